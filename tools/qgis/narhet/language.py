# SPDX-License-Identifier: MIT
"""Swedish where QGIS is in Swedish, else English."""
from qgis.core import QgsApplication


def code():
    return "sv" if QgsApplication.locale().lower().startswith("sv") else "en"


def text(english, swedish):
    return swedish if code() == "sv" else english

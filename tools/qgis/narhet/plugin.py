# SPDX-License-Identifier: MIT
"""What QGIS switches on and off."""
from qgis.core import QgsApplication

from .provider import NarhetProvider


class NarhetPlugin:
    def __init__(self):
        self.provider = None

    def initProcessing(self):
        """All that qgis_process asks for."""
        self.provider = NarhetProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        QgsApplication.processingRegistry().removeProvider(self.provider)

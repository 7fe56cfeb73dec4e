# SPDX-License-Identifier: MIT
"""The tools of narhet in QGIS's Processing toolbox."""


def classFactory(iface):  # noqa: N802  (QGIS asks for this name)
    from .plugin import NarhetPlugin
    return NarhetPlugin()

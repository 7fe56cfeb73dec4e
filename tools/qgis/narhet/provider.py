# SPDX-License-Identifier: MIT
"""The tools under one heading in the toolbox, and the setting that says where the program is."""
import pathlib

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from . import program
from .algorithms.area import AreaAlgorithm
from .algorithms.check import CheckAlgorithm
from .algorithms.close import CloseAlgorithm
from .algorithms.init import InitAlgorithm
from .algorithms.plan import PlanAlgorithm
from .algorithms.run import RunAlgorithm
from .language import text


class NarhetProvider(QgsProcessingProvider):
    def id(self):
        return "narhet"

    def name(self):
        return "Närhet"

    def icon(self):
        return QIcon(str(pathlib.Path(__file__).parent / "icon.svg"))

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(Setting(
            self.name(), program.SETTING,
            text("The program narhet (empty: as found on the PATH)",
                 "Programmet narhet (tomt: det som hittas via PATH)"),
            "", valuetype=Setting.FILE))
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(program.SETTING)

    def loadAlgorithms(self):
        for algorithm in (InitAlgorithm, CheckAlgorithm, RunAlgorithm, AreaAlgorithm, CloseAlgorithm, PlanAlgorithm):
            self.addAlgorithm(algorithm())

    def warningMessage(self):
        return "" if program.path() else program.missing()

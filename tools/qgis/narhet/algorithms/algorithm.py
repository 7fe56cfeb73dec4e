# SPDX-License-Identifier: MIT
"""What the tools have in common: a study, names in two languages, and the program that does the work."""
import pathlib
import re

from qgis.core import (
    QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingParameterDefinition, QgsProcessingParameterEnum,
    QgsProcessingParameterFile, QgsProcessingParameterFileDestination, QgsProcessingParameterString)
from qgis.PyQt.QtGui import QIcon

from .. import map_layers, program
from ..language import text

# Between numbers a comma is a decimal comma: "7,5 km".
BETWEEN_LIMITS = r"[;\n]|(?<!\d),|,(?!\d)"
BETWEEN_NAMES = r"[,;\n]"


def several(flag, written, between=BETWEEN_NAMES):
    """The option once for each of several values in one text."""
    return [f"{flag}={value.strip()}" for value in re.split(between, written) if value.strip()]


def one(flag, written):
    return [f"{flag}={written}"] if written not in ("", None) else []


class NarhetAlgorithm(QgsProcessingAlgorithm):
    """A tool says COMMAND, and TITLE and HELP in English and Swedish."""

    STUDY, OUTPUT = "STUDY", "OUTPUT"

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.COMMAND

    def displayName(self):
        return text(*self.TITLE)

    def shortHelpString(self):
        return text(*self.HELP)

    def icon(self):
        return QIcon(str(pathlib.Path(__file__).parents[1] / "icon.svg"))

    def canExecute(self):
        return (True, "") if program.path() else (False, program.missing())

    def add(self, parameter, explanation=None, advanced=False):
        if explanation:
            parameter.setHelp(explanation)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        self.addParameter(parameter)

    def add_study(self):
        self.add(QgsProcessingParameterFile(
            self.STUDY, text("Folder of the study", "Studiens mapp"), QgsProcessingParameterFile.Folder),
            text("The folder with study.toml", "Mappen som study.toml ligger i"))

    def add_text(self, name, title, explanation=None, several_lines=False, required=False, advanced=False, default=None):
        self.add(QgsProcessingParameterString(name, title, default, several_lines, not required), explanation, advanced)

    def add_choice(self, name, title, options, default=0, advanced=False):
        self.add(QgsProcessingParameterEnum(name, title, options, defaultValue=default), advanced=advanced)

    def add_level(self):
        self.add_choice("LEVEL", text("Who the result is for, where villages said something",
                                      "För vem resultatet är, där byar har sagt något"),
                        [text("as the study says", "som studien säger"), text("you alone", "bara du själv"),
                         text("partners", "samarbetspartner"), text("everyone", "alla")], advanced=True)

    def level(self, parameters, context):
        levels = ("study", "internal", "shared", "public")
        return one("--level", levels[self.parameterAsEnum(parameters, "LEVEL", context)])

    def add_output(self, title):
        self.add(QgsProcessingParameterFileDestination(self.OUTPUT, title, "GeoPackage (*.gpkg)"))

    def study(self, parameters, context):
        return self.parameterAsFile(parameters, self.STUDY, context)

    def written(self, parameters, name, context):
        return self.parameterAsString(parameters, name, context).strip()

    def number(self, flag, parameters, name, context):
        """Nothing where no number was given, which is not the same as 0."""
        if parameters.get(name) is None:
            return []
        return one(flag, f"{self.parameterAsDouble(parameters, name, context):.15g}")


class FileAlgorithm(NarhetAlgorithm):
    """A tool that writes the file which the user names; LAYERS go onto the map, from its bottom to its top.

    Where the file exists QGIS has asked whether to replace it, and the program replaces nothing but results of
    the same command.
    """

    def processAlgorithm(self, parameters, context, feedback):
        output = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        if not output.endswith(".gpkg"):
            raise QgsProcessingException(text(f"the name of the file to write has to end in .gpkg: {output}",
                                              f"namnet på filen att skriva ska sluta på .gpkg: {output}"))
        said = program.run(
            [self.COMMAND, *self.options(parameters, context), f"--output={output}", "--overwrite", "--",
             self.study(parameters, context), *self.ids(parameters, context)], feedback)
        if said is None:
            return {}
        map_layers.load(output, self.LAYERS, self.displayName(), context)
        return {self.OUTPUT: output}

    def ids(self, parameters, context):
        """What stands after the study."""
        return []

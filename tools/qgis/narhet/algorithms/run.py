# SPDX-License-Identifier: MIT
import pathlib

from qgis.core import QgsProcessingException, QgsProcessingOutputFile, QgsProcessingParameterBoolean

from .. import map_layers, program
from ..language import text
from .algorithm import NarhetAlgorithm


class RunAlgorithm(NarhetAlgorithm):
    COMMAND = "run"
    TITLE = ("3. Work out a study", "3. Räkna ut en studie")
    HELP = ("Works out who has how far to service, what closings would do and which candidate site would help most, "
            "and puts the coloured layers onto the map. The result is a GeoPackage in the folder result of the study; "
            "a project with all layers, themes and pages to print lies in it (Project, Open From, GeoPackage).",
            "Räknar ut vem som har hur långt till service, vad nedläggningar skulle göra och vilken tänkbar plats som "
            "gör mest nytta, och lägger de färglagda lagren på kartan. Resultatet är en GeoPackage i studiens mapp "
            "result; i den ligger ett projekt med alla lager, kartteman och sidor att skriva ut (Projekt, Öppna från, "
            "GeoPackage).")
    LAYERS = ("municipalities", "routes", "needs", "places", "services", "candidates")

    def initAlgorithm(self, configuration=None):
        self.add_study()
        self.add(QgsProcessingParameterBoolean(
            "OVERWRITE", text("Replace an earlier result (--overwrite)", "Ersätt ett tidigare resultat (--overwrite)"),
            False))
        self.add_level()
        self.addOutput(QgsProcessingOutputFile(self.OUTPUT, text("Result", "Resultat")))

    def processAlgorithm(self, parameters, context, feedback):
        arguments = [self.COMMAND, *self.level(parameters, context)]
        if self.parameterAsBoolean(parameters, "OVERWRITE", context):
            arguments.append("--overwrite")
        said = program.run([*arguments, "--", self.study(parameters, context)], feedback)
        if said is None:
            return {}
        result = self.named_last(said)
        map_layers.load(result, self.LAYERS, self.displayName(), context)
        return {self.OUTPUT: result}

    def named_last(self, said):
        """The program ends with "result: FILE" and "report: FILE", where the study has its results."""
        files = [pathlib.Path(line.partition(": ")[2]) for line in said[-2:]]
        file = next((each for each in files if each.suffix == ".gpkg"), None)
        if file is None or not file.is_file():
            raise QgsProcessingException(text("narhet did not say where the result is",
                                              "narhet sade inte var resultatet finns"))
        return str(file)

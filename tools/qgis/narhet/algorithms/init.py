# SPDX-License-Identifier: MIT
from qgis.core import (
    QgsProcessingParameterBoolean, QgsProcessingParameterFile, QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber)

from .. import program
from ..language import text
from .algorithm import NarhetAlgorithm, one


class InitAlgorithm(NarhetAlgorithm):
    COMMAND = "init"
    TITLE = ("1. Make a study", "1. Gör en studie")
    HELP = ("Makes a study from an OpenStreetMap extract, a file that ends in .osm.pbf: a folder with study.toml, "
            "which says in comments what can be changed, and an empty table for what villages say. People shop "
            "across borders, so the extract has to reach beyond the area.",
            "Gör en studie av ett utdrag ur OpenStreetMap, en fil som slutar på .osm.pbf: en mapp med study.toml, som i "
            "kommentarer säger vad som går att ändra, och en tom tabell för vad byarna säger. Folk handlar över "
            "gränsen, så utdraget ska nå utanför området.")

    def initAlgorithm(self, configuration=None):
        self.add(QgsProcessingParameterFile(
            "EXTRACT", text("OpenStreetMap extract", "Utdrag ur OpenStreetMap"),
            fileFilter="OpenStreetMap (*.osm.pbf *.pbf)"))
        self.add_text("NAME", text("Name of the study", "Studiens namn"),
                      text("Empty: that of the extract", "Tomt: utdragets namn"))
        self.add(QgsProcessingParameterNumber(
            "ADMIN_LEVEL", text("Which borders are the municipalities", "Vilka gränser som är kommunernas"),
            QgsProcessingParameterNumber.Integer, None, True, 1, 12),
            text("OpenStreetMap's admin_level, 7 in Sweden. Empty: the level that contains most places",
                 "OpenStreetMaps admin_level, 7 i Sverige. Tomt: den nivå som har flest orter i sig"), advanced=True)
        self.add(QgsProcessingParameterBoolean(
            "ALLOW_INCOMPLETE", text("Accept an extract that seems to be cut off",
                                     "Godta ett utdrag som verkar avklippt"), False), advanced=True)
        self.add(QgsProcessingParameterFolderDestination(
            self.STUDY, text("Folder to make, for the study", "Mapp att skapa, för studien")))

    def processAlgorithm(self, parameters, context, feedback):
        study = self.parameterAsString(parameters, self.STUDY, context)
        arguments = [self.COMMAND, *one("--name", self.written(parameters, "NAME", context)),
                     *self.number("--admin-level", parameters, "ADMIN_LEVEL", context)]
        if self.parameterAsBoolean(parameters, "ALLOW_INCOMPLETE", context):
            arguments.append("--allow-incomplete")
        said = program.run(
            [*arguments, "--", self.parameterAsFile(parameters, "EXTRACT", context), study], feedback)
        return {} if said is None else {self.STUDY: study}

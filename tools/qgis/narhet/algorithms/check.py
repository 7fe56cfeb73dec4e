# SPDX-License-Identifier: MIT
from qgis.core import QgsProcessingOutputString

from .. import program
from ..language import text
from .algorithm import NarhetAlgorithm


class CheckAlgorithm(NarhetAlgorithm):
    COMMAND = "check"
    TITLE = ("2. Check a study", "2. Kontrollera en studie")
    HELP = ("Reads all files of a study without writing anything, and says what was found, how it was understood, "
            "what is missing, what will be assumed and what a run will cost in time and memory.",
            "Läser alla filer i en studie utan att skriva något, och säger vad som hittats, hur det tolkats, vad som "
            "saknas, vad som antas och vad en körning kostar i tid och minne.")

    def initAlgorithm(self, configuration=None):
        self.add_study()
        self.addOutput(QgsProcessingOutputString("REPORT", text("What was found", "Vad som hittades")))

    def processAlgorithm(self, parameters, context, feedback):
        said = program.run([self.COMMAND, "--", self.study(parameters, context)], feedback)
        return {} if said is None else {"REPORT": "\n".join(said)}

# SPDX-License-Identifier: MIT
import re

from ..language import text
from .algorithm import BETWEEN_NAMES, FileAlgorithm, several


class CloseAlgorithm(FileAlgorithm):
    COMMAND = "close"
    TITLE = ("If service points close", "Om servicepunkter lägger ner")
    HELP = ("Closes service points together, opens candidate sites beside them if you like, and says who loses and "
            "who gains, by kind of service, threshold and municipality.",
            "Lägger ner servicepunkter tillsammans, öppnar tänkbara platser bredvid om du vill, och säger vilka som "
            "förlorar och vilka som vinner, efter slag av service, gräns och kommun.")
    LAYERS = ("scenario_places", "scenario_points")

    def initAlgorithm(self, configuration=None):
        between = text("With commas between them", "Med komma emellan")
        self.add_study()
        self.add_text("CLOSING", text("Ids of the service points that close", "Id för servicepunkterna som lägger ner"),
                      between)
        self.add_text("KINDS", text("Kinds of service that close there, by their keys",
                                    "Slag av service som lägger ner där, med sina nycklar"),
                      text("Empty: all that the points offer", "Tomt: allt som punkterna har"))
        self.add_text("OPENING", text("Ids of the candidate sites that open", "Id för de tänkbara platser som öppnar"),
                      between)
        self.add_text("OPENING_KINDS", text("Kinds of service that open there, by their keys",
                                            "Slag av service som öppnar där, med sina nycklar"),
                      text("Empty: all kinds", "Tomt: alla slag"), advanced=True)
        self.add_output(text("Scenario", "Scenario"))

    def options(self, parameters, context):
        return [*several("--kind", self.written(parameters, "KINDS", context)),
                *several("--open", self.written(parameters, "OPENING", context)),
                *several("--open-kind", self.written(parameters, "OPENING_KINDS", context))]

    def ids(self, parameters, context):
        written = self.written(parameters, "CLOSING", context)
        return [value.strip() for value in re.split(BETWEEN_NAMES, written) if value.strip()]

# SPDX-License-Identifier: MIT
from ..language import text
from .algorithm import BETWEEN_LIMITS, FileAlgorithm, one, several


class AreaAlgorithm(FileAlgorithm):
    COMMAND = "area"
    TITLE = ("What lies within reach", "Vad som ligger inom räckhåll")
    HELP = ("Draws the roads from which some of the points is reached within a limit, cut exactly there, and the "
            "polygons around them. Where no road is, a hole stays a hole.",
            "Ritar de vägar varifrån någon av punkterna nås inom en gräns, avskurna exakt där, och ytorna omkring "
            "dem. Där ingen väg finns förblir ett hål ett hål.")
    LAYERS = ("areas", "area_roads")
    OF = ("services", "candidates", "places")
    DIRECTIONS = ("to", "from")

    def initAlgorithm(self, configuration=None):
        self.add_study()
        self.add_text("LIMITS", text("How far", "Hur långt"),
                      text("Times or distances, such as 10 min, 20 min or 5 km, 10 km",
                           "Tider eller sträckor, till exempel 10 min, 20 min eller 5 km, 10 km"),
                      required=True, default="10 min, 20 min")
        self.add_choice("OF", text("From which points", "Från vilka punkter"),
                        [text("service points", "servicepunkter"), text("candidate sites", "tänkbara platser"),
                         text("places", "orter")])
        self.add_text("KIND", text("Kind of service, by its key in study.toml",
                                   "Slag av service, med sin nyckel i study.toml"),
                      text("Empty: any kind", "Tomt: vilket slag som helst"))
        self.add_text("IDS", text("Only the points with these ids", "Bara punkterna med de här id:na"),
                      text("With commas between them. Empty: all points",
                           "Med komma emellan. Tomt: alla punkter"))
        self.add_choice("DIRECTION", text("Direction of travel", "Färdriktning"),
                        [text("to the points", "till punkterna"), text("from the points", "från punkterna")],
                        advanced=True)
        self.add_text("BUFFER", text("How far the polygons go beyond the roads",
                                     "Hur långt ytorna når utanför vägarna"),
                      text("A distance, such as 200 m. Empty: 100 m", "En sträcka, till exempel 200 m. Tomt: 100 m"),
                      advanced=True)
        self.add_output(text("Areas", "Ytor"))

    def options(self, parameters, context):
        return [*several("--limit", self.written(parameters, "LIMITS", context), BETWEEN_LIMITS),
                *one("--of", self.OF[self.parameterAsEnum(parameters, "OF", context)]),
                *one("--kind", self.written(parameters, "KIND", context)),
                *several("--id", self.written(parameters, "IDS", context)),
                *one("--direction", self.DIRECTIONS[self.parameterAsEnum(parameters, "DIRECTION", context)]),
                *one("--buffer", self.written(parameters, "BUFFER", context))]

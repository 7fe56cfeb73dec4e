# SPDX-License-Identifier: MIT
from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterNumber

from ..language import text
from .algorithm import FileAlgorithm, one, several


class PlanAlgorithm(FileAlgorithm):
    COMMAND = "plan"
    TITLE = ("Choose sites", "Välj platser")
    HELP = ("Chooses sites among the candidates, says what they come to, whether that is proved to be the best, and "
            "which choices are nearly as good. Where nothing fits, it names the places that make it so and the least "
            "limit that would do.",
            "Väljer platser bland de tänkbara, säger vad de ger sammanlagt, om det är bevisat att inget annat val är "
            "bättre, och vilka val som är nästan lika bra. Går det inte, nämns orterna som gör det omöjligt och den "
            "minsta gräns som skulle räcka.")
    LAYERS = ("scenario_places", "plan")
    PROBLEMS = ("", "one-per-municipality", "p-median", "mclp", "lscp", "p-center", "backup", "dispersion",
                "capacitated-p-median")
    DEMANDS = ("", "persons", "need")
    THEN = ("", "p-center", "p-median")

    def initAlgorithm(self, configuration=None):
        between = text("With commas between them", "Med komma emellan")
        integer = QgsProcessingParameterNumber.Integer
        self.add_study()
        self.add_choice("PROBLEM", text("What is best", "Vad som är bäst"), [
            text("as the study says", "som studien säger"),
            text("shortest ways in all, one site in each municipality", "kortast väg sammanlagt, en plats i varje kommun"),
            text("shortest ways in all (p-median)", "kortast väg sammanlagt (p-median)"),
            text("most people within the limit (mclp)", "flest inom gränsen (mclp)"),
            text("fewest sites for everybody (lscp)", "så få platser som möjligt för alla (lscp)"),
            text("shortest longest way (p-center)", "kortast väg för den som har längst (p-center)"),
            text("most people within the limit of two points (backup)", "flest inom gränsen från två punkter (backup)"),
            text("farthest apart (dispersion)", "längst ifrån varandra (dispersion)"),
            text("shortest ways in all, with room for so many (capacitated p-median)",
                 "kortast väg sammanlagt, med plats för så många (p-median med kapacitet)")])
        self.add(QgsProcessingParameterNumber(
            "SITES", text("How many sites", "Hur många platser"), integer, None, True, 1),
            text("For problems that do not say", "För uppgifter som inte säger det"))
        self.add(QgsProcessingParameterNumber(
            "BUDGET", text("What the sites may cost together, in kronor", "Vad platserna får kosta tillsammans, i kronor"),
            QgsProcessingParameterNumber.Double, None, True, 0),
            text("By the column cost of the candidates; instead of their number",
                 "Efter kolumnen cost för de tänkbara platserna; i stället för antalet"))
        self.add_text("LIMIT", text("How far is within the limit", "Hur långt som är inom gränsen"),
                      text("Such as 10 min or 5 km. Empty: the first threshold of the study",
                           "Till exempel 10 min eller 5 km. Tomt: studiens första gräns"))
        self.add_text("KINDS", text("Kinds of service, by their keys", "Slag av service, med sina nycklar"),
                      text("With commas between them. Empty: all kinds", "Med komma emellan. Tomt: alla slag"))
        self.add_choice("DEMAND", text("Who counts how much", "Vem som räknas hur mycket"),
                        [text("as the study says", "som studien säger"), text("everybody the same", "alla lika"),
                         text("by how much their place needs the service", "efter hur mycket orten behöver servicen")])
        self.add_text("REQUIRED", text("Ids of sites to choose", "Id för platser som ska vara med"), between)
        self.add_text("FORBIDDEN", text("Ids of sites not to choose", "Id för platser som inte ska vara med"), between)
        self.add_choice("THEN", text("What decides among the best choices", "Vad som avgör bland de bästa valen"),
                        [text("as the study says", "som studien säger"),
                         text("the shortest longest way", "kortast väg för den som har längst"),
                         text("the shortest ways in all", "kortast väg sammanlagt")], advanced=True)
        self.add(QgsProcessingParameterNumber(
            "ALTERNATIVES", text("How many choices that are nearly as good", "Hur många val som är nästan lika bra"),
            integer, None, True, 0), text("Empty: three", "Tomt: tre"), advanced=True)
        self.add(QgsProcessingParameterBoolean(
            "SEQUENCE", text("Also in which order the sites should open", "Också i vilken ordning platserna bör öppna"),
            False), advanced=True)
        self.add_level()
        self.add_output(text("Plan", "Plan"))

    def options(self, parameters, context):
        sequence = self.parameterAsBoolean(parameters, "SEQUENCE", context)
        return [*one("--problem", self.PROBLEMS[self.parameterAsEnum(parameters, "PROBLEM", context)]),
                *self.number("--sites", parameters, "SITES", context),
                *self.number("--budget", parameters, "BUDGET", context),
                *one("--limit", self.written(parameters, "LIMIT", context)),
                *several("--kind", self.written(parameters, "KINDS", context)),
                *one("--demand", self.DEMANDS[self.parameterAsEnum(parameters, "DEMAND", context)]),
                *several("--required", self.written(parameters, "REQUIRED", context)),
                *several("--forbidden", self.written(parameters, "FORBIDDEN", context)),
                *one("--then", self.THEN[self.parameterAsEnum(parameters, "THEN", context)]),
                *self.number("--alternatives", parameters, "ALTERNATIVES", context),
                *(["--sequence"] if sequence else []),
                *self.level(parameters, context)]

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The pages of scripts/draw_result: they are drawn, hold what a page has to hold, and say no to the rest.

    draw_result_test.py RESULT.gpkg FOLDER

Beside the result lie reach.gpkg, plan.gpkg and scenario.gpkg of the same study, and public.gpkg, the result that
all may read.
"""
import importlib.machinery
import importlib.util
import os
import pathlib
import sqlite3
import subprocess
import sys
import unittest

from qgis.core import QgsApplication, QgsLayoutExporter, QgsLayoutItemScaleBar, QgsNumericFormatContext, QgsProject
from qgis.PyQt.QtGui import QColor, QImage

os.environ["QT_QPA_PLATFORM"] = "offscreen"
SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "draw_result"
RESULT, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
# Of the stamp with the study's notice, and of the classes of the legend of the places.
STAMP = QColor(90, 20, 60).rgb()
CLASSES = ((253, 231, 37), (94, 201, 98), (33, 145, 140), (59, 82, 139), (68, 1, 84))
# Of kinds at one stop: all, more than half, fewer, none; and of customers.
REACH = ((253, 231, 37), (94, 201, 98), (59, 82, 139), (68, 1, 84), (213, 94, 0))
# Of what changes, from the farthest to the nearest.
CHANGES = ((179, 88, 6), (241, 163, 64), (254, 224, 182), (216, 218, 235), (153, 142, 195), (84, 39, 136))
CHOSEN = (213, 94, 0)


def draw(png, *municipality, file=RESULT):
    return subprocess.run([SCRIPT, file, png, *municipality], capture_output=True, text=True, timeout=100,
                          check=False)


class Pages(unittest.TestCase):
    def check(self, png, classes=CLASSES):
        image = QImage(str(png))
        # A4 at 150 dots per inch.
        self.assertAlmostEqual(image.width(), 297 / 25.4 * 150, delta=2)
        self.assertAlmostEqual(image.height(), 210 / 25.4 * 150, delta=2)
        seen = {}
        for x in range(0, image.width(), 2):
            for y in range(0, image.height(), 2):
                colour = image.pixel(x, y)
                seen[colour] = seen.get(colour, 0) + 1
        self.assertGreater(seen.get(STAMP, 0), 5_000, "no stamp")
        self.assertEqual({QColor(*colour).rgb() for colour in classes} - set(seen), set(), "a class is missing, in the map and in the legend")
        return seen

    def says_internal(self, png):
        """Whether the strip over the legend is a stamp."""
        image = QImage(str(png))
        stamp = sum(image.pixel(x, y) == STAMP for x in range(image.width() * 3 // 4, image.width())
                    for y in range(image.height() // 14))
        return stamp > 5_000

    def test_of_the_whole_study(self):
        for name in ("result", "public"):
            png = FOLDER / f"{name}.png"
            process = draw(png, file=RESULT.with_name(f"{name}.gpkg"))
            self.assertEqual(process.returncode, 0, process.stderr)
            self.check(png)
            self.assertEqual(self.says_internal(png), name == "result")

    def test_of_each_municipality(self):
        pages = []
        for name in ("Älvdalen", "Ludvika", "Norrköping"):
            png = FOLDER / f"{name}.png"
            process = draw(png, name)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.check(png)
            pages.append(png.read_bytes())
        self.assertEqual(len(set(pages)), 3)

    def test_of_what_else_the_program_writes(self):
        for name, classes in (("reach", REACH), ("plan", (*CHANGES, CHOSEN)), ("scenario", CHANGES)):
            png = FOLDER / f"{name}.png"
            process = draw(png, file=RESULT.with_name(f"{name}.gpkg"))
            self.assertEqual(process.returncode, 0, process.stderr)
            self.check(png, classes)
            self.assertFalse(self.says_internal(png), "it holds nothing of what was said")

    def test_of_one_municipality_shows_what_it_has_within_reach(self):
        png = FOLDER / "reach-Flen.png"
        process = draw(png, "Flen", file=RESULT.with_name("reach.gpkg"))
        self.assertEqual(process.returncode, 0, process.stderr)
        self.check(png, REACH)

    def test_of_one_municipality_shows_what_opens_and_closes_there(self):
        for name, classes in (("plan", (CHANGES[-1], CHOSEN)), ("scenario", CHANGES)):
            png = FOLDER / f"{name}-Vingåker.png"
            process = draw(png, "Vingåker", file=RESULT.with_name(f"{name}.gpkg"))
            self.assertEqual(process.returncode, 0, process.stderr)
            self.check(png, classes)

    def test_of_an_unknown_municipality_is_refused(self):
        png = FOLDER / "none.png"
        for name in ("result", "plan"):
            process = draw(png, "Atlantis", file=RESULT.with_name(f"{name}.gpkg"))
            self.assertEqual(process.returncode, 1)
            self.assertIn("no municipality Atlantis", process.stderr)
            self.assertFalse(png.exists())

    def test_name_every_municipality_and_write_numbers_as_the_study_does(self):
        loader = importlib.machinery.SourceFileLoader("draw_result", str(SCRIPT))
        script = importlib.util.module_from_spec(importlib.util.spec_from_loader("draw_result", loader))
        loader.exec_module(script)
        with sqlite3.connect(f"file:{RESULT}?mode=ro", uri=True) as connection:
            names = {name for name, in connection.execute("SELECT name FROM municipalities")}
        self.assertEqual(len(names), 11)
        for name in ("result", "reach", "plan", "scenario"):
            QgsProject.instance().clear()
            page = script.draw(str(RESULT.with_name(f"{name}.gpkg")), str(FOLDER / "page.png"), "Ludvika")
            exporter = QgsLayoutExporter(page.layout)
            exporter.exportToImage(str(FOLDER / "labels.png"), QgsLayoutExporter.ImageExportSettings())
            labels = exporter.labelingResults()[page.overview.uuid()].allLabels()
            self.assertEqual({label.labelText for label in labels if not label.isUnplaced}, names, name)
            bars = [item for item in page.layout.items() if isinstance(item, QgsLayoutItemScaleBar)]
            self.assertEqual({bar.numericFormat().formatDouble(2.5, QgsNumericFormatContext()) for bar in bars}, {"2,5"})


if __name__ == "__main__":
    # Has to outlive every layer.
    application = QgsApplication([], False)
    application.initQgis()
    outcome = unittest.main(argv=sys.argv[:1] + ["-v"], exit=False).result
    sys.stdout.flush()
    # Qt's parts are not taken apart in the right order when Python ends.
    os._exit(0 if outcome.wasSuccessful() else 1)

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The pages of scripts/draw_result: they are drawn, hold what a page has to hold, and say no to the rest.

    draw_result_test.py RESULT.gpkg FOLDER

Beside the result lie reach.gpkg, plan.gpkg and scenario.gpkg of the same study.
"""
import pathlib
import subprocess
import sys
import unittest

from qgis.PyQt.QtGui import QColor, QImage

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

    def test_of_the_whole_study(self):
        png = FOLDER / "study.png"
        process = draw(png)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.check(png)

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

    def test_of_one_municipality_shows_what_it_has_within_reach(self):
        png = FOLDER / "reach-Flen.png"
        process = draw(png, "Flen", file=RESULT.with_name("reach.gpkg"))
        self.assertEqual(process.returncode, 0, process.stderr)
        self.check(png, REACH)
        process = draw(FOLDER / "none.png", "Flen", file=RESULT.with_name("plan.gpkg"))
        self.assertEqual(process.returncode, 1)
        self.assertIn("has no municipalities", process.stderr)

    def test_of_an_unknown_municipality_is_refused(self):
        png = FOLDER / "none.png"
        process = draw(png, "Atlantis")
        self.assertEqual(process.returncode, 1)
        self.assertIn("no municipality Atlantis", process.stderr)
        self.assertFalse(png.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + ["-v"])

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The pages of scripts/draw_result: they are drawn, hold what a page has to hold, and say no to the rest.

    draw_result_test.py RESULT.gpkg FOLDER
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
CLASSES = {QColor(*colour).rgb() for colour in
           ((253, 231, 37), (94, 201, 98), (33, 145, 140), (59, 82, 139), (68, 1, 84))}


def draw(png, *municipality):
    return subprocess.run([SCRIPT, RESULT, png, *municipality], capture_output=True, text=True, timeout=100,
                          check=False)


class Pages(unittest.TestCase):
    def check(self, png):
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
        self.assertEqual(CLASSES - set(seen), set(), "a class is missing, in the map and in the legend")
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

    def test_of_an_unknown_municipality_is_refused(self):
        png = FOLDER / "none.png"
        process = draw(png, "Atlantis")
        self.assertEqual(process.returncode, 1)
        self.assertIn("no municipality Atlantis", process.stderr)
        self.assertFalse(png.exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + ["-v"])

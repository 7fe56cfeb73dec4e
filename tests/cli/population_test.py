#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Where people are counted in the cells of a grid: on SCB's whole grid, and beside villages with needs."""
import csv
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, SOURCE, StudyTest, rows, run  # noqa: E402

GRID = DATA / "sweden" / "grid_1km_sweden_2024.csv"
BORDERS = DATA / "sweden" / "municipalities.gpkg"
ELEVEN = ["2505", "2421", "2482", "2039", "2085", "482", "0428", "0581", "0583", "Ljungby", "älmhult"]
CODES = {"2505", "2421", "2482", "2039", "2085", "0482", "0428", "0581", "0583", "0781", "0765"}


class Demo(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def run_study(self, *options, code=0, **settings):
        process = run("run", self.study, "--overwrite", *options, **settings)
        self.assertEqual(process.returncode, code, process.stderr)
        return process.stderr

    def set_section(self, name, lines):
        """Replaces or adds a section of the study."""
        file = self.study / "study.toml"
        kept, skipping = [], False
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                skipping = line.split()[0] == f"[{name}]"
            if not skipping:
                kept.append(line)
        file.write_text("\n".join(kept + ([f"[{name}]", *lines] if lines else []) + [""]), encoding="utf-8")


@unittest.skipUnless(GRID.exists() and BORDERS.exists(), f"no {GRID}")
class WholeGrid(Demo):
    """All of Sweden's cells, on real borders, over the demo's roads."""

    def setUp(self):
        super().setUp()
        self.set_section("places", [])
        self.set_section("needs", [])
        self.set_section("population", [f'source = "{os.path.relpath(GRID, self.study)}"'])
        self.set_section("municipalities", [f'source = "{os.path.relpath(BORDERS, self.study)}"',
                                            'fields = { code = "KOM_KOD", name = "KOMMUNNAMN" }'])

    def test_the_eleven_have_the_people_that_the_file_gives_them(self):
        names = ", ".join(f'"{each}"' for each in ELEVEN)
        self.replace("study.toml", "[study]\n", f"[study]\nmunicipalities = [{names}]\nmargin = \"0 km\"\n")
        said = self.run_study()
        self.assertIn("municipalities: 290 read = 11 used + 0 rejected + 279 excluded", said)
        self.assertIn("population cells: 103,464 read = 6009 used + 0 rejected + 97,455 excluded", said)
        self.assertIn("people in all: 381,118", said)
        with open(GRID, encoding="utf-8") as file:
            cells = [row for row in csv.DictReader(file) if row["kommunkod"] in CODES]
        expected = {code: sum(int(row["beftotalt"]) for row in cells if row["kommunkod"] == code) for code in CODES}
        found = dict(rows(self.result, "SELECT municipality_code, sum(population) FROM places GROUP BY 1"))
        self.assertEqual(found, expected)
        self.assertEqual(rows(self.result, "SELECT DISTINCT type, cell_m FROM places"), [("cell", 1000.0)])

    def test_a_municipality_that_is_not_there_is_named(self):
        self.replace("study.toml", "[study]\n", '[study]\nmunicipalities = ["Vingaker"]\n')
        process = run("check", self.study)
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("there is no municipality 'Vingaker' among the 290", process.stderr)
        self.assertIn("did you mean 'Vingåker'?", process.stderr)

    def test_a_threshold_of_a_cell_s_width_is_refused(self):
        file = self.study / "study.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('limit = "5 km"', 'limit = "1 km"', 1), encoding="utf-8")
        process = run("check", self.study)
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("the threshold 1 km is no longer than a cell of 1000 m is wide", process.stderr)
        file.write_text(text.replace('limit = "5 km"', 'limit = "4.9 km"', 1), encoding="utf-8")
        process = run("check", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn("4.9 km is shorter than five cells of 1000 m", process.stderr)
        self.assertIn("gränsen 4,9 km är kortare än fem rutor på 1000 m",
                      run("check", self.study, language="sv").stderr)


class CellsBesideVillages(Demo):
    """Every village of the demo has its people in four cells around it."""

    def setUp(self):
        super().setUp()
        self.run_study()
        self.before = {row[0]: row[1:] for row in rows(
            self.result, "SELECT id, population, need_index, status FROM places")}
        positions = rows(self.result, "SELECT p.id, p.population, (r.minx + r.maxx) / 2, (r.miny + r.maxy) / 2 "
                                      "FROM places p JOIN rtree_places_geom r ON r.id = p.fid")
        self.cells = {}
        for _, persons, east, north in positions:
            for i in (0, 1):
                for j in (0, 1):
                    corner = (int(east // 1000) + i) * 1000, (int(north // 1000) + j) * 1000
                    self.cells[corner] = self.cells.get(corner, 0) + (persons or 0) / 4
        lines = ["rutid_scb;beftotalt;ald0_19;ald20_64;ald65_69;ald70w"]
        lines += [f"{east:06}{north:07};{persons:g};1;2;3;4" for (east, north), persons in self.cells.items()]
        (self.study / "rutor.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.set_section("population", ['source = "rutor.csv"', 'decimal = "."'])

    def test_nobody_is_counted_twice_and_needs_go_with_the_village(self):
        said = self.run_study()
        self.assertIn("people are counted in the cells", said)
        total = sum(self.cells.values())
        self.assertAlmostEqual(rows(self.result, "SELECT sum(population) FROM places")[0][0], total, 3)
        self.assertEqual(rows(self.result, "SELECT count(*) FROM places WHERE population IS NOT NULL AND "
                                           "cell_m IS NULL")[0][0], 0, "those of the villages are not counted again")
        linked = rows(self.result, "SELECT c.need_index, v.need_index, c.village_name, v.name FROM places c "
                                   "JOIN places v ON v.id = c.village_id")
        self.assertGreater(len(linked), 300)
        for cell, village, said_name, name in linked:
            self.assertEqual(cell, village)
            self.assertEqual(said_name, name)
        self.assertGreater(sum(1 for cell, *_ in linked if cell is not None), 20)
        for key, index in rows(self.result, "SELECT id, need_index FROM places WHERE cell_m IS NULL"):
            self.assertEqual(index is None, self.before[key][1] is None, "a meeting is about its village")
        young, elderly, aged = rows(self.result, "SELECT sum(young), sum(elderly), sum(aged_70) FROM places")[0]
        self.assertEqual((young, elderly, aged), tuple(len(self.cells) * each for each in (1, 7, 4)))

    def test_a_result_for_everyone_has_no_row_of_a_cell(self):
        self.run_study()
        inside = self.result
        layers = ("places", "place_service", "routes")
        self.assertGreater(rows(inside, "SELECT count(*) FROM places WHERE type = 'cell'")[0][0], 300)
        inside.unlink()
        self.run_study("--level", "public")
        cells = {f"{east:06}{north:07}" for east, north in self.cells}
        for layer in layers:
            column = "id" if layer == "places" else "place_id"
            ids = {each for each, in rows(self.result, f'SELECT "{column}" FROM "{layer}"')}
            self.assertFalse(ids & cells, layer)
            self.assertTrue(ids, layer)
        told = rows(self.result, """SELECT count(value), count(persons), count(of_persons) FROM municipality_indicators
                                    WHERE "group" <> 'all'""")
        self.assertEqual(told, [(0, 0, 0)], "the layers of before tell no ages of cells")
        few, = rows(self.result, """SELECT min(persons) FROM municipality_indicators
                                    WHERE indicator IN ('imported', 'exported', 'closure_risk', 'no_second')""")[0]
        self.assertGreaterEqual(few, 5)
        content = self.result.read_bytes()
        shown = [each for each in cells if each.encode() in content]
        self.assertEqual(shown, [], "not in a sentence either")
        scenario = self.folder / "closed.gpkg"
        service = rows(self.result, "SELECT id FROM services ORDER BY id LIMIT 1")[0][0]
        process = run("close", self.study, service, "--level", "public", "-o", scenario)
        if "--level" in process.stderr:
            self.replace("study.toml", "[study]\n", "[privacy]\nlevel = \"public\"\n[study]\n")
            process = run("close", self.study, service, "-o", scenario)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertFalse({each for each, in rows(scenario, "SELECT id FROM scenario_places")} & cells)


if __name__ == "__main__":
    unittest.main()

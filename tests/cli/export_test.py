#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Results as files of other programs: GeoJSON as RFC 7946 has it, and CSV in two dialects."""
import csv
import json
import pathlib
import sys
import unittest

from osgeo import osr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402


def area_left_of(ring):
    """Above 0 where it runs against the clock: the right-hand rule of an outer ring."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:]))


class Export(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        self.plan = self.folder / "plan.gpkg"
        self.done("plan", self.study, "-o", self.plan, "--problem", "p-median", "--sites", 2)

    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process

    def refused(self, code, *arguments):
        process = run(*arguments)
        self.assertEqual(process.returncode, code, process.stderr)
        return process.stderr

    def layers(self, data_type="%"):
        return [name for name, in rows(self.plan, f"""SELECT table_name FROM gpkg_contents WHERE data_type LIKE '{data_type}'
                AND table_name <> 'layer_styles'""")]

    def test_every_map_is_geojson_in_wgs84_by_the_right_hand_rule(self):
        self.done("export", self.plan, "-o", self.out)
        self.assertEqual({path.name for path in self.out.glob("*.geojson")},
                         {f"{layer}.geojson" for layer in self.layers("features")})
        for layer in self.layers("features"):
            text = (self.out / f"{layer}.geojson").read_text(encoding="utf-8")
            collection = json.loads(text)
            self.assertEqual(collection["type"], "FeatureCollection")
            self.assertNotIn("crs", collection, "RFC 7946 knows but one system")
            self.assertEqual(len(collection["features"]), rows(self.plan, f"SELECT count(*) FROM {layer}")[0][0])
        for feature in json.loads((self.out / "borders.geojson").read_text(encoding="utf-8"))["features"]:
            parts = feature["geometry"]["coordinates"]
            for outer, *holes in parts if feature["geometry"]["type"] == "MultiPolygon" else [parts]:
                self.assertGreater(area_left_of(outer), 0)
                self.assertTrue(all(area_left_of(hole) < 0 for hole in holes))

    def test_places_lie_where_proj_says_with_the_values_of_the_file(self):
        self.done("export", self.plan, "-o", self.out)
        sweref, wgs84 = osr.SpatialReference(), osr.SpatialReference()
        sweref.ImportFromEPSG(3006)
        wgs84.ImportFromEPSG(4326)
        for system in (sweref, wgs84):
            system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        there = osr.CoordinateTransformation(sweref, wgs84)
        table = self.folder / "plan.csv"
        self.done("plan", self.study, "-o", table, "--problem", "p-median", "--sites", 2)
        with table.open(encoding="utf-8", newline="") as file:
            expected = list(csv.DictReader(file))
        features = json.loads((self.out / "plan.geojson").read_text(encoding="utf-8"))["features"]
        self.assertEqual(len(features), len(expected))
        for feature, row in zip(features, expected):
            self.assertEqual(feature["properties"]["name"], row["name"])
            self.assertEqual(feature["properties"]["proven"], bool(int(row["proven"])))
            x, y, _ = there.TransformPoint(float(row["x"]), float(row["y"]))
            # Seven decimals in the file, centimetres in the table: 2e-7 degrees at this latitude.
            self.assertAlmostEqual(feature["geometry"]["coordinates"][0], x, delta=3e-7)
            self.assertAlmostEqual(feature["geometry"]["coordinates"][1], y, delta=3e-7)

    def test_every_layer_is_a_table_with_the_values_of_the_file(self):
        self.done("export", self.plan, "-o", self.out, "--as", "rfc4180")
        self.assertEqual({path.stem for path in self.out.glob("*.csv")}, set(self.layers()))
        for layer in self.layers():
            raw = (self.out / f"{layer}.csv").read_bytes()
            self.assertFalse(raw.startswith(b"\xef\xbb\xbf"))
            self.assertTrue(raw.endswith(b"\r\n"))
            table = list(csv.DictReader(raw.decode("utf-8").splitlines(keepends=True)))
            names = self.columns(layer)
            self.assertEqual(len(table), rows(self.plan, f"SELECT count(*) FROM {layer}")[0][0])
            for row, stored in zip(table, self.stored(layer, names)):
                for name, value in zip(names, stored):
                    if isinstance(value, (int, float)):
                        self.assertEqual(float(row[name]), value, (layer, name))
                    elif value is None or value[:1] not in "=+-@":
                        self.assertEqual(row[name], value or "", (layer, name))

    def columns(self, layer):
        return [name for _, name, *_ in rows(self.plan, f"PRAGMA table_info({layer})") if name not in ("fid", "geom")]

    def stored(self, layer, names):
        return rows(self.plan, f"""SELECT {', '.join(f'"{name}"' for name in names)} FROM {layer} ORDER BY fid""")

    def test_a_swedish_excel_has_titles_and_numbers_of_a_few_digits(self):
        self.done("run", self.study)
        for result in (self.plan, *(self.study / "result").glob("[!.]*.gpkg")):
            self.plan = result
            folder = self.folder / result.stem
            self.done("export", result, "-o", folder, "--as", "excel-sv", "--internal")
            self.assertEqual({path.stem for path in folder.glob("*.csv")}, set(self.layers()))
            for layer in self.layers():
                self.assert_is_for_people((folder / f"{layer}.csv").read_bytes(), layer)

    def assert_is_for_people(self, raw, layer):
        """The titles that QGIS shows, and no number farther from the stored one than its decimals tell."""
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n"))
        head, *table = csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), delimiter=";")
        self.assertEqual(len(head), len(set(head)), layer)
        titles = dict(rows(self.plan, f"SELECT column_name, title FROM gpkg_data_columns WHERE table_name = '{layer}'"))
        names = self.columns(layer)
        self.assertEqual(head[:len(names)], [titles[name] for name in names], layer)
        for row, stored in zip(table, self.stored(layer, names), strict=True):
            for name, cell, value in zip(names, row, stored):
                if isinstance(value, float):
                    shown = cell.replace(",", ".")
                    words = name.split("_")
                    most = 1 if {"km", "min", "percent", "points", "score"} & {*words} else 0 if words[-1] in ("m", "persons") else 6
                    near = 0.05 if most == 1 else 0.5 if most == 0 or abs(value) >= 100 else max(abs(value) / 199, 5e-7)
                    self.assertLessEqual(len(shown.partition(".")[2]), most, (layer, name, cell))
                    self.assertAlmostEqual(float(shown), value, delta=near + 1e-9, msg=(layer, name))
                elif isinstance(value, int):
                    self.assertEqual(cell, str(value), (layer, name))

    def test_what_looks_like_a_formula_is_disarmed_in_tables_alone(self):
        self.replace("candidates.csv", self.chosen(), '=HYPERLINK("http://x.se")'.replace('"', "'"))
        self.done("plan", self.study, "-o", self.plan, "--problem", "p-median", "--sites", 2, "--overwrite")
        self.done("export", self.plan, "-o", self.out)
        self.done("export", self.plan, "-o", self.out, "--as", "excel-sv")
        self.assertIn(";'=HYPERLINK(", (self.out / "plan.csv").read_text(encoding="utf-8-sig"))
        names = [feature["properties"]["name"] for feature in
                 json.loads((self.out / "plan.geojson").read_text(encoding="utf-8"))["features"]]
        self.assertIn("=HYPERLINK('http://x.se')", names)

    def chosen(self):
        return rows(self.plan, "SELECT name FROM plan ORDER BY fid")[0][0]

    def test_the_files_are_listed_in_a_manifest_that_verify_reads(self):
        self.done("export", self.plan, "-o", self.out)
        manifest = self.out / "plan.geojson.manifest.json"
        listed = {entry["name"] for entry in json.loads(manifest.read_text(encoding="utf-8"))["files"]}
        self.assertEqual(listed, {path.name for path in self.out.glob("*.geojson")})
        self.done("verify", manifest)
        with (self.out / "plan.geojson").open("a", encoding="utf-8") as file:
            file.write(" ")
        self.assertIn("plan.geojson is not as it was written", self.refused(3, "verify", manifest))

    def test_verify_says_of_a_folder_what_differs_is_missing_or_additional(self):
        self.assertIn("no manifest in this folder", self.refused(3, "verify", self.folder))
        self.done("run", self.study, "--engine", "hierarchy")
        said = self.done("verify", self.study / "result").stdout
        self.assertEqual((said.count("is as it was written"), said.count("additional")), (2, 0), said)
        self.done("export", self.plan, "-o", self.out)
        self.done("export", self.plan, "-o", self.out, "--as", "excel-sv")
        said = self.done("verify", self.out).stdout
        self.assertEqual(said.count("is as it was written"), len(self.layers()) + len(self.layers("features")))
        self.assertEqual(said.count("the result is whole"), 2, "the maps and the tables")
        (self.out / "plan.csv").write_text("changed", encoding="utf-8")
        (self.out / "borders.geojson").unlink()
        (self.out / "old.csv").write_text("left", encoding="utf-8")
        words = self.refused(3, "verify", self.out)
        for found in ("plan.csv is not as it was written", "borders.geojson is missing", "old.csv is additional"):
            self.assertIn(found, words)
        self.assertNotIn("plan.geojson", words)
        self.done("export", self.plan, "-o", self.out, "--overwrite")
        self.done("export", self.plan, "-o", self.out, "--as", "excel-sv", "--overwrite")
        said = self.done("verify", self.out, language="sv").stdout
        self.assertIn("old.csv hör inte dit: den står inte i något manifest", said)

    def test_only_files_of_an_earlier_export_are_replaced(self):
        self.done("export", self.plan, "-o", self.out)
        before = files_below(self.out)
        self.refused(5, "export", self.plan, "-o", self.out)
        self.assertEqual(files_below(self.out), before)
        again = {name: digest for name, digest in before.items() if not name.endswith(".json")}
        self.done("export", self.plan, "-o", self.out, "--overwrite")
        self.assertEqual({name: digest for name, digest in files_below(self.out).items() if not name.endswith(".json")}, again)
        mine = self.folder / "mine"
        mine.mkdir()
        (mine / "plan.csv").write_text("mine", encoding="utf-8")
        self.refused(5, "export", self.plan, "-o", mine, "--as", "rfc4180", "--overwrite")
        self.assertEqual([path.name for path in mine.iterdir()], ["plan.csv"])
        self.assertEqual((mine / "plan.csv").read_text(encoding="utf-8"), "mine")

    def test_of_what_few_may_read_few_may_read_the_files(self):
        for mode, expected in ((0o600, 0), (0o644, 0o044)):
            self.plan.chmod(mode)
            folder = self.folder / oct(mode)
            self.done("export", self.plan, "-o", folder)
            for path in folder.iterdir():
                self.assertEqual(path.stat().st_mode & 0o077 & 0o044, expected, path)

    def test_what_tells_what_few_people_said_leaves_only_when_that_is_meant(self):
        self.done("run", self.study)
        internal, = (self.study / "result").glob("[!.]*.gpkg")
        words = self.refused(2, "export", internal, "-o", self.out)
        self.assertIn("this result is internal", words)
        self.assertIn("--level public", words)
        self.assertEqual(list(self.out.glob("*")), [])
        self.done("export", internal, "-o", self.out, "--internal")
        self.done("run", self.study, "--level", "public")
        public, = (self.study / "result").glob("*-public.gpkg")
        self.done("export", public, "-o", self.folder / "public")

    def test_what_a_database_says_in_several_lines_is_one(self):
        """libpq says in a line of its own where it asked, and in another whether somebody is there."""
        words = self.refused(4, "publish", self.plan, "PG:host=127.0.0.1 port=1 dbname=nobody")
        said, hint = words.splitlines()
        self.assertIn("port 1", said)
        self.assertNotIn("\\u00", said)
        self.assertRegex(said, r"[^\s;]; [^\s;].*[^\s;]$")
        self.assertIn("nothing was changed there", hint)

    def test_what_is_no_result_is_refused(self):
        self.assertIn("no such file", self.refused(3, "export", self.folder / "none.gpkg", "-o", self.out))
        self.done("matrix", self.study, "-o", self.folder / "m.gpkg")
        self.assertIn("no result of narhet", self.refused(3, "export", self.folder / "m.gpkg", "-o", self.out))
        self.assertEqual(list(self.out.glob("*")), [])


if __name__ == "__main__":
    unittest.main()

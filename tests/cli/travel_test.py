#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Matrices, areas, prepared networks and engines: each says what a run says of the same places."""
import csv
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402

KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")


class Travel(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process

    def table(self, result, name):
        return rows(result, f"SELECT * FROM {name} ORDER BY fid")

    def everything(self):
        """All of a result but where it comes from."""
        names = ("places", "place_service", "services", "candidates", "municipalities", "routes")
        return {name: self.table(self.result, name) for name in names}

    def test_every_engine_gives_the_same_result(self):
        self.done("run", self.study, "--engine", "core")
        by_core = self.result.read_bytes()
        for engine in ("hierarchy", "hierarchy", "auto"):  # made, read again, taken since it is there
            process = self.done("run", self.study, "--engine", engine, "--overwrite", "-v",
                                env={"SOURCE_DATE_EPOCH": "0"})
            self.assertIn("searches run on a hierarchy of the roads", process.stderr)
        by_hierarchy = self.everything()
        self.done("run", self.study, "--engine", "core", "--overwrite")
        self.assertEqual(self.everything(), by_hierarchy)
        self.assertEqual(len(list((self.study / "result").glob("*.hierarchy"))), 1)
        self.assertTrue(by_core)

    def test_a_damaged_hierarchy_is_made_anew_and_said(self):
        self.done("run", self.study, "--engine", "hierarchy")
        file = next((self.study / "result").glob("*.hierarchy"))
        whole = file.read_bytes()
        file.write_bytes(whole[:-100])
        process = self.done("run", self.study, "--engine", "hierarchy", "--overwrite")
        self.assertIn("is not used: the file is cut off or was changed", process.stderr)
        self.assertEqual(file.read_bytes(), whole)
        file.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
        self.assertIn("is not used", self.done("run", self.study, "--overwrite").stderr)

    def test_a_matrix_holds_what_the_run_says_of_the_nearest(self):
        self.done("run", self.study)
        matrix = self.folder / "m.csv"
        self.done("matrix", self.study, "-o", matrix, "--to", "services")
        with matrix.open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        places = len(self.table(self.result, "places"))
        services = dict(rows(self.result, "SELECT id, kinds FROM services"))
        self.assertEqual(len(table), places * len(services))
        nearest = {}
        for row in table:
            for kind in services[row["destination_id"]].replace(",", ";").split(";"):
                for metric in ("km", "min"):
                    if row[metric]:
                        key = (row["place_id"], kind.strip(), metric)
                        nearest[key] = min(nearest.get(key, 1e9), float(row[metric]))
        said = {(place, kind, metric): cost for place, kind, metric, cost in rows(
            self.result, "SELECT place_id, kind, metric, cost FROM place_service WHERE cost IS NOT NULL")}
        self.assertEqual(set(nearest), set(said))
        for key, cost in said.items():
            self.assertAlmostEqual(nearest[key], cost, delta=1e-5, msg=key)

    def test_a_matrix_is_the_same_as_csv_and_table_and_for_any_threads(self):
        for threads in (1, 2, 3, 8):
            for engine in ("core", "hierarchy"):
                self.done("matrix", self.study, "-o", self.folder / f"{threads}{engine}.csv",
                          "--threads", threads, "--engine", engine)
        texts = {path.read_bytes() for path in self.folder.glob("*.csv")}
        self.assertEqual(len(texts), 1)
        table = self.folder / "m.gpkg"
        self.done("matrix", self.study, "-o", table)
        with (self.folder / "1core.csv").open(encoding="utf-8", newline="") as file:
            lines = [(row["place_id"], row["destination_id"],
                      float(row["km"]) if row["km"] else None, float(row["min"]) if row["min"] else None)
                     for row in csv.DictReader(file)]
        stored = rows(table, "SELECT place_id, destination_id, km, min FROM matrix ORDER BY fid")
        self.assertEqual(len(stored), len(lines))
        for line, row in zip(lines, stored):
            self.assertEqual(line[:2], row[:2])
            for written, value in zip(line[2:], row[2:]):
                self.assertEqual(written is None, value is None)
                if value is not None:
                    self.assertAlmostEqual(written, value, delta=6e-6)
        self.assertTrue(any(row[2] is None for row in stored), "some places reach nothing")

    def test_a_matrix_may_be_for_a_swedish_excel(self):
        plain, swedish = self.folder / "plain.csv", self.folder / "swedish.csv"
        self.done("matrix", self.study, "-o", plain)
        self.done("matrix", self.study, "-o", swedish, "--csv", "excel-sv")
        self.assertTrue(swedish.read_bytes().startswith(b"\xef\xbb\xbfplace_id;destination_id;km;min\r\n"))
        for table in (plain, swedish):
            self.assertEqual(table.read_bytes().count(b"\n"), table.read_bytes().count(b"\r\n"))
        # No id of the demo holds a mark that the two write differently.
        self.assertEqual(swedish.read_text(encoding="utf-8-sig").replace(",", ".").replace(";", ","),
                         plain.read_text(encoding="utf-8"))
        self.done("matrix", self.study, "-o", swedish, "--csv", "excel-sv", "--overwrite")

    def test_a_matrix_that_is_there_stays(self):
        matrix = self.folder / "m.csv"
        matrix.write_text("mine", encoding="utf-8")
        process = run("matrix", self.study, "-o", matrix)
        self.assertEqual(process.returncode, 5, process.stderr)
        self.assertEqual(matrix.read_text(encoding="utf-8"), "mine")
        self.assertEqual(run("matrix", self.study, "-o", self.folder / "m.txt").returncode, 2)

    def test_no_input_is_overwritten(self):
        """Also where --overwrite allows to replace a file, and under another name of the same file."""
        (self.folder / "link").symlink_to(self.study, target_is_directory=True)
        before = files_below(self.study)
        for name in ("places.csv", "candidates.csv", "behov.csv"):
            for folder in (self.study, self.folder / "link"):
                process = run("matrix", self.study, "-o", folder / name, "--overwrite")
                self.assertEqual(process.returncode, 2, process.stderr)
                self.assertIn(name, process.stderr)
                self.assertIn("file of the study itself", process.stderr)
        process = run("plan", self.study, "-o", self.study / "places.csv", "--overwrite")
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertEqual(files_below(self.study), before)

    def test_overwriting_replaces_results_of_the_same_command_only(self):
        self.done("run", self.study)
        area = self.folder / "a.gpkg"
        matrix = self.folder / "m.gpkg"
        limit = ("--limit", "5 min")
        self.done("area", self.study, *limit, "-o", area)
        self.done("area", self.study, *limit, "-o", area, "--overwrite")
        self.done("matrix", self.study, "-o", matrix)
        self.done("matrix", self.study, "-o", matrix, "--overwrite")
        text = self.folder / "t.csv"
        text.write_text("mine\n", encoding="utf-8")
        junk = self.folder / "junk.gpkg"
        junk.write_text("mine\n", encoding="utf-8")
        for command, target, found in (
                ("area", self.result, "candidates, criteria"), ("matrix", self.result, "candidates"),
                ("area", matrix, "matrix"), ("matrix", area, "areas"), ("matrix", text, "another table"),
                ("plan", self.result, "candidates"), ("plan", text, "another table"),
                ("area", junk, "no GeoPackage"), ("matrix", junk, "no GeoPackage")):
            before = target.read_bytes()
            extra = limit if command == "area" else ()
            process = run(command, self.study, *extra, "-o", target, "--overwrite")
            self.assertEqual(process.returncode, 5, process.stderr)
            self.assertIn(found, process.stderr)
            self.assertEqual(target.read_bytes(), before)

    def test_a_limit_may_have_its_unit_in_full(self):
        """Labels, and so names of columns, are those of the short unit: the result is the same."""
        self.done("run", self.study)
        columns = "SELECT table_name, column_name, title FROM gpkg_data_columns ORDER BY 1, 2"
        before = (self.everything(), rows(self.result, columns))
        for short, full in (("10 min", "10 Minuter"), ("20 min", "20 minutes"), ("5 km", "5 kilometer"),
                            ("10 km", "10 KM")):
            self.replace("study.toml", f'limit = "{short}"', f'limit = "{full}"')
        self.done("run", self.study, "--overwrite")
        self.assertEqual((self.everything(), rows(self.result, columns)), before)
        areas = {}
        for limit in ("10 min", "10 MINUTER", "0,5 timme", "1 mil", "10", "10 mins"):
            process = run("area", self.study, "--limit", limit, "-o", self.folder / "a.gpkg", "--overwrite")
            areas[limit] = rows(self.folder / "a.gpkg", "SELECT * FROM areas") if process.returncode == 0 else process.returncode
        self.assertEqual(areas["10 MINUTER"], areas["10 min"])
        self.assertIn("0,5 h", areas["0,5 timme"][0])
        self.assertEqual([areas["1 mil"], areas["10"], areas["10 mins"]], [2, 2, 2])

    def test_an_area_says_whose_it_is(self):
        """Of one kind only its service points count; mode, licence and style are in the file."""
        area = self.folder / "a.gpkg"
        process = self.done("area", self.study, "--kind", "apotek", "--limit", "10 min", "--limit", "600 s",
                            "-o", area)
        self.assertIn("by car", process.stderr)
        of_all = self.folder / "all.gpkg"
        self.done("area", self.study, "--limit", "10 min", "-o", of_all)
        ((points, mode, road),) = rows(area, "SELECT points, mode, road_km FROM areas")
        self.assertEqual((points, mode), ("services (apotek)", "car"))
        ((road_of_all,),) = rows(of_all, "SELECT road_km FROM areas")
        self.assertLess(road, road_of_all)
        self.assertEqual(rows(area, "SELECT count(*) FROM layer_styles WHERE styleQML LIKE '%≤ 10 min%'"),
                         [(2,)])
        self.assertTrue(rows(area, "SELECT value FROM provenance WHERE topic = 'notice'"))
        for wrong, found in ((("--kind", "apoteket"), "its kinds are"),
                             (("--of", "places", "--kind", "apotek"), "only service points"),
                             (("--of", "villages"), "expected services|candidates|places"),
                             (("--id", "nobody"), "column id of the layer services")):
            process = run("area", self.study, "--limit", "10 min", "-o", self.folder / "w.gpkg", *wrong)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn(found, process.stderr)
        process = run("area", self.study, "--limit", "0 min", "-o", self.folder / "w.gpkg")
        self.assertEqual(process.returncode, 2, process.stderr)
        process = run("area", self.study, "--limit", "10 min", "--of", "places", "--id", "2039-25",
                      "-o", self.folder / "w.gpkg")
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertIn("'2039-25' has no area: too far from any road", process.stderr)
        self.assertFalse((self.folder / "w.gpkg").exists())

    def test_areas_hold_the_places_that_are_within_the_limit(self):
        """A place whose nearest is within 10 min lies on the roads of the area, others do not."""
        self.done("run", self.study)
        area = self.folder / "a.gpkg"
        self.done("area", self.study, "--limit", "10 min", "--limit", "20 min", "-o", area)
        limits = rows(area, "SELECT \"limit\", limit_min, buffer_m, road_km FROM areas ORDER BY limit_min")
        self.assertEqual(rows(area, "SELECT \"limit\" FROM areas ORDER BY fid"), [("20 min",), ("10 min",)],
                         "the largest is drawn first")
        self.assertEqual([row[:3] for row in limits], [("10 min", 10.0, 100.0), ("20 min", 20.0, 100.0)])
        self.assertGreater(limits[1][3], limits[0][3])
        lengths = rows(area, "SELECT \"limit\", sum(length_m) / 1000 FROM area_roads GROUP BY 1 ORDER BY 1")
        self.assertAlmostEqual(lengths[0][1], limits[0][3], places=6)
        self.assertAlmostEqual(lengths[0][1] + lengths[1][1], limits[1][3], places=6)

        from osgeo import ogr  # pylint: disable=import-outside-toplevel
        source = ogr.Open(str(area))
        shapes = {feature.GetField("limit_min"): feature.GetGeometryRef().Clone()
                  for feature in source.GetLayerByName("areas")}
        self.assertTrue(shapes[20.0].Buffer(0.5).Contains(shapes[10.0]))
        costs = rows(self.result, "SELECT place_id, min(cost) FROM place_service WHERE metric = 'min' "
                                  "GROUP BY place_id HAVING min(cost) IS NOT NULL")
        result = ogr.Open(str(self.result))
        points = {feature.GetField("id"): feature.GetGeometryRef().Clone()
                  for feature in result.GetLayerByName("places")}
        inside = 0
        for place, cost in costs:
            if cost <= 10.0:
                # The place may lie beside its road, at most by what its leg's minutes allow.
                self.assertLess(points[place].Distance(shapes[10.0]), 5000 / 60 * 10, place)
                inside += 1
        self.assertGreater(inside, 50)

    def test_limits_of_two_kinds_are_refused(self):
        for limits in (("10 min", "5 km"), ("10",), ("far",)):
            arguments = [part for limit in limits for part in ("--limit", limit)]
            process = run("area", self.study, *arguments, "-o", self.folder / "a.gpkg")
            self.assertEqual(process.returncode, 2, process.stderr)
        process = run("area", self.study, "--limit", "5 km", "--id", "nobody", "-o", self.folder / "a.gpkg")
        self.assertEqual(process.returncode, 2)
        self.assertIn("no id 'nobody'", process.stderr)
        self.assertEqual(list(self.folder.glob("*.gpkg")), [])

    def test_another_mode_is_a_re_customisation_of_the_same_hierarchy(self):
        """The order of the nodes is kept; ways and assumptions are those of the mode."""
        self.done("run", self.study, "--engine", "hierarchy")
        file = next((self.study / "result").glob("*.hierarchy"))
        kept = file.read_bytes()
        cost = "SELECT place_id, kind, cost FROM place_service WHERE metric = 'min' AND cost IS NOT NULL"
        by_mode = {"car": {row[:2]: row[2] for row in rows(self.result, cost)}}
        for before, mode in (("car", "bicycle"), ("bicycle", "walking")):
            self.replace("study.toml", f'mode = "{before}"', f'mode = "{mode}"')
            process = self.done("run", self.study, "--overwrite", "-v")
            self.assertIn("one is stored for them", process.stderr)
            self.assertEqual(file.read_bytes(), kept)
            by_mode[mode] = {row[:2]: row[2] for row in rows(self.result, cost)}
            names = {row[0] for row in rows(self.result, "SELECT name FROM provenance")}
            self.assertIn(f"{mode}.class_speed.residential", names)
            self.assertNotIn("car.class_speed.residential", names)
        everywhere = set.intersection(*(set(costs) for costs in by_mode.values()))
        self.assertGreater(len(everywhere), 500)
        farther = [key for key in everywhere
                   if by_mode["car"][key] < by_mode["bicycle"][key] < by_mode["walking"][key]]
        self.assertGreater(len(farther), len(everywhere) * 8 // 10)

    def test_a_prepared_network_is_of_one_mode(self):
        network = self.study / "roads.network"
        self.done("network", self.study, "-o", network)
        self.replace("study.toml", 'source = "roads.osm.pbf"', 'source = "roads.network"')
        self.replace("study.toml", "ferry_wait", "# ferry_wait")
        self.replace("study.toml", 'mode = "car"', 'mode = "walking"')
        process = run("run", self.study)
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("is for the mode 'car', the study travels by 'walking'", process.stderr)
        self.assertFalse((self.study / "result").exists() and list((self.study / "result").glob("*.gpkg")))

    def test_a_prepared_network_gives_the_same_answers(self):
        self.done("run", self.study)
        wanted = self.everything()
        network = self.study / "roads.network"
        process = self.done("network", self.study, "-o", network)
        self.assertIn("source = \"roads.network\"", process.stderr)
        self.assertTrue(network.with_suffix(".hierarchy").exists())
        self.assertEqual(run("network", self.study, "-o", network).returncode, 5)
        self.replace("study.toml", 'source = "roads.osm.pbf"', 'source = "roads.network"')
        self.replace("study.toml", "ferry_wait", "# ferry_wait")
        before = files_below(self.study)
        self.done("run", self.study, "--overwrite")
        self.assertEqual(self.everything(), wanted)
        after = files_below(self.study)
        self.assertEqual({name for name in after if after[name] != before.get(name)},
                         {str(path.relative_to(self.study)) for path in (
                             self.result, self.result.with_suffix(".manifest.json"), self.result.parent / "report.html")})
        provenance = rows(self.result, "SELECT value FROM provenance WHERE name = 'network.roads'")
        self.assertEqual(provenance, [("roads.osm.pbf",)])

    def test_a_prepared_network_that_does_not_fit_is_refused(self):
        network = self.study / "roads.network"
        self.done("network", self.study, "-o", network)
        self.replace("study.toml", 'source = "roads.osm.pbf"', 'source = "roads.network"')
        process = run("run", self.study)
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("ferry_wait", process.stderr)
        self.replace("study.toml", "ferry_wait", "# ferry_wait")
        self.replace("study.toml", 'crs = "EPSG:3006"', 'crs = "EPSG:3010"')
        process = run("run", self.study)
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertIn("the prepared network is in EPSG:3006, the study in EPSG:3010", process.stderr)
        self.replace("study.toml", 'crs = "EPSG:3010"', 'crs = "EPSG:3006"')
        network.write_bytes(network.read_bytes()[:-1])
        process = run("run", self.study)
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertIn("error[file-damaged]", process.stderr)


if __name__ == "__main__":
    unittest.main()

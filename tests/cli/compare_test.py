#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A study's ways beside those of a table: what differs, and what it likely comes from."""
import csv
import json
import pathlib
import re
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402

KIND = "apotek"


class BesideATable(StudyTest):
    """The table is made from a run of the same study, changed in one way."""
    STUDY = SOURCE / "data" / "demo"

    def ways(self):
        """Of a run: (place, kind) -> km, service, status."""
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        return {(place, kind): (km, service) for place, kind, km, service in rows(
            self.result, "SELECT place_id, kind, cost, nearest_id FROM place_service WHERE metric = 'km'")}

    def write(self, ways, name="table.csv", services=False):
        """As a Swedish spreadsheet would: Windows-1252, semicolons, decimal commas."""
        table = self.folder / name
        lines = ["Rutid;Servicetyp;Avstånd_km" + (";Servicepunkt" if services else "")]
        for (place, kind), (km, service) in sorted(ways.items()):
            cells = [place, kind, "" if km is None else f"{km:.3f}".replace(".", ",")]
            lines.append(";".join(cells + ([service or ""] if services else [])))
        table.write_text("\n".join(lines) + "\n", encoding="cp1252")
        return table

    def compared(self, table, *options, code=0, language="en"):
        process = run("compare", self.study, "--with", table, *options, language=language)
        self.assertEqual(process.returncode, code, process.stderr)
        return process.stdout if code == 0 else process.stderr

    def reasons(self, table, *options):
        out = self.folder / "out.gpkg"
        self.compared(table, "-o", out, "--overwrite", *options)
        return out, {(place, kind): rest for place, kind, *rest in rows(
            out, "SELECT place_id, kind, reason, without_id, own_km, stated_km FROM compared_ways")}

    def test_its_own_ways_are_all_the_same_and_nothing_of_the_study_is_touched(self):
        table = self.write(self.ways())
        before = files_below(self.study)
        said = self.compared(table)
        self.assertIn("rows to compare with: 755 read = 755 used + 0 rejected + 0 excluded", said)
        self.assertIn("755 ways compared: 755 (100.0 %) are the same, within 100 m or 1 %", said)
        self.assertIn("groceries, within 10 km: of the people in the compared rows ", said.lower())
        self.assertEqual(files_below(self.study), before)

    def test_a_point_that_the_table_lacks_is_named(self):
        own = self.ways()
        most = {}
        for (place, kind), (km, service) in own.items():
            if kind == KIND and km is not None:
                most.setdefault(service, []).append(place)
        # In some municipalities it is the only one: without it the table would have no way at all.
        second = dict(rows(self.result, f"SELECT id, {KIND}_second_km_id FROM places"))
        gone = max((each for each in sorted(most) if all(second[place] for place in most[each])),
                   key=lambda each: len(most[each]))
        file = self.study / "services.geojson"
        layer = json.loads(file.read_text(encoding="utf-8"))
        kept = [each for each in layer["features"] if each["properties"]["id"] != gone]
        self.assertEqual(len(kept), len(layer["features"]) - 1)
        whole = file.read_text(encoding="utf-8")
        file.write_text(json.dumps({**layer, "features": kept}), encoding="utf-8")
        without = self.ways()
        file.write_text(whole, encoding="utf-8")

        ways = {key: value for key, value in without.items() if key[1] == KIND}
        _, found = self.reasons(self.write(ways))
        farther = {place for place in most[gone] if ways[place, KIND][0] > own[place, KIND][0] * 1.01 + 0.1}
        self.assertTrue(farther)
        self.assertEqual({key[0]: rest[1] for key, rest in found.items() if rest[0] == "other_service"},
                         {place: gone for place in farther})
        self.assertEqual({rest[0] for key, rest in found.items() if key[0] not in farther}, {"none"})
        name = next(each["properties"]["name"] for each in layer["features"] if each["properties"]["id"] == gone)
        said = self.compared(self.write(ways))
        self.assertIn(f"  {len(farther)} ways would agree without {name} (Pharmacy goods)".lower(), said.lower())

    def test_longer_ways_to_the_same_named_point_are_by_other_roads(self):
        own = self.ways()
        ways = {key: (km and km * 1.2 + 0.2, service) for key, (km, service) in own.items()}
        _, found = self.reasons(self.write(ways, services=True))
        self.assertEqual({rest[0] for rest in found.values()}, {"network", "none"})
        self.assertTrue(all(rest[2] is None for rest in found.values() if rest[0] == "none"))

    def test_a_table_with_a_column_for_each_kind_says_the_same(self):
        own = self.ways()
        places = sorted({place for place, _ in own})
        table = self.folder / "wide.csv"
        lines = ["id;Pharmacy goods m;dagligvaror_km;annat"]
        for place in places:
            apotek, shop = own[place, KIND][0], own[place, "dagligvaror"][0]
            lines.append(";".join([place, "" if apotek is None else f"{1000 * apotek:.0f}",
                                   "" if shop is None else f"{shop:.3f}".replace(".", ","), "x"]))
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.assertIn("302 ways compared: 302 (100.0 %)", self.compared(table))

    def test_what_cannot_be_read_is_refused_in_both_languages(self):
        own = self.ways()
        some = {key: value for key, value in own.items() if key[1] == KIND}
        good = self.write(some).read_text(encoding="cp1252")
        cases = (
            ("twice.csv", good + good.splitlines()[1] + "\n", 3, "stands twice", "står två gånger"),
            ("none.csv", "Rutid;Servicetyp;Avstånd_km\nX;apotek;1,5\n", 3, "none of the 1 rows is of a place",
             "ingen av de 1 raderna"),
            ("length.csv", "Rutid;Servicetyp\n0428-01;apotek\n", 3, "expected one column of ways",
             "väntade en kolumn med väglängder"),
            ("column.csv", "Rutid;annat\n0428-01;1\n", 3, "no column says how far it is", "ingen kolumn säger hur långt"),
            ("minus.csv", "Rutid;Servicetyp;km\n0428-01;apotek;-1,5\n", 3, "expected a length of 0 or more",
             "väntade en längd på 0 eller mer"),
            ("both.csv", "Rutid;Servicetyp;km\n0428-01;apotek;1.234\n0428-02;apotek;5.678\n", 3, "1.234", "1.234"))
        for name, text, code, english, swedish in cases:
            with self.subTest(name):
                table = self.folder / name
                table.write_text(text, encoding="cp1252")
                said = self.compared(table, code=code)
                self.assertIn(name, said)
                self.assertIn(english, said)
                self.assertIn(swedish, self.compared(table, code=code, language="sv"))
        self.assertIn("error[usage]", self.compared(self.write(some), "-o", self.folder / "out.txt", code=2))
        self.assertIn("error[usage]", self.compared(self.write(some), "--field", "id", code=2))

    def test_other_names_of_columns_can_be_given_and_rows_of_others_are_counted(self):
        own = {key: value for key, value in self.ways().items() if key[1] == KIND}
        table = self.write(own)
        text = table.read_text(encoding="cp1252").replace("Rutid;", "Nyckel;").replace("Avstånd_km", "A")
        table.write_text(text + "X1;apotek;1,5\n0428-01;badhus;2,5\n", encoding="cp1252")
        said = self.compared(table, "--field", "id=Nyckel", "--field", "km=A", "-v")
        self.assertIn("153 read = 151 used + 0 rejected + 2 excluded", said)
        self.assertIn("places that the study does not have", said)
        self.assertIn("kinds that the study does not have", said)


class Results(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def run_as(self, name):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        return shutil.copy(self.result, self.folder / name)

    def keep(self, wanted):
        """Leaves the service points that are wanted."""
        file = self.study / "services.geojson"
        layer = json.loads(file.read_text(encoding="utf-8"))
        layer["features"] = [each for each in layer["features"] if wanted(each["properties"])]
        file.write_text(json.dumps(layer), encoding="utf-8")

    def test_are_held_beside_each_other_as_their_files_say(self):
        all_points = self.run_as("all.gpkg")
        gone = "Trollapoteket, Åby"
        self.keep(lambda properties: properties["name"] != gone)
        fewer = self.run_as("fewer.gpkg")
        table = self.folder / "beside.csv"
        process = run("compare", all_points, fewer, "-o", table)
        self.assertEqual(process.returncode, 0, process.stderr)
        with open(table, encoding="utf-8") as file:
            found = list(csv.DictReader(file))
        measures = {row["measure"] for row in found}
        self.assertIn("apotek_10min", measures)
        sums = {measure: [0.0, 0.0] for measure in measures}
        for position, (name, result) in enumerate((("all", all_points), ("fewer", fewer))):
            for code, persons, *within in rows(result, "SELECT code, persons_listed, "
                                               + ", ".join(f"{each}_persons" for each in sorted(measures))
                                               + " FROM municipalities"):
                for measure, expected in zip(sorted(measures), within):
                    (row,) = (each for each in found if (each["municipality_code"], each["measure"]) == (code, measure))
                    self.assertEqual((float(row[f"{name}_persons"]), float(row[f"{name}_within"])), (persons, expected))
                    sums[measure][position] += expected
        for row in found:
            if not row["municipality_code"]:
                self.assertEqual([float(row["all_within"]), float(row["fewer_within"])], sums[row["measure"]])
        self.assertIn("all: ", process.stdout)
        apart = re.search(r"  ([0-9.]+) percentage points apart: Norrköping, Pharmacy goods within 10 min", process.stdout)
        self.assertIsNotNone(apart, process.stdout)
        (row,) = (each for each in found if each["municipality_name"] == "Norrköping" and each["measure"] == "apotek_10min")
        self.assertAlmostEqual(float(apart.group(1)), float(row["all_percent"]) - float(row["fewer_percent"]), delta=0.051)

    def test_of_which_nothing_differs_have_nothing_apart(self):
        one = self.run_as("one.gpkg")
        process = run("compare", one, shutil.copy(one, self.folder / "two.gpkg"), language="sv")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertNotIn("procentenheter isär", process.stdout)
        self.assertIn("151 orter eller rutor i 11 kommuner", process.stdout)

    def test_without_municipalities_say_what_to_do(self):
        self.edit("study.toml", '[municipalities]               # inte kommungränser: ytor runt varje kommuns orter\n'
                  'source = "municipality-cells.geojson"\n', "")
        alone = self.run_as("alone.gpkg")
        process = run("compare", alone, alone)
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertIn("alone.gpkg", process.stderr)
        self.assertIn("[municipalities] source = ", process.stderr)

    def test_that_do_not_say_in_which_system_they_are_are_refused(self):
        one = self.run_as("one.gpkg")
        two = shutil.copy(one, self.folder / "two.gpkg")
        with sqlite3.connect(one) as connection:
            self.assertEqual(connection.execute("DELETE FROM provenance WHERE name = 'study.crs'").rowcount, 1)
        connection.close()
        process = run("compare", one, two)
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("one.gpkg: this is no result of 'narhet run'", process.stderr)

    def test_that_are_none_are_refused(self):
        one = self.run_as("one.gpkg")
        plan = self.folder / "plan.gpkg"
        area = self.folder / "area.gpkg"
        self.assertEqual(run("plan", self.study, "-o", plan).returncode, 0)
        self.assertEqual(run("area", self.study, "--limit", "1 min", "-o", area).returncode, 0)
        for arguments, code, why in (((one,), 2, "expected two results or more"),
                                     ((one, plan), 2, "plan.gpkg: this is what 'narhet plan' wrote"),
                                     ((plan, one), 2, "plan.gpkg: this is what 'narhet plan' wrote"),
                                     ((one, area), 2, "area.gpkg: this is what 'narhet area' wrote"),
                                     ((one, self.study / "places.csv"), 3, "places.csv"),
                                     ((one, one, "-o", self.folder / "x.gpkg"), 2, "ends in .csv"),
                                     ((one, self.folder / "none.gpkg"), 3, "none.gpkg"),
                                     ((one, one, "--with", "x.csv"), 2, "beside one study")):
            with self.subTest(arguments):
                process = run("compare", *arguments)
                self.assertEqual(process.returncode, code, process.stderr)
                self.assertIn(why, process.stderr)

    def test_every_other_command_is_named_that_wrote_one(self):
        one = self.run_as("one.gpkg")
        service, = rows(one, "SELECT id FROM services ORDER BY fid LIMIT 1")[0]
        for command, words, hint in (("plan", (), "kör den, och ange NAMN.gpkg i dess mapp"),
                                     ("close", (service,), "kör den, och ange NAMN.gpkg i dess mapp"),
                                     ("reach", (), "ange det NAMN.gpkg som 'narhet run' skriver"),
                                     ("matrix", (), "ange det NAMN.gpkg som 'narhet run' skriver")):
            with self.subTest(command):
                file = self.folder / f"{command}.gpkg"
                self.assertEqual(run(command, self.study, *words, "-o", file).returncode, 0)
                process = run("compare", one, file, language="sv")
                self.assertEqual(process.returncode, 2, process.stderr)
                self.assertIn(f"{command}.gpkg: det här har 'narhet {command}' skrivit", process.stderr)
                self.assertIn(hint, process.stderr)

    CAUSES = ("services", "roads", "people", "not_told_apart")

    def edit(self, file, old, new):
        path = self.study / file
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def changes(self, earlier, later, unit="persons"):
        """Of each row its change and the parts of it."""
        table = self.folder / "changes.csv"
        process = run("compare", earlier, later, "-o", table, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        found = {}
        with open(table, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                what = "within" if unit == "persons" else "percent"
                whole = (float(row[f"{pathlib.Path(later).stem}_{what}"])
                         - float(row[f"{pathlib.Path(earlier).stem}_{what}"]))
                parts = {cause: float(row[f"change_{unit}_{cause}"]) for cause in self.CAUSES}
                self.assertAlmostEqual(sum(parts.values()), whole, delta=1e-5, msg=row)
                found[row["municipality_code"], row["measure"]] = (whole, parts)
        return found, process.stdout

    def test_of_two_years_part_services_roads_and_people(self):
        old = self.run_as("old.gpkg")
        with self.subTest("only people"):
            self.edit("places.csv", "0428-03,Baggetorp,village,568,", "0428-03,Baggetorp,village,1568,")
            people = self.run_as("people.gpkg")
            self.edit("places.csv", "0428-03,Baggetorp,village,1568,", "0428-03,Baggetorp,village,568,")
            changes, words = self.changes(old, people)
            for whole, parts in changes.values():
                self.assertAlmostEqual(parts["people"], whole)
            self.assertAlmostEqual(changes["0428", "dagligvaror_10min"][0], 1000, msg="Baggetorp has a shop")
            self.assertIn("the service points are the same in both", words)
            points, _ = self.changes(old, people, "points")
            self.assertLess(points["0428", "apotek_10min"][1]["people"], 0, "they have no pharmacy there")
        with self.subTest("only roads"):
            self.edit("study.toml", 'mode = "car"', 'mode = "bicycle"')
            roads = self.run_as("roads.gpkg")
            self.edit("study.toml", 'mode = "bicycle"', 'mode = "car"')
            changes, _ = self.changes(old, roads)
            self.assertLess(changes["", "apotek_10min"][0], 0)
            for whole, parts in changes.values():
                self.assertAlmostEqual(parts["roads"], whole)
        with self.subTest("only services"):
            self.keep(lambda properties: not properties["id"].startswith(("0428-01-", "0482-0", "0680-03-")))
            fewer = self.run_as("fewer.gpkg")
            of_services, words = self.changes(old, fewer)
            self.assertLess(of_services["0428", "apotek_10min"][0], 0)
            for whole, parts in of_services.values():
                self.assertAlmostEqual(parts["services"], whole)
            self.assertIn("  closed: Trollapoteket, Vingåker (pharmacy goods), which was nearest for 5951 people", words)
        with self.subTest("services and roads"):
            # What the fewer service points do on the earlier roads is known from the run before.  With the second
            # nearest in the results it is told of all places that do not lose both.
            self.edit("study.toml", 'mode = "car"', 'mode = "bicycle"')
            changes, _ = self.changes(old, self.run_as("both.gpkg"))
            both_at_once = 0
            for key, (_, parts) in changes.items():
                expected = of_services[key][0]
                if abs(parts["not_told_apart"]) < 1e-6:
                    self.assertAlmostEqual(parts["services"], expected, msg=key)
                    both_at_once += parts["services"] != 0 and parts["roads"] != 0
                else:
                    self.assertGreaterEqual(parts["services"] + 1e-6, expected, key)
            self.assertGreater(both_at_once, 3)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What is within reach: every measure of the demo is worked out again here, from the ways that `narhet matrix`
writes, by the definitions and not by the program's way of summing."""
import csv
import json
import math
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402

KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")
KIND = "dagligvaror"
LAYERS = ("place_access", "service_customers", "municipality_access")


def gaussian(minutes):
    return math.exp(-0.5 * (minutes / 15) ** 2)


def quantile(ways, percent):
    """Of (minutes or None, persons): the shortest way that so many do not exceed, None if none does."""
    total = sum(persons for _, persons in ways)
    for minutes in sorted({way for way, _ in ways if way is not None}):
        if 100 * sum(persons for way, persons in ways if way is not None and way <= minutes) >= percent * total:
            return minutes
    return None


def theil(ways):
    persons = sum(count for _, count in ways)
    mean = sum(way * count for way, count in ways) / persons
    return sum(count * way / mean * math.log(way / mean) for way, count in ways if way > 0) / persons


class Reach(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process

    def table(self, file):
        with file.open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))

    def give_capacities(self):
        """Each shop of groceries 100 to 900 of something, one of them none of it."""
        path = self.study / "services.geojson"
        data = json.loads(path.read_text(encoding="utf-8"))
        shops = [feature["properties"] for feature in data["features"] if KIND in feature["properties"]["kinds"]]
        for number, shop in enumerate(shops):
            shop["capacity"] = 100 * (number * 7 % 10)
        path.write_text(json.dumps(data), encoding="utf-8")
        self.assertIn(0, [shop["capacity"] for shop in shops])

    def reach(self, *arguments):
        self.layers = self.folder / "reach.gpkg"
        return self.done("reach", self.study, "-o", self.layers, "--overwrite", *arguments)

    def read_ways(self):
        """Persons, service points and minutes, from other commands."""
        self.done("run", self.study)
        self.persons, self.municipality = {}, {}
        for place, persons, code in rows(self.result, "SELECT id, population, municipality_code FROM places"):
            self.persons[place], self.municipality[place] = persons or 0, code
        self.on_road = {place for place, in rows(
            self.result, "SELECT id FROM places WHERE snap_status = 'on_road'")}
        self.offers, self.position = {}, {}
        for feature in json.loads((self.study / "services.geojson").read_text(encoding="utf-8"))["features"]:
            self.offers[feature["properties"]["id"]] = feature["properties"]["kinds"].split(";")
        self.capacity = {feature["properties"]["id"]: feature["properties"].get("capacity") for feature in json.loads(
            (self.study / "services.geojson").read_text(encoding="utf-8"))["features"]}
        self.done("matrix", self.study, "-o", self.folder / "m.csv", "--to", "services")
        self.minutes = {(row["place_id"], row["destination_id"]): float(row["min"])
                        for row in self.table(self.folder / "m.csv") if row["min"]}
        self.shops = [service for service, kinds in self.offers.items() if KIND in kinds]
        self.f = {key: gaussian(way) for key, way in self.minutes.items() if key[1] in self.shops}
        self.w = {key: value for key, value in self.f.items() if self.minutes[key] <= 30}
        self.nearest = {place: min((self.minutes[place, shop] for shop in self.shops
                                    if (place, shop) in self.minutes), default=None) for place in self.persons}

    def assert_near(self, found, wanted, what):
        # The matrix has five decimals of a minute.
        self.assertAlmostEqual(found, wanted, delta=1e-9 + 2e-5 * abs(wanted), msg=what)

    def column(self, name):
        return dict(rows(self.layers, f'SELECT id, "{name}" FROM place_access'))

    def test_gravity_and_points_in_the_catchment_are_sums_over_the_matrix(self):
        self.reach("--kind", KIND)
        self.read_ways()
        gravity, within = self.column(f"{KIND}_gravity"), self.column(f"{KIND}_within")
        for place in self.persons:
            if place in self.on_road:
                self.assert_near(gravity[place], sum(self.f.get((place, shop), 0) for shop in self.shops), place)
                self.assertEqual(within[place], sum((place, shop) in self.w for shop in self.shops))
            else:
                self.assertEqual((gravity[place], within[place]), (None, None))

    def catchment(self, demand, share):
        """A_i from the definition: R_j times the share, with demand and share of a place and a shop."""
        per_person = {}
        for shop in self.shops:
            total = sum(self.persons[place] * demand(place, shop) for place, at in self.w if at == shop)
            per_person[shop] = self.capacity[shop] / total if total else 0
        return {place: sum(per_person[shop] * share(place, shop) for shop in self.shops if (place, shop) in self.w)
                for place in self.on_road}

    def test_catchments_are_those_of_their_definitions(self):
        self.give_capacities()
        self.reach()
        self.read_ways()
        choice = {place: sum(self.f.get((place, shop), 0) for shop in self.shops) for place in self.persons}
        rowsum = {place: sum(self.w.get((place, shop), 0) for shop in self.shops) for place in self.persons}
        colsum = {shop: sum(self.w.get((place, shop), 0) for place in self.persons) for shop in self.shops}
        f, w = self.f, self.w

        def three(place, shop):
            return f[place, shop] / choice[place] * w[place, shop]

        wanted = {
            "2sfca": self.catchment(lambda i, j: 1, lambda i, j: 1),
            "e2sfca": self.catchment(lambda i, j: w[i, j], lambda i, j: w[i, j]),
            "3sfca": self.catchment(three, three),
            "bfca": self.catchment(lambda i, j: w[i, j] / rowsum[i], lambda i, j: w[i, j] / colsum[j])}
        for method, access in wanted.items():
            found = self.column(f"{KIND}_{method}")
            for place in self.persons:
                if place in self.on_road:
                    self.assert_near(found[place], access[place], (method, place))
                else:
                    self.assertIsNone(found[place])
        self.assertEqual(set(self.column("apotek_2sfca").values()), {None}, "no pharmacy has a capacity")

    def test_customers_are_shared_out_by_huff_and_nobody_is_lost(self):
        self.give_capacities()
        self.reach("--kind", KIND)
        self.read_ways()
        pull = {key: self.capacity[key[1]] / max(self.minutes[key], 1) ** 2 for key in self.f}
        total = {place: sum(pull.get((place, shop), 0) for shop in self.shops) for place in self.persons}
        found = {service: (nearest, huff) for service, nearest, huff in rows(
            self.layers, f"SELECT id, {KIND}_nearest_persons, {KIND}_huff_persons FROM service_customers")}
        for shop in self.shops:
            self.assert_near(found[shop][1], sum(
                self.persons[place] * pull[place, at] / total[place]
                for place, at in pull if at == shop and total[place]), shop)
        self.assertEqual({found[service] for service in self.offers if service not in self.shops}, {(None, None)})
        reached = sum(persons for place, persons in self.persons.items() if self.nearest[place] is not None)
        for number in (0, 1):
            self.assert_near(sum(each[number] for each in found.values() if each[number] is not None), reached, number)

    def test_bundles_are_the_most_kinds_at_one_stop(self):
        self.reach()
        self.read_ways()
        place_of = {service: (x, y) for service, x, y in self.positions()}
        at_stop = {service: {kind for other, (x, y) in place_of.items() for kind in self.offers[other]
                             if math.dist(place_of[service], (x, y)) <= 200} for service in self.offers}
        kinds, minutes = self.column("bundle_kinds"), self.column("bundle_min")
        stops = self.column("bundle_stop_id")
        for place in self.on_road:
            reached = [(len(at_stop[service]), -self.minutes[place, service]) for service in self.offers
                       if self.minutes.get((place, service), 1e9) <= 10]
            best = max(reached, default=(0, None))
            self.assertEqual(kinds[place], best[0], place)
            self.assertEqual(stops[place] is None, best[0] == 0)
            if reached:
                self.assertAlmostEqual(minutes[place], -best[1], delta=1e-5)
                self.assertEqual(len(at_stop[stops[place]]), best[0])

    def positions(self):
        """From the study's own system, by the program that reads GeoPackages."""
        from osgeo import ogr
        ogr.UseExceptions()
        source = ogr.Open(str(self.layers))
        for feature in source.GetLayerByName("service_customers"):
            point = feature.GetGeometryRef()
            yield feature["id"], point.GetX(), point.GetY()

    def test_measures_of_municipalities_are_those_of_their_people(self):
        self.reach("--kind", KIND)
        self.read_ways()
        names = ("persons", "not_reached_persons", "mean_min", "median_min", "p90_min", "gini", "theil",
                 "theil_between", "theil_within", "palma", "concentration", "fgt0", "fgt1", "fgt2")
        found = {row[0]: dict(zip(names, row[1:])) for row in rows(
            self.layers, f"SELECT code, {', '.join(f'{KIND}_{name}' for name in names)} FROM municipality_access")}
        self.assertEqual(set(found), set(self.municipality.values()))
        every = [(self.nearest[place], persons) for place, persons in self.persons.items()
                 if self.nearest[place] is not None and persons]
        for code, measures in found.items():
            ways = [(self.nearest[place], self.persons[place]) for place in self.persons
                    if self.municipality[place] == code]
            self.check_municipality(code, measures, ways, every)
        self.assert_near(sum(row["theil_between"] + row["theil_within"] for row in found.values()), theil(every),
                         "between + within = total")
        totals = dict(rows(self.layers, "SELECT name, value FROM provenance WHERE topic = 'total'"))
        self.assert_near(float(totals[f"{KIND}_theil"]), theil(every), "total")
        self.assert_near(float(totals[f"{KIND}_p90"]), quantile(
            [(self.nearest[place], persons) for place, persons in self.persons.items()], 90), "p90 of all")

    def check_municipality(self, code, found, ways, every):
        all_persons = sum(persons for _, persons in ways)
        reached = sorted((way, persons) for way, persons in ways if way is not None and persons)
        persons = sum(count for _, count in reached)
        mean = sum(way * count for way, count in reached) / persons
        everyone = sum(count for _, count in every)
        overall = sum(way * count for way, count in every) / everyone
        share = persons * mean / (everyone * overall)
        people = [way for way, count in reached for _ in range(round(count))]  # one by one
        tenth, forty = people[math.ceil(0.9 * len(people)):], people[:math.floor(0.4 * len(people))]
        wanted = {
            "persons": all_persons, "not_reached_persons": all_persons - persons, "mean_min": mean,
            "median_min": quantile(ways, 50), "p90_min": quantile(ways, 90),
            "gini": sum(a * b * abs(x - y) for x, a in reached for y, b in reached) / (2 * persons**2 * mean),
            "theil": theil(reached), "theil_between": share * math.log(mean / overall),
            "theil_within": share * theil(reached),
            "fgt0": sum(count for way, count in ways if way is None or way > 10) / all_persons,
            "fgt1": sum(count * max(0, way - 10) / 10 for way, count in reached) / all_persons,
            "fgt2": sum(count * max(0, (way - 10) / 10) ** 2 for way, count in reached) / all_persons}
        for name, value in wanted.items():
            if name.startswith("theil_"):  # logarithms of ratios near one
                self.assertAlmostEqual(found[name], value, delta=5e-6, msg=(code, name))
            else:
                self.assert_near(found[name], value, (code, name))
        # Whole persons only, so the limits are a person off.
        self.assertAlmostEqual(found["palma"], (sum(tenth) / len(tenth)) / (sum(forty) / len(forty)), delta=0.05)
        by_size = sorted((count, way) for way, count in reached)
        rank = concentration = 0.0
        for size in sorted({count for count, _ in by_size}):
            same = [way for count, way in by_size if count == size]
            concentration += sum(way * size for way in same) * (rank + size * len(same) / 2) / persons
            rank += size * len(same)
        self.assert_near(found["concentration"], 2 * concentration / (persons * mean) - 1, (code, "concentration"))

    def test_another_decay_and_limit_are_taken_and_stand_in_the_provenance(self):
        self.reach("--kind", "apotek", "--decay", "step(10 min 1, 20 min 0.5)", "--limit", "20 min")
        self.read_ways()
        gravity, within = self.column("apotek_gravity"), self.column("apotek_within")
        pharmacies = [service for service, kinds in self.offers.items() if "apotek" in kinds]
        for place in self.on_road:
            ways = [self.minutes.get((place, service), 1e9) for service in pharmacies]
            self.assertAlmostEqual(gravity[place], sum(0.5 * (way <= 10) + 0.5 * (way <= 20) for way in ways))
            self.assertEqual(within[place], sum(way <= 20 for way in ways))
        settings = {row[0]: row[1:] for row in rows(
            self.layers, "SELECT name, topic, value, source FROM provenance WHERE name LIKE 'reach.%'")}
        self.assertEqual(settings["reach.decay"], ("setting", "step(10 min 1, 20 min 0.5)", None))
        self.assertEqual(settings["reach.limit"], ("setting", "20 min", None))
        topic, value, source = settings["reach.huff_min"]
        self.assertEqual((topic, value), ("assumption", "power(1 min, 2)"))
        self.assertIn("Huff 1963", source)

    def test_a_study_that_decides_by_km_measures_km(self):
        self.replace("study.toml", 'decide_by = "min"', 'decide_by = "km"')
        self.reach("--kind", KIND, "--limit", "20 km")
        far = dict(rows(self.layers, f"SELECT code, {KIND}_p90_km FROM municipality_access"))
        self.assertTrue(all(value is not None for value in far.values()))
        process = run("reach", self.study, "-o", self.folder / "x.csv", "--limit", "20 min")
        self.assertEqual(process.returncode, 2)
        self.assertIn("the study decides by km", process.stderr)

    def test_the_table_says_what_the_layer_says_and_threads_change_nothing(self):
        self.give_capacities()
        bytes_of = set()
        for threads in (1, 3):
            file = self.folder / f"{threads}.csv"
            self.done("reach", self.study, "-o", file, "--threads", threads)
            bytes_of.add(file.read_bytes())
        self.assertEqual(len(bytes_of), 1)
        self.reach()
        table = self.table(self.folder / "1.csv")
        names = [name for name in table[0] if name not in ("x", "y")]
        stored = rows(self.layers, "SELECT {} FROM place_access ORDER BY fid".format(
            ", ".join(f'"{name}"' for name in names)))
        self.assertEqual(len(stored), len(table))
        for row, line in zip(stored, table):
            for name, value in zip(names, row):
                self.assertEqual(line[name] if value is None or isinstance(value, str) else float(line[name]),
                                 "" if value is None else value, name)

    def test_what_is_said_can_be_read_aloud_in_both_languages(self):
        said = self.reach().stderr
        far = rows(self.layers, f"SELECT {KIND}_median_min, {KIND}_p90_min, {KIND}_not_reached_persons "
                                "FROM municipality_access WHERE name = 'Älvdalen'")[0]
        self.assertIn(f"groceries, Älvdalen: half of the people in listed places have at most {math.ceil(far[0])} min, nine in ten at "
                      f"most {math.ceil(far[1])} min; {far[2]:.0f} people have no way", said)
        self.assertIn("are not measured: no service point has a 'capacity'", said)
        swedish = self.done("reach", self.study, "-o", self.layers, "--overwrite", language="sv").stderr
        self.assertIn(f"Dagligvaror, Älvdalen: hälften av dem som bor i listade orter har högst {math.ceil(far[0])} min, nio av tio "
                      f"högst {math.ceil(far[1])} min; {far[2]:.0f} personer har ingen väg dit", swedish)
        self.give_capacities()
        self.assertIn("post and parcels: catchments are not measured, since", self.reach().stderr)

    def test_what_cannot_be_is_refused_and_nothing_is_written(self):
        before = files_below(self.folder)
        for words, arguments in (("there is no decay 'gauss(20 min)'", ("--decay", "gauss(20 min)")),
                                 ("known are step(30 min)", ("--decay", "20 min")),
                                 ("does not have the parameters", ("--decay", "gaussian(20 km)")),
                                 ("does not have the parameters", ("--decay", "gaussian(20)")),
                                 ("does not have the parameters", ("--decay", "step(20 min 0.5, 10 min 1)")),
                                 ("does not have the parameters", ("--decay", "power(1 min)")),
                                 ("does not have the parameters", ("--decay", "linear(0 min)")),
                                 ("expected a limit such as", ("--limit", "30")),
                                 ("has no kind 'sprit'", ("--kind", "sprit"))):
            process = run("reach", self.study, "-o", self.folder / "r.csv", *arguments)
            self.assertEqual(process.returncode, 2, (arguments, process.stderr))
            self.assertIn(words, process.stderr)
        self.assertEqual(run("reach", self.study, "-o", self.folder / "r.txt").returncode, 2)
        self.assertEqual(run("reach", self.study, "-o", self.study / "places.csv", "--overwrite").returncode, 2)
        self.assertEqual(files_below(self.folder), before)
        (self.folder / "r.csv").write_text("mine", encoding="utf-8")
        for more in ((), ("--overwrite",)):
            self.assertEqual(run("reach", self.study, "-o", self.folder / "r.csv", *more).returncode, 5)
        self.assertEqual((self.folder / "r.csv").read_text(encoding="utf-8"), "mine")
        self.done("run", self.study)
        process = run("reach", self.study, "-o", self.result, "--overwrite")
        self.assertEqual(process.returncode, 5)
        self.assertIn("holds other layers", process.stderr)

    def test_every_layer_has_a_style_without_a_gap(self):
        self.reach()
        styled = dict(rows(self.layers, "SELECT f_table_name, styleQML FROM layer_styles"))
        self.assertEqual(set(styled), {*LAYERS, "provenance"})
        self.assertIn("bundle_share", styled["place_access"])
        self.assertIn(f"{KIND}_p90_min", styled["municipality_access"])
        self.assertIn("sqrt(&quot;customers_huff&quot;", styled["service_customers"])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Municipalities side by side and rules, on the demo's eleven: again from the places by SQL, and by runs without the
neighbours."""
import collections
import csv
import json
import pathlib
import statistics
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, SOURCE, StudyTest, rows, run  # noqa: E402

KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")
LIECHTENSTEIN = DATA / "osm" / "liechtenstein-2015.osm.pbf"
COUNTED = ("within", "not_reached", "within_own", "imported", "no_second")


class SideBySide(StudyTest):
    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stderr

    def value(self, result, indicator, code, kind, metric="min", threshold=None, group="all", column="value"):
        """Of one row; the whole study where the code is None."""
        found = rows(result, f"""SELECT {column} FROM municipality_indicators WHERE indicator = '{indicator}'
            AND municipality_code IS {'NULL' if code is None else repr(code)} AND metric = '{metric}' AND "group" = '{group}'
            AND kind IS {'NULL' if kind is None else repr(kind)}
            AND threshold IS {'NULL' if threshold is None else repr(threshold)}""")
        self.assertEqual(len(found), 1, (indicator, code, kind))
        return found[0][0]

    def assert_sums_are_the_whole(self, result):
        """Of persons: those of the municipalities, and of places in none, are those of the whole."""
        none, = rows(result, "SELECT count(*) FROM places WHERE municipality_code IS NULL AND population > 0")
        self.assertEqual(none, (0,))
        sums = rows(result, f"""SELECT indicator, kind, metric, threshold, "group",
            sum(CASE WHEN municipality_code IS NULL THEN persons END) AS whole,
            sum(CASE WHEN municipality_code IS NOT NULL THEN persons END) AS parts
            FROM municipality_indicators WHERE indicator IN {COUNTED} GROUP BY 1, 2, 3, 4, 5""")
        self.assertGreater(len(sums), 50)
        for *key, whole, parts in sums:
            self.assertAlmostEqual(whole, parts, 6, key)
        for kind, metric, whole, parts in rows(result, """SELECT kind, metric,
                sum(CASE WHEN municipality_code IS NULL THEN value END),
                sum(CASE WHEN municipality_code IS NOT NULL THEN value END) FROM municipality_indicators
                WHERE indicator IN ('theil_between', 'theil_within') GROUP BY 1, 2"""):
            self.assertAlmostEqual(whole, parts, 9, (kind, metric))
            self.assertAlmostEqual(self.value(result, "theil", None, kind, metric), whole, 9)


class Demo(SideBySide):
    STUDY = SOURCE / "data" / "demo"

    @classmethod
    def setUpClass(cls):
        """All tests but one look at one result."""
        super().setUpClass()
        case = cls("test_sums_of_parts_are_the_whole")
        case.setUp()
        cls.addClassCleanup(case.doCleanups)
        cls.said = case.done("run", case.study)
        cls.file = case.result
        cls.codes = [code for code, in rows(cls.file, "SELECT code FROM municipalities")]

    def test_sums_of_parts_are_the_whole(self):
        self.assertEqual(len(self.codes), 11)
        self.assert_sums_are_the_whole(self.file)

    def test_inside_and_outside_localities_are_all(self):
        """A place of the demo is a locality exactly if its number of people is SCB's of a locality."""
        with open(self.study / "places.csv", encoding="utf-8") as file:
            places = list(csv.DictReader(file))
        for code in self.codes:
            inside = sum(int(place["population"]) for place in places
                         if place["municipality_code"] == code and place["population_source"].startswith("SCB tätort"))
            everyone = sum(int(place["population"]) for place in places if place["municipality_code"] == code)
            for group, persons in (("locality", inside), ("outside_locality", everyone - inside)):
                self.assertEqual(self.value(self.file, "within", code, "apotek", "km", "5 km", group, "of_persons"),
                                 persons or None, (code, group))
        for kind, whole in rows(self.file, """SELECT kind, persons FROM municipality_indicators WHERE indicator = 'within'
                AND kind IS NOT NULL AND threshold = '10 min' AND "group" = 'all' AND municipality_code IS NULL"""):
            parts = [self.value(self.file, "within", None, kind, "min", "10 min", group, "persons")
                     for group in ("locality", "outside_locality")]
            self.assertEqual(sum(parts), whole, kind)

    def test_measures_of_ways_are_those_of_the_places(self):
        for code in self.codes:
            for kind in KINDS:
                for metric in ("km", "min"):
                    ways = rows(self.file, f"""SELECT {kind}_{metric}, population, id FROM places
                        WHERE municipality_code = '{code}' ORDER BY 1""")
                    reached = [each for each in ways if each[0] is not None]
                    persons = sum(each[1] for each in reached)
                    mean = sum(way * people for way, people, _ in reached) / persons
                    self.assertAlmostEqual(self.value(self.file, "mean", code, kind, metric), mean, 9)
                    worst = max(reached)
                    self.assertEqual(self.value(self.file, "worst_place", code, kind, metric), worst[0])
                    self.assertEqual(self.value(self.file, "worst_place", code, kind, metric, column="place_id"), worst[2])
                    everyone = [way for way, people, _ in reached for _ in range(int(people))]
                    self.assertAlmostEqual(self.value(self.file, "longest_tenth", code, kind, metric),
                                           self.mean_of_tenth(everyone), 9)
                    self.assertAlmostEqual(self.value(self.file, "gini", code, kind, metric),
                                           self.gini(everyone), 9)

    @staticmethod
    def mean_of_tenth(everyone):
        """Every person by itself; a tenth of one counts by its part."""
        count = len(everyone) / 10
        whole = int(count)
        last = sorted(everyone, reverse=True)
        return (sum(last[:whole]) + (count - whole) * last[whole]) / count

    @staticmethod
    def gini(everyone):
        """By the sorted list of persons (Gini 1912)."""
        ordered = sorted(everyone)
        n = len(ordered)
        return sum((2 * (i + 1) - n - 1) * way for i, way in enumerate(ordered)) / (n * n * statistics.fmean(ordered))

    def test_imports_and_exports_are_those_of_the_nearest_points(self):
        going = 0
        for kind in KINDS:
            found = rows(self.file, f"""SELECT p.municipality_code, s.municipality_code, sum(p.population) FROM places p
                JOIN services s ON s.id = p.{kind}_nearest_min_id GROUP BY 1, 2""")
            imported, exported = collections.Counter(), collections.Counter()
            for home, host, persons in found:
                if home != host:
                    imported[home] += persons
                    exported[host] += persons
            going += sum(imported.values())
            for code in self.codes:
                self.assertEqual(self.value(self.file, "imported", code, kind, column="persons"), imported[code])
                self.assertEqual(self.value(self.file, "exported", code, kind), exported[code])
        self.assertGreater(going, 1000)

    def test_the_worst_closing_is_the_worst_of_all(self):
        for kind in KINDS:
            losing = collections.Counter()
            for code, service, persons in rows(self.file, f"""SELECT municipality_code, {kind}_nearest_min_id,
                    sum(population) FROM places WHERE {kind}_min <= 10
                    AND ({kind}_second_min IS NULL OR {kind}_second_min > 10) GROUP BY 1, 2"""):
                losing[code] = max(losing[code], persons)
            for code in self.codes:
                self.assertEqual(self.value(self.file, "closure_risk", code, kind, threshold="10 min", column="persons"),
                                 losing[code])

    def test_ranks_follow_the_shares_and_equal_ones_share_a_rank(self):
        for kind in (None, *KINDS):
            found = [(self.value(self.file, "within", code, kind, threshold="10 min"),
                      self.value(self.file, "within", code, kind, threshold="10 min", column="rank"))
                     for code in self.codes]
            for share, rank in found:
                better = sum(1 for other, _ in found if round(other, 1) > round(share, 1))
                self.assertEqual(rank, better + 1, (kind, found))
        self.assertEqual(rows(self.file, "SELECT count(rank) FROM municipality_indicators "
                                         "WHERE municipality_code IS NULL OR indicator IN ('imported', 'exported')"), [(0,)])

    def test_the_map_has_the_main_ones_of_the_table(self):
        columns = {"mean_min": ("mean", "value", None), "p90_min": ("p90", "value", None),
                   "longest_tenth_min": ("longest_tenth", "value", None), "gini": ("gini", "value", None),
                   "worst_min": ("worst_place", "value", None), "worst_place": ("worst_place", "place_name", None),
                   "imported_persons": ("imported", "persons", None), "own_percent": ("within_own", "value", "10 min"),
                   "closure_persons": ("closure_risk", "persons", "10 min"), "rank": ("within", "rank", "10 min")}
        for column, (indicator, source, threshold) in columns.items():
            for code, shown in rows(self.file, f"SELECT code, apotek_{column} FROM municipalities"):
                self.assertEqual(shown, self.value(self.file, indicator, code, "apotek", threshold=threshold,
                                                   column=source), column)
                self.assertIsNotNone(shown, column)

    def test_bundles_are_those_of_reach(self):
        reached = self.folder / "reach.gpkg"
        self.done("reach", self.study, "-o", reached)
        for code, share in rows(reached, """SELECT municipality_code, sum(bundle_share * population) / sum(population)
                FROM place_access GROUP BY 1"""):
            self.assertAlmostEqual(self.value(self.file, "one_stop", code, None, threshold="10 min"), 100 * share, 6)

    def test_without_the_neighbours_is_a_run_without_them(self):
        """For one municipality: a study whose only service points are its own."""
        homes = dict(rows(self.file, "SELECT id, municipality_code FROM services"))
        code = max(self.codes, key=lambda each: self.value(self.file, "imported", each, "dagligvaror", column="persons"))
        before = json.loads((self.study / "services.geojson").read_text(encoding="utf-8"))
        before["features"] = [each for each in before["features"] if homes[each["properties"]["id"]] == code]
        self.assertGreater(len(before["features"]), 3)
        (self.study / "services.geojson").write_text(json.dumps(before), encoding="utf-8")
        self.done("run", self.study)
        differing = 0
        for kind in KINDS:
            for limit, threshold, metric in (("10min", "10 min", "min"), ("20min", "20 min", "min"),
                                             ("5km", "5 km", "km"), ("10km", "10 km", "km")):
                alone, = rows(self.result, f"SELECT {kind}_{limit}_persons FROM municipalities WHERE code = '{code}'")[0]
                self.assertEqual(self.value(self.file, "within_own", code, kind, metric, threshold, column="persons"),
                                 alone, (kind, limit))
                differing += alone != self.value(self.file, "within", code, kind, metric, threshold, column="persons")
        self.assertGreater(differing, 0)

    def test_rules_are_checked_where_they_apply_and_entitle_nobody(self):
        shops = rows(self.file, "SELECT service_id, value, met, sentence_sv, sentence_en FROM rules "
                                "WHERE rule = 'driftstod_distance'")
        here, = rows(self.file, "SELECT count(*) FROM services WHERE kinds LIKE '%dagligvaror%' "
                                "AND municipality_code IS NOT NULL AND snap_status = 'on_road'")
        self.assertEqual((len(shops),), here)
        next_shop = dict(rows(self.file, "SELECT DISTINCT shop_id, next_shop_km FROM candidate_harm"))
        compared = 0
        for shop, value, met, swedish, english in shops:
            self.assertEqual(met, int(value is None or value > 10))
            if shop in next_shop:
                self.assertEqual(value, next_shop[shop])
                compared += 1
            if met:
                self.assertIn("har rätt till stöd", swedish)
                self.assertIn("does not say that the shop is entitled", english)
        self.assertGreater(compared, 10)
        region = {code for code, in rows(self.file, "SELECT municipality_code FROM rules WHERE rule = 'rsp_05_20_km'")}
        self.assertEqual(region, {"0581", "0583"}, "Norrköping and Motala lie in Östergötland, and no other")
        for rule, most in (("cash_withdrawal_25_km", 0.3), ("takings_deposit_25_km", 1.22)):
            for code in (None, *self.codes):
                where = "1" if code is None else f"municipality_code = '{code}'"
                beyond, everyone = rows(self.file, f"""SELECT sum(CASE WHEN betaltjanster_km <= 25 THEN 0 ELSE population END),
                                                   sum(population) FROM places WHERE {where}""")[0]
                found = rows(self.file, f"SELECT persons, of_persons, met, \"limit\" FROM rules WHERE rule = '{rule}' AND "
                             + ("municipality_code IS NULL" if code is None else where))
                self.assertEqual(found, [(beyond, everyone, int(100 * beyond / everyone <= most), most)])

    def test_rules_have_their_source_and_date(self):
        self.assertEqual(rows(self.file, "SELECT count(*) FROM rules WHERE source IS NULL OR date IS NULL"), [(0,)])
        noted = dict(rows(self.file, "SELECT name, value FROM provenance WHERE name LIKE 'rules.%'"))
        self.assertEqual(noted["rules.rsp_05_20_km"], "20 km")
        self.assertEqual(noted["rules.takings_deposit_25_km.most_percent"], "1.22")

    def test_the_run_says_it_in_few_words(self):
        for words in ("11 municipalities side by side", "describes no single village", "the neighbours' part: ",
                      "entitled to support"):
            self.assertEqual(sum(words in line for line in self.said.splitlines()
                                 if line.startswith(("11 munic", "the neigh", "rules:"))), 1, words)

    def test_no_rule_is_checked_on_foot(self):
        self.replace("study.toml", 'mode = "car"', 'mode = "walking"')
        self.done("run", self.study)
        self.assertEqual(rows(self.result, "SELECT count(*) FROM rules"), [(0,)])
        self.assertGreater(rows(self.result, "SELECT count(*) FROM municipality_indicators")[0][0], 0)


@unittest.skipUnless(LIECHTENSTEIN.exists(), f"no {LIECHTENSTEIN}")
class Liechtenstein(SideBySide):
    def test_eleven_municipalities_stand_side_by_side(self):
        study = self.folder / "liechtenstein"
        self.done("init", LIECHTENSTEIN, study)
        self.done("run", study)
        result, = (study / "result").glob("[!.]*.gpkg")
        self.assertEqual(rows(result, "SELECT count(*) FROM municipalities"), [(11,)])
        self.assertEqual(rows(result, "SELECT count(DISTINCT municipality_code) FROM municipality_indicators"), [(11,)])
        self.assert_sums_are_the_whole(result)
        ranked, = rows(result, "SELECT count(*) FROM municipality_indicators WHERE indicator = 'mean' AND rank = 1")[0]
        self.assertGreaterEqual(ranked, 8, "somebody is first by each kind and metric")


if __name__ == "__main__":
    unittest.main()

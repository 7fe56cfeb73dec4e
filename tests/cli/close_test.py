#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Scenarios: what closes together is what a run says without those points, what opens is what the matrix says."""
import csv
import json
import pathlib
import random
import sys
import unicodedata
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402

KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")
LIMITS = {"km": (5, 10), "min": (10, 20)}
SHOP, PUMP = "0428-01-L1", "0428-01-M1"


class Close(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process

    def close(self, *arguments, name="scenario.gpkg", **settings):
        file = self.folder / name
        return file, self.done("close", self.study, *arguments, "-o", file, "--overwrite", **settings).stderr

    def before_and_after(self, file):
        """By place, kind and metric: the nearest before and after, and the ways."""
        found = {}
        for kind in KINDS:
            for metric in LIMITS:
                for place, *row in rows(file, f"""SELECT id, {kind}_nearest_{metric}_before_id, {kind}_{metric}_before,
                        {kind}_nearest_{metric}_after_id, {kind}_{metric}_after FROM scenario_places"""):
                    found[place, kind, metric] = (tuple(row[:2]), tuple(row[2:]))
        return found

    def run_study(self):
        self.done("run", self.study, "--overwrite")
        return {row[:3]: row[3:] for row in rows(
            self.result, "SELECT place_id, kind, metric, nearest_id, cost FROM place_service")}

    def services(self):
        file = self.study / "services.geojson"
        return file, json.loads(file.read_text(encoding="utf-8"))

    def without_candidates(self):
        """Quicker, and of no matter for what is nearest."""
        text = (self.study / "study.toml").read_text(encoding="utf-8")
        head, _, rest = text.partition("[candidates]")
        rest = rest[rest.index("[municipalities]"):].replace("[output]", "[output]\nroutes = false")
        (self.study / "study.toml").write_text(head + rest, encoding="utf-8")

    def test_two_points_closed_together_are_removal_and_rerun(self):
        self.without_candidates()
        file, everything = self.services()
        today = self.run_study()
        ids = [each["properties"]["id"] for each in everything["features"]]
        lot = random.Random(5)
        # Neighbours by their ids, where one would take the other's place, and some by lot.
        pairs = [(SHOP, PUMP), *((ids[i], ids[i + 1]) for i in lot.sample(range(len(ids) - 1), 8)),
                 *(tuple(lot.sample(ids, 2)) for _ in range(4))]
        changed = 0
        for pair in pairs:
            said = self.before_and_after(self.close(*pair)[0])
            left = [each for each in everything["features"] if each["properties"]["id"] not in pair]
            file.write_text(json.dumps({**everything, "features": left}), encoding="utf-8")
            after = self.run_study()
            file.write_text(json.dumps(everything), encoding="utf-8")
            self.assertEqual({key: value[0] for key, value in said.items()}, today)
            self.assertEqual({key: value[1] for key, value in said.items()}, after, pair)
            changed += today != after
        self.assertGreater(changed, 5)

    def test_one_kind_closed_is_the_kind_taken_from_the_list(self):
        self.without_candidates()
        file, everything = self.services()
        said, text = self.close(SHOP, "--kind", "dagligvaror")
        for each in everything["features"]:
            if each["properties"]["id"] == SHOP:
                self.assertEqual(each["properties"]["kinds"], "dagligvaror;post_paket")
                each["properties"]["kinds"] = "post_paket"
        file.write_text(json.dumps(everything), encoding="utf-8")
        self.assertEqual({key: value[1] for key, value in self.before_and_after(said).items()}, self.run_study())
        self.assertIn("If Påhittlivs, Vingåker no longer offers groceries, ", text)
        self.assertEqual(rows(said, "SELECT id, role, kinds, kinds_left FROM scenario_points"),
                         [(SHOP, "loses_kinds", "dagligvaror", "post_paket")])

    def test_what_opens_takes_the_shorter_way_of_its_kinds(self):
        matrix = self.folder / "matrix.csv"
        self.done("matrix", self.study, "-o", matrix, "--to", "candidates")
        with matrix.open(encoding="utf-8", newline="") as text:
            ways = {(row["place_id"], row["destination_id"]): row for row in csv.DictReader(text)}
        site = sorted({key[1] for key in ways})[3]
        file, _ = self.close("--open", site, "--open-kind", "apotek")
        nearer = 0
        for (place, kind, metric), (before, after) in self.before_and_after(file).items():
            way = ways.get((place, site), {}).get(metric)
            if kind == "apotek" and way and (before[1] is None or float(way) < before[1] - 1e-5):
                self.assertEqual(after[0], site)
                self.assertAlmostEqual(after[1], float(way), places=5)
                nearer += 1
            else:
                self.assertEqual(after, before)
        self.assertGreater(nearer, 2)

    def test_the_summary_is_the_sum_of_the_places(self):
        site = rows_of_csv(self.study / "candidates.csv")[0]["id"]
        file, _ = self.close(SHOP, PUMP, "--open", site)
        persons = dict(rows(file, "SELECT id, population FROM scenario_places"))
        home = dict(rows(file, "SELECT id, municipality_code FROM scenario_places"))
        told = self.before_and_after(file)
        table = rows(file, """SELECT municipality_code, kind, metric, losing_persons, losing_places,
            losing_left_with_nothing_places, losing_sum, losing_max, gaining_persons, gaining_sum FROM scenario_summary
            WHERE "group" = 'all'""")
        self.assertEqual(len(table), 12 * 6 * 2)
        for code, kind, metric, *found in table:
            loss, gain, lost = {}, {}, set()
            for (place, of_kind, of_metric), ((_, before), (_, after)) in told.items():
                if of_metric != metric or kind not in (of_kind, "any") or code not in (home[place], None):
                    continue
                if before is not None and after is None:
                    lost.add(place)
                    loss.setdefault(place, 0.0)
                elif before is None and after is not None:
                    gain.setdefault(place, 0.0)
                elif before is not None and after != before:
                    side = loss if after > before else gain
                    side[place] = max(side.get(place, 0.0), abs(after - before))
            expected = [sum(persons[place] or 0 for place in loss), len(loss), len(lost),
                        sum((persons[place] or 0) * more for place, more in loss.items()),
                        max((more for place, more in loss.items() if more), default=None),
                        sum(persons[place] or 0 for place in gain),
                        sum((persons[place] or 0) * less for place, less in gain.items())]
            for value, wanted in zip(found, expected, strict=True):
                if wanted is None:
                    self.assertIsNone(value, (code, kind, metric))
                else:
                    self.assertAlmostEqual(value, wanted, places=5, msg=(code, kind, metric))

    def test_the_groups_of_the_places_are_told_by_their_own_numbers(self):
        places = rows_of_csv(self.study / "places.csv")
        vingaker, farther = "0428-01", "0428-02"
        # Vingåker has half as many elderly people and 30 businesses; of Högsjö nobody knows, and nobody counted
        # the young.
        for place in places:
            place["elderly"] = {farther: ""}.get(place["id"], int(place["population"] or 0) // 2)
            place["businesses"] = 30 if place["id"] == vingaker else 0
        with (self.study / "places.csv").open("w", encoding="utf-8", newline="") as text:
            table = csv.DictWriter(text, places[0])
            table.writeheader()
            table.writerows(places)
        file, said = self.close(SHOP, PUMP, "0428-02-L1")
        table = """SELECT losing_persons, losing_places, losing_places_without_population FROM scenario_summary
            WHERE municipality_code IS NULL AND kind = 'any' AND metric = 'min' AND "group" = """
        self.assertEqual({name for name, in rows(file, 'SELECT "group" FROM scenario_summary')},
                         {"all", "elderly", "businesses"})
        losing = {place for (place, _, metric), ((_, before), (_, after)) in self.before_and_after(file).items()
                  if metric == "min" and before is not None and (after is None or after > before)}
        self.assertLessEqual({vingaker, farther}, losing)
        elderly = sum(place["elderly"] or 0 for place in places if place["id"] in losing)
        self.assertEqual(rows(file, table + "'elderly'"), [(elderly, len(losing), 1)])
        self.assertEqual(rows(file, table + "'businesses'"), [(30, len(losing), 0)])
        self.assertIn(f"who loses, by group: elderly people {elderly}, businesses 30\n", said)
        self.assertIn("note: 1 place that loses has no count of elderly people\n", said)

    def test_the_thresholds_of_the_summary_are_those_of_the_places(self):
        file, text = self.close(SHOP, PUMP)
        persons = dict(rows(file, "SELECT id, population FROM scenario_places"))
        for metric, limits in LIMITS.items():
            for limit in limits:
                beyond = {place for (place, _, of), ((_, before), (_, after)) in self.before_and_after(file).items()
                          if of == metric and before is not None and before <= limit and
                          (after is None or after > limit)}
                said = rows(file, f"""SELECT losing_beyond_{limit}{metric} FROM scenario_summary
                    WHERE municipality_code IS NULL AND kind = 'any' AND metric = '{metric}'""")
                self.assertEqual(said, [(sum(persons[place] for place in beyond),)])
                if (metric, limit) == ("min", 10):
                    self.assertGreater(len(beyond), 0)
                    self.assertIn(f"{said[0][0]:.0f} people (", text)

    def test_a_site_that_opens_says_what_it_takes_from_the_shops_that_stay(self):
        self.run_study()
        lost = dict(rows(self.result, "SELECT shop_name, persons_nearest_lost FROM candidate_harm "
                                      "WHERE candidate_id = '0781-K1' AND persons_nearest_lost > 0"))
        (shop, persons), = lost.items()
        self.assertEqual(shop, "Påhittlivs, Lagan")
        _, said = self.close("--open", "0781-K1")
        self.assertIn(f"for {persons:.0f} people Enhörningsstrandens handelsbod becomes the nearest shop instead of "
                      f"{shop}\n", said)
        self.assertIn(f"with Enhörningsstrandens handelsbod, {shop} would have another shop within 10 km by road and "
                      "no longer meet the distance condition of operating support\n", said)
        closing, = rows(self.result, f"SELECT id FROM services WHERE name = '{shop}'")
        _, said = self.close(*closing, "--open", "0781-K1")
        self.assertIn("no shop that stays loses nearest customers", said)
        _, said = self.close("--open", "0781-K1", "--open-kind", "apotek")
        self.assertNotIn("shop", said.split("Enhörningsstrandens", 1)[1].split("scenario:")[0])

    def test_both_languages_say_it_aloud(self):
        _, english = self.close(SHOP, PUMP)
        self.assertIn("If Påhittlivs, Vingåker and Sagomacken, Vingåker close together, 4741 people would have a longer "
                      "way to some service: on average ", english)
        self.assertIn("4741 people (Vingåker) would no longer have this within 10 min: groceries, fuel.", english)
        _, swedish = self.close(SHOP, PUMP, language="sv")
        self.assertIn("Om Påhittlivs, Vingåker och Sagomacken, Vingåker stänger samtidigt skulle 4741 personer få "
                      "längre till någon service: i medeltal ", swedish)
        self.assertIn("4741 personer (Vingåker) skulle inte längre ha detta inom 10 min: dagligvaror, drivmedel.",
                      swedish)

    def test_both_files_and_any_threads_say_the_same(self):
        bytes_of = set()
        for threads in (1, 3):
            file, _ = self.close(SHOP, "--threads", threads, name="scenario.csv")
            bytes_of.add(file.read_bytes())
        self.assertEqual(len(bytes_of), 1)
        stored = rows(self.close(SHOP)[0], "SELECT id, effect, largest_change_min FROM scenario_places ORDER BY fid")
        lines = rows_of_csv(file)
        self.assertEqual([(row["id"], row["effect"], float(row["largest_change_min"]) if row["largest_change_min"]
                           else None) for row in lines], stored)

    def test_the_farthest_of_the_nearest_is_told_at_both_times(self):
        """Of the kinds that have a point at either time; nothing where one of them is not reached."""
        file, _ = self.close(SHOP)
        for metric in LIMITS:
            for when in ("before", "after"):
                columns = ", ".join(f"{kind}_{metric}_{when}" for kind in KINDS)
                for worst, *ways in rows(file, f"SELECT worst_{metric}_{when}, {columns} FROM scenario_places"):
                    self.assertEqual(worst, None if None in ways else max(ways))
        # Where a kind closes for good nobody is near everything, however near the rest may be.
        pharmacies = [service for service, in rows(file, "SELECT id FROM service_points WHERE kinds LIKE '%apotek%'")]
        self.assertGreater(len(pharmacies), 3)
        file, _ = self.close(*pharmacies, "--kind", "apotek")
        self.assertEqual(rows(file, "SELECT count(worst_min_after) FROM scenario_places"), [(0,)])
        self.assertGreater(rows(file, "SELECT count(worst_min_before) FROM scenario_places")[0][0], 100)

    def test_where_it_comes_from_and_the_notice_stand_in_the_file(self):
        file, _ = self.close(SHOP, "--kind", "dagligvaror")
        found = dict(rows(file, "SELECT name, value FROM provenance WHERE topic = 'setting'"))
        self.assertEqual(found["scenario.closes"], f"{SHOP} (dagligvaror)")
        for table in ("scenario_places", "scenario_summary", "scenario_points", "service_points", "borders"):
            title = rows(file, f"SELECT identifier FROM gpkg_contents WHERE table_name = '{table}'")[0][0]
            self.assertIn("DEMO – påhittade vägar och servicepunkter", title)
        style = rows(file, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'scenario_places'")[0][0]
        self.assertIn("≤ 5 min längre", style)
        self.assertIn("&gt; 10 min närmare", style)

    def test_a_name_does_for_an_id(self):
        """However it is typed: in other letters' case, or with the ring of å as a mark of its own."""
        tables = ("scenario_places", "scenario_summary", "scenario_points")
        by_id = [rows(self.close(SHOP)[0], f"SELECT * FROM {table}") for table in tables]
        name, = rows(self.close(SHOP)[0], "SELECT name FROM scenario_points")[0]
        for called in (name, name.upper(), unicodedata.normalize("NFD", name)):
            file, _ = self.close(called)
            self.assertEqual([rows(file, f"SELECT * FROM {table}") for table in tables], by_id, called)
        file, _ = self.close(name, SHOP)
        self.assertEqual(rows(file, "SELECT count(*) FROM scenario_points"), [(1,)], "the same one twice")
        site = rows_of_csv(self.study / "candidates.csv")[0]
        file, _ = self.close("--open", site["name"].lower())
        self.assertEqual(rows(file, "SELECT id FROM scenario_points"), [(site["id"],)])

    def test_a_name_that_several_have_is_asked_for_by_id(self):
        self.replace("services.geojson", "Påhittlivs, Högsjö", "Påhittlivs, Vingåker")
        process = run("close", self.study, "påhittlivs, vingåker", "-o", self.folder / "s.gpkg", language="sv")
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("2 servicepunkter heter ”påhittlivs, vingåker”", process.stderr)
        self.assertIn("0428-01-L1 (Vingåker), 0428-02-L1 (Vingåker)", process.stderr)
        self.close("0428-02-L1")

    def test_what_cannot_be_is_refused(self):
        file = self.folder / "scenario.gpkg"
        for words, arguments in (
                ("the study has no service point 'nowhere'", ("nowhere",)),
                ("the study has no candidate 'nowhere'", ("--open", "nowhere")),
                ("did you mean Påhittlivs, Vingåker (0428-01-L1)?", ("hittlivs, vingåker",)),
                ("did you mean 'Påhittlivs, Vingåker'?", ("Påhitlivs, Vingåkr",)),
                ("the study has no kind 'bank'", (SHOP, "--kind", "bank")),
                ("offers none of the kinds that are to close", (SHOP, "--kind", "drivmedel")),
                ("nothing closes and nothing opens", ())):
            process = run("close", self.study, *arguments, "-o", file)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn(words, process.stderr)
            self.assertFalse(file.exists())
        process = run("close", self.study, SHOP, "-o", self.folder / "scenario.txt")
        self.assertIn("the name of a scenario ends in .csv or .gpkg", process.stderr)

    def test_only_an_earlier_scenario_is_replaced(self):
        before = files_below(self.study)
        for target in (self.study / "places.csv", self.study / "candidates.csv"):
            process = run("close", self.study, SHOP, "-o", target, "--overwrite")
            self.assertEqual(process.returncode, 2, process.stderr)
        self.assertEqual(files_below(self.study), before)
        file, _ = self.close(SHOP)
        self.assertEqual(run("close", self.study, SHOP, "-o", file).returncode, 5)
        self.close(PUMP)
        plan = self.folder / "plan.gpkg"
        self.done("plan", self.study, "--problem", "p-median", "--sites", 1, "-o", plan)
        stored = plan.read_bytes()
        process = run("close", self.study, SHOP, "-o", plan, "--overwrite")
        self.assertEqual(process.returncode, 5, process.stderr)
        self.assertEqual(plan.read_bytes(), stored)


def rows_of_csv(file):
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


if __name__ == "__main__":
    unittest.main()

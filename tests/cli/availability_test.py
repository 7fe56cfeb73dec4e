#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Mobile stops: what is there on some days of the week stands beside what is there every day."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402

NEAREST = "SELECT place_id, kind, metric, nearest_id, cost FROM place_service"


class Availability(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def setUp(self):
        super().setUp()
        self.file = self.study / "services.geojson"
        self.everything = json.loads(self.file.read_text(encoding="utf-8"))

    def leave_out_candidates(self):
        text = (self.study / "study.toml").read_text(encoding="utf-8")
        head, _, rest = text.partition("[candidates]")
        rest = rest[rest.index("[municipalities]"):].replace("[output]", "[output]\nroutes = false")
        (self.study / "study.toml").write_text(head + rest, encoding="utf-8")

    def write(self, features):
        self.file.write_text(json.dumps({**self.everything, "features": features}), encoding="utf-8")

    def run_study(self):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stderr

    def test_every_day_is_what_a_run_without_the_mobile_stops_says(self):
        self.leave_out_candidates()
        features = self.everything["features"]
        stops = {each["properties"]["id"]: 1 + number % 3 for number, each in enumerate(features) if number % 4 == 0}
        self.write([each for each in features if each["properties"]["id"] not in stops])
        self.run_study()
        without = {row[:3]: row[3:] for row in rows(self.result, NEAREST)}
        tables = {name for name, in rows(self.result, "SELECT table_name FROM gpkg_contents")}
        self.assertNotIn("availability", tables, "every point is open every day")
        for each in features:
            each["properties"]["dagar_per_vecka"] = stops.get(each["properties"]["id"])
        self.write(features)
        said = self.run_study()
        self.assertIn(f"note: {len(stops)} service points are open only some days a week", said)
        told = rows(self.result, "SELECT place_id, kind, metric, nearest_id_every_day, cost_every_day, "
                                 "nearest_id_any_day, cost_any_day, days_per_week_any_day FROM place_availability")
        self.assertEqual({row[:3]: row[3:5] for row in told}, without)
        self.assertEqual({row[:3]: row[5:7] for row in told}, {row[:3]: row[3:] for row in rows(self.result, NEAREST)})
        self.assertEqual({row[7] for row in told if row[5]}, {1, 2, 3, 7})
        for *_, nearest, _, days in told:
            if nearest:
                self.assertEqual(days, stops.get(nearest, 7))
        self.assertEqual(dict(rows(self.result, "SELECT id, days_per_week FROM services")),
                         {each["properties"]["id"]: stops.get(each["properties"]["id"], 7) for each in features})
        self.assertEqual(rows(self.result, "SELECT topic, value, unit FROM provenance "
                                           "WHERE name = 'services.days_per_week'"), [("assumption", "7", "days a week")])
        persons = dict(rows(self.result, "SELECT id, population FROM places"))
        for kind, every, some, by_days in rows(
                self.result, "SELECT kind, persons_every_day, persons_any_day, persons_by_days FROM availability "
                             "WHERE municipality_code IS NULL AND threshold = '10 min'"):
            near = [row for row in told if row[1:3] == (kind, "min")]
            self.assertAlmostEqual(every, sum(persons[row[0]] for row in near if row[4] is not None and row[4] <= 10))
            self.assertAlmostEqual(some, sum(persons[row[0]] for row in near if row[6] is not None and row[6] <= 10))
            self.assertLessEqual(every + (some - every) / 7, by_days + 1e-6)
            self.assertLessEqual(by_days, every + (some - every) * 3 / 7 + 1e-6)
            self.assertLess(every, some)
            everybody = sum(persons.values())
            self.assertIn(f"  with what is open every day {100 * every / everybody:.1f} %, "
                          f"by the days of the week {100 * by_days / everybody:.1f} %\n", said)

    def saved(self):
        """By candidate, what it would save in minutes per person."""
        self.run_study()
        return dict(rows(self.result, "SELECT id, travel_saved_raw FROM candidates"))

    def test_a_site_is_worth_the_more_the_fewer_days_the_stop_beside_it_calls(self):
        features = self.everything["features"]
        stops = [each for number, each in enumerate(features) if number % 3 == 0]
        always = self.saved()
        self.write([each for each in features if each not in stops])
        never = self.saved()
        by_days = []
        for days in (5, 1):
            for each in stops:
                each["properties"]["days_per_week"] = days
            self.write(features)
            by_days.append(self.saved())
        often, seldom = by_days
        between = 0
        for site, least in always.items():
            for less, more in ((least, often[site]), (often[site], seldom[site]), (seldom[site], never[site])):
                self.assertLessEqual(less, more + 1e-9)
            between += least + 1e-6 < often[site] < seldom[site] - 1e-6
        self.assertGreater(between, 10)

    def test_close_and_plan_say_that_they_count_stops_as_open(self):
        shop = self.everything["features"][0]["properties"]["id"]
        commands = (("close", self.study, shop, "-o", self.folder / "scenario.gpkg", "--overwrite"),
                    ("plan", self.study, "--problem", "p-median", "--sites", 1, "-o", self.folder / "plan.csv",
                     "--overwrite"),
                    ("reach", self.study, "-o", self.folder / "reach.csv", "--overwrite"))
        for command in commands:
            self.assertNotIn("some days a week", run(*command).stderr)
        for each in self.everything["features"][:2]:
            each["properties"]["days_per_week"] = 1
        self.write(self.everything["features"])
        for command in commands:
            process = run(*command)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn("note: 2 service points are open only some days a week and count here as open every day\n",
                          process.stderr)

    def test_the_study_says_how_often_those_are_open_that_say_nothing(self):
        self.leave_out_candidates()
        stated = [each["properties"].setdefault("days_per_week", 3) for each in self.everything["features"][9:]]
        self.assertEqual(set(stated), {3})
        for each in self.everything["features"][:9]:
            each["properties"]["days_per_week"] = 7
        self.write(self.everything["features"])
        self.run_study()
        told = "SELECT * FROM place_availability"
        as_stated = rows(self.result, told)
        for each in self.everything["features"][9:]:
            each["properties"]["days_per_week"] = None
        self.write(self.everything["features"])
        self.replace("study.toml", "[services]", "[services]\ndays_per_week = 3")
        self.run_study()
        self.assertEqual(rows(self.result, told), as_stated)
        self.assertEqual(rows(self.result, "SELECT topic, value FROM provenance "
                                           "WHERE name = 'services.days_per_week'"), [("setting", "3")])
        self.replace("study.toml", "days_per_week = 3", "days_per_week = 8")
        self.assert_refused(2, "expected days a week from 1 to 7, found '8'", code="study-invalid")

    def test_days_that_a_week_does_not_have_are_refused_with_their_record(self):
        for days in (0, 8, "tisdagar", 2.5):
            self.everything["features"][3]["properties"]["days_per_week"] = days
            self.write(self.everything["features"])
            self.assert_refused(3, "expected days a week from 1 to 7, found", code="value-invalid")


if __name__ == "__main__":
    unittest.main()

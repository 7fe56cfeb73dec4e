#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The rankings by other views of the needs are those of a study that takes them so, run for itself."""
import csv
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402


class Rankings(StudyTest):
    def work_out(self, *options):
        process = run("run", self.study, "--overwrite", *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.printed = process.stderr
        return self.result

    def view(self, name, meeting=None):
        """(candidate, rank in its municipality, score)"""
        left_out = "IS NULL" if meeting is None else f"= '{meeting}'"
        return sorted(rows(self.result, "SELECT candidate_id, rank_in_municipality, round(score, 9) "
                                        f"FROM candidate_rankings WHERE view = '{name}' "
                                        f"AND without_meeting {left_out}"))

    def standing(self):
        """The same of the study's own ranking."""
        return sorted(rows(self.result, "SELECT id, rank_in_municipality, round(score, 9) FROM candidates"))

    def keep_needs(self, wanted):
        path = self.study / self.NEEDS
        with open(path, encoding="utf-8") as file:
            reader = csv.DictReader(file)
            lines = [line for line in reader if wanted(line)]
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames)
            writer.writeheader()
            writer.writerows(lines)


class OfTheInventedStudy(Rankings):
    NEEDS = "needs.csv"

    def test_by_both_is_the_study_s_own(self):
        self.work_out()
        self.assertEqual(self.view("both"), self.standing())

    def test_by_voices_is_that_of_a_study_that_weighs_them(self):
        self.work_out()
        view = self.view("voices")
        self.replace("study.toml", "half_trust = 0", 'weigh = "voices"')
        self.work_out()
        self.assertEqual(view, self.standing())
        self.assertNotEqual(view, self.view("both"))

    def test_by_population_is_that_of_a_study_that_heard_nobody_but_for_the_offers(self):
        """Where nobody was asked offers are not measured, and the others share their weight of 0.5 of 2.5."""
        self.work_out()
        view = self.view("population")
        self.keep_needs(lambda line: False)
        self.work_out()
        heard = {"K1": 2, "K2": 1, "K3": 1, "K4": 1}
        scores = {site: score for site, _, score in self.standing()}
        for site, _, score in view:
            if score is not None:
                offers = 0.5 * 100 * heard[site] / 3
                self.assertAlmostEqual(score, (scores[site] * 2.0 + offers) / 2.5, places=6, msg=site)

    def test_without_a_meeting_is_that_of_a_study_without_its_records(self):
        self.work_out()
        meetings = [meeting for meeting, in rows(self.result, "SELECT DISTINCT without_meeting "
                                                              "FROM candidate_rankings WHERE without_meeting <> ''")]
        self.assertEqual(sorted(meetings), ["M1", "M2", "M3", "M4", "M5"])
        views = {meeting: self.view("without_meeting", meeting) for meeting in meetings}
        before = (self.study / self.NEEDS).read_text(encoding="utf-8")
        for meeting, view in views.items():
            self.keep_needs(lambda line: line["möte"] != meeting)
            self.work_out()
            self.assertEqual(view, self.standing(), meeting)
            (self.study / self.NEEDS).write_text(before, encoding="utf-8")


    def test_with_other_speeds_are_the_study_s_own_if_no_speed_varies(self):
        path = self.study / "study.toml"
        path.write_text(path.read_text(encoding="utf-8") + "\n[score]\nspeed_factor = 0\nspeed_runs = 2\n",
                        encoding="utf-8")
        self.work_out()
        for speed_run in (1, 2):
            self.assertEqual(self.speeds(speed_run), self.standing())
        self.assertEqual(self.speeds(3), [])
        self.assertIn("the same sites are first in all 2 runs", self.printed)

    def test_with_other_speeds_are_the_same_for_any_threads(self):
        self.work_out("--threads", "1")
        alone = [self.speeds(speed_run) for speed_run in (1, 2, 3, 4)]
        self.assertNotEqual(alone[0], alone[1], "each run has speeds of its own")
        self.assertNotEqual(alone[0], self.standing())
        self.work_out("--threads", "3")
        self.assertEqual([self.speeds(speed_run) for speed_run in (1, 2, 3, 4)], alone)

    def speeds(self, speed_run):
        return sorted(rows(self.result, "SELECT candidate_id, rank_in_municipality, round(score, 9) "
                                        "FROM candidate_rankings WHERE view = 'speeds' "
                                        f"AND speed_run = {speed_run}"))


class OfTheDemo(Rankings):
    STUDY = SOURCE / "data" / "demo"
    NEEDS = "behov.csv"

    def test_lines_say_where_the_first_place_changes(self):
        result = self.work_out()
        own = dict(rows(result, "SELECT municipality_name, name FROM candidates WHERE rank_in_municipality = 1"))
        names = dict(rows(result, "SELECT code, name FROM municipalities"))
        others = {}
        for code, name in rows(result, "SELECT municipality_code, candidate_name FROM candidate_rankings "
                                       "WHERE rank_in_municipality = 1 AND view <> 'speeds'"):
            others.setdefault(names[code], set()).add(name)
        same, = [line for line in self.printed.splitlines() if line.startswith("the same site is first")]
        for municipality, first in own.items():
            changed = others[municipality] - {first}
            self.assertEqual(municipality not in same, bool(changed), municipality)
            line = [line for line in self.printed.splitlines()
                    if line.startswith(f"first in {municipality}: {first}; but ")]
            self.assertEqual(len(line), bool(changed), municipality)
            for name in changed:
                self.assertEqual(line[0].count(f"{name} ("), 1)

    def test_what_is_not_measured_ranks_nobody(self):
        """No visitor said anything that they need."""
        path = self.study / "study.toml"
        path.write_text(path.read_text(encoding="utf-8") +
                        '\n[[score.weights]]\nname = "visitors"\nvisitors_need_met = 1.0\nfeasibility = 0.5\n',
                        encoding="utf-8")
        result = self.work_out()
        self.assertEqual(rows(result, "SELECT count(*), count(rank_in_municipality), count(score) FROM candidates"),
                         [(45, 0, 0)])
        self.assertIn("45 candidate sites have no rank, since what the weights 'visitors' weigh most, "
                      "'need met among visitors', is not measured there\n", self.printed)
        for words in ("of 100 points", "is first", "the score weighs", "other speeds"):
            self.assertNotIn(words, self.printed)

    def first_by(self, said):
        """The first of each municipality, where a line names those that are not first by the score."""
        firsts = dict(rows(self.result, "SELECT municipality_name, name FROM candidates "
                                        "WHERE rank_in_municipality = 1"))
        line, = [line for line in self.printed.splitlines() if said in line]
        others = re.findall(r"([^,:]+) \(([^,)]+)\)", line.split("first", 1)[1])
        self.assertTrue(others, line)
        firsts.update((municipality, name.strip()) for name, municipality in others)
        return firsts

    def test_by_the_ways_alone_are_those_that_a_plan_would_open(self):
        self.work_out()
        for said, options in (("by the shortest ways alone others", []),
                              ("by the shortest ways to what was asked for alone", ["--demand", "need"])):
            plan = self.folder / "plan.gpkg"
            process = run("plan", self.study, "-o", plan, "--overwrite", *options)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn("proved, no choice of sites is better", process.stderr)
            opened = dict(rows(plan, "SELECT municipality_name, name FROM plan"))
            self.assertEqual(self.first_by(said), opened, said)

    def test_a_line_says_which_sites_a_plan_would_take_instead(self):
        """Where the site that saves most of the way is another than the first by the score, the plan that is
        proved takes it too."""
        result = self.work_out()
        line, = [line for line in self.printed.splitlines() if line.startswith("the score weighs 5 things")]
        own = dict(rows(result, "SELECT municipality_name, name FROM candidates WHERE rank_in_municipality = 1"))
        plan = self.folder / "plan.gpkg"
        process = run("plan", self.study, "-o", plan)
        self.assertEqual(process.returncode, 0, process.stderr)
        planned = dict(rows(plan, "SELECT municipality_name, name FROM plan"))
        self.assertEqual(planned.keys(), own.keys())
        others = {name: municipality for municipality, name in planned.items() if own[municipality] != name}
        self.assertGreater(len(others), 0)
        told = dict(re.findall(r"([^,:]+) \(([^)]+)\)", line.split("others are first: ")[1]))
        self.assertEqual({name.strip(): municipality for name, municipality in told.items()}, others)

    def test_a_line_says_that_costs_weigh_nothing_until_they_do(self):
        self.work_out()
        said = "what the candidates cost weighs nothing in any score"
        self.assertIn(said, self.printed)
        path = self.study / "study.toml"
        path.write_text(path.read_text(encoding="utf-8") + '\n[[score.weights]]\nname = "thrift"\ncost = 1\n',
                        encoding="utf-8")
        self.work_out()
        self.assertNotIn(said, self.printed)


if __name__ == "__main__":
    unittest.main()

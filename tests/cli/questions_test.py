#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Questions that cannot be answered are refused before any work, with what to ask instead; nothing is written."""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, run  # noqa: E402

# What is asked, what is wrong with it, and what would be right.
PLANS = (
    (("--problem", "lscp", "--budget", 5), "the problem 'lscp' has no budget", "p-median, mclp and backup may have one"),
    (("--problem", "mclp", "--budget", 5, "--sites", 2), "a number of sites or a budget, not both", ""),
    (("--problem", "p-median"), "the problem 'p-median' needs --sites", ""),
    (("--problem", "lscp", "--sites", 3), "the problem 'lscp' finds the number of sites itself", ""),
    (("--kind", "apotk"), "the study has no kind 'apotk'", "its kinds are dagligvaror, drivmedel, post_paket, apotek"),
    (("--problem", "capacitated-p-median", "--sites", 2), "is about one kind of service", "name it with --kind"),
    (("--problem", "lscp", "--limit", "5 km"), "decides by minutes: expected a limit such as \"10 min\", found '5 km'", ""),
    (("--sequence", "--problem", "p-median", "--budget", 5), "a plan with a budget has no order", "--sites how many"),
    (("--sequence", "--problem", "p-median", "--sites", 2, "--then", "p-center"), "a plan with --then has no order",
     "ask for the order without --then"),
    (("--sequence", "--problem", "p-center", "--sites", 2), "the problem 'p-center' has no order",
     "p-median and mclp have one"),
)
AREAS = (
    (("--limit", "10 min", "--buffer", "0 m"), "expected a distance from the roads such as \"100 m\", found '0 m'",
     "units are m and km; more than 0"),
    (("--limit", "10 min", "--buffer", "wide"), "found 'wide'", ""),
    (("--limit", "ten"), "found 'ten'", ""),
    (("--limit", "10 min", "--kind", "apotk"), "'apotk'", ""),
)


class Questions(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def assert_no_answer(self, process, *words):
        self.assertEqual(process.returncode, 2, process.stderr)
        self.assertIn("error[usage]", process.stderr)
        for word in words:
            self.assertIn(word, process.stderr)

    def test_of_plans(self):
        before = files_below(self.folder)
        for question, wrong, right in PLANS:
            with self.subTest(question):
                self.assert_no_answer(run("plan", self.study, "-o", self.folder / "p.csv", *question), wrong, right)
        self.assertEqual(files_below(self.folder), before)

    def test_of_a_plan_whose_study_has_no_limit_in_minutes(self):
        for limit in ("10 min", "20 min"):
            self.replace("study.toml", f'[[thresholds]]\nlimit = "{limit}"\n', "")
        self.assert_no_answer(run("plan", self.study, "-o", self.folder / "p.csv", "--problem", "lscp"),
                              "the problem 'lscp' needs a limit", "--limit \"10 min\"")

    def test_of_a_candidate_that_is_required_and_forbidden(self):
        first = (self.study / "candidates.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
        process = run("plan", self.study, "-o", self.folder / "p.csv", "--problem", "p-median", "--sites", 2,
                      "--required", first, "--forbidden", first)
        self.assert_no_answer(process, f"the candidate '{first}' cannot be both required and forbidden")

    def test_of_areas(self):
        before = files_below(self.folder)
        for question, *words in AREAS:
            with self.subTest(question):
                self.assert_no_answer(run("area", self.study, "-o", self.folder / "a.gpkg", *question), *words)
        self.assert_no_answer(run("area", self.study, "-o", self.folder / "a.csv", "--limit", "10 min"),
                              "the name of a file of areas ends in .gpkg")
        self.assertEqual(files_below(self.folder), before)

    def test_of_a_network_under_another_name_or_made_already(self):
        other = run("network", self.study, "-o", self.folder / "roads.gpkg")
        self.assert_no_answer(other, "the name of a prepared network ends in .network")
        self.assertEqual(run("network", self.study, "-o", self.study / "roads.network").returncode, 0)
        self.replace("study.toml", "roads.osm.pbf", "roads.network")
        self.replace("study.toml", 'ferry_wait = "10 min"', "")
        again = run("network", self.study, "-o", self.folder / "again.network")
        self.assertEqual(again.returncode, 2, again.stderr)
        self.assertIn("the roads of the study are a prepared network already: roads.network", again.stderr)

    def test_with_less_memory_than_the_program_itself_needs(self):
        for size in ("50MB", "much"):
            self.assert_no_answer(run("check", self.study, "--memory-limit", size), "100MB or more", f"found '{size}'")

    def test_into_a_file_that_is_compared_or_is_another_table(self):
        self.assertEqual(run("run", self.study).returncode, 0)
        same = self.folder / "same.csv"
        os.link(self.result, same)
        other = self.folder / "people.csv"
        other.write_text("name,age\nAnna,7\n", encoding="utf-8")
        before = files_below(self.folder)
        process = run("compare", self.result, self.result, "-o", same, "--overwrite")
        self.assert_no_answer(process, "this is one of the files to compare")
        process = run("compare", self.result, self.result, "-o", other, "--overwrite")
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("people.csv", process.stderr)
        self.assertEqual(files_below(self.folder), before)


if __name__ == "__main__":
    unittest.main()

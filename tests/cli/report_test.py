#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The report as a user makes it: beside the result, and alone in the other language."""
import csv
import io
import stat
import unittest

from program import SOURCE, StudyTest, files_below, rows, run

SWEDISH = "Vem har hur långt till service?"
ENGLISH = "Who has how far to service"


class Report(StudyTest):
    def path(self, name="report.html"):
        return self.study / "result" / name

    def text(self, name="report.html"):
        return self.path(name).read_text(encoding="utf-8")

    def test_stands_beside_the_result_in_the_language_of_the_study(self):
        process = run("run", self.study)  # which speaks English to the user
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn(f"report: {self.path()}", process.stderr)
        self.assertIn(SWEDISH, self.text())
        self.assertNotIn(ENGLISH, self.text())

    def test_is_left_out_where_the_study_says_so(self):
        self.replace("study.toml", "[output]", "[output]\nreport = false")
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertNotIn("report:", process.stderr)
        self.assertFalse(self.path().exists())
        self.assertTrue(self.result.is_file())

    def test_is_asked_for_by_true_or_false(self):
        self.replace("study.toml", "[output]", "[output]\nreport = \"no\"")
        self.assert_refused(2, "report", code="study-invalid")
        self.replace("study.toml", "report = \"no\"", "rapport = false")
        self.assert_refused(2, "rapport", "report", code="study-invalid")

    def test_is_not_overwritten_unasked_and_nothing_else_is_written_then(self):
        self.path().parent.mkdir()
        self.path().write_text("mine", encoding="utf-8")
        before = files_below(self.study)
        process = run("run", self.study)
        self.assertEqual(process.returncode, 5, process.stderr)
        self.assertIn("report.html", process.stderr)
        self.assertEqual(files_below(self.study), before)
        self.assertEqual(run("report", self.study, language="sv").returncode, 5)
        self.assertEqual(run("report", self.study, "--overwrite", language="sv").returncode, 0)
        self.assertNotEqual(self.text(), "mine")

    def test_alone_comes_in_the_other_language_too(self):
        process = run("report", self.study, language="en")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(sorted(path.name for path in self.path().parent.glob("[!.]*.[gh][pt]*")), ["report-en.html"])
        self.assertIn(ENGLISH, self.text("report-en.html"))
        self.assertIn("groceries", self.text("report-en.html"))
        self.assertNotIn("Dagligvaror", self.text("report-en.html"))
        self.assertEqual(run("report", self.study, language="sv").returncode, 0)
        self.assertIn(SWEDISH, self.text())

    def test_goes_where_it_is_asked_to(self):
        target = self.folder / "elsewhere.html"
        process = run("report", self.study, "-o", target)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertTrue(target.is_file())
        self.assertFalse(self.path().exists())
        for name in ("report.pdf", "report"):
            process = run("report", self.study, "-o", self.folder / name)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn(".html", process.stderr)

    def test_is_the_same_from_both_commands(self):
        self.replace("study.toml", "language = \"sv\"", "language = \"en\"")
        env = {"SOURCE_DATE_EPOCH": "1770000000", "PATH": "/usr/bin:/bin"}
        self.assertEqual(run("run", self.study, env=env).returncode, 0)
        target = self.folder / "alone.html"
        self.assertEqual(run("report", self.study, "-o", target, "--threads", "3", env=env).returncode, 0)
        self.assertEqual(target.read_bytes(), self.path().read_bytes())

    def test_is_for_whom_the_result_is_for_and_holds_no_word_of_the_meetings(self):
        path = self.study / "needs.csv"
        with open(path, encoding="utf-8") as file:
            lines = list(csv.DictReader(file))
        text = io.StringIO()
        writer = csv.DictWriter(text, lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows([dict(line, text="KANARIE") for line in lines])
        path.write_text(text.getvalue(), encoding="utf-8")
        for level, name, mode in (("internal", "report.html", 0o600), ("public", "report-public.html", None)):
            process = run("run", self.study, "--level", level)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertNotIn("KANARIE", self.text(name))
            found = stat.S_IMODE(self.path(name).stat().st_mode)
            if mode:
                self.assertEqual(found, mode)
            else:
                self.assertNotEqual(found, 0o600)


class OfTheDemo(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def test_says_how_sure_and_at_what_cost(self):
        self.assertEqual(run("run", self.study).returncode, 0)
        text = (self.study / "result" / "report.html").read_text(encoding="utf-8")
        far = "metric = 'min' AND (status <> 'reached' OR cost > 10)"
        (of_all,), (unsure,) = (rows(self.result, f"SELECT count(DISTINCT place_id) FROM place_service WHERE {which}")[0]
                                for which in (far, f"{far} AND edge_uncertain"))
        self.assertGreater(unsure, 0)
        self.assertIn(f"Av dessa {of_all} orter ligger {unsure} närmare kanten", text)
        self.assertEqual(text.count(">osäkert</td>"), unsure, "each in its row")
        first, = rows(self.result, "SELECT name FROM candidates WHERE municipality_name = 'Ludvika' "
                                   "AND rank_in_municipality = 1")
        with open(self.study / "candidates.csv", encoding="utf-8") as file:
            cost, = (row["cost"] for row in csv.DictReader(file) if row["name"] == first[0])
        stated = f"{int(cost):,}".replace(",", "\u00a0")
        self.assertRegex(text, rf">{first[0]}</th>(?:(?!</tr>).)*>{stated}</td>")


if __name__ == "__main__":
    unittest.main()

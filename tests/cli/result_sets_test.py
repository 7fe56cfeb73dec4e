#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A result says whether it is whole and as it was written, and two results what they differ in and why."""
import json
import pathlib
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, run  # noqa: E402


class ResultSets(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def setUp(self):
        super().setUp()
        self.run_study()

    def run_study(self, *options):
        process = run("run", self.study, *options)
        self.assertEqual(process.returncode, 0, process.stderr)

    @property
    def manifest(self):
        return self.result.with_suffix(".manifest.json")

    def test_a_result_is_as_it_was_written(self):
        named = [file["name"] for file in json.loads(self.manifest.read_text())["files"]]
        self.assertEqual(named, [self.result.name, "report.html"])
        before = files_below(self.study)
        for target in (self.result, self.manifest):
            process = run("verify", target)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn("the result is whole", process.stdout)
        self.assertEqual(files_below(self.study), before)

    def test_another_folder_does_not_matter(self):
        moved = shutil.move(self.study / "result", self.folder / "elsewhere")
        self.assertEqual(run("verify", next(pathlib.Path(moved).glob("*.gpkg"))).returncode, 0)

    def test_what_was_changed_since_is_named_in_both_languages(self):
        connection = sqlite3.connect(self.result)
        connection.execute("UPDATE provenance SET value = 1")
        connection.commit()
        connection.close()
        (self.study / "result" / "report.html").unlink()
        english = run("verify", self.result)
        self.assertEqual(english.returncode, 3)
        self.assertIn("error[checksum-mismatch]", english.stderr)
        self.assertIn(f"{self.result.name} is not as it was written; report.html is missing", english.stderr)
        swedish = run("verify", self.result, language="sv")
        self.assertIn(f"{self.result.name} är inte som den skrevs; report.html saknas", swedish.stderr)

    def test_a_result_that_was_not_finished_has_no_manifest(self):
        self.manifest.unlink()
        process = run("verify", self.result)
        self.assertEqual(process.returncode, 3)
        self.assertIn("was not finished", process.stderr)

    def test_a_new_run_has_a_new_manifest(self):
        old = self.manifest.read_text()
        self.replace("study.toml", "[study]\n", '[study]\nmunicipalities = ["Vingåker"]\n')
        self.run_study("--overwrite")
        self.assertNotEqual(self.manifest.read_text(), old)
        self.assertEqual(run("verify", self.result).returncode, 0)

    def test_a_result_beside_itself_says_the_same(self):
        process = run("diff", self.result, shutil.copy(self.result, self.folder / "copy.gpkg"))
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(process.stdout.strip(), "the two results say the same")

    def test_a_point_that_closed_is_behind_what_differs(self):
        earlier = shutil.copy(self.result, self.folder / "earlier.gpkg")
        path = self.study / "services.geojson"
        services = json.loads(path.read_text(encoding="utf-8"))
        services["features"] = [each for each in services["features"]
                                if each["properties"]["name"] != "Trollapoteket, Åby"]
        path.write_text(json.dumps(services, ensure_ascii=False), encoding="utf-8")
        self.run_study("--overwrite")
        said = run("diff", earlier, self.result).stdout
        self.assertTrue(said.startswith("input services: other content, services.geojson\n"), said)
        self.assertNotIn("input roads", said)
        self.assertRegex(said, r"\nservices: rows changed \d+, added 0, removed 1, ")
        self.assertRegex(said, r"\nplaces: rows changed [1-9]\d*, added 0, removed 0, ")
        self.assertNotIn("dagligvaror", said, "groceries are as they were")
        self.assertNotIn("fid", said, "numbers of rows say nothing")

    def test_a_setting_and_a_table_left_out_are_behind_what_differs(self):
        earlier = shutil.copy(self.result, self.folder / "earlier.gpkg")
        self.replace("study.toml", 'limit = "20 min"', 'limit = "30 min"')
        text = (self.study / "study.toml").read_text(encoding="utf-8")
        before, _, rest = text.partition("[candidates]")
        (self.study / "study.toml").write_text(before + rest[rest.index("\n["):], encoding="utf-8")
        self.run_study("--overwrite")
        said = run("diff", earlier, self.result).stdout
        self.assertIn("setting threshold: 30 min, was 20 min\n", said)
        self.assertIn("only in the earlier: input candidates candidates.csv\n", said)
        self.assertRegex(said, r"\ncandidates: rows changed 0, added 0, removed [1-9]\d*, the same 0\n(?!  )",
                         "a table without rows has its columns all the same")
        self.assertRegex(said, r"\n  columns only in the later: closure_dagligvaror_min_beyond_30min, ")
        self.assertRegex(said, r"\n  columns only in the earlier: closure_dagligvaror_min_beyond_20min, ")
        back = run("diff", self.result, earlier).stdout
        self.assertIn("setting threshold: 20 min, was 30 min\n", back)
        self.assertIn("only in the later: input candidates candidates.csv\n", back)
        self.assertRegex(back, r"\ncandidates: rows changed 0, added [1-9]\d*, removed 0, the same 0\n(?!  )")

    def test_what_is_no_result_is_refused(self):
        plan = self.folder / "plan.gpkg"
        self.assertEqual(run("plan", self.study, "-o", plan).returncode, 0)
        for pair in ((plan, self.result), (self.result, plan)):
            process = run("diff", *pair)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn("plan.gpkg: this is what 'narhet plan' wrote, and no result of 'narhet run'", process.stderr)
        self.assertEqual(run("diff", self.result, self.folder / "nothing.gpkg").returncode, 3)


if __name__ == "__main__":
    unittest.main()

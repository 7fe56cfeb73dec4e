#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Strict unless asked otherwise; with --on-error=skip faulty records of points are set aside, listed and counted, up
to a ceiling; roads, meetings and the study stay strict."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import StudyTest, files_below, rows, run  # noqa: E402


class OnError(StudyTest):
    def setUp(self):
        super().setUp()
        # The second place has a word for its people; nobody speaks of it at a meeting.
        text = (self.study / "places.csv").read_text(encoding="utf-8").splitlines()
        head, cells = text[0].split(","), text[2].split(",")
        cells[head.index("population")] = "many"
        self.faulty = cells[head.index("id")]
        text[2] = ",".join(cells)
        (self.study / "places.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
        needs = (self.study / "needs.csv").read_text(encoding="utf-8").splitlines(True)
        (self.study / "needs.csv").write_text(needs[0], encoding="utf-8")

    def check(self, *options, status=0):
        process = run("check", self.study, "--json", *options)
        self.assertEqual(process.returncode, status, process.stderr)
        return json.loads(process.stdout)

    def load(self, answer, subject):
        return next(each for each in answer["inputs"] if each["subject"] == subject)

    def test_without_the_option_the_file_is_refused(self):
        for options in ((), ("--on-error", "stop"), ("--skip-at-most", "50")):
            error = self.check(*options, status=3)["error"]
            self.assertEqual((error["code"], error["file"]), ("value-invalid", "places.csv"))

    def test_a_skipped_record_is_listed_counted_and_told(self):
        places = self.load(self.check("--on-error=skip"), "places")
        self.assertEqual((places["read"], places["used"], len(places["rejected"])), (15, 13, 2))
        text = json.dumps(places, ensure_ascii=False)
        self.assertIn("expected a number in the column 'population', found 'many'", text)
        self.assertIn("1 record with a fault is skipped, as --on-error=skip asks; 1 may be", text)
        swedish = run("check", self.study, "--on-error=skip", language="sv").stderr
        self.assertIn("1 post med fel hoppas över, som --on-error=skip begär; 1 får det", swedish)
        self.assertIn(f"avvisad: rad 3 {self.faulty}: väntade ett tal i kolumnen 'population', fann 'many'", swedish)

    def test_the_result_says_that_it_was_so(self):
        process = run("run", self.study, "--on-error=skip", "--skip-at-most", "20 %")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(len(rows(self.result, f"SELECT 1 FROM rejected WHERE id = '{self.faulty}'")), 1)
        settings = dict(rows(self.result, "SELECT name, value FROM provenance WHERE topic = 'setting'"))
        self.assertEqual((settings["on_error"], settings["skip_at_most"]), ("skip", "20 %"))
        report = next((self.study / "result").glob("report*.html")).read_text(encoding="utf-8")
        self.assertIn("1 post med fel hoppas över, som --on-error=skip begär; 3 får det", report)

    def test_beyond_the_ceiling_the_file_is_refused_with_all_its_faults(self):
        self.replace("places.csv", "P05,", ",")
        before = files_below(self.study)
        for options in (("--on-error=skip",), ("--on-error=skip", "--skip-at-most", "1"), ("--on-error=skip", "--skip-at-most=5 %")):
            error = self.check(*options, status=3)["error"]
            text = json.dumps(error, ensure_ascii=False)
            self.assertIn("2 records have a fault, and at most 1 may be skipped", text)
            self.assertIn("found 'many'", text)
            self.assertIn("the record has no id", text)
        places = self.load(self.check("--on-error=skip", "--skip-at-most", "2"), "places")
        self.assertEqual((places["read"], places["used"], len(places["rejected"])), (15, 12, 3))
        self.assertEqual(files_below(self.study), before)

    def test_coordinates_service_points_and_sites_may_be_skipped_too(self):
        self.replace("places.csv", "P03,", "P03x,")
        text = (self.study / "places.csv").read_text(encoding="utf-8").splitlines()
        x = text[0].split(",").index("x")
        cells = text[4].split(",")
        cells[x] = "here"
        text[4] = ",".join(cells)
        (self.study / "places.csv").write_text("\n".join(text) + "\n", encoding="utf-8")
        services = json.loads((self.study / "services.geojson").read_text(encoding="utf-8"))
        services["features"][0]["properties"]["kinds"] = "raisins"
        (self.study / "services.geojson").write_text(json.dumps(services), encoding="utf-8")
        answer = self.check("--on-error=skip", "--skip-at-most", "3")
        self.assertIn("found 'here'", json.dumps(self.load(answer, "places")))
        self.assertIn("found 'raisins'", json.dumps(self.load(answer, "services")))
        for load in answer["inputs"]:
            excluded = sum(each["count"] for each in load["excluded"])
            self.assertEqual(load["read"], load["used"] + len(load["rejected"]) + excluded, load["subject"])

    def test_two_of_one_id_meetings_and_the_study_stay_strict(self):
        self.replace("places.csv", "P05,", "P04,")
        self.assertEqual(self.check("--on-error=skip", "--skip-at-most", "9", status=3)["error"]["code"], "duplicate-id")
        self.replace("places.csv", "P04,", "P05,")
        self.replace("study.toml", 'max_snap = "2 km"', 'max_snap = "2"')
        self.assertEqual(self.check("--on-error=skip", status=2)["error"]["code"], "study-invalid")

    def test_a_limit_that_is_none_is_refused(self):
        for text in ("many", "-1", "101 %", "-1 %", "", "1,5"):
            process = run("check", self.study, "--on-error=skip", f"--skip-at-most={text}")
            self.assertEqual(process.returncode, 2, text)


if __name__ == "__main__":
    unittest.main()

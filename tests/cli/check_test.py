#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The pre-flight: the page and the JSON say the same as the files and as the run that follows."""
import csv
import json
import pathlib
import re
import shlex
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import PROGRAM, SOURCE, StudyTest, files_below, rows, run  # noqa: E402

ENGLISH = ("Found", "Understood", "Missing", "Assumed, where neither the study nor the files say it", "Cost",
           "To look at")
SWEDISH = ("Hittat", "Så tolkas det", "Saknas", "Antas, där varken studien eller filerna säger något",
           "Kostar", "Att titta på")


class Check(StudyTest):
    def check(self, *options, language="en", status=0):
        process = run("check", self.study, *options, language=language)
        self.assertEqual(process.returncode, status, process.stderr)
        return process

    def answer(self, *options, language="en", status=0):
        return json.loads(self.check("--json", *options, language=language, status=status).stdout)


class Page(Check):
    def test_has_its_sections_in_order_in_both_languages(self):
        for language, titles in (("en", ENGLISH), ("sv", SWEDISH)):
            lines = self.check(language=language).stderr.splitlines()
            self.assertEqual([line for line in lines if line in titles], list(titles))

    def test_fits_on_a_screen(self):
        self.assertLessEqual(len(self.check().stderr.splitlines()), 50)

    def test_counts_what_is_left_out(self):
        # P15 has no position, and of the service points S10.
        said = self.check().stderr
        self.assertRegex(said, r"  places: 15 read = 14 used \+ 1 rejected \+ 0 excluded  "
                               r"\(places\.csv, CSV, UTF-8, EPSG:3006\)")
        self.assertIn("    rejected: row 16 P15: it has no position", said)
        self.assertIn("  ! 1 of 15 places cannot be used: what and why is told above", said)
        self.assertIn("  candidate sites: 5 read, all used  (candidates.csv, CSV, UTF-8, EPSG:3006)", said)

    def test_shows_five_that_are_left_out_and_counts_the_others(self):
        lines = (self.study / "places.csv").read_text(encoding="utf-8").splitlines()
        empty = lines[-1].split(",")  # P15 has no position
        more = [",".join([f"Q{i}", *empty[1:]]) for i in range(6)]
        (self.study / "places.csv").write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
        said = self.check().stderr
        self.assertEqual(said.count("it has no position"), 5 + 1)  # and the service point S10
        self.assertIn("    and 2 more rejected; -v names them\n", said)
        self.assertIn("    och 2 avvisade till; -v nämner dem\n", self.check(language="sv").stderr)

    def test_names_the_columns_that_have_other_names(self):
        self.replace("places.csv", "population", "folkmängd")
        said = self.check().stderr
        self.assertIn("  columns of places.csv: population = folkmängd", said)
        self.assertIn("used of places.csv: id = id, name = name", self.check("-v").stderr)

    def test_points_at_a_column_that_was_perhaps_meant(self):
        self.replace("places.csv", "population", "Befolkn")
        said = self.check(language="sv").stderr
        self.assertIn("orternas folkmängd är inte känd", said)
        self.assertIn('skriv fields = { population = "Befolkn" } i studien', said)

    def test_names_a_kind_that_nobody_offers(self):
        self.replace("study.toml", "[[thresholds]]",
                     '[[kinds]]\nkey = "bibliotek"\nsv = "Bibliotek"\nen = "library"\n\n[[thresholds]]')
        self.assertIn("  ! no service point offers library", self.check().stderr)

    def test_ends_with_the_command_that_runs_the_study(self):
        process = self.check()
        [command] = [line.strip() for line in process.stderr.splitlines() if line.startswith("  narhet run ")]
        self.assertNotIn("--overwrite", command)
        words = shlex.split(command)
        words[0] = PROGRAM
        self.assertEqual(run(*words[1:]).returncode, 0)
        command = [line for line in self.check().stderr.splitlines() if line.startswith("  narhet run ")][0]
        self.assertIn("--overwrite", command, "the result is there now")
        self.assertEqual(run(*shlex.split(command)[1:]).returncode, 0)

    def test_quotes_a_folder_with_spaces(self):
        self.study = self.study.rename(self.folder / "min studie's")
        [command] = [line for line in self.check().stderr.splitlines() if line.startswith("  narhet run ")]
        self.assertEqual(shlex.split(command)[2], str(self.study))

    def test_quiet_says_nothing_and_writes_nothing(self):
        before = files_below(self.study)
        process = self.check("-q")
        self.assertEqual((process.stdout, process.stderr), ("", ""))
        self.assertEqual(files_below(self.study), before)


class Json(Check):
    def test_is_all_that_stands_on_the_standard_output(self):
        process = self.check("--json")
        self.assertEqual(process.stderr, "")
        answer = json.loads(process.stdout)
        self.assertEqual(list(answer), ["study", "inputs", "people", "roads", "tied_to_roads", "missing", "assumed",
                                        "cost", "remarks", "ready", "result_file", "result_exists", "next_command"])

    def test_says_the_same_as_the_files(self):
        answer = self.answer()
        with open(self.study / "places.csv", encoding="utf-8") as file:
            places = [row for row in csv.DictReader(file) if row["x"]]
        self.assertEqual(answer["people"]["persons"], sum(float(row["population"] or 0) for row in places))
        self.assertEqual(answer["people"]["places"], len(places))
        self.assertEqual([each["subject"] for each in answer["inputs"]],
                         ["roads", "places", "services", "candidates", "municipalities", "needs"])
        for each in answer["inputs"]:
            self.assertEqual(each["read"], each["used"] + len(each["rejected"]) +
                             sum(row["count"] for row in each["excluded"]))
            self.assertEqual(each["sha256"], files_below(self.study)[each["file"]])
        columns = {each["name"]: each["taken_as"] for each in answer["inputs"][1]["columns"]}
        self.assertEqual(columns, {each: each for each in (
            "id", "name", "type", "population", "municipality_code", "x", "y")})

    def test_says_the_same_as_the_run(self):
        answer = self.answer()
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        tied = {each["subject"]: each["on_road"] for each in answer["tied_to_roads"]}
        for layer in ("places", "services"):
            [(on_road,)] = rows(self.result, f"SELECT count(*) FROM {layer} WHERE snap_status = 'on_road'")
            self.assertEqual(tied[layer], on_road)
        self.assertEqual(pathlib.Path(answer["result_file"]).resolve(), self.result.resolve())
        network = dict(rows(self.result, "SELECT name, value FROM provenance WHERE topic = 'network'"))
        self.assertEqual(answer["roads"]["nodes"], int(network["nodes"]))
        self.assertAlmostEqual(answer["roads"]["km"], float(network["length"]), 3)
        told = {(row["name"], row["value"]) for row in answer["assumed"] if not row["name"].startswith(
            ("seconds.", "range."))}
        written = rows(self.result, "SELECT name, value FROM provenance WHERE topic = 'assumption'")
        self.assertLessEqual(told, set(written))
        self.assertTrue(self.answer()["result_exists"])

    def test_has_the_same_numbers_in_every_language_and_for_any_number_of_threads(self):
        english, swedish = self.answer(), self.answer(language="sv")
        for answer in (english, swedish):
            for text in ("missing", "remarks", "inputs"):
                del answer[text]
            del answer["cost"]["memory_bytes"]  # what the process holds differs from run to run
        self.assertEqual(english, swedish)

    def test_tells_in_the_language(self):
        self.assertIn("ligger för långt från närmaste väg", " ".join(self.answer(language="sv")["remarks"]))
        self.assertIn("too far from any road", " ".join(self.answer()["remarks"]))

    def test_gives_hostile_names_back_and_shows_none_of_them(self):
        names = ["</script><script>alert(1)</script>", 'a"b\\\\c', "\u202egnp", "x\u2028y", "\u009b31m"]
        written = [name.replace("\\\\", "\\") for name in names]
        for name, meant in zip(names, written):
            escaped = name.replace('"', '\\"')
            text = (SOURCE / "tests/study/invented/study.toml").read_text(encoding="utf-8")
            (self.study / "study.toml").write_text(
                text.replace('name = "DEMO – påhittad kommun"', f'name = "{escaped}"', 1), encoding="utf-8")
            process = self.check("--json")
            self.assertEqual(json.loads(process.stdout)["study"]["name"], meant)
            for mark in ("</", "\u202e", "\u2028", "\u009b"):
                self.assertNotIn(mark, process.stdout)

    def test_says_what_is_wrong(self):
        self.replace("study.toml", '"places.csv"', '"plcaes.csv"')
        for language, hint in (("en", "did you mean 'places.csv'?"), ("sv", "menade du 'places.csv'?")):
            process = self.check("--json", language=language, status=3)
            error = json.loads(process.stdout)["error"]
            self.assertEqual((error["code"], error["file"], error["record"], error["hint"], error["exit_status"]),
                             ("file-not-found", "plcaes.csv", None, hint, 3))
            self.assertIn("error[file-not-found]", process.stderr)


class Demo(Check):
    STUDY = SOURCE / "data" / "demo"

    def test_fits_on_a_screen(self):
        self.assertLessEqual(len(self.check(language="sv").stderr.splitlines()), 50)

    def test_says_in_minutes_how_long_one_waits_for_a_ferry(self):
        self.replace("study.toml", 'ferry_wait = "10 min"          # väntan på färjan, en gång per överfart\n', "")
        self.assertIn("  one waits 10 min for a ferry\n", self.check().stderr)
        self.assertIn("  man väntar 10 min på en färja\n", self.check(language="sv").stderr)

    def test_says_no_seconds_that_nobody_can_know(self):
        said = self.check().stderr
        self.assertRegex(said, r"  (less than a second|\d+ to \d+ s), and at most about \d+ MB of memory")
        cost = self.answer()["cost"]
        self.assertLess(cost["seconds"]["least"], cost["seconds"]["most"])
        self.assertGreater(cost["searches"], 0)
        self.assertTrue(re.search(r"worked out from 17,107 nodes of roads, [\d,]+ searches", said))


if __name__ == "__main__":
    unittest.main()

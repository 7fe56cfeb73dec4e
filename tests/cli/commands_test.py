#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The commands as a user meets them: help, versions, exit statuses, what goes where."""
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, PROGRAM, StudyTest, files_below, rows, run  # noqa: E402


class Commands(StudyTest):
    def test_help_is_readable_in_both_languages(self):
        english = run("--help")
        self.assertEqual(english.returncode, 0)
        for command in ("init", "check", "run", "network", "matrix", "area", "reach", "export", "publish", "doctor",
                        "explain"):
            self.assertRegex(english.stdout, rf"\n  {command} ")
        self.assertIn("where one more service point would help most", english.stdout)
        self.assertIn("var en servicepunkt till skulle göra störst nytta", run("--help", language="sv").stdout)

    def test_version_names_what_results_depend_on(self):
        text = run("--version").stdout
        for library in ("GDAL 3", "GEOS 3", "PROJ 9", "PROJ database EPSG", "Boost 1", "SQLite 3"):
            self.assertIn(library, text)

    def test_doctor_finds_this_installation_well(self):
        process = run("doctor")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertGreaterEqual(process.stdout.count("works:"), 3)

    def test_doctor_names_a_missing_proj_database(self):
        process = run("doctor", env={"PROJ_LIB": "/nonexistent", "PROJ_DATA": "/nonexistent"})
        self.assertEqual(process.returncode, 1, process.stdout)
        self.assertIn("error[environment]", process.stderr)
        self.assertIn("proj.db", process.stderr)

    def test_explain_knows_every_code(self):
        codes = run("explain").stdout.split()
        self.assertGreater(len(codes), 20)
        for code in codes:
            process = run("explain", code)
            self.assertEqual(process.returncode, 0)
            self.assertGreater(len(process.stdout.splitlines()), 1, code)
        wrong = run("explain", "crs-mising")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("'crs-missing'", wrong.stderr)

    def test_a_wrong_command_line_is_a_usage_error(self):
        for arguments in ((), ("walk",), ("run",), ("run", self.study, "--fast"), ("explain", "--threads", "0")):
            with self.subTest(arguments):
                process = run(*arguments)
                self.assertEqual(process.returncode, 2, process.stderr)
                self.assertIn("error[usage]", process.stderr)

    def test_an_unknown_command_is_named(self):
        self.assertIn("there is no command 'rnu'", run("rnu").stderr)
        self.assertIn("did you mean 'run'?", run("rnu").stderr)
        self.assertIn("init, check, run, report, network, matrix, area, reach, why, plan, close, compare, export, publish, diff, verify, doctor, explain",
                      run("--threads", "2", "frobnicate").stderr)

    def test_every_fault_of_an_option_is_a_sentence_with_advice(self):
        """In Swedish, since the library that reads the command line has words in English alone."""
        plan = ("plan", self.study, "-o", self.folder / "p.csv", "--problem", "p-median")
        area = ("area", self.study, "--limit", "10 min", "-o", self.folder / "a.gpkg")
        for arguments, what, hint in (
                ((), "inget kommando är angivet", "'narhet --help'"),
                (("rnu", self.study), "det finns inget kommando 'rnu'", "menade du 'run'?"),
                (("--language", "en", "run"), "det finns inget val --language", "menade du '--lang'?"),
                (("run", self.study, "--language", "en"), "'narhet run' har inget val --language", "menade du '--lang'?"),
                (("run", self.study, "--overwrit"), "har inget val --overwrit", "menade du '--overwrite'?"),
                (("run", self.study, "-overwrite"), "har inget val -overwrite", "menade du '--overwrite'?"),
                ((*plan, "-overwrite"), "har inget val -overwrite", "menade du '--overwrite'?"),
                (("run", self.study, "\u2014overwrite"), "har inget val \u2014overwrite", "menade du '--overwrite'?"),
                (("run", self.study, "--fast"), "har inget val --fast", "'narhet run --help'"),
                (("run", self.study, "-x"), "har inget val -x", "'narhet run --help'"),
                (("run", self.study, "--threads"), "det saknas ett värde efter --threads", "hur många trådar"),
                (("area", self.study, "--limit", "10 min", "-o"), "det saknas ett värde efter -o", "NAMN.gpkg"),
                (("run", self.study, "--threads", "0"), "--threads: väntade ett heltal från 1 till 256, fann '0'", None),
                (("run", self.study, "--threads", "two"), "från 1 till 256, fann 'two'", None),
                ((*plan, "--sites", "2.5"), "--sites: väntade ett heltal från 1 till 100", None),
                ((*plan, "--sites", "-1"), "fann '-1'", None),
                ((*plan, "--budget", "mycket"), "--budget: väntade ett tal, 0 eller mer, fann 'mycket'", "skriv det utan"),
                ((*area, "--of", "service"), "--of: väntade services|candidates|places, fann 'service'", "menade du 'services'?"),
                (("run", self.study, "--on-error", "skipp"), "--on-error: väntade stop|skip, fann 'skipp'", "menade du 'skip'?"),
                (("run", self.study, "--progress", "5"), "--progress: väntade auto|always|never, fann '5'", None),
                (("run", self.study, "--overwrite=ja"), "--overwrite ska inte ha något värde, fann 'ja'", "skriv bara --overwrite"),
                (("run", self.study, "--threads", "2", "--threads", "3"), "--threads är angivet två gånger", "behåll"),
                ((*area, "-o", "b.gpkg"), "-o är angivet två gånger", "behåll"),
                (("run",), "'narhet run' saknar study", "studiens mapp"),
                (("area", self.study, "-o", "a.gpkg"), "'narhet area' saknar --limit", "hur långt"),
                (("run", self.study, "two", "tre"), "tar inte emot fler uppgifter, fann 'two', 'tre'", "citattecken")):
            with self.subTest(arguments):
                # Where the last word lacks its value, --lang behind it is none.
                process = run(*arguments, language="sv")
                self.assertEqual(process.returncode, 2, process.stderr)
                said, *advice = process.stderr.splitlines()
                self.assertIn(f"error[usage]: ", said)
                self.assertIn(what, said)
                self.assertNotRegex(process.stderr, r"(?i)\b(required|expected|value|missing|not|range)\b")
                self.assertIn(hint or "", "".join(advice))
        self.assertFalse((self.study / "result").exists())

    def test_a_wrong_language_is_told_in_that_of_the_environment(self):
        process = subprocess.run([PROGRAM, "run", "--lang", "sw"], capture_output=True, text=True, check=False,
                                 env={"LANG": "sv_SE.UTF-8"})
        self.assertEqual(process.returncode, 2)
        self.assertIn("--lang: väntade sv|en, fann 'sw'", process.stderr)

    def test_check_writes_nothing(self):
        before = files_below(self.study)
        process = run("check", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(process.stdout, "")
        self.assertEqual(files_below(self.study), before)
        self.assertFalse((self.study / "result").exists())

    def test_every_run_prints_a_balance_for_every_input(self):
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        balances = re.findall(r"(\d+) read = (\d+) used \+ (\d+) rejected \+ (\d+) excluded", process.stderr)
        self.assertEqual(len(balances), 6, process.stderr)
        for read, *parts in balances:
            self.assertEqual(int(read), sum(map(int, parts)))

    def test_verbose_says_where_the_time_went(self):
        process = run("run", self.study, "-v")
        self.assertEqual(process.returncode, 0, process.stderr)
        lines = process.stderr[process.stderr.index("where the time went:"):].splitlines()[1:]
        times = {line.split(" s  ")[1]: float(line.split(" s  ")[0]) for line in lines}
        for stage in ("building the road graph", "tying points to roads", "finding the nearest services",
                      "working out the ways from all places", "writing the result", "everything else"):
            self.assertIn(stage, times)
        # What is added up is the whole, but for the rounding of each line.
        whole = times.pop("in all")
        self.assertAlmostEqual(sum(times.values()), whole, delta=0.005 * (len(times) + 2))
        self.assertNotIn("where the time went", run("run", self.study, "--overwrite").stderr)

    def test_quiet_says_nothing(self):
        process = run("run", self.study, "-q")
        self.assertEqual((process.returncode, process.stdout, process.stderr), (0, "", ""))

    def test_a_closed_output_is_no_success(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            process = subprocess.run([PROGRAM, "--version"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(process.returncode, 4)

    def test_interrupt_ends_soon_and_leaves_nothing(self):
        run("run", self.study, "-q")
        before = files_below(self.study)
        for number in range(20):
            process = subprocess.Popen([PROGRAM, "run", str(self.study), "--overwrite", "-q"],
                                       stderr=subprocess.PIPE)
            time.sleep(0.005 * number)
            process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            process.communicate(timeout=20)
            self.assertLess(time.monotonic() - began, 2.0)
            self.assertIn(process.returncode, (0, 143, -signal.SIGTERM))
            left = [name for name in files_below(self.study) if name not in before]
            self.assertEqual(left, [])


class Init(StudyTest):
    def setUp(self):
        super().setUp()
        self.extract = DATA / "osm" / "liechtenstein-2015.osm.pbf"
        if not self.extract.is_file():
            self.skipTest("the test data are not there")

    def test_makes_a_study_that_runs(self):
        for language, needs in (("en", "needs"), ("sv", "behov")):
            with self.subTest(language):
                folder = self.folder / language
                process = run("init", self.extract, folder, language=language)
                self.assertEqual(process.returncode, 0, process.stderr)
                self.assertEqual(sorted(files_below(folder)),
                                 sorted([f"{needs}.csv", f"{needs}.txt", "study.toml"]))
                self.assert_is_a_table_for_swedish_excel(folder / f"{needs}.csv")
                self.assertIn("EPSG:25832", (folder / "study.toml").read_text(encoding="utf-8"))
                process = run("run", folder)
                self.assertEqual(process.returncode, 0, process.stderr)
                result = folder / "result" / "liechtenstein-2015.gpkg"
                names = [row[0] for row in rows(result, "SELECT name FROM municipalities ORDER BY name")]
                self.assertEqual(names, ["Balzers", "Eschen", "Gamprin", "Mauren", "Planken", "Ruggell", "Schaan",
                                         "Schellenberg", "Triesen", "Triesenberg", "Vaduz"])

    def assert_is_a_table_for_swedish_excel(self, table):
        """Opens in columns, is read as it is, and with the example of its explanation."""
        header = table.read_bytes()
        self.assertTrue(header.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(header.count(b";"), 10)
        process = run("check", table.parent)
        self.assertIn("needs: none in the file", process.stderr)
        text = table.with_suffix(".txt").read_text(encoding="utf-8")
        examples = [line for line in text.splitlines() if line.startswith("M1;")]
        self.assertEqual(len(examples), 2)
        written = "\r\n".join(examples).replace("Storbyn", "Vaduz").replace(";n4711;", ";w127557794;")
        table.write_bytes(header + written.encode())
        process = run("check", table.parent)
        self.assertIn("needs: 2 read, all used", process.stderr)
        table.write_bytes(header)

    def test_keeps_a_study_that_is_there(self):
        process = run("init", self.extract, self.study)
        self.assertEqual(process.returncode, 5)
        self.assertIn("error[output-exists]", process.stderr)

    def test_in_vain_leaves_no_folder(self):
        broken = self.folder / "broken.osm.pbf"
        broken.write_bytes(self.extract.read_bytes()[:1000])
        self.assertNotEqual(run("init", broken, self.folder / "new").returncode, 0)
        self.assertFalse((self.folder / "new").exists())

    def test_keeps_a_table_that_somebody_fills_in(self):
        folder = self.folder / "new"
        folder.mkdir()
        (folder / "needs.csv").write_text("begun")
        self.assertEqual(run("init", self.extract, folder).returncode, 0)
        self.assertEqual((folder / "needs.csv").read_text(), "begun")
        self.assertTrue((folder / "study.toml").exists())

    def test_wrong_admin_level_names_those_there_are(self):
        process = run("init", self.extract, self.folder / "new", "--admin-level", "9")
        self.assertEqual(process.returncode, 3)
        self.assertIn("8 (19)", process.stderr)


class Notice(StudyTest):
    def test_stands_in_every_title_and_whose_the_inputs_are_in_the_provenance(self):
        words = "UTKAST: påhittat"
        self.replace("study.toml", "[study]", f'[study]\nnotice = "{words}"\nattribution = "Byn själv"')
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn(words, process.stderr)
        titles = rows(self.result, "SELECT identifier FROM gpkg_contents WHERE table_name <> 'layer_styles'")
        self.assertEqual(len(titles), 17)
        for title, in titles:
            self.assertTrue(title.endswith(f" – {words}"), title)
        self.assertEqual(rows(self.result, "SELECT name, value FROM provenance "
                                           "WHERE name LIKE 'study.%' AND topic IN ('notice', 'licence') "
                                           "ORDER BY name"),
                         [("study.attribution", "Byn själv"), ("study.notice", words)])


if __name__ == "__main__":
    unittest.main()

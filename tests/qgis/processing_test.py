#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The tools of the QGIS plugin, from its zip file: run by qgis_process, as a script runs them, and by PyQGIS, as
the toolbox does.  What a tool writes is what the command writes.

    NARHET_PROGRAM, NARHET_SOURCE_DIR: as for the tests of the command line.
"""
import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile

PROGRAM = pathlib.Path(os.environ["NARHET_PROGRAM"])
SOURCE = pathlib.Path(os.environ["NARHET_SOURCE_DIR"])
STUDY = SOURCE / "tests" / "study" / "invented"
DATA = pathlib.Path(os.environ.get("NARHET_TEST_DATA", SOURCE.parent / "shared" / "data"))
EXTRACT = DATA / "osm" / "liechtenstein-2015.osm.pbf"
HOME = tempfile.TemporaryDirectory()
PLUGINS = pathlib.Path(HOME.name) / "plugins"
# Debian's qgis_process passes itself an option that it does not know.
QGIS_PROCESS = next(name for name in ("qgis_process.bin", "qgis_process") if shutil.which(name))

# QGIS reads these when it is loaded, and nothing of the user's own settings.
os.environ.pop("LC_ALL", None)
os.environ.update(
    QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=HOME.name, HOME=HOME.name, QGIS_CUSTOM_CONFIG_PATH=HOME.name,
    QGIS_PLUGINPATH=str(PLUGINS), PATH=f"{PROGRAM.parent}:{os.environ['PATH']}", LANG="sv_SE.UTF-8",
    SOURCE_DATE_EPOCH="1700000000", PYTHONDONTWRITEBYTECODE="1")


def files_below(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make_zip(path):
    subprocess.run([SOURCE / "scripts" / "qgis_plugin", path], check=True, stdout=subprocess.DEVNULL)
    return path


def qgis_process(*arguments, language="sv_SE.UTF-8", path=os.environ["PATH"]):
    return subprocess.run([QGIS_PROCESS, *map(str, arguments)], capture_output=True, text=True, timeout=200, check=False,
                          env={**os.environ, "LANG": language, "PATH": path})


def narhet(*arguments):
    return subprocess.run([PROGRAM, "--lang", "sv", *map(str, arguments)], capture_output=True, text=True, timeout=100,
                          check=True)


def setUpModule():  # noqa: N802
    with zipfile.ZipFile(make_zip(pathlib.Path(HOME.name) / "plugin.zip")) as archive:
        archive.extractall(PLUGINS)
    enabled = qgis_process("plugins", "enable", "narhet")
    if enabled.returncode != 0:
        raise AssertionError(enabled.stdout + enabled.stderr)


class OnACopy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.copy("study")

    def copy(self, name):
        return pathlib.Path(shutil.copytree(STUDY, self.folder / name))


class Zip(unittest.TestCase):
    def test_has_the_same_bytes_each_time(self):
        with tempfile.TemporaryDirectory() as folder:
            first, second = (make_zip(pathlib.Path(folder) / name).read_bytes() for name in ("a.zip", "b.zip"))
        self.assertEqual(first, second)

    def test_is_a_plugin_as_qgis_wants_it(self):
        with zipfile.ZipFile(pathlib.Path(HOME.name) / "plugin.zip") as archive:
            names = set(archive.namelist())
            metadata = configparser.ConfigParser()
            metadata.read_string(archive.read("narhet/metadata.txt").decode())
        self.assertLessEqual({f"narhet/{name}" for name in ("__init__.py", "LICENSE", metadata["general"]["icon"])}, names)
        self.assertFalse([name for name in names if "pycache" in name or not name.startswith("narhet/")])
        cmake = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
        self.assertIn(f"project(narhet VERSION {metadata['general']['version']} ", cmake)


class ByScript(OnACopy):
    """Six tools, each with what the command of the same name writes."""

    def run_tool(self, name, **parameters):
        process = qgis_process("--json", "run", f"narhet:{name}", "--",
                               *(f"{key}={value}" for key, value in parameters.items()))
        self.assertEqual(process.returncode, 0, process.stderr)
        return json.loads(process.stdout)

    def check_file(self, name, parameters, *command, **direct):
        """`command` is what the tool should have asked the program for."""
        # Of one name: the project in a file finds its layers by it.
        written, expected = self.folder / "tool" / "made.gpkg", self.folder / "command" / "made.gpkg"
        written.parent.mkdir()
        expected.parent.mkdir()
        answer = self.run_tool(name, STUDY=self.study, OUTPUT=written, **parameters)
        self.assertEqual(answer["results"], {"OUTPUT": str(written)})
        narhet(name, self.study, *command, "-o", expected)
        self.assertEqual(written.read_bytes(), expected.read_bytes())
        # A second time replaces it: QGIS has asked before.
        self.run_tool(name, STUDY=self.study, OUTPUT=written, **parameters)
        return answer

    def test_that_there_are_six_in_both_languages(self):
        for language, title in (("sv_SE.UTF-8", "Räkna ut en studie"), ("en_GB.UTF-8", "Work out a study")):
            process = qgis_process("--json", "list", language=language)
            tools = json.loads(process.stdout)["providers"]["narhet"]["algorithms"]
            self.assertEqual(set(tools), {f"narhet:{name}" for name in ("init", "check", "run", "area", "close", "plan")})
            self.assertIn(title, tools["narhet:run"]["name"])

    @unittest.skipUnless(EXTRACT.is_file(), f"there is no {EXTRACT}")
    def test_init(self):
        made, expected = self.folder / "made", self.folder / "expected"
        answer = self.run_tool("init", EXTRACT=EXTRACT, STUDY=made, NAME="Påhittat", ADMIN_LEVEL=8)
        self.assertEqual(answer["results"], {"STUDY": str(made)})
        narhet("init", EXTRACT, expected, "--name", "Påhittat", "--admin-level", 8)
        self.assertEqual(files_below(made), files_below(expected))
        self.assertIn("Påhittat", (made / "study.toml").read_text(encoding="utf-8"))

    def test_check(self):
        answer = self.run_tool("check", STUDY=self.study)
        # What a process holds, and so needs, differs a little from one run to the next.
        said, expected = (re.sub(r"\d+ MB", "N MB", text) for text in
                          (answer["results"]["REPORT"], narhet("check", self.study).stderr.rstrip("\n")))
        self.assertEqual(said, expected)
        self.assertIn("orter: 15 lästa = 14 använda", answer["results"]["REPORT"])
        self.assertEqual(files_below(self.study), files_below(STUDY))

    def test_run(self):
        answer = self.run_tool("run", STUDY=self.study, LEVEL=3)
        result, = (self.study / "result").glob("*.gpkg")
        self.assertEqual(answer["results"], {"OUTPUT": str(result)})
        other = self.copy("other")
        narhet("run", other, "--level", "public")
        self.assertEqual(result.read_bytes(), (other / "result" / result.name).read_bytes())
        self.run_tool("run", STUDY=self.study, LEVEL=3, OVERWRITE=1)

    def test_area(self):
        self.check_file("area", {"LIMITS": "2,5 km, 10 km", "KIND": "dagligvaror", "IDS": "S1, S2", "DIRECTION": 1,
                                 "BUFFER": "200 m"},
                        "--limit", "2,5 km", "--limit", "10 km", "--kind", "dagligvaror", "--id", "S1", "--id", "S2",
                        "--direction", "from", "--buffer", "200 m")

    def test_close(self):
        answer = self.check_file("close", {"CLOSING": "S1", "KINDS": "dagligvaror", "OPENING": "K1",
                                           "OPENING_KINDS": "apotek, drivmedel"},
                                 "S1", "--kind", "dagligvaror", "--open", "K1", "--open-kind", "apotek",
                                 "--open-kind", "drivmedel")
        self.assertTrue(any(line.startswith("Om ") for line in answer["log"]["info"]), answer["log"])

    def test_plan(self):
        self.check_file("plan", {"PROBLEM": 2, "SITES": 1, "KINDS": "apotek", "DEMAND": 2, "REQUIRED": "K2",
                                 "ALTERNATIVES": 0},
                        "--problem", "p-median", "--sites", "1", "--kind", "apotek", "--demand", "need",
                        "--required", "K2", "--alternatives", "0")

    def test_what_is_wrong_is_said_in_both_languages(self):
        path = self.study / "study.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('"places.csv"', '"plcaes.csv"'), encoding="utf-8")
        before = files_below(self.folder)
        for language, expected in (("sv_SE.UTF-8", "det finns ingen sådan fil\nråd: menade du 'places.csv'?"),
                                   ("en_GB.UTF-8", "there is no such file\nhint: did you mean 'places.csv'?")):
            for tool, output in (("run", []), ("plan", [f"OUTPUT={self.folder}/plan.gpkg"])):
                process = qgis_process("run", f"narhet:{tool}", "--", f"STUDY={self.study}", *output, language=language)
                self.assertEqual(process.returncode, 1)
                self.assertIn(f"ERROR:\tplcaes.csv: {expected}", process.stderr)
        self.assertEqual(files_below(self.folder), before)

    def test_a_file_of_the_study_is_not_replaced(self):
        before = files_below(self.study)
        process = qgis_process("run", "narhet:area", "--", f"STUDY={self.study}", "LIMITS=5 km",
                               f"OUTPUT={self.study}/places.csv")
        self.assertEqual(process.returncode, 1)
        self.assertIn("ska sluta på .gpkg", process.stderr)
        self.assertEqual(files_below(self.study), before)

    def test_without_the_program_it_says_what_to_do(self):
        for language, expected in (("sv_SE.UTF-8", "Programmet narhet hittades inte. Installera Närhet, eller ange"),
                                   ("en_GB.UTF-8", "The program narhet was not found. Install Närhet, or say")):
            process = qgis_process("run", "narhet:check", "--", f"STUDY={self.study}", language=language,
                                   path="/usr/bin:/bin")
            self.assertEqual(process.returncode, 1)
            self.assertIn(expected, process.stderr)


class InTheToolbox(OnACopy):
    """In this process, where a user would press the buttons."""

    @classmethod
    def setUpClass(cls):
        sys.path[:0] = ["/usr/share/qgis/python/plugins", str(PLUGINS)]
        import processing
        from narhet.provider import NarhetProvider
        from processing.core.Processing import Processing
        from processing.core.ProcessingConfig import ProcessingConfig
        Processing.initialize()
        cls.processing, cls.config = processing, ProcessingConfig
        cls.provider = NarhetProvider()
        QgsApplication.processingRegistry().addProvider(cls.provider)

    def setUp(self):
        super().setUp()
        QgsProject.instance().clear()
        self.addCleanup(QgsProject.instance().clear)

    def loaded(self, tool, **parameters):
        """The group on the map, and its layers by their names, from the top."""
        self.processing.runAndLoadResults(f"narhet:{tool}", {"STUDY": str(self.study), **parameters})
        root = QgsProject.instance().layerTreeRoot()
        group, = root.children()
        self.assertEqual([node.layer().isValid() for node in group.findLayers()], [True] * len(group.children()))
        for node in group.findLayers():
            self.assertIsInstance(node.layer().renderer(), QgsRuleBasedRenderer, f"{node.name()} is drawn by chance")
            self.assertTrue(list(node.layer().fields())[1].alias(), f"{node.name()} has no titles of columns")
        return group.name(), [node.name() for node in group.findLayers()]

    def test_a_result_comes_onto_the_map_as_it_is_drawn(self):
        self.assertEqual(self.loaded("run"), (
            "DEMO – påhittad kommun: 3. Räkna ut en studie",
            ["Tänkbara platser", "Servicepunkter", "Orter", "Behov", "Vägar till närmaste service", "Kommuner"]))

    def test_areas_lie_below_their_roads(self):
        _, layers = self.loaded("area", LIMITS="5 km", OUTPUT=str(self.folder / "a.gpkg"))
        self.assertEqual([name.partition(" ")[0] for name in layers], ["Vägar", "Ytor"])

    def test_what_closes_lies_on_the_places(self):
        _, layers = self.loaded("close", CLOSING="S1", OUTPUT=str(self.folder / "c.gpkg"))
        self.assertEqual(layers, ["Scenario: vad som stänger och öppnar", "Scenario: vad som ändras för varje ort"])

    def test_chosen_sites_lie_on_the_places(self):
        _, layers = self.loaded("plan", PROBLEM=2, SITES=1, OUTPUT=str(self.folder / "p.gpkg"))
        self.assertEqual(layers, ["Valda platser", "Scenario: vad som ändras för varje ort"])

    def test_progress_is_shown_as_a_share_and_a_phase(self):
        from narhet import program
        class Feedback(QgsProcessingFeedback):
            phases = []

            def setProgressText(self, phase):
                self.phases.append(phase)

        feedback = Feedback()
        shares = []
        feedback.progressChanged.connect(shares.append)
        for line in ("  väger om: 45 %, 1200 per sekund, ungefär 3 s kvar", "  roads: 80 %, 9 per second, about 1 s left",
                     "  roads: 4 s so far", "vägar: 5 lästa"):
            program.tell(line, feedback)
        self.assertEqual(shares, [45.0, 80.0])
        self.assertEqual(feedback.phases, ["väger om", "roads", "roads"])
        self.assertEqual(feedback.textLog(), "vägar: 5 lästa\n")

    def make_long(self):
        """The demo, tried in so many ways that nobody waits for it."""
        study = pathlib.Path(shutil.copytree(SOURCE / "data" / "demo", self.folder / "long"))
        with open(study / "study.toml", "a", encoding="utf-8") as file:
            file.write("\n[score]\ndraws = 1_000_000\npopulation_draws = 100\nspeed_runs = 50\n")
        return study

    def test_cancel_ends_the_program_and_leaves_nothing(self):
        study = self.make_long()
        before = files_below(self.folder)
        for wait in (0.3, 2.0):
            feedback = QgsProcessingFeedback()
            moments = {}

            def cancel(feedback=feedback, moments=moments):
                moments["children"] = children()
                feedback.cancel()

            timer = threading.Timer(wait, cancel)
            timer.start()
            results = self.processing.run("narhet:run", {"STUDY": str(study)}, feedback=feedback)
            timer.join()
            self.assertEqual(len(moments["children"]), 1, "the program should be at work when it is stopped")
            self.assertEqual(results, {}, "a run that came to its end has a result")
            self.assertEqual(children(), [])
            # The prepared roads are whole or not there, and of use to the next run.
            for kept in (study / "result").glob("[!.]*.hierarchy"):
                kept.unlink()
            self.assertEqual(set(files_below(self.folder)), set(before))
            self.assertEqual(files_below(self.folder), before)

    def test_the_setting_says_where_the_program_is(self):
        elsewhere = self.folder / "närhets program"
        elsewhere.symlink_to(PROGRAM)
        path = os.environ["PATH"]
        os.environ["PATH"] = "/usr/bin:/bin"
        self.addCleanup(os.environ.update, PATH=path)
        self.addCleanup(self.config.setSettingValue, "NARHET_PROGRAM", "")
        self.assertIn("hittades inte", self.provider.warningMessage())
        self.config.setSettingValue("NARHET_PROGRAM", str(elsewhere))
        self.assertEqual(self.provider.warningMessage(), "")
        self.assertIn("REPORT", self.processing.run("narhet:check", {"STUDY": str(self.study)}))
        self.config.setSettingValue("NARHET_PROGRAM", str(self.study))
        self.assertIn("inget program som går att köra", self.provider.warningMessage())
        with self.assertRaisesRegex(QgsProcessingException, "inget program som går att köra"):
            self.processing.run("narhet:check", {"STUDY": str(self.study)})


def children():
    """Processes that this one has begun and that have not ended."""
    found = []
    for task in pathlib.Path("/proc/self/task").iterdir():
        found += (task / "children").read_text().split()
    return found


if __name__ == "__main__":
    from qgis.core import (
        QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsRuleBasedRenderer)
    QgsApplication.setPrefixPath("/usr", True)
    # Has to outlive every layer.
    application = QgsApplication([], False)
    application.initQgis()
    outcome = unittest.main(argv=sys.argv, exit=False).result
    sys.stdout.flush()
    sys.stderr.flush()
    # Qt's parts are not taken apart in the right order when Python ends.
    HOME.cleanup()
    os._exit(not outcome.wasSuccessful())

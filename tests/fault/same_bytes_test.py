#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every output is the same to the byte: threads, languages of the machine, time zones, compilers, kinds of build.

The programs: NARHET_PROGRAM and those of NARHET_OTHER_PROGRAMS (paths with a colon between) that are there.  One that
is older than a source is said to be left out: it is of another version.
"""
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import commands_of_all  # noqa: E402
import figures  # noqa: E402
import thousand_points  # noqa: E402
from program import PROGRAM, SOURCE, files_below  # noqa: E402

THREADS = (1, 2, 4, 16)
ZONES = ("UTC", "Asia/Tokyo")
COMMA = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"


# What check says of the memory that a run would take: it begins with what the process holds.
FORECAST = re.compile(rb"[^\n]*( MB minne|\"memory_bytes\")[^\n]*\n")


def programs():
    """Those to compare, without what is of another version."""
    newest = max(path.stat().st_mtime for folder in ("lib", "tools", "data/defaults", "data/messages", "data/templates")
                 for path in (SOURCE / folder).rglob("*") if path.is_file())
    found = [PROGRAM]
    for each in filter(None, os.environ.get("NARHET_OTHER_PROGRAMS", "").split(":")):
        path = pathlib.Path(each)
        if not path.is_file() or path.samefile(PROGRAM):
            continue
        if path.stat().st_mtime < newest:
            print(f"{path} is older than the sources and left out", file=sys.stderr)
        else:
            found.append(each)
    return found


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        cls.locales = cls.folder / "locales"
        cls.locales.mkdir()
        # Its status is 1 where it only has warnings.
        subprocess.run(["localedef", "-i", "sv_SE", "-f", "UTF-8", cls.locales / "sv_SE.UTF-8"], check=False,
                       capture_output=True)
        cls.environments = [{"TZ": zone, **language} for zone in ZONES
                            for language in ({"LC_ALL": "C"}, {"LC_ALL": "sv_SE.UTF-8", "LOCPATH": str(cls.locales)})]
        cls.programs = programs()
        cls.figures = {"studies": 0, "runs": 0, "files": 0}

    @classmethod
    def tearDownClass(cls):
        if os.environ.get("NARHET_SWEEP") == "all":
            figures.write("same_bytes", programs=[cls.version(each) for each in cls.programs], threads=THREADS,
                          locales=["C", "sv_SE.UTF-8"], zones=ZONES, **cls.figures, different=0)

    @staticmethod
    def version(program):
        text = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        kind = pathlib.Path(program).parts[-4]
        return f"{text.splitlines()[0]}, {kind}"

    def test_the_locale_has_a_decimal_comma(self):
        for environment, mark in zip(self.environments, ".,.,"):
            process = subprocess.run([sys.executable, "-c", COMMA], env={**os.environ, **environment},
                                     capture_output=True, text=True, check=True)
            self.assertEqual(process.stdout.strip(), mark)

    def outputs(self, program, arguments, threads, environment):
        """Of one command, in an environment without what this machine happens to have."""
        process = subprocess.run([program, *map(str, arguments), "--threads", str(threads), "--lang", "sv"],
                                 env={"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1770000000",
                                      "ASAN_OPTIONS": "detect_leaks=0", **environment},
                                 capture_output=True, stdin=subprocess.DEVNULL, check=False)
        self.assertEqual(process.returncode, 0, process.stderr.decode(errors="replace"))
        type(self).figures["runs"] += 1
        return FORECAST.sub(b"", process.stdout), FORECAST.sub(b"", process.stderr)

    def matrix(self, whole):
        """The program under test in every environment with every number of threads, or each of them once; the other
        programs once each."""
        pairs = list(itertools.product(THREADS, self.environments)) if whole else list(zip(THREADS, self.environments))
        yield from ((self.programs[0], *pair) for pair in pairs)
        for number, program in enumerate(self.programs[1:]):
            yield (program, *pairs[number % len(pairs)])

    def compare(self, study, arguments, whole=False):
        """The files below the study and what is said, after each; both are those of the first."""
        first = None
        for program, threads, environment in self.matrix(whole):
            said = self.outputs(program, arguments, threads, environment)
            found = (*said, files_below(study))
            first = first or found
            words = f"{arguments[0]} by {program}, {threads} threads, {environment}"
            self.assertEqual(found[2], first[2], words)
            self.assertEqual(found[:2], first[:2], words)
        type(self).figures["files"] += len(first[2])

    def test_of_a_run(self):
        for name in ("thousand", "invented"):
            study = self.folder / name
            if name == "thousand":
                thousand_points.make(study)
            else:
                shutil.copytree(commands_of_all.INVENTED, study)
            with self.subTest(name):
                self.compare(study, ["run", study, "--overwrite"], whole=True)
                type(self).figures["studies"] += 1

    def test_of_every_command(self):
        study = commands_of_all.prepare(self.folder)
        for name, runs in commands_of_all.commands(study).items():
            if name == "doctor":
                continue  # it says how much memory is free
            for arguments in runs:
                with self.subTest(" ".join(map(str, arguments))):
                    shutil.rmtree(study / "out" / "new", ignore_errors=True)
                    if name == "init":
                        continue  # refuses what is there; its texts are those of the program
                    self.compare(study, arguments)


if __name__ == "__main__":
    unittest.main()

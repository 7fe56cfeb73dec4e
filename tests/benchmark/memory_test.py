#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""memory_test.py MAKE_STUDY NARHET: a memory limit is kept, or refused beforehand with the estimate; and the
estimate is one from above, not a wild one."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

MAKE_STUDY, NARHET = sys.argv[1:3]
MEGABYTE = 1e6


def run(*arguments):
    """Exit status, peak bytes, and what the program says."""
    with subprocess.Popen([NARHET, *map(str, arguments), "--lang", "en"], stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, text=True) as process:
        messages = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss * 1024, messages


class MemoryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.studies = {}
        for nodes in (20_000, 200_000):
            study = pathlib.Path(cls.folder.name) / str(nodes)
            subprocess.run([MAKE_STUDY, str(nodes), str(study)], check=True)
            (study / "country.hierarchy").unlink()
            cls.studies[nodes] = study
        cls.dense = pathlib.Path(cls.folder.name) / "dense"
        shutil.copytree(cls.studies[200_000], cls.dense)
        cls.give_places_and_capacities(cls.dense, 20)

    @staticmethod
    def give_places_and_capacities(study, times):
        """So many times the places, some metres farther east, and service points of known capacity: all that can be
        measured is, and it weighs more than the roads."""
        head, *places = (study / "places.csv").read_text(encoding="utf-8").splitlines()
        with (study / "places.csv").open("w", encoding="utf-8") as file:
            print(head, file=file)
            for copy in range(times):
                for place in places:
                    number, *rest, x, y = place.split(",")
                    print(f"{number}-{copy}", *rest, int(x) + 10 * copy, y, sep=",", file=file)
        head, *services = (study / "services.csv").read_text(encoding="utf-8").splitlines()
        (study / "services.csv").write_text(
            "\n".join([f"{head},capacity", *(f"{service},100" for service in services), ""]), encoding="utf-8")

    def estimate(self, messages):
        found = re.search(r"memory: (\d+) MB held, at most about (\d+) MB more needed", messages)
        self.assertTrue(found, messages)
        return (int(found[1]) + int(found[2])) * MEGABYTE

    def results(self):
        """Not their bytes: what this process holds counts as held by a program that it starts."""
        return {path: (path.stat().st_size, path.stat().st_mtime_ns)
                for path in pathlib.Path(self.folder.name).rglob("*") if "gpkg" in path.name}

    ALL = tuple((engine, threads) for engine in ("core", "hierarchy") for threads in (1, 2))

    def works(self, study, only=None, ways=ALL):
        """The command of each kind of work, each with an output of its own."""
        folder = pathlib.Path(self.folder.name)
        commands = (("run", study), ("matrix", study, "-o", folder / "matrix.gpkg"),
                    ("reach", study, "-o", folder / "reach.gpkg"))
        for engine, threads in ways:
            for command in commands:
                if only in (None, command[0]):
                    yield (*command, "--overwrite", "--engine", engine, "--threads", threads)

    def estimate_and_peak(self, study, command):
        """The estimate is from above and not a wild one."""
        (study / "country.hierarchy").unlink(missing_ok=True)
        status, peak, messages = run(*command, "-v")
        self.assertEqual(status, 0, messages)
        estimate = self.estimate(messages)
        with self.subTest(command=command):
            self.assertLessEqual(peak, estimate)
            self.assertLessEqual(estimate, 2.5 * peak)
        return estimate, peak

    def test_estimates_are_from_above_and_not_wild(self):
        for study, only in ((self.studies[20_000], None), (self.dense, "reach")):
            for command in self.works(study, only):
                self.estimate_and_peak(study, command)

    def test_a_limit_is_kept_or_refused_beforehand(self):
        study = self.studies[200_000]
        for command in self.works(study, ways=(("core", 1), ("hierarchy", 2))):
            estimate, peak = self.estimate_and_peak(study, command)
            enough = int(estimate / MEGABYTE) + 20
            results = self.results()
            for limit in (enough, int(peak / MEGABYTE * 0.8), max(100, int(peak / MEGABYTE * 0.5))):
                with self.subTest(command=command, limit=limit, peak=peak):
                    (study / "country.hierarchy").unlink(missing_ok=True)
                    status, held, messages = run(*command, "--memory-limit", f"{limit}MB")
                    if limit == enough:
                        self.assertEqual(status, 0, messages)
                    if status == 0:
                        results = self.results()
                        self.assertLessEqual(held, limit * MEGABYTE)
                        continue
                    self.assertEqual(status, 6, messages)
                    self.assertRegex(messages, rf"needs about \d+ MB of memory, the limit is {limit} MB")
                    self.assertEqual(self.results(), results, "nothing is left, nothing is lost")

    def test_reach_of_many_places_is_refused_before_its_work_begins(self):
        """The places and not the roads make it too large: below what it came to hold there is not enough."""
        command = next(self.works(self.dense, "reach"))
        status, peak, messages = run(*command)
        self.assertEqual(status, 0, messages)
        results = self.results()
        limit = int(0.9 * peak / MEGABYTE)
        status, held, messages = run(*command, "--memory-limit", f"{limit}MB")
        self.assertEqual(status, 6, messages)
        self.assertRegex(messages, rf"the work on [\d,]+ nodes needs about \d+ MB of memory, the limit is {limit} MB")
        self.assertLess(held, 0.8 * peak, "most of the work was not done")
        self.assertEqual(self.results(), results, "nothing is left, nothing is lost")

    def test_a_limit_needs_a_unit_and_room_for_the_program(self):
        for limit in ("4", "4G", "99MB", "lots"):
            status, _, messages = run("run", self.studies[20_000], "--memory-limit", limit)
            self.assertEqual(status, 2)
            self.assertIn("expected a size of 100MB or more, such as '4GB'", messages)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

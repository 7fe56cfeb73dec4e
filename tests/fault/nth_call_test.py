#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every call that changes a file fails in its turn: the disk full, a fault of the disk, the process killed.

Each time the earlier outputs are there byte for byte or the new ones are, the program says so unless it was killed,
the inputs are as they were, and the next run leaves nothing of the failed ones.

NARHET_SWEEP=all takes every call of every command, and 400 allocations of a run, and puts the figures into
tests/figures/nth_call.json and refused_memory.json; without it some, as many as a minute allows.  NARHET_SWEEP_JOBS: how many at once.
"""
import concurrent.futures
import os
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import figures  # noqa: E402
import thousand_points  # noqa: E402
from nth_call import WAYS, Sweep, copied  # noqa: E402

ALL = os.environ.get("NARHET_SWEEP") == "all"
JOBS = int(os.environ.get("NARHET_SWEEP_JOBS", "1"))
RESULT = ("result/tusen.gpkg", "result/report.html", "result/tusen.manifest.json")


def outputs(name):
    return lambda study: ([name.split(".")[0], study, "-o", study / name], [name])


# Each: its words and its outputs, of a study's folder; and how many calls are tried where not all are.
COMMANDS = {
    "run": (lambda study: (["run", study], RESULT), 12),
    "plan": (outputs("plan.gpkg"), 4),
    "plan as CSV": (outputs("plan.csv"), 3),
    "reach as CSV": (outputs("reach.csv"), 0),
    "area": (lambda study: (["area", study, "--limit", "10min", "-o", study / "area.gpkg"], ["area.gpkg"]), 0),
    "matrix": (outputs("matrix.csv"), 3),
    "report": (outputs("report.html"), 0),
    "init": (lambda study: (["init", study / "extract.osm.pbf", study / "new"],
                            ["new/needs.csv", "new/needs.txt", "new/study.toml"]), 4),
    "network": (lambda study: (["network", study, "-o", study / "roads.network"],
                               ["roads.network", "roads.hierarchy"]), 5),
}


class NthCall(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(os.path.realpath(cls.temporary.name))
        cls.study = cls.folder / "study"
        thousand_points.make(cls.study)
        shutil.copyfile(figures.SOURCE / "tests/study/invented/roads.osm.pbf", cls.study / "extract.osm.pbf")
        cls.found = {}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()
        memory = cls.found.pop("memory", None)
        if ALL and cls.found:
            figures.write("nth_call", runs=sum(each["runs"] for each in cls.found.values()),
                          bad=sum(each["bad"] for each in cls.found.values()), commands=cls.found)
        if ALL and memory:
            figures.write("refused_memory", **memory)

    def sweep_of(self, command, number):
        study = copied(self.study, self.folder / f"{command} {number}")
        words, names = COMMANDS[command][0](study)
        if command == "init":
            return Sweep(study, words, names, over=False)
        return Sweep(study, [*words, "--overwrite"], names)

    def chosen(self, calls, tried):
        """All, or so many from the first to the last, which is the sync of the folder."""
        if ALL:
            return list(range(1, calls + 1))
        return sorted({1 + (calls - 1) * each // max(1, tried - 1) for each in range(tried)})

    def test_of_files(self):
        for command, (_, tried) in COMMANDS.items():
            if not ALL and tried == 0:
                continue
            with self.subTest(command):
                sweeps = [self.sweep_of(command, number) for number in range(JOBS)]
                calls = sweeps[0].count()
                self.assertGreater(calls, 4, "nothing was counted")
                numbers = self.chosen(calls, tried)
                self.work_through(sweeps, [(numbers[job::JOBS], way) for job in range(JOBS) for way in WAYS])
                self.note(command, calls, sweeps)

    def work_through(self, sweeps, tasks):
        def work(job):
            for numbers, way in tasks[job * len(WAYS):(job + 1) * len(WAYS)]:
                sweeps[job].sweep(numbers, way)
        with concurrent.futures.ThreadPoolExecutor(len(sweeps)) as pool:
            list(pool.map(work, range(len(sweeps))))

    def test_of_memory(self):
        """Not each of a million allocations.  Libraries may end the process by themselves: that is not success."""
        sweep = self.sweep_of("run", "memory")
        calls = sweep.count("memory")
        self.assertGreater(calls, 10_000)
        tried = 400 if ALL else 5
        numbers = sorted({1 + calls * each // tried for each in range(tried)})
        WAYS.setdefault("ENOMEM", {"NTH_CALL_HOW": "ENOMEM"})
        sweep.sweep(numbers, "ENOMEM", "memory")
        del WAYS["ENOMEM"]
        self.note("memory", calls, [sweep])
        # Libraries that get no memory go on without a word, with less than they read.
        self.assertEqual(sweep.figures["done"], 0)

    def note(self, name, calls, sweeps):
        sums = {key: sum(each.figures[key] for each in sweeps) for key in sweeps[0].figures}
        faults = [fault for each in sweeps for fault in each.faults]
        self.found[name] = {**sums, "calls": calls, "bad": len(faults)}
        print(f"{time.strftime('%H:%M:%S')} {name}: {self.found[name]}", file=sys.stderr, flush=True)
        self.assertEqual(faults, [])


if __name__ == "__main__":
    unittest.main()

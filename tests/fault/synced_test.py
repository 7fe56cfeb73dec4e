#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a power failure cannot take: every output is synced as a file before it gets its name, and its folder after,
before the program says that it is done."""
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from commands_of_all import commands, prepare  # noqa: E402
from program import run  # noqa: E402

LIBRARY = os.environ["NARHET_NTH_CALL"]
WRITERS = ("init", "run", "report", "network", "matrix", "area", "reach", "plan", "close", "compare", "export")


def faults_of(calls):
    """The renames that a power failure could spoil.  `calls`: names with paths, in their order."""
    for position, (call, target) in enumerate(calls):
        if call != "rename":
            continue
        source = calls[position - 1][1]
        before = [each for each, path in calls[:position] if path == source and each in ("write", "sync")]
        if "write" in before and before[-1] != "sync":
            yield f"{target} was renamed before it was synced"
        if ("sync", os.path.dirname(target)) not in calls[position:]:
            yield f"the folder of {target} was not synced afterwards"


class Synced(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(os.path.realpath(temporary.name)) / "work"
        self.folder.mkdir()
        self.study = prepare(self.folder)
        self.trace = self.folder.parent / "trace"

    def calls_of(self, words):
        self.trace.unlink(missing_ok=True)
        process = run(*words, env={**os.environ, "LD_PRELOAD": LIBRARY, "NTH_CALL_BELOW": str(self.folder),
                                   "NTH_CALL_OF": "files", "NTH_CALL_TRACE": str(self.trace)})
        self.assertEqual(process.returncode, 0, process.stderr)
        return [tuple(line.split("\t")) for line in self.trace.read_text(encoding="utf-8").splitlines()]

    def test_every_output_of_every_command(self):
        for name, ways in commands(self.study).items():
            if name not in WRITERS:
                continue
            for words in ways:
                with self.subTest(" ".join(map(str, words))):
                    calls = self.calls_of(words)
                    self.assertGreater(sum(call == "rename" for call, _ in calls), 0, "nothing was published")
                    self.assertEqual(list(faults_of(calls)), [])

    def test_a_rename_too_early_or_without_its_folder_is_seen(self):
        whole = [("write", "/f/.x.tmp"), ("sync", "/f/.x.tmp"), ("from", "/f/.x.tmp"), ("rename", "/f/x"), ("sync", "/f")]
        self.assertEqual(list(faults_of(whole)), [])
        self.assertEqual(len(list(faults_of(whole[:-1]))), 1)
        self.assertEqual(len(list(faults_of([whole[1], whole[0], *whole[2:]]))), 1)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The program killed a hundred times, at any moment of a run that replaces an earlier result."""
import os
import pathlib
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import PROGRAM, StudyTest, files_below, rows, run  # noqa: E402

KILLS = 100
OLD, NEW = ({**os.environ, "SOURCE_DATE_EPOCH": date} for date in ("1700000000", "1800000000"))


class KilledRun(StudyTest):
    def test_leaves_the_old_result_or_the_new_one(self):
        inputs = files_below(self.study)
        self.assertEqual(run("run", self.study, env=OLD).returncode, 0)
        old = self.result.read_bytes()
        begin = time.monotonic()
        self.assertEqual(run("run", self.study, "--overwrite", env=NEW).returncode, 0)
        duration = time.monotonic() - begin
        new = self.result.read_bytes()
        self.assertNotEqual(old, new)
        found = {old: 0, new: 0}
        killed = 0
        for number in range(KILLS):
            self.result.write_bytes(old)
            process = subprocess.Popen([PROGRAM, "run", self.study, "--overwrite"], env=NEW,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(duration * 1.2 * number / KILLS)
            process.kill()
            killed += process.wait() != 0
            self.assertIn(self.result.read_bytes(), found, "neither the old result nor the new one")
            found[self.result.read_bytes()] += 1
            self.assertEqual(rows(self.result, "PRAGMA quick_check"), [("ok",)])
        self.assertGreater(killed, KILLS // 2)
        self.assertGreater(found[old], 0)
        self.assertGreater(found[new], 0)
        # What the killed runs left is gone after the next one, and the inputs are as they were.
        self.assertEqual(run("run", self.study, "--overwrite", env=NEW).returncode, 0)
        self.assertEqual(self.result.read_bytes(), new)
        after = files_below(self.study)
        self.assertEqual({name: after[name] for name in inputs}, inputs)
        self.assertEqual(sorted(set(after) - set(inputs)), sorted(
            f"result/{name}" for name in (self.result.name, self.result.with_suffix(".manifest.json").name, "report.html")))
        self.assertEqual(run("verify", self.result).returncode, 0, "the three are of one run")


if __name__ == "__main__":
    unittest.main()

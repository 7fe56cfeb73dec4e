#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""stop_test.py MAKE_STUDY NARHET: SIGINT at moments spread over each kind of work on a small country ends it with
130, and leaves inputs and folders as they were."""
import hashlib
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

MAKE_STUDY, NARHET = sys.argv[1:3]
STOPS = 12


class StopTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.folder / "study"
        subprocess.run([MAKE_STUDY, "60000", str(self.study)], check=True)
        (self.study / "country.hierarchy").unlink()

    def files(self):
        return {path: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in self.folder.rglob("*") if path.is_file()}

    def stop_often(self, *command):
        """The first run is whole, to see how long it takes; what it makes is then in the way of none."""
        begin = time.monotonic()
        subprocess.run([NARHET, *map(str, command)], check=True, capture_output=True)
        duration = time.monotonic() - begin
        # A hierarchy that was kept would make the next runs others.
        (self.study / "country.hierarchy").unlink(missing_ok=True)
        before = self.files()
        stopped = 0
        for number in range(STOPS):
            with subprocess.Popen([NARHET, *map(str, command)], stderr=subprocess.PIPE, text=True) as process:
                time.sleep(duration * (number + 0.5) / STOPS)
                process.send_signal(signal.SIGINT)
                messages = process.stderr.read()
                status = process.wait()
            after = self.files()
            made = after.pop(self.study / "country.hierarchy", None)  # whole or not there, and of use
            if status == 130:
                self.assertIn("stopped; nothing was written", messages)
                self.assertEqual(after, before, "an earlier result stays, nothing is left behind")
                stopped += 1
            elif status == -signal.SIGINT:  # before it listened
                self.assertEqual(after, before)
            else:
                self.assertEqual(status, 0, "it ended before it heard: " + messages)
                before = after
            if made:
                (self.study / "country.hierarchy").unlink()
        self.assertGreater(stopped, 0)

    def test_a_run(self):
        for engine in ("core", "hierarchy"):
            self.stop_often("run", self.study, "--overwrite", "--lang", "en", "--engine", engine)

    def test_a_matrix(self):
        for name in ("m.csv", "m.gpkg"):
            self.stop_often("matrix", self.study, "-o", self.folder / name, "--overwrite", "--lang", "en")

    def test_an_area(self):
        self.stop_often("area", self.study, "-o", self.folder / "a.gpkg", "--overwrite", "--lang", "en",
                        "--limit", "10 min", "--limit", "20 min")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

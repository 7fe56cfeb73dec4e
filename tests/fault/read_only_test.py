#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The program in a world where only its output folder may be written to."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import commands_of_all  # noqa: E402
from program import PROGRAM, files_below  # noqa: E402

# The whole tree once more, only to be read, with the output folders mounted into it.
WORLD = """set -e
mount --rbind / "$WORLD"
mount -o remount,bind,ro "$WORLD"
for folder in $FOLDERS; do mount --bind "$folder" "$WORLD$folder"; done
exec chroot "$WORLD" sh -c 'cd /; "$@"' sh "$@"
"""


class ReadOnly(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(os.path.realpath(folder.name))
        self.study = commands_of_all.prepare(self.folder)
        self.every = commands_of_all.commands(self.study)
        self.world = self.folder / "world"
        self.world.mkdir()
        for self.own_mounts in (["unshare", "-rm"], ["unshare", "-m"]):
            if self.inside("true").returncode == 0:
                return
        self.fail("a world of its own needs root or user namespaces")

    def inside(self, *command, **variables):
        environment = {"PATH": os.environ["PATH"], "WORLD": str(self.world), "LANG": "C.UTF-8",
                       "FOLDERS": f"{self.study / 'out'} {self.study / 'result'}", **variables}
        return subprocess.run([*self.own_mounts, "sh", "-c", WORLD, "sh", *map(str, command)], env=environment,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)

    def test_every_command_works(self):
        for place in (self.study, "/tmp", "/var/tmp", os.environ.get("HOME", "/root")):
            self.assertNotEqual(self.inside("touch", f"{place}/written").returncode, 0, f"{place} can be written to")
        self.assertEqual(self.inside("touch", self.study / "out" / "written").returncode, 0)
        (self.study / "out" / "written").unlink()
        before = self.inputs()
        for number, (name, runs) in enumerate(self.every.items()):
            # Without a home and a folder for temporary files, or with some that are not there.
            variables = {} if number % 2 else {"HOME": "/none", "TMPDIR": "/none", "XDG_CACHE_HOME": "/none"}
            for arguments in runs:
                process = self.inside(PROGRAM, *arguments, **variables)
                self.assertEqual(process.returncode, 0, f"{name}: {process.stderr}")
        self.assertEqual(self.inputs(), before)

    def inputs(self):
        return {name: sha256 for name, sha256 in files_below(self.study).items()
                if not name.startswith(("out/", "result/"))}

    def test_a_result_where_nothing_may_be_written_is_refused_before_the_work(self):
        process = self.inside(PROGRAM, "plan", self.study, "-o", self.study / "plan.csv", "--lang", "en", "-v")
        self.assertEqual(process.returncode, 4, process.stderr)
        self.assertIn("error[output-failed]", process.stderr)
        self.assertIn("the disk can only be read", process.stderr)
        self.assertNotIn("places:", process.stderr, "it read the places first")


if __name__ == "__main__":
    unittest.main()

# SPDX-License-Identifier: MIT
"""Runs the program under test, and makes studies to run it on."""
import hashlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["NARHET_PROGRAM"]
SOURCE = pathlib.Path(os.environ["NARHET_SOURCE_DIR"])
DATA = pathlib.Path(os.environ.get("NARHET_TEST_DATA", SOURCE.parent / "shared" / "data"))


def run(*arguments, language="en", **settings):
    """The finished process, with its texts; English unless asked otherwise."""
    return subprocess.run([PROGRAM, *map(str, arguments), "--lang", language], capture_output=True,
                          text=True, timeout=120, stdin=subprocess.DEVNULL, check=False, **settings)


def files_below(folder):
    """Every file with the hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def rows(result, query):
    connection = sqlite3.connect(f"file:{result}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


class StudyTest(unittest.TestCase):
    """Each test has a copy of STUDY of its own, in `self.study`."""

    STUDY = SOURCE / "tests" / "study" / "invented"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.folder / "study"
        shutil.copytree(self.STUDY, self.study)

    @property
    def result(self):
        found = list((self.study / "result").glob("[!.]*.gpkg"))
        self.assertEqual(len(found), 1, found)
        return found[0]

    def replace(self, name, old, new):
        path = self.study / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def assert_refused(self, status, *words, command=("run",), code=None):
        """The program ends with this status and a message with these words; an earlier result and the
        inputs stay as they were, and nothing is left behind."""
        before = files_below(self.study)
        process = run(*command, self.study, *(["--overwrite"] if command[0] == "run" else []))
        self.assertEqual(process.returncode, status, process.stderr)
        self.assertEqual(process.stdout, "")
        for word in words:
            self.assertIn(word, process.stderr)
        if code:
            self.assertIn(f"error[{code}]", process.stderr)
        self.assertEqual(files_below(self.study), before)
        return process

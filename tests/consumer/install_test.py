#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Installs Närhet, moves it, and uses it from there: the program, and the library from another project.

usage: install_test.py BUILD SOURCE [OPTION_FOR_CMAKE...]
"""
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE, OPTIONS = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]


def run(*command, **settings):
    process = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=250,
                             check=False, **settings)
    if process.returncode != 0:
        raise AssertionError(f"{command}: {process.returncode}\n{process.stdout}\n{process.stderr}")
    return process


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        root = pathlib.Path(cls.folder.name)
        run("cmake", "--install", BUILD, "--prefix", root / "first")
        # Whatever it still knew of the first place is wrong now.
        cls.prefix = root / "moved" / "närhet"
        cls.prefix.parent.mkdir()
        shutil.move(root / "first", cls.prefix)

    def configure(self, source, build):
        run("cmake", "-G", "Ninja", "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", *OPTIONS)

    def test_the_program_needs_nothing_of_the_source(self):
        study = self.prefix.parent / "study"
        shutil.copytree(SOURCE / "tests" / "study" / "invented", study)
        run(self.prefix / "bin" / "narhet", "run", study, cwd="/", env={"PATH": "/usr/bin", "LC_ALL": "C"})
        result, = (study / "result").glob("[!.]*.gpkg")
        connection = sqlite3.connect(result)
        self.assertEqual(connection.execute("SELECT count(*) FROM places").fetchone(), (14,))
        connection.close()
        # What is built in may not be looked for in the source either.
        program = (self.prefix / "bin" / "narhet").read_bytes()
        self.assertNotIn(str(SOURCE / "data").encode(), program)

    def test_another_project_builds_against_it(self):
        build = self.prefix.parent / "consumer"
        self.configure(SOURCE / "tests" / "consumer", build)
        run("cmake", "--build", build)
        self.assertIn("to the shop", run(build / "consumer").stdout)

    def test_a_version_that_does_not_fit_is_refused(self):
        with self.assertRaisesRegex(AssertionError, "considered but not accepted"):
            consumer = self.prefix.parent / "older"
            consumer.mkdir()
            (consumer / "CMakeLists.txt").write_text(
                "cmake_minimum_required(VERSION 3.25)\nproject(older LANGUAGES CXX)\n"
                "find_package(narhet 0.0 REQUIRED)\n", encoding="utf-8")
            self.configure(consumer, consumer / "build")

    def test_no_path_of_this_machine_is_in_the_package(self):
        files = list(self.prefix.rglob("*.cmake"))
        self.assertGreaterEqual(len(files), 3)
        for file in files:
            text = file.read_text(encoding="utf-8")
            for path in (str(SOURCE), str(BUILD), self.folder.name):
                self.assertNotIn(path, text, file)

    def test_public_headers_are_there_and_no_others(self):
        headers = {str(file.relative_to(self.prefix / "include")) for file in self.prefix.rglob("*.hpp")}
        public = {str(file.relative_to(SOURCE / "lib")) for file in (SOURCE / "lib").rglob("*.hpp")
                  if file.parent.name != "detail"}
        self.assertEqual(headers, public)
        for header in headers:
            text = (self.prefix / "include" / header).read_text(encoding="utf-8")
            self.assertLessEqual(set(re.findall(r'#include "(.+)"', text)), headers, header)

    def test_the_licence_is_there(self):
        self.assertTrue((self.prefix / "share" / "doc" / "narhet" / "LICENSE").is_file())


if __name__ == "__main__":
    os.environ.pop("CMAKE_PREFIX_PATH", None)
    unittest.main(argv=sys.argv[:1] + ["-v"])

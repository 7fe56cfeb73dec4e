#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every kind of fault in kinds.tsv has a test, and the tests it names are there.

NARHET_SWEEP=all puts the figures into tests/figures/fault_kinds.json.
"""
import os
import pathlib
import re
import unittest

import figures

TESTS = figures.SOURCE / "tests"


def tests_there_are():
    found = set()
    for file in TESTS.rglob("*_test.cpp"):
        text = file.read_text(encoding="utf-8")
        found |= {f"{suite}.{name}" for suite, name in re.findall(r"^TEST(?:_[PF])?\(\s*(\w+),\s*(\w+)\)", text, re.M)}
    for file in TESTS.rglob("*_test.py"):
        names = re.findall(r"^    def (test_\w+)", file.read_text(encoding="utf-8"), re.M)
        found |= {f"{file.relative_to(TESTS)}::{name}" for name in names}
    for line in (TESTS / "hostile" / "expected.tsv").read_text(encoding="utf-8").splitlines():
        found.add("hostile:" + line.split("\t")[0])
    return found


class Kinds(unittest.TestCase):
    def setUp(self):
        lines = (TESTS / "fault" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
        self.kinds = dict(line.split("\t") for line in lines if not line.startswith("#"))
        self.assertEqual(len(self.kinds), sum(not line.startswith("#") for line in lines), "a kind stands twice")

    def test_have_tests_that_are_there(self):
        there = tests_there_are()
        missing = {kind: [name for name in tests.split(" ") if name not in there]
                   for kind, tests in self.kinds.items() if not tests.startswith("- ")}
        self.assertEqual({kind: names for kind, names in missing.items() if names}, {})

    def test_that_cannot_be_tried_say_why(self):
        untried = [kind for kind, tests in self.kinds.items() if tests.startswith("- ")]
        self.assertTrue(all(len(self.kinds[kind]) > 20 for kind in untried))
        if os.environ.get("NARHET_SWEEP") == "all":
            figures.write("fault_kinds", kinds=len(self.kinds), with_tests=len(self.kinds) - len(untried),
                          untried=untried)


if __name__ == "__main__":
    unittest.main()

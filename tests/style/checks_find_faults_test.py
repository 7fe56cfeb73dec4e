#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""scripts/check_includes, scripts/check_messages and scripts/check_figures find what they are for: each case
plants one fault in a small tree that is in order without it."""

import pathlib
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent.parent / "scripts"


class Tree(unittest.TestCase):
    script = None
    files = {}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name, text in self.files.items():
            self.write(name, text)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run_script(self, *options):
        command = [SCRIPTS / self.script, *options, self.root]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def expect_fault(self, *pieces):
        status, text = self.run_script()
        self.assertEqual(status, 1, text)
        self.assertEqual(len(text.splitlines()), 1, text)
        for piece in pieces:
            self.assertIn(piece, text)

    def expect_order(self):
        self.assertEqual(self.run_script(), (0, ""))


class CheckIncludes(Tree):
    script = "check_includes"
    files = {
        "lib/narhet/base/CMakeLists.txt": """narhet_add_module(base
              HEADERS a.hpp format.hpp
              SOURCES a.cpp)""",
        "lib/narhet/base/a.hpp": "#include <vector>\n",
        "lib/narhet/base/format.hpp": "#include <fmt/format.h>\n",
        "lib/narhet/base/a.cpp": """#include "narhet/base/a.hpp"
              #include <toml++/toml.h>
              #include <unistd.h>
              """,
        "lib/narhet/geo/CMakeLists.txt": "narhet_add_module(geo HEADERS g.hpp)",
        "lib/narhet/geo/g.hpp": '#include "narhet/base/a.hpp"\n',
        "lib/narhet/model/CMakeLists.txt": "narhet_add_module(model HEADERS m.hpp)",
        "lib/narhet/model/m.hpp": '#include "narhet/geo/g.hpp"\n',
        "lib/narhet/output/CMakeLists.txt": "narhet_add_module(output HEADERS o.hpp SOURCES o.cpp)",
        "lib/narhet/output/o.hpp": '#include "narhet/model/m.hpp"\n',
        "lib/narhet/output/o.cpp": '#include "narhet/output/p.hpp"\n#include "narhet/base/a.hpp"\n',
        "lib/narhet/output/p.hpp": "#include <gdal_priv.h>\n",
        "lib/narhet/study/CMakeLists.txt": "narhet_add_module(study HEADERS s.hpp)",
        "lib/narhet/study/s.hpp": '#include "narhet/output/o.hpp"\n',
        "tools/narhet/CMakeLists.txt": "",
        "tools/narhet/main.cpp": """#include "commands.hpp"
              #include "narhet/study/s.hpp"
              #include <CLI/CLI.hpp>
              """,
        "tools/narhet/commands.hpp": "",
    }

    def test_lets_a_tree_in_order_pass(self):
        self.expect_order()

    def test_finds_a_module_of_a_higher_level(self):
        self.write("lib/narhet/base/a.hpp", '\n#include "narhet/geo/g.hpp"\n')
        self.expect_fault("lib/narhet/base/a.hpp:2", "'base' may not include 'geo'")

    def test_finds_a_module_of_the_same_level(self):
        self.write("lib/narhet/access/CMakeLists.txt", "narhet_add_module(access HEADERS b.hpp)")
        self.write("lib/narhet/access/b.hpp", '#include "narhet/output/o.hpp"\n')
        self.expect_fault("'access' may not include 'output'")

    def test_finds_a_header_that_is_not_public(self):
        self.write("lib/narhet/study/s.hpp", '#include "narhet/output/p.hpp"\n')
        self.expect_fault("lib/narhet/study/s.hpp:1", "no public header")

    def test_finds_a_library_in_another_module(self):
        self.write("lib/narhet/model/m.hpp", "#include <sqlite3.h>\n")
        self.expect_fault("'model' may not name SQLite")

    def test_finds_a_library_in_a_public_header(self):
        self.write("lib/narhet/output/o.hpp", "#include <gdal_priv.h>\n")
        self.expect_fault("lib/narhet/output/o.hpp:1", "in a public header")

    def test_finds_fmt_outside_its_header(self):
        self.write("lib/narhet/base/a.hpp", "#include <fmt/format.h>\n")
        self.expect_fault("lib/narhet/base/a.hpp:1", "fmt", "in a public header")

    def test_finds_a_library_that_nobody_agreed_on(self):
        self.write("lib/narhet/base/a.cpp", "#include <folly/Optional.h>\n")
        self.expect_fault("of no library on the list")

    def test_finds_a_source_that_is_not_built(self):
        self.write("lib/narhet/base/b.cpp", "")
        self.expect_fault("lib/narhet/base/b.cpp", "not in the SOURCES")

    def test_finds_a_short_path(self):
        self.write("lib/narhet/base/a.cpp", '#include "a.hpp"\n')
        self.expect_fault("write the path from narhet/ on")

    def test_finds_a_module_that_is_not_in_the_table(self):
        self.write("lib/narhet/helper/CMakeLists.txt", "narhet_add_module(helper)")
        self.expect_fault("'helper' is not in the table")

    def test_fails_where_there_is_nothing_to_check(self):
        with tempfile.TemporaryDirectory() as empty:
            self.root = pathlib.Path(empty)
            self.expect_fault("no file to check")


SOURCE = """
// Message{"a comment is no text"}
base::Message name(Group group);
Message none{};
const Message joined{"two " /* pieces */ "of \\"one\\""};
throw Error{code, {file, {}, {}}, first ? Message{"a {}", f(1, {2, 3})} : Message{"b"}};
auto either = Message{many ? "many" : "few"};
auto number = base::counted(n, "{} road in {}", "{} roads in {}", Message{"{}: {}", "x", 1'000});
"""

CATALOGUE = """# comment
msgid ""
msgstr ""
"Language: sv\\n"

msgid "a {}"
msgstr "en {}"

msgid "b"
msgstr "be"

msgid "many"
msgstr "många"

msgid "few"
msgstr "få"

msgid "{} road in {}"
msgstr "i {1} {0} väg"

msgid "{} roads in {}"
msgstr "{} vägar i {}"
"""


class CheckMessages(Tree):
    script = "check_messages"
    files = {
        "lib/narhet/base/a.cpp": SOURCE,
        "data/messages/sv.po": CATALOGUE + '\nmsgid ""\n"two of "\n"\\"one\\""\nmsgstr "x"\n',
    }

    def plant(self, line):
        self.write("lib/narhet/base/b.cpp", "\n" + line + "\n")

    def alter(self, old, new):
        file = self.root / "data/messages/sv.po"
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new), encoding="utf-8")

    def test_lets_a_tree_in_order_pass(self):
        self.expect_order()

    def test_finds_a_text_without_entry(self):
        self.plant('x = Message{"new"};')
        self.expect_fault('lib/narhet/base/b.cpp: "new" has no entry')

    def test_finds_texts_of_tools_too(self):
        self.write("tools/narhet/b.cpp", 'x = counted(n, "b", "b");x = Message{"new"};')
        status, text = self.run_script()
        self.assertEqual(status, 1)
        self.assertIn('"new" has no entry', text)

    def test_finds_an_entry_without_text(self):
        self.alter('msgid "b"', 'msgid "old"')
        self.write("lib/narhet/base/a.cpp", SOURCE.replace('{"b"}', '{"few"}'))
        self.expect_fault('"old" is no text of the program')

    def test_finds_an_entry_without_translation(self):
        self.alter('"be"', '""')
        self.expect_fault('"b" is not translated')

    def test_finds_placeholders_that_differ(self):
        self.alter('"en {}"', '"en"')
        self.expect_fault('"a {}" is translated with other placeholders')

    def test_finds_placeholders_of_two_kinds(self):
        self.alter('"i {1} {0} väg"', '"i {1} {} väg"')
        self.expect_fault("a placeholder is")

    def test_finds_a_wrong_number_of_arguments(self):
        self.plant('x = Message{"a {}"};')
        self.expect_fault("lib/narhet/base/b.cpp:2", '"a {}" has 1 {} for 0 arguments')

    def test_finds_a_text_that_is_no_literal(self):
        self.plant("x = Message{text};")
        self.expect_fault("lib/narhet/base/b.cpp:2", "no literal")

    def test_finds_an_entry_that_stands_twice(self):
        self.alter('msgid "many"', 'msgid "b"\nmsgstr "be"\n\nmsgid "many"')
        self.expect_fault('"b" stands there twice')

    def test_update_adds_what_is_missing_and_todo_lists_it(self):
        self.plant('x = Message{"new \\"one\\" {}", 1};')
        self.assertEqual(self.run_script("--update"), (0, "1 entries added\n"))
        self.assertEqual(self.run_script("--todo"), (0, '"new \\"one\\" {}"\n'))
        self.expect_fault("is not translated")


class Figures(Tree):
    script = "check_figures"
    files = {"tests/figures/kills.json": '{"commit": "fd63058aa8a1", "date": "2026-11-27", "count": 1000, "bad": 0}'}

    def test_in_order(self):
        status, text = self.run_script()
        self.assertEqual(status, 0)
        self.assertIn("kills (fd63058aa8a1, ", text)
        self.assertIn("count 1000, bad 0", text)

    def test_old_ones_are_told_and_fail_nothing(self):
        self.write("tests/figures/kills.json", '{"commit": "fd63058aa8a1+", "date": "2020-02-29"}')
        status, text = self.run_script()
        self.assertEqual(status, 0)
        self.assertIn("too old, run scripts/test --soak", text)

    def test_something_bad(self):
        self.write("tests/figures/kills.json", '{"commit": "fd63058aa8a1", "date": "2026-11-27", "bad": 2}')
        self.expect_fault("kills.json", "2 are bad")

    def test_no_commit(self):
        self.write("tests/figures/kills.json", '{"date": "2026-11-27"}')
        self.expect_fault("kills.json", "no commit")

    def test_no_date(self):
        self.write("tests/figures/kills.json", '{"commit": "fd63058aa8a1", "date": "yesterday"}')
        self.expect_fault("kills.json", "no date")

    def test_no_json(self):
        self.write("tests/figures/kills.json", "{")
        self.expect_fault("kills.json")


if __name__ == "__main__":
    unittest.main()

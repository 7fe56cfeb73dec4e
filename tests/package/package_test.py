#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""package_test.py BUILD: makes the package for Debian and looks at what is in it, unpacked and not installed."""
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv[1])


def output_of(*command, **settings):
    process = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=250, check=False,
                             **settings)
    if process.returncode != 0:
        raise AssertionError(f"{command}: {process.returncode}\n{process.stdout[-2000:]}\n{process.stderr[-2000:]}")
    return process.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        folder = pathlib.Path(cls.folder.name)
        output_of("cmake", "--build", BUILD, "--target", "package_documents", "manual")
        output_of("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder)
        cls.package, = folder.glob("*.deb")
        cls.root = folder / "root"
        output_of("dpkg-deb", "-x", cls.package, cls.root)
        cls.program = cls.root / "usr/bin/narhet"
        cls.commands = re.findall(r"^  ([a-z]+) ", output_of(cls.program, "--help", "--lang", "en").split(
            "Subcommands:")[1], re.MULTILINE)

    def test_works_where_it_is_unpacked(self):
        self.assertIn("works: ", output_of(self.program, "doctor", "--lang", "en", cwd="/", env={"PATH": "/usr/bin"}))
        study = self.root.parent / "demo"
        shutil.copytree(self.root / "usr/share/narhet/demo", study)
        output_of(self.program, "check", study)

    def test_needs_what_it_is_linked_to(self):
        needs = output_of("dpkg-deb", "-f", self.package, "Depends")
        for package in ("libgdal32", "libproj25", "libsqlite3-0", "libc6", "proj-data", "gdal-data"):
            self.assertIn(package, needs)
        self.assertNotIn("-dev", needs)

    def test_holds_nothing_for_developers(self):
        names = [path.name for path in self.root.rglob("*") if path.is_file()]
        self.assertFalse([name for name in names if name.endswith((".a", ".hpp", ".cmake", ".pyc"))])
        self.assertNotIn(".debug_info", output_of("readelf", "-S", self.program), "stripped")

    def test_has_a_page_of_the_manual_for_the_program_and_each_command_in_both_languages(self):
        self.assertIn("verify", self.commands)
        wanted = {"narhet.1.gz", *(f"narhet-{command}.1.gz" for command in self.commands)}
        for folder, name in (("man/man1", "NAME"), ("man/sv/man1", "NAMN")):
            pages = {path.name: path for path in (self.root / "usr/share" / folder).iterdir()}
            self.assertEqual(set(pages), wanted)
            for page in pages.values():
                text = gzip.decompress(page.read_bytes()).decode()
                process = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input=text, text=True,
                                         capture_output=True, check=True)
                self.assertEqual(process.stderr, "", page)
                self.assertIn(name, re.sub(".\x08", "", process.stdout), "bold is struck over")

    def test_the_manual_has_every_option_that_help_has(self):
        for command in self.commands:
            page = gzip.decompress((self.root / f"usr/share/man/man1/narhet-{command}.1.gz").read_bytes()).decode()
            shown = page.replace("\\-", "-")
            for option in re.findall(r"--[a-z-]+", output_of(self.program, command, "--help", "--lang", "en")):
                if option not in ("--lang", "--threads", "--memory-limit", "--quiet", "--verbose", "--progress"):
                    self.assertIn(option, shown, command)

    def completed(self, *words):
        script = self.root / "usr/share/bash-completion/completions/narhet"
        line = " ".join(f"'{word}'" for word in words)
        return set(output_of("bash", "-c", f"source {script}; COMP_WORDS=(narhet {line}); COMP_CWORD={len(words)}; "
                             'COMPREPLY=(); _narhet; printf "%s\\n" "${COMPREPLY[@]}"').split())

    def test_completes_commands_options_and_choices(self):
        self.assertEqual(self.completed("ver"), {"verify"})
        self.assertEqual(self.completed(""), {*self.commands, *self.completed("-")})
        self.assertEqual(self.completed("--lang", ""), {"sv", "en"})
        self.assertEqual(self.completed("plan", "--prob"), {"--problem"})
        self.assertIn("mclp", self.completed("plan", "--problem", ""))
        self.assertEqual(self.completed("matrix", "--to", "c"), {"candidates"})
        self.assertNotIn("--problem", self.completed("run", "--"))
        self.assertIn("/usr", self.completed("run", "/us"))

    def test_is_hardened(self):
        header = output_of("readelf", "-hldW", self.program)
        self.assertIn("Type:                              DYN", header, "addresses that cannot be guessed")
        self.assertIn("GNU_RELRO", header)
        self.assertRegex(header, r"FLAGS.*(BIND_NOW|NOW)")
        self.assertRegex(header, r"GNU_STACK\s.*RW ", "no code on the stack")
        symbols = output_of("readelf", "--dyn-syms", "-W", self.program)
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__\w+_chk@", "fortified")

    def test_lists_what_it_is_made_of(self):
        bill = json.loads((self.root / "usr/share/doc/narhet/narhet.spdx.json").read_text(encoding="utf-8"))
        self.assertEqual(bill["spdxVersion"], "SPDX-2.3")
        names = {package["name"] for package in bill["packages"]}
        for name in ("narhet", "libgdal32", "libproj25", "libosmium2-dev", "libjs-leaflet"):
            self.assertIn(name, names)
        needs = {re.split(r"[ (]", need.strip())[0] for need in
                 output_of("dpkg-deb", "-f", self.package, "Depends").split(",")}
        self.assertLessEqual(needs - {"proj-data", "gdal-data"}, names, "all that is linked to is listed")
        identities = {package["SPDXID"] for package in bill["packages"]}
        for relation in bill["relationships"]:
            self.assertIn(relation["relatedSpdxElement"], identities)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

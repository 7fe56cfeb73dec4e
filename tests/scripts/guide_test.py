#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The guide in both languages, followed to the letter on a copy of the demo: its commands run, its files come to be,
its quotations are what the program says, its links and pictures are there.

    NARHET_PROGRAM, NARHET_SOURCE_DIR: as for the tests of the command line.
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = pathlib.Path(os.environ["NARHET_PROGRAM"])
SOURCE = pathlib.Path(os.environ["NARHET_SOURCE_DIR"])
DATA = pathlib.Path(os.environ.get("NARHET_TEST_DATA", SOURCE.parent / "shared" / "data"))
# Any extract with municipalities stands for that of the next municipality.
EXTRACT = DATA / "osm" / "liechtenstein-2015.osm.pbf"
GUIDE = SOURCE / "data" / "guide"
LANGUAGES = ("sv", "en")
LARGEST_PICTURE = 200_000


def text_of(language):
    return (GUIDE / f"{language}.md").read_text(encoding="utf-8")


def blocks(language, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", text_of(language), re.MULTILINE | re.DOTALL)


def commands(language):
    return [line for block in blocks(language, "sh") for line in block.splitlines()]


class Guide(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        shutil.copytree(SOURCE / "data" / "demo", self.folder / "demo")

    def run_here(self, command, language):
        return subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, text=True, timeout=120,
                              check=False, env={"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "LANG": f"{language}.UTF-8",
                                                "HOME": str(self.folder)})

    def test_has_the_same_commands_and_chapters_in_both_languages(self):
        self.assertEqual([command.replace("--lang sv", "--lang en") for command in commands("sv")], commands("en"))
        self.assertGreaterEqual(len(commands("sv")), 8)
        numbers = [re.findall(r"^## (\d+)\.", text_of(language), re.MULTILINE) for language in LANGUAGES]
        self.assertEqual(numbers[0], numbers[1])
        self.assertEqual(numbers[0], [str(number) for number in range(1, 12)])

    def test_its_commands_do_what_it_says(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                self.follow(language)

    def follow(self, language):
        shutil.rmtree(self.folder)
        shutil.copytree(SOURCE / "data" / "demo", self.folder / "demo")
        if EXTRACT.is_file():
            shutil.copy(EXTRACT, self.folder / "area.osm.pbf")
        said = ""
        for command in commands(language):
            self.assertTrue(command.startswith("narhet "), command)
            if "my-study" in command and not EXTRACT.is_file():
                continue
            process = self.run_here(command, language)
            self.assertEqual(process.returncode, 0, f"{command}\n{process.stderr}")
            said += process.stderr + process.stdout
            for written in re.findall(r"-o (\S+)", command):
                self.assertTrue((self.folder / written).is_file(), written)
        quoted = re.findall(r"^> (.+)$", text_of(language), re.MULTILINE)
        self.assertGreaterEqual(len(quoted), 7)
        for sentence in quoted:
            self.assertIn(sentence, said)
        named = set(re.findall(r"`((?:demo|my-study)/[^`]+)`", text_of(language)))
        self.assertGreaterEqual(len(named), 6)
        for file in named:
            if EXTRACT.is_file() or file.startswith("demo/"):
                self.assertTrue((self.folder / file).is_file(), file)

    def test_its_answers_can_be_entered(self):
        for language, expected in (("sv", "behov: 164 lästa, alla används"), ("en", "needs: 164 read, all used")):
            block, = blocks(language, "csv")
            shutil.copy(SOURCE / "data" / "demo" / "behov.csv", self.folder / "demo")
            with open(self.folder / "demo" / "behov.csv", "a", encoding="utf-8") as file:
                file.write(block)
            process = self.run_here("narhet check demo", language)
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn(expected, process.stderr)

    def test_its_links_lead_somewhere(self):
        for language in LANGUAGES:
            targets = re.findall(r"\]\(([^)]+)\)", text_of(language))
            self.assertEqual(len([target for target in targets if target.startswith("pictures/")]), 2)
            for target in targets:
                self.assertTrue((GUIDE / target).is_file(), target)
            for script in re.findall(r"`(scripts/\w+)`", text_of(language)):
                self.assertTrue(os.access(SOURCE / script, os.X_OK), script)
            form = (GUIDE / f"form.{language}.html").read_text(encoding="utf-8")
            self.assertIn(f'<html lang="{language}">', form)
            for target in re.findall(r'href="([^"]+)"', form):
                self.assertTrue((GUIDE / target).is_file(), target)

    def test_its_pictures_are_small_and_all_shown(self):
        shown = {target for language in LANGUAGES for target in re.findall(r"\]\((pictures/[^)]+)\)", text_of(language))}
        there = {str(path.relative_to(GUIDE)) for path in (GUIDE / "pictures").iterdir()}
        self.assertEqual(shown, there)
        for picture in there:
            self.assertLess((GUIDE / picture).stat().st_size, LARGEST_PICTURE, picture)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every error code is seen to come from a command, in Swedish and in English; its message names the file, the layer
and the record where there is one, and says what one can do."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent.parent / "fault")]
import figures  # noqa: E402
from error_code_cases import CASES, SURROUNDINGS, UNREACHED, WORDS  # noqa: E402
from program import SOURCE, files_below, run  # noqa: E402

HINT = {"en": "hint", "sv": "råd"}
LAYER = {"en": "layer", "sv": "lager"}


def codes():
    """All that the program has, and how it ends with each."""
    found = {}
    for code in run("explain").stdout.split():
        said = {language: run("explain", code, language=language).stdout for language in HINT}
        found[code] = int(re.match(rf"{code} \(exit status (\d+)\)", said["en"])[1])
        assert len(said["en"].splitlines()) > 1 and said["en"].splitlines()[1:] != said["sv"].splitlines()[1:], code
    return found


def faults_of(case, status, expected_status, text, language):
    """What the message lacks."""
    faults = []
    if status != expected_status:
        faults.append(f"it ends with {status} and not with {expected_status}")
    first, *rest = text.splitlines() or [""]
    head, found, what = first.partition(f"error[{case.code}]: ")
    if not found:
        return faults + ["the code is not in it"]
    if case.file:
        name, _, what = what.partition(": ")
        if not name.endswith(case.file):
            faults.append(f"it names '{name}', not the file {case.file}")
    if case.layer and not what.startswith(f'{LAYER[language]} "{case.layer}": '):
        faults.append(f"it does not name the layer {case.layer}")
    if case.record:
        word = WORDS[case.record] if language == "sv" else case.record
        if not re.match(rf"{word} \d+: ", what):
            faults.append(f"it does not name the {case.record}")
    if not any(line.startswith(f"  {HINT[language]}: ") and len(line) > 12 for line in rest):
        faults.append("it has no hint")
    return faults


def examine(case, expected_status):
    """Faults, and the two texts."""
    texts, faults = [], []
    with tempfile.TemporaryDirectory() as folder:
        study = pathlib.Path(folder) / "study"
        shutil.copytree(SOURCE / "tests" / "study" / "invented", study, ignore=shutil.ignore_patterns("roads.opl"))
        command = case.make(study)
        before = files_below(study)
        for language in HINT:
            process = run(*command, language=language, env={**os.environ, **SURROUNDINGS.get(case.code, {})})
            texts.append(process.stderr.replace(folder, ""))
            faults += [f"{language}: {fault}" for fault in
                       faults_of(case, process.returncode, expected_status, process.stderr, language)]
        if files_below(study) != before:
            faults.append("the folder is another than before")
    without_code = [text.partition("]: ")[2] for text in texts]
    if without_code[0] == without_code[1]:
        faults.append("both languages say the same")
    return faults, texts


class ErrorCodes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.codes = codes()

    def test_every_code_has_a_case_or_a_reason(self):
        covered = [case.code for case in CASES]
        self.assertEqual(sorted({*covered, *UNREACHED}), sorted(self.codes))
        self.assertFalse({*covered} & {*UNREACHED}, "a code that a command gives is not out of reach")

    def test_every_code_is_given_with_file_layer_record_and_hint(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda case: examine(case, self.codes[case.code]), CASES))
        bad = 0
        for case, (faults, texts) in zip(CASES, found):
            bad += bool(faults)
            with self.subTest(case.code):
                self.assertEqual(faults, [], "\n".join(texts))
            if "--show" in sys.argv:
                print("".join(texts))
        if os.environ.get("NARHET_SWEEP") == "all":
            figures.write("error_codes", count=len(self.codes), tested=len({case.code for case in CASES}), bad=bad,
                          out_of_reach=UNREACHED)


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--show"])

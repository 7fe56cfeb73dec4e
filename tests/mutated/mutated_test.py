#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Real inputs of every format, changed in bytes, records and numbers, are read by the product's own readers as what
they are, or refused with a code, or read with a word on what was set aside; never a crash, a hang of more than ten
seconds, or fewer records than the file holds without a word.

A spread of cases, the same in every run; with NARHET_SWEEP=all a hundred thousand, or NARHET_MUTATED of them, or as
many as are done in NARHET_MUTATED_SECONDS, and the figures are written, too."""
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "fault"))

from figures import write

PROGRAMS = pathlib.Path(os.environ["NARHET_MUTATED_PROGRAMS"])
ALL = os.environ.get("NARHET_SWEEP") == "all"
COUNT = int(os.environ.get("NARHET_MUTATED", 100_000 if ALL else 2_000))
SECONDS = int(os.environ.get("NARHET_MUTATED_SECONDS", 100_000))
AT_ONCE = 1_000  # cases of one process
JOBS = int(os.environ.get("NARHET_SWEEP_JOBS", 1))
BAD = ("silent_loss", "uncoded", "crash", "hang")
ENVIRONMENT = os.environ | {"ASAN_OPTIONS": "detect_leaks=0:hard_rss_limit_mb=2048:malloc_context_size=4:quarantine_size_mb=16"}


def run(originals, begin, end, deadline):
    if time.monotonic() > deadline:
        return {}, ""
    process = subprocess.run([PROGRAMS / "mutated_inputs", originals, str(begin), str(end)], env=ENVIRONMENT,
                             capture_output=True, text=True, errors="replace", check=False)
    if process.returncode != 0:
        sys.exit(f"the program that mutates failed:\n{process.stderr[-3000:]}")
    return json.loads(process.stdout), process.stderr


def main():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([HERE / "make_originals", folder], check=True)
        subprocess.run([PROGRAMS / "prepare_originals", folder], env=ENVIRONMENT, check=True)
        deadline = time.monotonic() + SECONDS
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            results = list(pool.map(lambda begin: run(folder, begin, min(begin + AT_ONCE, COUNT), deadline),
                                    range(0, COUNT, AT_ONCE)))
    families = collections.defaultdict(collections.Counter)
    for found, told in results:
        print(told[-20_000:], end="")
        for family, outcomes in found.items():
            families[family].update(outcomes)
    outcomes = sum(families.values(), collections.Counter())
    bad = sum(outcomes[each] for each in BAD)
    count = sum(outcomes.values())
    print(f"{count} cases of {len(families)} families: {dict(outcomes)}")
    assert count == COUNT or SECONDS < 100_000, "cases are missing"
    if ALL:
        numbers = {each: outcomes[each] for each in ("as_original", "read_otherwise", "told", "refused", *BAD)}
        write("mutations", inputs=count, families=len(families), bad=bad, **numbers,
              by_family={family: dict(counts) for family, counts in sorted(families.items())})
    assert bad == 0, f"{bad} are bad"


if __name__ == "__main__":
    main()

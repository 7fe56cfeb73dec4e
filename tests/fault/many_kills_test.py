#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The program killed a thousand times at random moments of a run that replaces an earlier result (third tier).

The seed gives the moments as parts of the time that a whole run takes, which is measured again now and then; what the
machine does besides it moves them.  The figures go into tests/figures/kills.json.

usage: many_kills_test.py [COUNT [SEED]]
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import figures  # noqa: E402
import thousand_points  # noqa: E402
from program import PROGRAM, files_below, run  # noqa: E402

OLD, NEW = ({**os.environ, "SOURCE_DATE_EPOCH": date} for date in ("1700000000", "1800000000"))
RESULT = ("tusen.gpkg", "report.html", "tusen.manifest.json")
MEASURED_EVERY = 50


class Kills:
    def __init__(self, study):
        self.study = study
        self.paths = [study / "result" / name for name in RESULT]
        thousand_points.make(study)
        self.old, self.new = (self.made(env) for env in (OLD, NEW))
        if any(old == new for old, new in zip(self.old, self.new)):
            raise RuntimeError("the earlier result cannot be told from the new one")
        self.whole = files_below(study)
        self.counts = {"old": 0, "new": 0, "mixed": 0, "killed": 0, "bad": 0}

    def made(self, env):
        process = run("run", self.study, "--overwrite", env=env)
        if process.returncode != 0:
            raise RuntimeError(process.stderr)
        return [path.read_bytes() for path in self.paths]

    def put_back(self):
        for path, old in zip(self.paths, self.old):
            path.write_bytes(old)

    def kill(self, seconds):
        self.put_back()
        process = subprocess.Popen([PROGRAM, "run", self.study, "--overwrite", "-q"], env=NEW,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        self.counts["killed"] += process.wait() != 0
        states = {"old" if found == old else "new" if found == new else "bad" for found, old, new in zip(
            (path.read_bytes() if path.exists() else b"" for path in self.paths), self.old, self.new)}
        if "bad" in states:
            print(f"neither old nor new after {seconds:.4f} s", file=sys.stderr)
        self.counts["bad" if "bad" in states else "mixed" if len(states) > 1 else states.pop()] += 1

    def duration(self):
        """Of a whole run, which must leave nothing of the killed ones and the inputs as they were."""
        begin = time.monotonic()
        self.made(NEW)
        seconds = time.monotonic() - begin
        if files_below(self.study) != self.whole:
            print(f"after a whole run: {sorted(set(files_below(self.study)) ^ set(self.whole))}", file=sys.stderr)
            self.counts["bad"] += 1
        return seconds


def main(count=1000, seed=1):
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(pathlib.Path(folder) / "study")
        for number in range(count):
            if number % MEASURED_EVERY == 0:
                duration = kills.duration()
            kills.kill(1.1 * duration * moments.random())
        kills.duration()
    print(kills.counts)
    figures.write("kills", count=count, seed=seed, **kills.counts)
    return 0 if kills.counts["bad"] == 0 and kills.counts["killed"] > count // 2 else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

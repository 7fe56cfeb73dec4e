#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every way by our searches is as long as by two other algorithms, and can be driven arc by arc.

A spread of random graphs; with NARHET_SWEEP=all a thousand, at least a million pairs, and ways on a real extract, and
the figures are written, too."""
import json
import os
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from figures import SOURCE, write

ALL = os.environ.get("NARHET_SWEEP") == "all"
DATA = pathlib.Path(os.environ.get("NARHET_TEST_DATA", SOURCE.parent / "shared" / "data"))
EXTRACT = DATA / "osm" / "liechtenstein-2015.osm.pbf"

words = ["1000", str(EXTRACT)] if ALL else ["40"]
process = subprocess.run([os.environ["NARHET_DIFFERENTIAL_WAYS"], *words], capture_output=True, text=True, check=False)
print(process.stderr + process.stdout)
found = json.loads(process.stdout)
if ALL:
    assert found["pairs"] >= 1_000_000 and found["pairs_of_extract"] > 0, "that is not what was promised"
    write("shortest_paths", **found)
assert found["bad"] == 0, f"{found['bad']} ways are others"

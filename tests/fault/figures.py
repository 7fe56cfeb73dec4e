# SPDX-License-Identifier: MIT
"""Figures of tests that take too long for every change: tests/figures/NAME.json, see tests/README.md."""
import datetime
import json
import os
import pathlib
import subprocess

SOURCE = pathlib.Path(os.environ["NARHET_SOURCE_DIR"])
FOLDER = SOURCE / "tests" / "figures"


def commit():
    """Of the sources, with a + where something of the program is not in it."""
    def git(*words):
        process = subprocess.run(["git", "-C", str(SOURCE), *words], capture_output=True, text=True, check=False)
        return process.stdout.strip()
    return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain", "lib", "tools", "data") else "")


COMMIT = commit()  # when the test begins


def write(name, **values):
    FOLDER.mkdir(exist_ok=True)
    date = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    text = json.dumps({"commit": COMMIT, "date": date, **values}, indent=2, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")

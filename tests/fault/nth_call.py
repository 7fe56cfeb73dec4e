# SPDX-License-Identifier: MIT
"""Runs a command of the program again and again, and each time the Nth of its calls that change a file fails."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import PROGRAM, files_below  # noqa: E402

LIBRARY = os.environ["NARHET_NTH_CALL"]
OLD, NEW = "1700000000", "1800000000"
# An error once, as of a faulty disk; from then on, as of a full one; the end of the process.
WAYS = {"EIO": {"NTH_CALL_HOW": "EIO"}, "ENOSPC": {"NTH_CALL_HOW": "ENOSPC", "NTH_CALL_STAYS": "1"},
        "KILL": {"NTH_CALL_HOW": "KILL"}}


class Sweep:
    """One command over earlier outputs, or where there are none.  `outputs` are names below `folder`; all else there is input."""

    def __init__(self, folder, command, outputs, over=True):
        self.folder, self.command = folder, command
        self.paths = [folder / name for name in outputs]
        self.new = self.made(NEW)
        # What bears no date is given another end, to be told apart.
        self.old = [old if old != new else old + b"\n" for old, new in zip(self.made(OLD), self.new)]
        if not over:
            self.old = [None] * len(outputs)
        self.inputs = self.other_files()
        self.figures = {"calls": 0, "runs": 0, "said_so": 0, "killed": 0, "aborted": 0, "done": 0, "mixed": 0}
        self.faults = []

    def made(self, date):
        self.clear()
        process = self.run(date)
        if process.returncode != 0:
            raise RuntimeError(process.stderr)
        return [path.read_bytes() for path in self.paths]

    def clear(self):
        for path in self.paths:
            path.unlink(missing_ok=True)

    def run(self, date, **settings):
        preload = {"LD_PRELOAD": LIBRARY, "NTH_CALL_BELOW": str(self.folder)} if settings else {}
        return subprocess.run([PROGRAM, *map(str, self.command), "-q", "--lang", "en"], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, check=False, timeout=600, errors="replace",
                              env={**os.environ, "SOURCE_DATE_EPOCH": date, **preload, **settings})

    def other_files(self):
        ours = {str(path.relative_to(self.folder)) for path in self.paths}
        return {name: sha256 for name, sha256 in files_below(self.folder).items() if name not in ours}

    def count(self, what="files"):
        """How many calls a run makes that nothing happens to."""
        report = self.folder.parent / (self.folder.name + ".calls")
        self.put_back()
        self.run(NEW, NTH_CALL_OF=what, NTH_CALL_REPORT=str(report))
        number = int(report.read_text())
        report.unlink()
        return number

    def put_back(self):
        for path, old in zip(self.paths, self.old):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(old)

    def sweep(self, numbers, way, what="files"):
        for number in numbers:
            self.put_back()
            process = self.run(NEW, NTH_CALL_OF=what, NTH_CALL_NUMBER=str(number), **WAYS[way])
            self.figures["runs"] += 1
            self.judge(process, f"{self.command[0]}, {way} at {number} of {what}", what)
        self.judge_next_run(f"{self.command[0]}, the run after {way}")

    def judge(self, process, where, what):
        states = [self.state(path, old, new) for path, old, new in zip(self.paths, self.old, self.new)]
        if process.returncode < 0:
            self.figures["killed" if process.returncode == -9 else "aborted"] += 1
        elif process.returncode != 0:
            self.figures["said_so"] += 1
            if "error[" not in process.stderr:
                self.faults.append(f"{where}: status {process.returncode} without a message: {process.stderr}")
            self.judge_other_files(where, what)
        else:
            self.figures["done"] += 1
            if set(states) != {"new"}:
                self.faults.append(f"{where}: status 0, and the outputs are {states}")
        if not set(states) <= {"old", "new"}:
            self.faults.append(f"{where}: the outputs are {states}; {process.stderr}")
        self.figures["mixed"] += len(set(states)) > 1

    def judge_other_files(self, where, what):
        """A C library that would abort for want of memory ends the process: its hidden files are left, as by a kill."""
        found = self.other_files()
        strange = [name for name in set(found) ^ set(self.inputs)
                   if what != "memory" or not pathlib.PurePath(name).name.startswith(".")]
        changed = [name for name in set(found) & set(self.inputs) if found[name] != self.inputs[name]]
        if strange or changed:
            self.faults.append(f"{where}: {sorted(strange + changed)} is left or changed")

    @staticmethod
    def state(path, old, new):
        found = path.read_bytes() if path.exists() else None
        return "old" if found == old else "new" if found == new else "gone" if found is None else "broken"

    def judge_next_run(self, where):
        """What was left by the killed is gone after it, and it is as good as any."""
        self.put_back()
        process = self.run(NEW)
        found = [path.read_bytes() for path in self.paths]
        if process.returncode != 0 or found != self.new or self.other_files() != self.inputs:
            self.faults.append(f"{where}: status {process.returncode}, {process.stderr} {sorted(self.other_files())}")


def copied(study, folder):
    shutil.copytree(study, folder)
    return folder

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every hostile and malformed file is refused with the code, or read with the counts, of expected.tsv;
never a crash, a hang, memory beyond a GiB, or a trace in the folder.

usage: hostile_test.py [--write] [PART OF A NAME]
  --write   writes the table anew, from what the program does, to be looked through before it counts
With NARHET_SWEEP=all every file is tried, else one in three; the figures are then written, too."""
import collections
import concurrent.futures
import os
import pathlib
import sys
import zlib

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from case import SOURCE
from catalogue import EXPECTED, all_cases, expected
from examination import examine
from figures import write

PROGRAM = os.environ["NARHET_PROGRAM"]
# Faults that are known and not yet mended: told in every run, and no longer allowed once they are.
OPEN = {}
HEADER = """# SPDX-License-Identifier: MIT
# What becomes of each file: the code of the error, or how many records of its subject are read.
"""


def examine_all(cases):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return dict(zip((case.name for case in cases), pool.map(lambda case: examine(case, PROGRAM), cases)))


def is_of_gate(name):
    """One in three by its name, which is enough for every change; all of them where NARHET_SWEEP says so."""
    return os.environ.get("NARHET_SWEEP") == "all" or zlib.crc32(name.encode()) % 3 == 0


def write_figures(found):
    outcomes = collections.Counter("read" if each.outcome.startswith("read ") else each.outcome for each in found.values())
    formats = collections.Counter(name.split("/")[0] for name in found)
    write("hostile", files=len(found), bad=sum(bool(each.faults) for name, each in found.items() if name not in OPEN),
          known=len(OPEN), processor_seconds=round(sum(each.cpu for each in found.values()), 1),
          largest_memory_mib=max(each.memory for each in found.values()) >> 20,
          formats=dict(sorted(formats.items())), outcomes=dict(sorted(outcomes.items())))


def main(arguments):
    part = [each for each in arguments if not each.startswith("--")]
    cases = [case for case in all_cases() if not part or part[0] in case.name]
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), "a name stands twice"
    found = examine_all([case for case in cases if part or "--write" in arguments or is_of_gate(case.name)])
    faults = [f"{name}: {fault}\n{each.message}" for name, each in found.items() for fault in each.faults
              if name not in OPEN]
    faults += [f"{name}: mended, and still in OPEN" for name, each in found.items() if name in OPEN and not each.faults]
    print("\n".join(f"open: {name}: {OPEN[name]}" for name in found if name in OPEN))
    if not part and os.environ.get("NARHET_SWEEP") == "all":
        write_figures(found)
    if "--write" in arguments:
        lines = [f"{name}\t{each.outcome}\n" for name, each in sorted(found.items())]
        if not part:
            EXPECTED.write_text(HEADER + "".join(lines), encoding="utf-8")
        print("".join(lines))
    else:
        table = expected()
        faults += [f"{name}: expected {table.get(name)}, found {each.outcome}\n{each.message}"
                   for name, each in found.items() if table.get(name) != each.outcome and name not in OPEN]
        if not part:
            faults += [f"{name}: in the table, and nowhere made" for name in sorted(set(table) - set(names))]
            if len(names) < 300:
                faults.append(f"there are {len(names)} files, and 300 were promised")
    print("\n".join(faults))
    print(f"{len(found)} of {len(names)} files, {len(faults)} faults, {sum(each.cpu for each in found.values()):.1f} s of processor time, "
          f"{max(each.memory for each in found.values()) >> 20} MiB at most")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

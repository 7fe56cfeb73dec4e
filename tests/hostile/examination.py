# SPDX-License-Identifier: MIT
"""What the program does with a file that means it no good."""
import collections
import hashlib
import json
import os
import pathlib
import resource
import stat
import subprocess
import tempfile
import threading

from case import Study

CPU_SECONDS = 10
WALL_SECONDS = 60
MEMORY_BYTES = 1 << 30
LARGEST_FILE = 1 << 20

# `faults` is empty where the program behaved: no crash, no hang, nothing written, memory within its limit.
Examination = collections.namedtuple("Examination", "outcome faults message cpu memory")


def state_of(folder):
    """Names, kinds and contents; what is no file is not opened."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[str(path.relative_to(folder))] = stat.S_IFMT(mode)
    return found


def limit_cpu():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command):
    """Status, texts, and what the process used."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=limit_cpu)
        # What waits for a pipe uses no processor.
        alarm = threading.Timer(WALL_SECONDS, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read(LARGEST_FILE))
    return process.returncode, texts[0], texts[1], usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def outcome_of(status, out, subject):
    """"file-damaged", or "read 15 used 14 rejected 1 excluded 0"; and what speaks against the answer."""
    try:
        answer = json.loads(out.decode("utf-8"))
    except ValueError:
        return f"status {status}", [f"no JSON in the answer: {out[:200]!r}"]
    if "error" in answer:
        error = answer["error"]
        faults = [] if error["exit_status"] == status else ["the status is another than the code's"]
        if not error["file"]:
            faults.append("the message names no file")
        return error["code"], faults
    if status != 0:
        return f"status {status}", ["an answer without an error, and a status"]
    loads = [each for each in answer["inputs"] if each["subject"] == subject]
    read, used = sum(each["read"] for each in loads), sum(each["used"] for each in loads)
    rejected = sum(len(each["rejected"]) for each in loads)
    excluded = sum(reason["count"] for each in loads for reason in each["excluded"])
    faults = [] if read == used + rejected + excluded else ["the counts do not balance"]
    return f"read {read} used {used} rejected {rejected} excluded {excluded}", faults


def examine(case, program):
    with tempfile.TemporaryDirectory(prefix="narhet-hostile-") as folder:
        study = Study(pathlib.Path(folder) / "study")
        argument = case.make(study) or study.folder
        before = state_of(study.folder)
        status, out, err, cpu, memory = run([program, "check", str(argument), "--json", "--lang", "en"])
        outcome, faults = outcome_of(status, out, case.subject)
        if status < 0:
            faults.append(f"ended by signal {-status}")
        if cpu > CPU_SECONDS:
            faults.append(f"{cpu:.1f} s of processor time")
        if memory > MEMORY_BYTES:
            faults.append(f"{memory >> 20} MiB of memory")
        if outcome == "internal":
            faults.append("a fault in the program")
        if any(byte < 32 and byte not in b"\n\t" for byte in err):
            faults.append("control characters on the terminal")
        if state_of(study.folder) != before:
            faults.append("the folder is another than before")
        return Examination(outcome, faults, err.decode("utf-8", "replace"), cpu, memory)

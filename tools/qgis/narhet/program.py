# SPDX-License-Identifier: MIT
"""The installed program: where it is, and one run of it."""
import queue
import re
import shutil
import subprocess
import threading

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException

from . import language
from .language import text

SETTING = "NARHET_PROGRAM"
LOOK_AFTER_S = 0.1  # how long a press of the cancel button may wait
# "  roads: 45 %, 1200 per second, about 3 s left", "  roads: 4 s so far", in both languages.
SHARE_DONE = re.compile(r"  (?P<phase>.+): (?P<percent>\d+) %, .+ s (?:left|kvar)")
TIME_TAKEN = re.compile(r"  (?P<phase>.+): \d+ s (?:so far|hittills)")
ERROR = re.compile(r"narhet: error\[[a-z0-9-]+\]: ")


def chosen():
    """What the setting says, or nothing."""
    return (ProcessingConfig.getSetting(SETTING) or "").strip()


def path():
    """None if there is no such program."""
    return shutil.which(chosen() or "narhet")


def missing():
    how = text("Install Närhet, or say where the program is: Settings, Options, Processing, Providers, Närhet.",
               "Installera Närhet, eller ange var programmet finns: Inställningar, Alternativ, Processing, "
               "Leverantörer, Närhet.")
    if chosen():
        return text(f"{chosen()} is no program that can be run. {how}",
                    f"{chosen()} är inget program som går att köra. {how}")
    return text(f"The program narhet was not found. {how}", f"Programmet narhet hittades inte. {how}")


def begin(arguments):
    program = path()
    if not program:
        raise QgsProcessingException(missing())
    command, *rest = arguments
    return subprocess.Popen(
        [program, "--lang", language.code(), "--progress", "always", command, *rest],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace")


def follow(process):
    """What the process says, line by line as it comes; None where it has said nothing for a moment."""
    said = queue.SimpleQueue()

    def listen():
        for line in process.stdout:
            said.put(line.rstrip("\n"))
        said.put(False)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    while True:
        try:
            line = said.get(timeout=LOOK_AFTER_S)
        except queue.Empty:
            line = None
        if line is False:
            listener.join()
            return
        yield line


def tell(line, feedback):
    share, time = SHARE_DONE.fullmatch(line), TIME_TAKEN.fullmatch(line)
    if share:
        feedback.setProgress(int(share["percent"]))
    if share or time:
        feedback.setProgressText((share or time)["phase"])
    else:
        feedback.pushInfo(line)


def complaint(lines, status):
    """The message and the hint of the program, without its name and the code of the error."""
    for number, line in enumerate(lines):
        if ERROR.match(line):
            return "\n".join([ERROR.sub("", line), *(hint.strip() for hint in lines[number + 1:])])
    return "\n".join([*lines[-3:], text(f"narhet ended with status {status}",
                                        f"narhet avslutades med status {status}")])


def run(arguments, feedback):
    """What the program said, or None if it was stopped, in which case it has written nothing.

    Raises QgsProcessingException with what the program complained about.
    """
    lines, failed, asked_to_stop = [], False, False
    with begin(arguments) as process:
        try:
            for line in follow(process):
                if feedback.isCanceled() and not asked_to_stop:
                    process.terminate()
                    asked_to_stop = True
                if line is not None:
                    lines.append(line)
                    failed = failed or bool(ERROR.match(line))
                    if not failed:  # QGIS shows the rest as the error that it is
                        tell(line, feedback)
        except BaseException:
            process.terminate()
            raise
    if process.returncode == 0:
        return lines
    if asked_to_stop:
        return None
    raise QgsProcessingException(complaint(lines, process.returncode))

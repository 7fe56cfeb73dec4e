#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How far the work has come, told of what takes longer than two seconds: the program is held for as long."""
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import PROGRAM, SOURCE  # noqa: E402

TOLD = re.compile(r"^  \w.*: (\d+ s so far|\d+ %, \d+ per second, about \d+ s left)$", re.MULTILINE)
BEGIN_OF_LINE = "\r\x1b[K"
BETWEEN_PAUSES = 0.03  # of seconds: far less than the longest phase of the run takes on any machine
PAUSE = 2.2  # seconds: more than the two after which progress is told
MOST_PAUSES = 40


class Run:
    """A run of the demo that is listened to."""

    def __init__(self, folder, options, terminal):
        study = folder / f"study {len(list(folder.iterdir()))}"
        shutil.copytree(SOURCE / "data" / "demo", study)
        self.reader, writer = pty.openpty() if terminal else os.pipe()
        self.process = subprocess.Popen([PROGRAM, "run", study, "--overwrite", "--lang", "en", *options],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=writer)
        os.close(writer)
        self.heard = []
        self.listener = threading.Thread(target=self.listen)
        self.listener.start()

    def listen(self):
        try:
            while piece := os.read(self.reader, 4096):
                self.heard.append(piece)
        except OSError:  # the terminal's other end is closed
            pass

    def signal(self, number):
        if self.process.poll() is None:
            self.process.send_signal(number)

    def text(self):
        return b"".join(self.heard).decode("utf-8", "replace")

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.listener.join()
        os.close(self.reader)
        return self.text()


class Progress(unittest.TestCase):
    def hear(self, told, silent, is_enough, terminal=False):
        """What two runs say until the first has said enough; both are held again and again, as long as each other."""
        with tempfile.TemporaryDirectory() as folder:
            runs = [Run(pathlib.Path(folder), options, terminal) for options in (told, silent)]
            for _ in range(MOST_PAUSES):
                if runs[0].process.poll() is not None or is_enough(runs[0].text()):
                    break
                time.sleep(BETWEEN_PAUSES)
                for each in runs:
                    each.signal(signal.SIGSTOP)
                time.sleep(PAUSE)
                for each in runs:
                    each.signal(signal.SIGCONT)
            return [each.end() for each in runs]

    def test_is_told_in_lines_where_that_is_asked_for_and_else_not_into_a_file(self):
        told, silent = self.hear(["--progress", "always"], [], TOLD.search)
        self.assertRegex(told, TOLD)
        self.assertNotIn("\x1b", told, "no terminal: nothing is written over")
        self.assertNotRegex(silent, TOLD)

    def test_is_written_over_on_a_terminal_but_where_it_is_not_wanted(self):
        told, silent = self.hear([], ["--progress", "never"], lambda text: text.count(BEGIN_OF_LINE) > 1, terminal=True)
        self.assertGreater(told.count(BEGIN_OF_LINE), 1, told)
        self.assertRegex(told.split(BEGIN_OF_LINE)[1].splitlines()[0], TOLD)
        self.assertNotIn(BEGIN_OF_LINE, silent)


if __name__ == "__main__":
    unittest.main()

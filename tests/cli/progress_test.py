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


class Progress(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.study = pathlib.Path(folder.name) / "study"
        shutil.copytree(SOURCE / "data" / "demo", self.study)

    def hear(self, options, is_enough, pauses=MOST_PAUSES, terminal=False):
        """What a run says until it is enough, or until it was held so many times, and how often that was; then the run
        is ended."""
        reader, writer = pty.openpty() if terminal else os.pipe()
        process = subprocess.Popen([PROGRAM, "run", self.study, "--overwrite", "--lang", "en", *options],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=writer)
        os.close(writer)
        heard = []

        def listen():
            try:
                while piece := os.read(reader, 4096):
                    heard.append(piece)
            except OSError:  # the terminal's other end is closed
                pass

        listener = threading.Thread(target=listen)
        listener.start()
        held = 0
        while held < pauses:
            if process.poll() is not None or is_enough(self.text(heard)):
                break
            time.sleep(BETWEEN_PAUSES)
            process.send_signal(signal.SIGSTOP)
            time.sleep(PAUSE)
            process.send_signal(signal.SIGCONT)
            held += 1
        process.terminate()
        process.wait()
        listener.join()
        os.close(reader)
        return self.text(heard), held

    @staticmethod
    def text(heard):
        return b"".join(heard).decode("utf-8", "replace")

    def test_is_told_in_lines_where_that_is_asked_for_and_else_not_into_a_file(self):
        heard, held = self.hear(["--progress", "always"], TOLD.search)
        self.assertRegex(heard, TOLD)
        self.assertNotIn("\x1b", heard, "no terminal: nothing is written over")
        heard, _ = self.hear([], lambda _: False, pauses=held + 1)
        self.assertNotRegex(heard, TOLD)

    def test_is_written_over_on_a_terminal_but_where_it_is_not_wanted(self):
        heard, held = self.hear([], lambda text: text.count(BEGIN_OF_LINE) > 1, terminal=True)
        self.assertGreater(heard.count(BEGIN_OF_LINE), 1, heard)
        self.assertRegex(heard.split(BEGIN_OF_LINE)[1].splitlines()[0], TOLD)
        heard, _ = self.hear(["--progress", "never"], lambda _: False, pauses=held + 1, terminal=True)
        self.assertNotIn(BEGIN_OF_LINE, heard)


if __name__ == "__main__":
    unittest.main()

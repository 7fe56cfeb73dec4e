# SPDX-License-Identifier: MIT
"""How far a fetch has come: one line that is written over on a terminal, a line now and then in a log."""

import collections
import time

EVERY_ON_TERMINAL, EVERY_IN_LOG = 0.5, 30.0  # seconds
RATE_OVER = 20.0  # seconds: a slow start is forgotten


class Progress:
    def __init__(self, name, speech, stream, clock=time.monotonic):
        self.name, self.speech, self.stream, self.clock = name, speech, stream, clock
        self.terminal = stream.isatty()
        self.every = EVERY_ON_TERMINAL if self.terminal else EVERY_IN_LOG
        self.seen = collections.deque()  # times with the bytes that were there
        self.shown_at = clock()
        self.width = 0

    def start(self, have):
        self.seen.clear()
        self.seen.append((self.clock(), have))

    def at(self, have, total):
        """`total` is None where the server does not say it."""
        now = self.clock()
        self.seen.append((now, have))
        while len(self.seen) > 2 and now - self.seen[1][0] >= RATE_OVER:
            self.seen.popleft()
        if now - self.shown_at >= self.every:
            self.shown_at = now
            self.show(self.line(have, total))

    def line(self, have, total):
        speech = self.speech
        (first, before), (now, _) = self.seen[0], self.seen[-1]
        rate = (have - before) / (now - first) if now > first else 0.0
        if total is None:
            return speech("{}, {}/s", speech.size(have), speech.size(rate))
        percent = 100 * have // max(total, 1)
        if rate <= 0:
            return speech("{} of {} ({} %)", speech.size(have), speech.size(total), percent)
        return speech("{} of {} ({} %), {}/s, {} left", speech.size(have), speech.size(total), percent,
                      speech.size(rate), speech.duration((total - have) / rate))

    def show(self, line):
        text = f"  {self.name}: {line}"
        if self.terminal:
            self.stream.write("\r" + text.ljust(self.width))
            self.width = len(text)
        else:
            self.stream.write(text + "\n")
        self.stream.flush()

    def say(self, *words):
        """A line that stays."""
        self.clear()
        self.stream.write(f"  {self.name}: {self.speech(*words)}\n")
        self.stream.flush()

    def clear(self):
        if self.terminal and self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.width = 0

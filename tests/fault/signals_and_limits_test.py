#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The program stopped, starved and disturbed: an earlier result stays as it was, and nothing else is left.

How long the program goes on after a signal is judged by the processor time that it uses from then on, which other
work on the machine does not change; what a clock says is printed.
"""
import contextlib
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import figures  # noqa: E402
import thousand_points  # noqa: E402
from program import PROGRAM, files_below, run  # noqa: E402

ALL = os.environ.get("NARHET_SWEEP") == "all"
OLD, NEW = ({**os.environ, "SOURCE_DATE_EPOCH": date} for date in ("1700000000", "1800000000"))
TICKS = os.sysconf("SC_CLK_TCK")
MOMENTS = 100 if ALL else 12  # signals, from the first to the last moment of a run
# A run that is long enough for every stage of it to be hit.
SIDE = 90 if ALL else 31
MEGABYTE = 1_000_000


def processor_seconds(process):
    """That a running process has used."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def wait_until_it_listens(process):
    """Until SIGINT is blocked there for the thread that waits for it; before, it ends the process at once."""
    blocked = 0
    while not blocked & 1 << (signal.SIGINT - 1):
        time.sleep(0.001)
        text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        blocked = int(text.partition("SigBlk:")[2].split()[0], 16)


def finish(process):
    """Status and processor seconds of the whole process, which is waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime


class Trouble(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.made = pathlib.Path(cls.temporary.name) / "made"
        thousand_points.make(cls.made, SIDE)
        begin = time.monotonic()
        process = run("run", cls.made, env=NEW)
        if process.returncode != 0:
            raise RuntimeError(process.stderr)
        cls.duration = time.monotonic() - begin
        cls.new = files_below(cls.made)
        run("run", cls.made, "--overwrite", env=OLD)
        cls.old = files_below(cls.made)

    def setUp(self):
        self.study = pathlib.Path(self.temporary.name) / "study"
        shutil.copytree(self.made, self.study)
        self.addCleanup(shutil.rmtree, self.study)

    def start(self, **settings):
        return subprocess.Popen([PROGRAM, "run", self.study, "--overwrite", "-q", "--lang", "en"], env=NEW,
                                stdin=subprocess.DEVNULL, **settings)

    def put_back(self):
        shutil.rmtree(self.study)
        shutil.copytree(self.made, self.study)

    def assert_whole(self, where, may_leave=False):
        """All files are the old ones or all are the new ones."""
        found = files_below(self.study)
        if may_leave:  # to the next run
            found = {name: sha256 for name, sha256 in found.items() if not name.startswith("result/.")}
        self.assertIn(found, (self.old, self.new), f"{where}: {sorted(set(found) ^ set(self.old))}")
        return found == self.new

    def limited(self, *limits):
        def preexec():
            for which, limit in limits:
                resource.setrlimit(which, (limit, limit))
        return run("run", self.study, "--overwrite", env=NEW, preexec_fn=preexec)

    def test_a_signal_ends_the_run_in_all_its_stages(self):
        longest = longest_wait = 0.0
        ended = {130: 0, 143: 0, 0: 0}
        for number in range(MOMENTS):
            which = (signal.SIGINT, signal.SIGTERM)[number % 2]
            process = self.start(stderr=subprocess.DEVNULL)
            wait_until_it_listens(process)
            time.sleep(self.duration * number / MOMENTS)
            used = processor_seconds(process)
            begin = time.monotonic()
            os.kill(process.pid, which)
            status, used_in_all = finish(process)
            longest_wait = max(longest_wait, time.monotonic() - begin)
            longest = max(longest, used_in_all - used)
            self.assertIn(status, (128 + which, 0))
            ended[status] += 1
            new = self.assert_whole(f"{which.name} after {self.duration * number / MOMENTS:.3f} s")
            if new:
                self.put_back()
        self.assertGreater(ended[130] + ended[143], MOMENTS // 4, ended)
        self.assertLess(longest, 2.0)
        print(f"after a signal at most {longest:.2f} s of a processor, {longest_wait:.2f} s by the clock; {ended}",
              file=sys.stderr)
        if ALL:
            figures.write("signals", signals=MOMENTS, places=SIDE * SIDE, statuses=ended,
                          most_processor_seconds=round(longest, 2), most_clock_seconds=round(longest_wait, 2))

    def test_a_second_signal_ends_it_at_once(self):
        """Both are there when the stopped process goes on: it has no time to end by itself."""
        statuses = []
        for _ in range(5):
            process = self.start(stderr=subprocess.PIPE, text=True)
            wait_until_it_listens(process)
            time.sleep(self.duration / 3)
            process.send_signal(signal.SIGSTOP)
            for which in (signal.SIGINT, signal.SIGTERM, signal.SIGCONT):
                process.send_signal(which)
            process.communicate()
            statuses.append(process.returncode)
            if process.returncode == 0:
                self.put_back()  # it had been done
        self.assertIn(143, statuses)
        self.assertLessEqual(set(statuses), {0, 130, 143})
        self.assertEqual(run("run", self.study, "--overwrite", env=NEW).returncode, 0)
        self.assertTrue(self.assert_whole("the next run"), "nothing is left of those that ended at once")

    def test_nobody_who_reads_is_no_death(self):
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as closed:
            process = subprocess.run([PROGRAM, "check", self.study, "--json"], stdout=closed, stderr=subprocess.PIPE,
                                     text=True, check=False)
            self.assertEqual(process.returncode, 4, process.stderr)
            self.assertIn("error[output-failed]", process.stderr)
            # Nobody hears the messages either: the result is made all the same.
            process = subprocess.run([PROGRAM, "run", self.study, "--overwrite"], stdout=closed, stderr=closed,
                                     env=NEW, check=False)
        self.assertEqual(process.returncode, 0)
        self.assertTrue(self.assert_whole("run into a closed pipe"))

    def test_head_gets_its_lines(self):
        shell = f"'{PROGRAM}' --help | head -n 1; '{PROGRAM}' run '{self.study}' --overwrite 2>&1 | head -n 1"
        process = subprocess.run(["sh", "-c", shell], env={**NEW, "LANG": "en"}, capture_output=True, text=True,
                                 check=True)
        self.assertEqual(len(process.stdout.splitlines()), 2)
        self.assertEqual(process.stderr, "")
        self.assertTrue(self.assert_whole("run into head"))

    def test_a_limit_of_file_sizes(self):
        largest = max(path.stat().st_size for path in (self.study / "result").iterdir())
        for percent in (0, 1, 10, 30, 60, 90, 99):
            with self.subTest(percent):
                process = self.limited((resource.RLIMIT_FSIZE, largest * percent // 100))
                self.assertEqual(process.returncode, 4, process.stderr)
                self.assertIn("error[output-failed]", process.stderr)
                self.assertFalse(self.assert_whole(f"{percent} %"))
        self.assertEqual(self.limited((resource.RLIMIT_FSIZE, 2 * largest)).returncode, 0)
        self.assertTrue(self.assert_whole("twice the size"))

    def test_a_limit_of_memory(self):
        """From what the libraries barely load with to what is enough: said, or done.  PROJ and SQLite report a want of
        memory in words of their own, so not all say that it is one."""
        enough = least = self.memory_of("--version")
        while self.limited((resource.RLIMIT_AS, enough)).returncode != 0:
            enough += 10 * MEGABYTE
        self.put_back()
        statuses = []
        for limit in range(least, enough, MEGABYTE // 2 if ALL else 3 * MEGABYTE):
            with self.subTest(limit):
                process = self.limited((resource.RLIMIT_AS, limit))
                statuses.append(process.returncode)
                self.assertIn(process.returncode, (0, 1, 3, 4, 6), process.stderr)
                if process.returncode != 0:
                    self.assertIn("error[", process.stderr)
                if self.assert_whole(limit, may_leave=True):
                    self.put_back()
        self.assertIn(6, statuses)
        self.assertEqual(run("run", self.study, "--overwrite", env=NEW).returncode, 0)
        self.assertTrue(self.assert_whole("the next run"))

    @staticmethod
    def memory_of(*arguments):
        """The least address space that the program does this with, in steps of a megabyte."""
        limit = 40 * MEGABYTE
        while subprocess.run([PROGRAM, *arguments], capture_output=True, check=False, preexec_fn=lambda: (
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))).returncode != 0:
            limit += MEGABYTE
        return limit

    def test_a_full_disk(self):
        """A disk of its own at the result's folder, with the earlier result and room for a part of the new one."""
        sizes = {path.name: path.stat().st_size for path in (self.study / "result").iterdir()}
        for percent in (5, 50, 90, 98):
            with self.subTest(percent):
                room = sum(sizes.values()) + max(sizes.values()) * percent // 100
                process = self.on_a_disk_of(room, f"'{PROGRAM}' run . --overwrite -q --lang en || echo status $?")
                self.assertIn("status 4", process.stdout, process.stderr)
                self.assertIn("error[output-failed]", process.stderr)
                self.assertIn("as before", process.stdout, process.stdout + process.stderr)
        process = self.on_a_disk_of(4 * sum(sizes.values()), f"'{PROGRAM}' run . --overwrite -q && echo status $?")
        self.assertIn("status 0", process.stdout, process.stderr)

    def on_a_disk_of(self, size, command):
        """What a shell says in the study, and whether the files of the result's folder are "as before"."""
        lines = f"""set -e; cd '{self.study}'; mkdir kept; cp -p result/* kept
            mount -t tmpfs -o size={size + 64_000} none result
            cp -p kept/* result
            {command}
            diff -r kept result && echo as before
            umount result; rm -r kept"""
        for own_mounts in (["unshare", "-rm"], ["unshare", "-m", "--propagation", "unchanged"]):
            if subprocess.run([*own_mounts, "true"], capture_output=True, check=False).returncode == 0:
                break
        else:
            self.fail("a small disk needs root or user namespaces")
        process = subprocess.run([*own_mounts, "sh", "-c", lines], env=NEW, capture_output=True, text=True, check=False)
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(self.study / "kept")
        return process

    def test_two_runs_towards_one_result(self):
        refused = 0
        for _ in range(6):
            runs = [self.start(stderr=subprocess.PIPE, text=True) for _ in range(3)]
            said = [process.communicate()[1] for process in runs]
            statuses = sorted(process.returncode for process in runs)
            self.assertEqual(statuses[0], 0)
            self.assertLessEqual(set(statuses), {0, 5})
            refused += statuses.count(5)
            for text in filter(None, said):
                self.assertIn("error[output-in-use]", text)
            self.assertTrue(self.assert_whole("runs at once"))
            self.put_back()
        self.assertGreater(refused, 0, "none met another")


if __name__ == "__main__":
    unittest.main()

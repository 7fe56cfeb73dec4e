# SPDX-License-Identifier: MIT
"""A PostgreSQL with PostGIS of its own, in a temporary folder, that listens on a Unix socket alone."""
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

PORT = "5499"  # part of the socket's name; no port is opened


def newest_programs():
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return folders[-1]


class Server:
    """PostgreSQL refuses to be root's, so then it is nobody's."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="narhet-pg-"))
        self.programs = newest_programs()
        self.owner = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        if os.getuid() == 0:
            self.folder.chmod(0o755)
            shutil.chown(self.folder, self.owner)
        # A password is asked of everyone but the owner, so that a test can see where it comes from.
        self.as_owner("initdb", "-D", self.data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                      "--no-sync")
        (self.folder / "data" / "pg_hba.conf").write_text(
            "local all owner trust\nlocal all root trust\nlocal all all scram-sha-256\n", encoding="utf-8")
        self.as_owner("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o",
                      f"-c listen_addresses='' -c unix_socket_directories={self.folder} -p {PORT} -c fsync=off", "start")
        self.query("CREATE DATABASE plan", database="postgres")
        self.query("CREATE EXTENSION postgis")

    @property
    def data(self):
        return self.folder / "data"

    def as_owner(self, program, *arguments):
        command = [str(self.programs / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", self.owner, "--", *command]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, cwd="/", timeout=120)

    def target(self, user="owner", database="plan"):
        return f"PG:host={self.folder} port={PORT} user={user} dbname={database}"

    def query(self, sql, database="plan"):
        """The rows, as texts."""
        done = subprocess.run(
            [self.programs / "psql", "-h", self.folder, "-p", PORT, "-U", "owner", "-d", database, "-X", "-q", "-A", "-t",
             "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-c", sql],
            check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        return [tuple(line.split("\x1f")) for line in done.stdout.splitlines()]

    def stop(self):
        self.as_owner("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

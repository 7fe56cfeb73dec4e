#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""No command reaches for the network, whatever the files say; a listener and the library that counts are tried first."""
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
import commands_of_all  # noqa: E402
import figures  # noqa: E402
from program import run  # noqa: E402

LIBRARY = os.environ["NARHET_NETWORK_CALLS"]
# GDAL as the program has it, and nothing of the program's that would keep it from fetching.
CONTROL = """
import sys
from osgeo import gdal
gdal.UseExceptions()
try:
    gdal.OpenEx(sys.argv[1])
except RuntimeError:
    pass
"""


class Listener:
    """Counts who comes."""

    def __enter__(self):
        self.guests = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x.csv"
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()
        return self

    def listen(self):
        while True:
            guest, _ = self.socket.accept()
            with guest:
                if guest.recv(4096) == b"end":
                    return
                self.guests += 1
                guest.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def __exit__(self, *_):
        with socket.create_connection(self.socket.getsockname()) as last:
            last.sendall(b"end")
        self.thread.join()
        self.socket.close()


class NetworkSilence(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.calls = self.folder / "calls"
        self.environment = {**os.environ, "LD_PRELOAD": LIBRARY, "NETWORK_CALLS": str(self.calls),
                            # What would make GDAL and PROJ fetch, if anything did.
                            "PROJ_NETWORK": "ON", "GDAL_DISABLE_READDIR_ON_OPEN": "NO", "GDAL_SKIP": ""}

    def counted(self):
        words = self.calls.read_text().split() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return words

    def test_no_command_asks(self):
        study = commands_of_all.prepare(self.folder)
        every = commands_of_all.commands(study)
        self.assertEqual(sorted(every), sorted(commands_of_all.names_in_help()), "a command is not tried")
        runs = 0
        with Listener() as listener:
            subprocess.run([sys.executable, "-c", CONTROL, f"/vsicurl/{listener.address}"], env=self.environment,
                           check=True)
            control = self.counted()
            self.assertIn("connect", control, "the library sees no connection")
            self.assertGreater(listener.guests, 0, "the listener sees no connection")
            guests, listener.guests = listener.guests, 0
            for name, runs_of_command in every.items():
                for arguments in runs_of_command:
                    process = run(*arguments, env=self.environment)
                    self.assertEqual(process.returncode, 0, f"{name}: {process.stderr}")
                    self.assertEqual(self.counted(), [], name)
                    runs += 1
            hostile = self.tempt(study, listener.address)
            self.assertEqual(listener.guests, 0)
        if os.environ.get("NARHET_SWEEP") == "all":
            figures.write("network_silence", commands=len(every), runs=runs, hostile_files=hostile, connections=0,
                          control_calls=len(control), control_connections=guests)

    def tempt(self, study, address):
        """Files that make GDAL fetch are read as places; how many they were."""
        vrt = (f'<OGRVRTDataSource><OGRVRTLayer name="places"><SrcDataSource>/vsicurl/{address}</SrcDataSource>'
               '</OGRVRTLayer></OGRVRTDataSource>')
        link = ('{"type": "FeatureCollection", "crs": {"type": "link", "properties": {"href": "%s", "type": "proj4"}}, '
                '"features": [{"type": "Feature", "properties": {"id": "P1", "name": "Åby", "population": 10}, '
                '"geometry": {"type": "Point", "coordinates": [15.5, 59.5]}}]}' % address)
        files = {"vrt.csv": vrt, "vrt.gpkg": vrt, "vrt.geojson": vrt, "link.geojson": link,
                 "wfs.geojson": f"<OGRWFSDataSource><URL>{address}</URL></OGRWFSDataSource>"}
        text = (study / "study.toml").read_text(encoding="utf-8")
        sources = [*files, address, f"/vsicurl/{address}", f"WFS:{address}", f"CSV:/vsicurl/{address}"]
        for name, content in files.items():
            (study / name).write_text(content, encoding="utf-8")
        for source in sources:
            (study / "study.toml").write_text(text.replace('source = "places.csv"', f'source = "{source}"'),
                                              encoding="utf-8")
            process = run("check", study, env=self.environment)
            self.assertIn(process.returncode, (0, 2, 3), f"{source}: {process.stderr}")
            self.assertEqual(self.counted(), [], source)
        (study / "study.toml").write_text(text.replace('crs = "EPSG:3006"', f'crs = "{address}"', 1), encoding="utf-8")
        self.assertNotEqual(run("check", study, env=self.environment).returncode, 0)
        self.assertEqual(self.counted(), [], "a coordinate system by its address")
        return len(sources) + 1


if __name__ == "__main__":
    unittest.main()

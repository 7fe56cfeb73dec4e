#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""50 ways of the program against QGIS's own network analysis on the same roads.
   network_test.py EXPORT_NETWORK"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# Debian's wrapper qgis_process passes an option that the program does not know.
PROGRAM = "qgis_process.bin"
LARGEST_DIFFERENCE = 0.0005
METRES, HOURS = 0, 1


def costs_by_qgis(folder, start, strategy):
    output = folder / f"ways-{strategy}.geojson"
    project = folder / "project.qgs"
    project.write_text('<!DOCTYPE qgis><qgis version="3.22.16"/>\n')
    subprocess.run(
        [PROGRAM, "run", "native:shortestpathpointtolayer", f"--PROJECT_PATH={project}", "--",
         f"INPUT={folder / 'roads.geojson'}", f"STRATEGY={strategy}", "DIRECTION_FIELD=direction",
         "VALUE_FORWARD=forward", "VALUE_BACKWARD=backward", "VALUE_BOTH=both", "DEFAULT_DIRECTION=2",
         "SPEED_FIELD=speed", "DEFAULT_SPEED=50", "TOLERANCE=0.01", f"START_POINT={start} [EPSG:25832]",
         f"END_POINTS={folder / 'ends.geojson'}", f"OUTPUT={output}"],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)})
    return {feature["properties"]["id"]: feature["properties"]["cost"]
            for feature in json.loads(output.read_text())["features"]}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o700)
        export = subprocess.run([sys.argv[1], name], stdout=subprocess.PIPE, text=True)
        if export.returncode != 0:
            return export.returncode  # 77: the extract is not there, skipped
        start = export.stdout.strip()
        ends = [feature["properties"] for feature in json.loads((folder / "ends.geojson").read_text())["features"]]
        faults = 0
        for strategy, unit in ((METRES, "metres"), (HOURS, "hours")):
            by_qgis = costs_by_qgis(folder, start, strategy)
            largest = 0.0
            for end in ends:
                ours, theirs = end[unit], by_qgis.get(end["id"])
                if ours is None or theirs is None:
                    if ours is not theirs:
                        print(f"end {end['id']}: {ours} {unit}, QGIS {theirs}")
                        faults += 1
                    continue
                difference = abs(ours - theirs) / theirs
                largest = max(largest, difference)
                if difference > LARGEST_DIFFERENCE:
                    print(f"end {end['id']}: {ours} {unit}, QGIS {theirs}")
                    faults += 1
            print(f"{unit}: {len(by_qgis)} ways, largest difference {largest:.2e}")
            if len(by_qgis) < 45:
                print("too few ways to say anything")
                faults += 1
        return 1 if faults else 0


sys.exit(main())

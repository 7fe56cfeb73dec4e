# SPDX-License-Identifier: MIT
"""Study files (TOML), and what stands in them for a path."""
import os

from case import Case

VALUES = {
    "brackets": "x = " + "[" * 20_000, "tables-nested": "x = " + "{a=" * 5000, "keys-dotted": "a" + ".a" * 5000 + " = 1",
    "number-huge": "x = 99999999999999999999", "float-huge": "x = 1e999", "nan": "x = nan", "text-without-end": 'x = "abc', "zero-byte": 'x = "a\0b"',
    "escapes": '"\\u001b[31m" = 1', "not-utf-8": "x = '\udcff'", "key-twice": "[roads]\nsource = 'x'", "date": "x = 2026-13-45",
    "key-of-1-mb": "k" * 1_000_000 + " = 1", "lines-by-the-ten-thousand": "".join(f"k{i} = {i}\n" for i in range(10_000))}
SETTINGS = {
    "max_snap = \"2 km\"": {"snap-negative": 'max_snap = "-2 km"', "snap-nan": 'max_snap = "nan km"', "snap-infinite": 'max_snap = "inf km"',
                            "snap-1e309": 'max_snap = "1e309 km"', "snap-list": "max_snap = [1]"},
    "leg_speed = \"5 km/h\"": {"speed-zero": 'leg_speed = "0 km/h"', "speed-negative": 'leg_speed = "-5 km/h"',
                               "speed-tiny": 'leg_speed = "1e-300 km/h"', "speed-huge": 'leg_speed = "1e300 km/h"'},
    "ferry_wait = \"10 min\"": {"wait-huge": 'ferry_wait = "1e30 min"', "wait-of-a-year": 'ferry_wait = "525600 min"'},
    "crs = \"EPSG:3006\"              #": {"crs-address": 'crs = "http://127.0.0.1:1/crs" #', "crs-file": 'crs = "/etc/passwd" #',
                                          "crs-grids": 'crs = "+proj=utm +zone=33 +nadgrids=/etc/passwd" #', "crs-long": 'crs = "' + "(" * 50_000 + '" #',
                                          "crs-of-the-moon": 'crs = "IAU_2015:30100" #'},
    "name = \"DEMO – påhittad kommun\"": {"name-path": 'name = "../../escape"', "name-empty": 'name = ""', "name-of-100-kb": 'name = "' + "x" * 100_000 + '"'},
    "folder = \"result\"": {"folder-outside": 'folder = "../../escape"', "folder-root": 'folder = "/"', "folder-device": 'folder = "/dev/null"',
                            "folder-empty": 'folder = ""'}}
PATHS = {"vsicurl": "/vsicurl/http://127.0.0.1:1/p.csv", "vsizip": "/vsizip/p.zip/p.csv", "vsistdin": "/vsistdin/", "address": "http://127.0.0.1:1/p.csv",
         "file-address": "file:///etc/passwd", "driver-prefix": "CSV:places.csv", "database": "PG:host=127.0.0.1", "outside": "../../../../../../../etc/passwd",
         "device-zero": "/dev/zero", "device-random": "/dev/urandom", "device-null": "/dev/null", "standard-input": "/dev/stdin", "process": "/proc/self/mem",
         "folder": ".", "empty": "", "itself": "study.toml", "long": "a" * 5000 + ".csv", "json-inside": '{\\"type\\":\\"FeatureCollection\\"}',
         "zero-byte": "places.csv\\u0000.txt", "escapes": "\\u001b[31m.csv", "backslashes": "..\\\\places.csv", "vsi-behind-folder": "./vsicurl/x.csv",
         "vrt": "places.vrt", "gzip": "places.csv.gz", "zip": "places.zip", "upper-case": "PLACES.CSV"}


def links():
    """Kinds of files that a name may lead to."""
    def pipe(study, name):
        os.mkfifo(study.folder / name)

    def loop(study, name):
        (study.folder / name).symlink_to(name)

    def device(study, name):
        (study.folder / name).symlink_to("/dev/zero")

    def folder(study, name):
        (study.folder / name).mkdir()

    def nothing(study, name):
        (study.folder / name).symlink_to("nowhere")
    return {"pipe": pipe, "link-to-itself": loop, "link-to-a-device": device, "folder": folder, "link-to-nothing": nothing}


def cases():
    for name, text in VALUES.items():
        def append(study, text=text):
            data = study.bytes_of("study.toml") + b"\n" + text.encode("utf-8", "surrogateescape") + b"\n"
            study.write("study.toml", data)
        yield Case(f"study/{name}", "places", append)
    for name, text in {"empty": "", "one-byte": "[", "zeros": "\0" * 1000, "of-20-mb": "# x\n" * 5_000_000}.items():
        yield Case(f"study/{name}", "places", lambda study, text=text: study.write("study.toml", text) and None)
    for old, new in ((old, new) for old, some in SETTINGS.items() for new in some.items()):
        def change(study, old=old, new=new):
            def replaced(text):
                assert old in text, old
                return text.replace(old, new[1], 1)
            study.toml(replaced)
        yield Case(f"study/{new[0]}", "places", change)
    for name, path in PATHS.items():
        yield Case(f"path/{name}", "places", lambda study, path=path: study.use("places", path, crs="EPSG:3006"))
    for kind, make in links().items():
        for name in ("study.toml", "places.csv", "roads.osm.pbf", "services.geojson", "municipalities.geojson", "needs.csv"):
            def replace(study, name=name, make=make):
                (study.folder / name).unlink()
                make(study, name)
            yield Case(f"path/{kind}-as-{name.replace('.', '-')}", "places", replace)
        if kind != "folder":
            yield Case(f"path/{kind}-as-checksum", "roads", lambda study, make=make: make(study, "roads.osm.pbf.md5"))

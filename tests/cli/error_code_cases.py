# SPDX-License-Identifier: MIT
"""For every error code a real command on a small input that ends with it.

A case is made in a copy of the invented study.  `file`, `layer` and `record` are what its message has to name; empty
where there is none.  `record` is in English: WORDS has the Swedish ones."""
import collections
import json
import pathlib
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path += [str(SOURCE / "tests" / "hostile"), str(SOURCE / "scripts")]
from extracts import HEADER, NODES, WAYS, with_way  # noqa: E402

Case = collections.namedtuple("Case", "code make file layer record", defaults=("", ""))
WORDS = {"row": "rad", "line": "rad", "feature": "objekt", "node": "nod", "way": "väg", "relation": "relation",
         "byte": "byte"}
# Codes that no command gives on any input, and why they are in the program.
UNREACHED = {"internal": "a fault in Närhet itself: the last words of what nobody thought of"}


def replaced(name, old, new):
    def make(study):
        path = study / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return ["check", study]
    return make


def written(name, data, *words):
    def make(study):
        (study / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return list(words) or ["check", study]
    return make


def both(*makers):
    def make(study):
        return [maker(study) for maker in makers][-1]
    return make


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def points_of_places(change):
    """The table of places with other coordinates."""
    def make(study):
        path = study / "places.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        names = head.split(",")
        x, y = names.index("x"), names.index("y")
        lines = [head]
        for row in rows:
            cells = row.split(",")
            if cells[x]:
                cells[x], cells[y] = map(str, change(float(cells[x]), float(cells[y])))
            lines.append(",".join(cells))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ["check", study]
    return make


def twice(study):
    """The same service point in a second source."""
    first = json.loads((study / "services.geojson").read_text(encoding="utf-8"))["features"][0]
    first["properties"]["id"] = "A1"
    (study / "more.geojson").write_text(collection(first), encoding="utf-8")
    return replaced("study.toml", 'duplicates = "refuse"', 'duplicates = "refuse"\n[[services.also]]\nsource = "more.geojson"')(study)


def in_the_result(name):
    def make(study):
        (study / "result").mkdir()
        (study / "result" / name).write_bytes(b"x" * 600)
        return ["run", study]
    return make


def a_file_for_the_folder(study):
    (study / "result").write_bytes(b"x")
    return ["run", study]


BOW_TIE = {"type": "Polygon", "coordinates": [[[15, 59], [16, 60], [16, 59], [15, 60], [15, 59]]]}
PLACES = "id,name,population,x,y\nP1,By,12,528400,6598060\n"
CASES = [
    Case("usage", lambda study: ["check", study, "--nonsense"], ""),
    Case("study-invalid", replaced("study.toml", "max_snap =", "max_snapp ="), "study.toml", record="line"),
    Case("file-not-found", replaced("study.toml", '"places.csv"', '"place.csv"'), "place.csv"),
    Case("file-refused", replaced("study.toml", '"places.csv"', '"study.toml"'), "study.toml"),
    Case("file-damaged", written("roads.osm.pbf", HEADER + NODES + WAYS[:-50]), "roads.osm.pbf", record="byte"),
    Case("extract-incomplete", written("roads.osm.pbf", HEADER + NODES + WAYS), "roads.osm.pbf"),
    Case("checksum-mismatch", written("roads.osm.pbf.md5", "0" * 32), "roads.osm.pbf"),
    Case("layer-missing", replaced("study.toml", '"services.geojson"', '"services.geojson"\nlayer = "butiker"'),
         "services.geojson", "butiker"),
    Case("layer-empty", written("places.csv", "id,name,x,y\n"), "places.csv"),
    Case("field-missing", written("places.csv", "id,x,y\nP1,528400,6598060\n"), "places.csv"),
    Case("value-invalid", written("places.csv", PLACES + "P2,By,many,528500,6598060\n"), "places.csv", record="row"),
    Case("duplicate-id", written("places.csv", PLACES + "P1,By,12,528500,6598060\n"), "places.csv", record="row"),
    Case("duplicate-record", both(replaced("study.toml", '"services.geojson"', '"services.geojson"\nduplicates = "refuse"'),
                                  twice), "more.geojson", record="feature"),
    Case("crs-missing", replaced("study.toml", '"places.csv"\ncrs = "EPSG:3006"', '"places.csv"'), "places.csv"),
    Case("crs-invalid", replaced("study.toml", 'crs = "EPSG:3006"', 'crs = "EPSG:3007000"'), "study.toml", record="line"),
    Case("axes-swapped", points_of_places(lambda x, y: (y, x)), "places.csv"),
    Case("outside-roads", points_of_places(lambda x, y: (x - 100_000, y + 500_000)), "places.csv"),
    Case("too-far-from-roads", replaced("study.toml", 'max_snap = "2 km"', 'max_snap = "0.001 m"'), "places.csv"),
    Case("geometry-invalid", written("municipalities.geojson", collection(feature(BOW_TIE, code="9901", name="K"))),
         "municipalities.geojson", record="feature"),
    Case("network-invalid", written("roads.osm.pbf", with_way(900, {"route": "ferry", "duration": "9999:99"}, [1, 9])),
         "roads.osm.pbf", record="way"),
    Case("too-large", written("study.toml", "# x\n" * 300_000), "study.toml"),
    Case("goal-not-met", lambda study: ["plan", study, "-o", study / "p.csv", "--problem", "lscp", "--limit", "1 min"], ""),
    Case("output-exists", in_the_result("demo-pahittad-kommun.gpkg"), "result/demo-pahittad-kommun.gpkg"),
    Case("output-in-use", in_the_result("demo-pahittad-kommun.gpkg-journal"), "result/demo-pahittad-kommun.gpkg"),
    Case("output-failed", a_file_for_the_folder, "result"),
    Case("environment", lambda study: ["check", study], ""),
]
# What the program finds in its surroundings.
SURROUNDINGS = {"environment": {"PROJ_LIB": "/nonexistent", "PROJ_DATA": "/nonexistent"}}

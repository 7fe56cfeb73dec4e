# SPDX-License-Identifier: MIT
"""An invented study of about a thousand points: roads like a chequered cloth, a place at nearly every crossing."""
import json

SIDE = 31  # crossings in a row
STEP = (0.02, 0.01)  # degrees from one to the next, about 1.1 km
CORNER = (15.0, 60.0)
STUDY = """[study]
name = "Tusen"
language = "sv"
crs = "EPSG:3006"

[roads]
source = "roads.geojson"

[places]
source = "places.csv"
crs = "EPSG:4326"
decimal = "."

[services]
source = "services.geojson"

[municipalities]
source = "municipalities.geojson"

[candidates]
source = "candidates.csv"
crs = "EPSG:4326"
decimal = "."

[travel]
mode = "car"
decide_by = "min"
max_snap = "2 km"
leg_speed = "5 km/h"

[[kinds]]
key = "dagligvaror"
sv = "Dagligvaror"
en = "groceries"

[[thresholds]]
limit = "10 min"

[output]
folder = "result"
"""


def crossing(column, row):
    return [round(CORNER[0] + column * STEP[0], 4), round(CORNER[1] + row * STEP[1], 4)]


def collection(features):
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
        for kind, coordinates, properties in features]})


def table(rows):
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def make(folder, side=SIDE):
    """For the side given, 961 places, 31 service points and 8 candidate sites in one municipality."""
    folder.mkdir()
    numbers = range(side)
    lines = [[crossing(column, row) for column in numbers] for row in numbers]
    lines += [list(line) for line in zip(*lines)]
    road = {"highway": "tertiary", "maxspeed": "70"}
    (folder / "roads.geojson").write_text(collection([("LineString", line, road) for line in lines]))
    places = [("id", "name", "type", "population", "municipality_code", "x", "y")]
    places += [(f"P{row}-{column}", f"Ort {row}-{column}", "village", 10 + (7 * row + column) % 90, "9901",
                *crossing(column + 0.1, row)) for row in numbers for column in numbers]
    (folder / "places.csv").write_text(table(places))
    services = [("Point", crossing((7 * row) % side, row), {"id": f"S{row}", "name": f"Butik {row}",
                                                           "kinds": "dagligvaror"}) for row in numbers]
    (folder / "services.geojson").write_text(collection(services))
    candidates = [("id", "name", "x", "y")]
    candidates += [(f"K{number}", f"Plats {number}", *crossing(3 * number, 29 - 2 * number)) for number in range(8)]
    (folder / "candidates.csv").write_text(table(candidates))
    corners = [crossing(*corner) for corner in ((-1, -1), (side, -1), (side, side), (-1, side), (-1, -1))]
    (folder / "municipalities.geojson").write_text(
        collection([("Polygon", [corners], {"code": "9901", "name": "Tusenkommun"})]))
    (folder / "study.toml").write_text(STUDY)

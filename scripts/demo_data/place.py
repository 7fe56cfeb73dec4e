# SPDX-License-Identifier: MIT
"""The real places of the demo: data/demo/places.csv, whose README names the source."""

import collections
import csv
import math

from osgeo import osr

Place = collections.namedtuple("Place", "id name population code municipality at")  # at: metres, EPSG:3006


def transformation(source, target):
    """Between EPSG codes, east before north."""
    systems = [osr.SpatialReference(), osr.SpatialReference()]
    for system, code in zip(systems, (source, target)):
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(*systems)


def read(path):
    to_metres = transformation(4326, 3006)
    with path.open(encoding="utf-8", newline="") as file:
        return [Place(row["id"], row["name"], int(row["population"]), row["municipality_code"], row["municipality"],
                      to_metres.TransformPoint(float(row["lon"]), float(row["lat"]))[:2])
                for row in csv.DictReader(file)]


def nearest(places, at):
    return min(places, key=lambda place: math.dist(place.at, at))

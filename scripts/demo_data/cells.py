# SPDX-License-Identifier: MIT
"""Municipal areas where the demo has no borders: the land nearer to the municipality's places than to any
other's, up to some kilometres from them."""

import math

from osgeo import ogr

from demo_data.place import transformation

NORTH = {"2039", "2421", "2482", "2505"}
CORNERS = 48


def reach(code):
    """How far from its places a municipality goes, metres: far in the north."""
    return 15_000 if code in NORTH else 8_000


def cell(place, others):
    """The corners of a disc around the place, cut off where another place is nearer."""
    corners = [(place.at[0] + reach(place.code) * math.cos(2 * math.pi * i / CORNERS),
                place.at[1] + reach(place.code) * math.sin(2 * math.pi * i / CORNERS)) for i in range(CORNERS)]
    for other in others:
        if math.dist(place.at, other.at) < 2 * reach(place.code):
            corners = nearer_part(corners, place.at, other.at)
    return corners


def nearer_part(corners, own, other):
    """The part of a convex polygon that is nearer to `own` (Sutherland and Hodgman 1974)."""
    def excess(at):
        return math.dist(at, own) ** 2 - math.dist(at, other) ** 2
    kept = []
    for a, b in zip(corners, corners[1:] + corners[:1]):
        if excess(a) <= 0:
            kept.append(a)
        if (excess(a) <= 0) != (excess(b) <= 0):
            share = excess(a) / (excess(a) - excess(b))
            kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
    return kept


def polygon(corners):
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for corner in corners + corners[:1]:
        ring.AddPoint_2D(*corner)
    area = ogr.Geometry(ogr.wkbPolygon)
    area.AddGeometry(ring)
    return area


def municipalities(places):
    """For each code: its name and its area in EPSG:3006."""
    areas = {}
    for place in places:
        others = [other for other in places if other.code != place.code]
        # A centimetre of overlap within the municipality, so that no slit remains between two cells.
        area = polygon(cell(place, others))
        _, before = areas.get(place.code, (None, area))
        areas[place.code] = place.municipality, before.Union(area)
    return areas


def geojson_features(areas):
    """Longitude and latitude, six decimals."""
    to_degrees = transformation(3006, 4326)
    for code, (name, area) in sorted(areas.items()):
        area = area.Clone()
        area.Transform(to_degrees)
        yield {"code": code, "name": name}, area

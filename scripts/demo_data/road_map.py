# SPDX-License-Identifier: MIT
"""The invented roads while they are drawn."""

from demo_data import osm_pbf, plane
from demo_data.place import transformation

MARGIN = 0.6  # degrees between the last road and the edge of the map


class RoadMap:
    """Ways by their points; ways that share a point meet there."""

    def __init__(self):
        self.ways = []
        self.grid = plane.SegmentGrid()

    def add(self, points, **tags):
        self.ways.append((list(points), tags))
        if tags.get("route") != "ferry":
            self.grid.add(points)

    def add_if_free(self, points, **tags):
        """Draws the way if it crosses none that is there."""
        if self.grid.is_crossed(points):
            return False
        self.add(points, **tags)
        return True

    def write(self, path):
        """Nodes and ways are numbered in the order in which they were drawn; the box holds all of them,
        and a relation stands for the route of the buses that an extract would have."""
        points = list(dict.fromkeys(point for way, _ in self.ways for point in way))
        number = {point: index for index, point in enumerate(points, start=1)}
        degrees = transformation(3006, 4326).TransformPoints(points)
        nodes = [osm_pbf.Node(number[point], {}, f"{lon:.7f}", f"{lat:.7f}")
                 for point, (lon, lat, _) in zip(points, degrees)]
        ways = [osm_pbf.Way(index, {key: str(value) for key, value in tags.items()}, [number[at] for at in way])
                for index, (way, tags) in enumerate(self.ways, start=1)]
        relation = osm_pbf.Relation(1, {"type": "route", "route": "bus", "name": "Påhittad busslinje"},
                                    [("w", 1, "")])
        lons, lats = [lon for lon, _, _ in degrees], [lat for _, lat, _ in degrees]
        box = (min(lons) - MARGIN, min(lats) - MARGIN, max(lons) + MARGIN, max(lats) + MARGIN)
        osm_pbf.write(path, [f"{each:.7f}" for each in box], [nodes, ways, [relation]])

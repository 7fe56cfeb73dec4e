# SPDX-License-Identifier: MIT
"""What a road network looks like, in a few numbers: to hold an invented one beside real ones."""

import collections
import heapq
import math
import random
import re

from osgeo import gdal

from demo_data.place import transformation

gdal.UseExceptions()

DRIVABLE = {"motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "service",
            "living_street", "road", "motorway_link", "trunk_link", "primary_link", "secondary_link",
            "tertiary_link"}
CLOSED = re.compile(r'"(?:motor_vehicle|access)"=>"(?:no|private)"')
ONE_WAY = re.compile(r'"oneway"=>"(?:yes|-1|true|1)"|"junction"=>"roundabout"')
PAIRS = 400

Statistics = collections.namedtuple(
    "Statistics", "kilometres dead_ends threes fours bend one_way detour per_inhabitant")


def read_roads(path, to_metres):
    """For each drivable way its points in metres and whether it is one-way."""
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["OSM"])
    for feature in dataset.GetLayerByName("lines"):
        tags = feature["other_tags"] or ""
        if feature["highway"] not in DRIVABLE or CLOSED.search(tags):
            continue
        degrees = [point[:2] for point in feature.GetGeometryRef().GetPoints()]
        points = [point[:2] for point in to_metres.TransformPoints(degrees)]
        yield list(zip([(round(x * 1e7), round(y * 1e7)) for x, y in degrees], points)), bool(ONE_WAY.search(tags))


class Network:
    """The roads between junctions and ends; one-way streets count as roads for both directions here."""

    def __init__(self, roads):
        self.total = self.one_way = 0.0
        self.position, neighbours = {}, collections.defaultdict(dict)
        for way, one_way in roads:
            for (a, at), (b, bt) in zip(way, way[1:]):
                length = math.dist(at, bt)
                self.position[a], self.position[b] = at, bt
                neighbours[a][b] = neighbours[b][a] = length
                self.total += length
                self.one_way += length if one_way else 0.0
        self.degree = {node: len(near) for node, near in neighbours.items()}
        self.arcs = self.between_junctions(neighbours)

    def between_junctions(self, neighbours):
        arcs = collections.defaultdict(list)
        self.bend = [0.0, 0.0]
        for start in neighbours:
            if self.degree[start] == 2:
                continue
            for after in neighbours[start]:
                before, node, length = start, after, neighbours[start][after]
                while self.degree[node] == 2:
                    following, = (each for each in neighbours[node] if each != before)
                    length += neighbours[node][following]
                    before, node = node, following
                arcs[start].append((node, length))
                if node != start:
                    self.bend[0] += length
                    self.bend[1] += math.dist(self.position[start], self.position[node])
        return arcs

    def distance(self, start, end):
        seen, queue = set(), [(0.0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == end:
                return cost
            if node in seen:
                continue
            seen.add(node)
            for following, length in self.arcs[node]:
                if following not in seen:
                    heapq.heappush(queue, (cost + length, following))
        return None

    def detour(self, nearest, farthest):
        """Road by beeline over pairs of junctions that lie that far apart: the median."""
        junctions, chance, factors = sorted(self.arcs), random.Random(1), []
        for _ in range(200 * PAIRS):
            start, end = chance.choice(junctions), chance.choice(junctions)
            beeline = math.dist(self.position[start], self.position[end])
            if nearest <= beeline <= farthest:
                length = self.distance(start, end)
                if length is not None:
                    factors.append(length / beeline)
                if len(factors) == PAIRS:
                    break
        return sorted(factors)[len(factors) // 2]


def statistics(path, crs, inhabitants):
    network = Network(read_roads(path, transformation(4326, crs)))
    count = collections.Counter(min(degree, 4) for degree in network.degree.values() if degree != 2)
    ends = sum(count.values())
    return Statistics(network.total / 1000, count[1] / ends, count[3] / ends, count[4] / ends,
                      network.bend[0] / network.bend[1], network.one_way / network.total,
                      network.detour(2000, 15000), network.total / inhabitants)

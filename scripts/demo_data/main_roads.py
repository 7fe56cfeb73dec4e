# SPDX-License-Identifier: MIT
"""The roads between places, ferries, roads out to a neighbour, and the dead ends along all of them."""

import math

from demo_data import plane
from demo_data.cells import reach
from demo_data.place import nearest

FARTHEST_NEIGHBOUR = 45_000  # metres: beyond it places of two municipalities have no road of their own
REMOTE = 2_600               # metres: farther from a road than a place may be tied to one
PIECE = 220                  # metres: the longest straight piece of a road


def pairs_with_road(places, chance):
    """Neighbours as in a relative neighbourhood graph (Toussaint 1980), and some more as in a Gabriel graph
    (1969): the former is close to a tree, the latter gives it loops."""
    for i, a in enumerate(places):
        for b in places[i + 1:]:
            apart = math.dist(a.at, b.at)
            if a.code != b.code and apart > FARTHEST_NEIGHBOUR:
                continue
            others = [place for place in places if place not in (a, b)]
            if any(math.dist(c.at, a.at) ** 2 + math.dist(c.at, b.at) ** 2 < apart ** 2 for c in others):
                continue
            relative = all(max(math.dist(c.at, a.at), math.dist(c.at, b.at)) >= apart for c in others)
            if relative or chance.random() < 0.45:
                yield a, b


def road_class(a, b):
    """The tags of the road between two places."""
    smaller, larger = sorted((a.population, b.population))
    if smaller >= 1500:
        return {"highway": "primary", "maxspeed": 100}
    if smaller >= 400 and larger >= 1500:
        return {"highway": "primary", "maxspeed": 90 if larger >= 4000 else 80}
    if smaller >= 150:
        return {"highway": "secondary", "maxspeed": 80}
    if smaller >= 40:
        return {"highway": "tertiary", "maxspeed": 70}
    return {"highway": "unclassified", "maxspeed": 60, "surface": "gravel"}


class MainRoads:
    def __init__(self, road_map, streets, remote, chance):
        """@param streets  of each place, by its id
        @param remote  points that no road comes near"""
        self.road_map, self.streets, self.remote, self.chance = road_map, streets, remote, chance
        self.drawn = []

    def is_free(self, line):
        return (not self.road_map.grid.is_crossed(line) and
                all(math.dist(at, remote) > REMOTE for at in line for remote in self.remote))

    def winding(self, starts, ends):
        """A line that crosses no road, from the first of `starts` to the first of `ends` that can be had, and
        whether it needs bridges after all."""
        pairs = sorted(((start, end) for start in starts for end in ends), key=lambda pair: math.dist(*pair))
        for roughness in (0.17, 0.17, 0.14, 0.1, 0.05, 0.02):
            for start, end in pairs:
                line = plane.bent(start, end, self.chance, roughness, PIECE)
                if self.is_free(line):
                    return line, False
        return plane.bent(*pairs[0], self.chance, 0.1, PIECE), True

    def lead(self, a, b, tags):
        """A road between two places, or from a place to a point, and on to the centres."""
        line, over_others = self.winding(*(self.streets[end.id].gates(other) if end else [point]
                              for end, point, other in ((a[0], a[1], b[1]), (b[0], b[1], a[1]))))
        self.road_map.add(line, **tags, **({"bridge": "yes", "layer": 1} if over_others else {}))
        for (place, _), gate in ((a, line[0]), (b, line[-1])):
            if place:
                self.streets[place.id].lead_in(gate)
        return line

    def connect(self, a, b):
        self.drawn.append(self.lead((a, a.at), (b, b.at), road_class(a, b)))

    def connect_one_way(self, a, b):
        """A road by which b is reached and not left."""
        self.lead((a, a.at), (b, b.at), {"highway": "unclassified", "maxspeed": 50, "surface": "gravel",
                                         "oneway": "yes"})

    def connect_by_ferry(self, a, island):
        """A road from a to the water, a crossing of 700 to 1 600 metres, and the road on the island."""
        crossing = self.chance.randrange(700, 1600)
        landing = self.streets[island.id].gates(a.at)[0]
        self.streets[island.id].lead_in(landing)
        quay, beach = (plane.towards(landing, a.at, metres) for metres in (crossing + 250, 250))
        self.drawn.append(self.lead((a, a.at), (None, quay), road_class(a, island) | {"maxspeed": 70}))
        self.road_map.add([quay, beach], route="ferry", motor_vehicle="yes",
                          duration=f"00:{3 + crossing // 250:02}", name="Påhittade färjan")
        self.road_map.add(plane.bent(beach, landing, self.chance, 0.1, 80), highway="unclassified", maxspeed=50)

    def lead_out(self, place, shop):
        """A road from a place across the border, past the neighbour's shop to where the map ends."""
        tags = {"highway": "secondary", "maxspeed": 80}
        self.drawn.append(self.lead((place, place.at), (None, shop), tags))
        beyond = plane.towards(place.at, shop, math.dist(place.at, shop) + 3000)
        self.road_map.add(plane.bent(shop, beyond, self.chance, 0.1, PIECE), **tags)

    def draw_side_roads(self, every, places):
        """Dead ends along the roads within the municipalities, some with a track or two of their own."""
        for line in self.drawn:
            since = self.chance.uniform(0, every)
            for before, at, after in zip(line, line[1:], line[2:]):
                since += math.dist(before, at)
                place = nearest(places, at)
                if since >= every and 900 < math.dist(at, place.at) < reach(place.code) - 2000:
                    since = self.chance.uniform(-0.5, 0.5) * every
                    self.side_road(at, math.atan2(after[1] - before[1], after[0] - before[0]))

    def side_road(self, start, heading):
        angle = heading + self.chance.choice((-1, 1)) * self.chance.uniform(1.0, 2.1)
        end = plane.turned(start, self.chance.uniform(250, 1500), angle)
        line = plane.bent(start, end, self.chance, 0.16, 110)
        tags = self.chance.choice(({"highway": "unclassified", "surface": "gravel"},
                                   {"highway": "unclassified", "maxspeed": 50}, {"highway": "service"}))
        if not self.is_free(line):
            return
        self.road_map.add(line, **tags)
        if len(line) < 5:
            return
        for _ in range(self.chance.choice((0, 1, 1, 2))):
            at = self.chance.choice(line[2:-1])
            farm = plane.turned(at, self.chance.uniform(120, 450), angle + self.chance.choice((-1.4, 1.4)))
            self.road_map.add_if_free(plane.bent(at, farm, self.chance, 0.15, 90), highway="service")

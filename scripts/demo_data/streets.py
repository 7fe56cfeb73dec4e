# SPDX-License-Identifier: MIT
"""The streets of a town or village: a crooked lattice around it, thinned out to the dead ends, junctions
and few crossings that grown places have."""

import collections
import math

from demo_data import plane

SPACING = 115  # metres between neighbouring junctions
GATES = 8


def street_metres(population):
    """Less for each inhabitant where more live close together."""
    return population * (7.5 if population < 1000 else 7.5 * (population / 1000) ** -0.2) + 350


class Streets:
    """`centre` is the junction at which the place lies; `edges` are pairs of junctions."""

    def __init__(self, place, others, chance):
        self.population = place.population
        self.edges, self.main = [], set()
        lattice = self.lattice(place, others, chance)
        self.grow(lattice, chance)
        self.neighbours = collections.defaultdict(list)
        for a, b in self.edges:
            self.neighbours[a].append(b)
            self.neighbours[b].append(a)
        self.centre = min(self.neighbours, key=lambda at: math.dist(at, place.at))
        # What lies behind a neighbour's land is not reached, and left away.
        self.junctions = sorted(self.beyond(self.centre))
        kept = set(self.junctions)
        self.edges = [edge for edge in self.edges if edge[0] in kept]

    def lattice(self, place, others, chance):
        """Points by column and row, the nearest to the place first, each nearer to it than to any other
        place."""
        wanted = max(9, round(street_metres(place.population) / (1.22 * SPACING)))
        reach = math.ceil(math.sqrt(wanted)) + 2
        turn, points = chance.uniform(0, math.pi / 2), {}
        for column in range(-reach, reach + 1):
            for row in range(-reach, reach + 1):
                x, y = (SPACING * (each + chance.uniform(-0.28, 0.28)) for each in (column, row))
                at = (round(place.at[0] + x * math.cos(turn) - y * math.sin(turn), 2),
                      round(place.at[1] + x * math.sin(turn) + y * math.cos(turn), 2))
                if all(math.dist(at, place.at) < math.dist(at, other.at) - SPACING for other in others):
                    points[column, row] = at
        # Not round: each place is stretched its own way.
        stretch, lean = chance.uniform(0.6, 1), chance.uniform(0, math.pi)
        def rank(cell):
            along = cell[0] * math.cos(lean) + cell[1] * math.sin(lean)
            across = cell[1] * math.cos(lean) - cell[0] * math.sin(lean)
            return math.hypot(along * stretch, across / stretch), cell
        return {cell: points[cell] for cell in sorted(points, key=rank)[:wanted]}

    def grow(self, lattice, chance):
        """A tree over the lattice, by Kruskal in random order, then some loops."""
        pairs = [(cell, near) for cell in lattice for near in ((cell[0] + 1, cell[1]), (cell[0], cell[1] + 1))
                 if near in lattice]
        chance.shuffle(pairs)
        group, degree, spare = {cell: cell for cell in lattice}, collections.Counter(), []

        def root(cell):
            while group[cell] != cell:
                group[cell] = group[group[cell]]
                cell = group[cell]
            return cell

        def join(a, b):
            degree[a] += 1
            degree[b] += 1
            self.edges.append((lattice[a], lattice[b]))
        # First without crossings, then with those that are needed to reach all.
        for limit in (3, 4):
            for a, b in pairs:
                if root(a) != root(b) and max(degree[a], degree[b]) < limit:
                    group[root(a)] = root(b)
                    join(a, b)
                elif limit == 4 and root(a) == root(b):
                    spare.append((a, b))
        drawn = set(self.edges)
        for a, b in spare:
            if (lattice[a], lattice[b]) not in drawn and chance.random() < 0.66:
                if max(degree[a], degree[b]) < 3 or chance.random() < 0.18:
                    join(a, b)

    def beyond(self, start):
        """Every junction that is reached from `start`, with the one before it."""
        before, queue = {start: start}, collections.deque([start])
        while queue:
            at = queue.popleft()
            for near in self.neighbours[at]:
                if near not in before:
                    before[near] = at
                    queue.append(near)
        return before

    def gates(self, outside):
        """The junctions at which a road from `outside` could come in, the nearest first."""
        return sorted(self.junctions, key=lambda at: math.dist(at, outside))[:GATES]

    def lead_in(self, gate):
        """The streets from a gate on to the centre become part of the main road."""
        before, at = self.beyond(gate), self.centre
        while at != gate:
            self.main.add(frozenset((at, before[at])))
            at = before[at]

    def draw(self, road_map, chance):
        one_way = self.one_way_streets(chance)
        lines = []
        calm = 30 if self.population > 1500 else 40
        for a, b in self.edges:
            line = plane.bent(a, b, chance, 0.14, 45)
            lines.append(line)
            if frozenset((a, b)) in self.main:
                road_map.add(line, highway="tertiary" if self.population < 2000 else "secondary",
                             maxspeed=50 if self.population > 60 else 60)
            elif (a, b) in one_way:
                road_map.add(line, highway="residential", maxspeed=calm, oneway="yes")
            elif self.population < 120:
                road_map.add(line, highway="unclassified", surface="gravel")
            else:
                road_map.add(line, highway="residential", maxspeed=calm if chance.random() < 0.6 else 50)

        for line in lines:
            if len(line) > 2 and chance.random() < 0.4:
                yard = plane.aside(line[1], line[2], 0, chance.choice((-1, 1)) * chance.uniform(25, 70))
                road_map.add_if_free([line[1], yard], highway="service")

    def one_way_streets(self, chance):
        """Some of the streets that are part of a loop; none that would cut off a neighbour."""
        if self.population < 800:
            return set()
        closed, chosen = set(), set()
        for a, b in self.edges:
            if frozenset((a, b)) not in self.main and chance.random() < 0.12:
                closed.add((b, a))
                if self.is_reached(b, a, closed):
                    chosen.add((a, b))
                else:
                    closed.discard((b, a))
        return chosen

    def is_reached(self, start, end, closed, steps=14):
        seen, front = {start}, [start]
        for _ in range(steps):
            front = [near for at in front for near in self.neighbours[at]
                     if near not in seen and (at, near) not in closed]
            seen.update(front)
            if end in seen:
                return True
        return False

# SPDX-License-Identifier: MIT
"""Points and segments in the plane, metres."""

import collections
import math


def between(a, b, share):
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def towards(a, b, metres):
    return between(a, b, metres / math.dist(a, b))


def aside(a, b, share, metres):
    """Beside the line from a to b: `share` along it, `metres` to its left."""
    length = math.dist(a, b)
    x, y = between(a, b, share)
    return x - metres * (b[1] - a[1]) / length, y + metres * (b[0] - a[0]) / length


def turned(centre, metres, angle):
    return centre[0] + metres * math.cos(angle), centre[1] + metres * math.sin(angle)


def bent(a, b, chance, roughness, longest):
    """A line from a to b that winds: the middle is moved aside again and again until no piece is
    longer than `longest`."""
    if math.dist(a, b) <= longest:
        return [a, b]
    middle = aside(a, b, chance.uniform(0.4, 0.6), chance.uniform(-roughness, roughness) * math.dist(a, b))
    return (bent(a, middle, chance, roughness, longest)[:-1] + bent(middle, b, chance, roughness, longest))


def left_of(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(a, b, c, d):
    return (left_of(a, b, c) > 0) != (left_of(a, b, d) > 0) and (left_of(c, d, a) > 0) != (left_of(c, d, b) > 0)


class SegmentGrid:
    """Finds the segments that a line would cross; those that share an end with it are no crossing."""

    CELL = 500

    def __init__(self):
        self.cells = collections.defaultdict(list)

    def cells_of(self, a, b):
        columns = sorted((int(a[0] // self.CELL), int(b[0] // self.CELL)))
        rows = sorted((int(a[1] // self.CELL), int(b[1] // self.CELL)))
        return [(x, y) for x in range(columns[0], columns[1] + 1) for y in range(rows[0], rows[1] + 1)]

    def add(self, line):
        for a, b in zip(line, line[1:]):
            for cell in self.cells_of(a, b):
                self.cells[cell].append((a, b))

    def is_crossed(self, line):
        return any(cross(a, b, c, d)
                   for a, b in zip(line, line[1:]) for cell in self.cells_of(a, b)
                   for c, d in self.cells[cell] if not {a, b} & {c, d})

    def is_near(self, at, metres):
        """Whether an end of a segment lies within `metres`, up to the size of a cell."""
        reach = (-metres, 0, metres)
        cells = {(int((at[0] + x) // self.CELL), int((at[1] + y) // self.CELL)) for x in reach for y in reach}
        return any(math.dist(at, end) < metres for cell in cells for segment in self.cells[cell] for end in segment)

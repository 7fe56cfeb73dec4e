# SPDX-License-Identifier: MIT
"""The municipalities of data/open_data/municipalities.csv, found by name or code."""

import collections
import csv
import difflib
import math

from .speech import COMMAND_LINE, Fault

Municipality = collections.namedtuple("Municipality", "code name box project")
Box = collections.namedtuple("Box", "west south east north")  # degrees

KILOMETRES_PER_DEGREE = 111.2  # of latitude
GROUPS = {"eleven": True, "elva": True, "all": False, "alla": False}  # of the project only?


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return [Municipality(row["code"], row["name"], Box(*(float(row[side]) for side in Box._fields)),
                             bool(row["project"])) for row in csv.DictReader(file)]


def find(words, municipalities):
    """The named ones in order of their codes, and codes of three digits with the municipality they are read as."""
    by_word = {word: each for each in municipalities for word in (each.code, each.name.casefold())}
    found, mended = set(), []
    for word in words:
        plain = word.strip().casefold().removesuffix(" kommun")
        if plain in GROUPS:
            found.update(each for each in municipalities if each.project or not GROUPS[plain])
            continue
        one = by_word.get(plain) or by_word.get(plain.removesuffix("s"))
        if one is None and len(plain) == 3 and plain.isdigit() and (one := by_word.get("0" + plain)):
            mended.append((word, one))
        if one is None:
            near = difflib.get_close_matches(plain, by_word, n=3, cutoff=0.75)
            names = ", ".join(by_word[each].name for each in near)
            raise unknown(word, names)
        found.add(one)
    return sorted(found), mended


def unknown(word, near):
    if near:
        return Fault(COMMAND_LINE, "{}: {}", ("no municipality is called {}", word), ("did you mean {}?", near))
    return Fault(COMMAND_LINE, "no municipality is called {}", word,
                 hint="a municipality by name or by its four digits, “eleven” or “all”")


def widened(box, kilometres):
    """`box` with a margin, to hundredths of a degree outward."""
    north_south = kilometres / KILOMETRES_PER_DEGREE
    nearest_pole = math.radians(box.north + north_south)
    east_west = north_south / math.cos(nearest_pole)

    def outward(side, by):
        whole = math.ceil(abs(by) * 100)
        return (round(side * 100) + (whole if by > 0 else -whole)) / 100

    return Box(outward(box.west, -east_west), outward(box.south, -north_south),
               outward(box.east, east_west), outward(box.north, north_south))


def around(boxes):
    return Box(min(box.west for box in boxes), min(box.south for box in boxes),
               max(box.east for box in boxes), max(box.north for box in boxes))

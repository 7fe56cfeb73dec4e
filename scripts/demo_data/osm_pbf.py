# SPDX-License-Identifier: MIT
"""Writes OpenStreetMap's PBF format.  https://wiki.openstreetmap.org/wiki/PBF_Format

The blobs are stored as they are: the bytes then depend on no version of a compressor.
"""

import collections
import decimal
import struct

Node = collections.namedtuple("Node", "id tags lon lat")  # degrees as texts, up to 7 decimals
Way = collections.namedtuple("Way", "id tags nodes")
Relation = collections.namedtuple("Relation", "id tags members")  # members: (type "nwr", id, role)

MEMBER_TYPES = {"n": 0, "w": 1, "r": 2}
PER_BLOCK = 8000


def units(degrees, per_degree):
    """Exact, so that no binary fraction gets between the text and the file."""
    return int(decimal.Decimal(degrees).scaleb(per_degree).to_integral_exact())


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return value << 1 if value >= 0 else (-value << 1) - 1


def number(field, value):
    return varint(field << 3) + varint(value)


def content(field, value):
    return varint(field << 3 | 2) + varint(len(value)) + value


def packed(field, values):
    return content(field, b"".join(map(varint, values))) if values else b""


def deltas(values):
    return [zigzag(b - a) for a, b in zip([0] + values, values)]


class StringTable:
    def __init__(self):
        self.strings = {"": 0}

    def index(self, text):
        return self.strings.setdefault(text, len(self.strings))

    def message(self):
        return b"".join(content(1, text.encode()) for text in self.strings)


def dense_nodes(nodes, table):
    tags = []
    for node in nodes:
        tags += [table.index(text) for tag in node.tags.items() for text in tag] + [0]
    lat = [units(node.lat, 7) for node in nodes]
    lon = [units(node.lon, 7) for node in nodes]
    return content(2, packed(1, deltas([node.id for node in nodes])) + packed(8, deltas(lat)) +
                   packed(9, deltas(lon)) + packed(10, tags if any(tags) else []))


def tagged(identifier, tags, table):
    return (number(1, identifier) + packed(2, [table.index(key) for key in tags]) +
            packed(3, [table.index(value) for value in tags.values()]))


def ways(some, table):
    return b"".join(content(3, tagged(way.id, way.tags, table) + packed(8, deltas(list(way.nodes))))
                    for way in some)


def relations(some, table):
    return b"".join(
        content(4, tagged(relation.id, relation.tags, table) +
                packed(8, [table.index(role) for _, _, role in relation.members]) +
                packed(9, deltas([member for _, member, _ in relation.members])) +
                packed(10, [MEMBER_TYPES[kind] for kind, _, _ in relation.members]))
        for relation in some)


def blob(kind, block):
    body = content(1, block)
    header = content(1, kind) + number(3, len(body))
    return struct.pack(">I", len(header)) + header + body


def header_block(extent):
    west, south, east, north = (zigzag(units(degrees, 9)) for degrees in extent)
    box = number(1, west) + number(2, east) + number(3, north) + number(4, south)
    return (content(1, box) + content(4, b"OsmSchema-V0.6") + content(4, b"DenseNodes") +
            content(5, b"Sort.Type_then_ID") + content(16, b"make_demo_data"))


def write(path, extent, objects):
    """`extent`: west, south, east, north; `objects`: nodes, ways and relations, each by ascending id."""
    file = blob(b"OSMHeader", header_block(extent))
    for some, encode in zip(objects, (dense_nodes, ways, relations)):
        for first in range(0, max(len(some), 1), PER_BLOCK):
            table = StringTable()
            group = encode(some[first:first + PER_BLOCK], table)
            file += blob(b"OSMData", content(1, table.message()) + content(2, group))
    path.write_bytes(file)

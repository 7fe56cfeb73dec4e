# SPDX-License-Identifier: MIT
"""OpenStreetMap extracts (PBF): the roads of the study."""
import struct
import sys
import zlib

from case import INVENTED, SOURCE, Case, cuts, flips, putting

sys.path.insert(0, str(SOURCE / "scripts"))
from demo_data.osm_pbf import (content, deltas, header_block, number, packed, tagged, varint,  # noqa: E402
                               zigzag, StringTable)

GOOD = (INVENTED / "roads.osm.pbf").read_bytes()
MEBI = 1 << 20
MINUS_ONE = 2**64 - 1


def blobs(data):
    """Type and body of each."""
    at = 0
    while at < len(data):
        [size] = struct.unpack(">I", data[at:at + 4])
        header = data[at + 4:at + 4 + size]
        kind = header[2:2 + header[1]]
        body_size, shift, place = 0, 0, 3 + header[1]
        while True:
            body_size |= (header[place] & 0x7F) << shift
            shift += 7
            place += 1
            if not header[place - 1] & 0x80:
                break
        yield kind, data[at + 4 + size:at + 4 + size + body_size]
        at += 4 + size + body_size


def framed(kind, body, size=None):
    header = content(1, kind) + number(3, len(body) if size is None else size)
    return struct.pack(">I", len(header)) + header + body


def raw(kind, block):
    return framed(kind, content(1, block))


def block_of(body):
    """The block in a blob that is stored as it is."""
    at = 1
    while body[at] & 0x80:
        at += 1
    return body[at + 1:]


HEADER, NODES, WAYS, RELATIONS = (framed(kind, body) for kind, body in blobs(GOOD))
[HEADER_BLOCK, NODE_BLOCK, WAY_BLOCK, RELATION_BLOCK] = [block_of(body) for _, body in blobs(GOOD)]


def zipped(block, raw_size=None, packed_block=None):
    data = zlib.compress(block) if packed_block is None else packed_block
    return framed(b"OSMData", number(2, len(block) if raw_size is None else raw_size) + content(3, data))


def group(field, body, *texts, more=b""):
    """A block with one group of one object and so many texts."""
    table = b"".join(content(1, text) for text in (b"",) + texts)
    return raw(b"OSMData", content(1, table) + content(2, content(field, body)) + more)


def dense(ids, lat, lon, tags=(), encode=packed):
    return encode(1, ids) + encode(8, lat) + encode(9, lon) + (encode(10, tags) if tags else b"")


def with_way(identifier, tags, nodes):
    """The study's extract with one more way; nodes are ids."""
    table = StringTable()
    body = tagged(identifier, tags, table) + packed(8, deltas(nodes))
    return HEADER + NODES + WAYS + raw(b"OSMData", content(1, table.message()) + content(2, content(3, body))) + RELATIONS


def with_block(blob):
    return HEADER + NODES + WAYS + blob + RELATIONS


def with_nodes(blob):
    """In the place where nodes belong."""
    return HEADER + NODES + blob + WAYS + RELATIONS


def frames():
    """What is around the blobs."""
    yield "empty", b""
    yield "one-byte", b"\0"
    yield "four-bytes", b"\0\0\0\x0d"
    yield "header-only", HEADER
    yield "nodes-only", HEADER + NODES
    yield "no-ways", HEADER + NODES + RELATIONS
    yield "no-relations", HEADER + NODES + WAYS
    yield "no-nodes", HEADER + WAYS + RELATIONS
    yield "no-header", NODES + WAYS + RELATIONS
    yield "two-headers", HEADER + HEADER + NODES + WAYS + RELATIONS
    yield "header-last", NODES + WAYS + RELATIONS + HEADER
    yield "ways-before-nodes", HEADER + WAYS + NODES + RELATIONS
    yield "twice", GOOD + GOOD
    yield "nodes-twice", HEADER + NODES + NODES + WAYS + RELATIONS
    yield "ways-twice", HEADER + NODES + WAYS + WAYS + RELATIONS
    yield "zeros-behind", GOOD + b"\0" * 64
    yield "byte-behind", GOOD + b"x"
    for name, size in {"zero": 0, "one": 1, "64-kib": 65536, "beyond-64-kib": 65537, "all-ones": 2**32 - 1}.items():
        yield f"header-size-{name}", HEADER + struct.pack(">I", size) + NODES[4:] + WAYS + RELATIONS
    for name, size in {"zero": 0, "minus-one": MINUS_ONE, "two-gib": 2**31 - 1, "four-gib": 2**32, "33-mib": 33 * MEBI,
                       "one-more": len(NODES), "one-less": 10, "ten-bytes": 2**64 - 2**33}.items():
        yield f"body-size-{name}", HEADER + framed(b"OSMData", content(1, NODE_BLOCK), size) + WAYS + RELATIONS
    yield "type-unknown", HEADER + framed(b"OSMFoo", content(1, NODE_BLOCK)) + NODES + WAYS + RELATIONS
    yield "type-empty", HEADER + framed(b"", content(1, NODE_BLOCK)) + WAYS + RELATIONS
    yield "type-of-escapes", HEADER + framed(b"\x1b[31m\r\n", content(1, NODE_BLOCK)) + WAYS
    yield "varint-of-eleven-bytes", HEADER + struct.pack(">I", 12) + b"\x18" + b"\xff" * 11 + NODES
    yield "groups-in-groups", HEADER + raw(b"OSMData", b"\x0b" * 100_000) + NODES + WAYS + RELATIONS


def compressions():
    yield "zlib", HEADER + zipped(NODE_BLOCK) + WAYS + RELATIONS
    for name, size in {"zero": 0, "minus-one": MINUS_ONE, "one-more": len(NODE_BLOCK) + 1, "one-less": len(NODE_BLOCK) - 1,
                       "two-gib": 2**31 - 1, "33-mib": 33 * MEBI}.items():
        yield f"raw-size-{name}", HEADER + zipped(NODE_BLOCK, size) + WAYS + RELATIONS
    yield "zlib-cut", HEADER + zipped(NODE_BLOCK, None, zlib.compress(NODE_BLOCK)[:-9]) + WAYS + RELATIONS
    yield "zlib-wrong-sum", HEADER + zipped(NODE_BLOCK, None, zlib.compress(NODE_BLOCK)[:-4] + b"abcd") + WAYS + RELATIONS
    yield "zlib-garbage", HEADER + zipped(NODE_BLOCK, None, b"\x78\x9c" + b"\xa5" * 90) + WAYS + RELATIONS
    yield "zlib-empty", HEADER + zipped(NODE_BLOCK, None, b"") + WAYS + RELATIONS
    yield "zlib-of-nothing", HEADER + zipped(b"") + NODES + WAYS + RELATIONS
    zeros = zlib.compressobj()
    bomb = b"".join(zeros.compress(b"\0" * MEBI) for _ in range(1024)) + zeros.flush()
    yield "bomb-that-says-a-hundred-bytes", HEADER + zipped(NODE_BLOCK, 100, bomb) + WAYS + RELATIONS
    yield "bomb-that-says-a-gib", HEADER + zipped(NODE_BLOCK, 1 << 30, bomb) + WAYS + RELATIONS
    yield "bomb-of-31-mib", HEADER + zipped(b"\0" * (31 * MEBI)) + WAYS + RELATIONS
    yield "bombs-of-31-mib-by-the-hundred", HEADER + zipped(content(1, content(1, b" " * (31 * MEBI)))) * 100 + WAYS
    for name, field in {"lzma": 4, "bzip2": 5, "lz4": 6, "zstd": 7}.items():
        yield f"packed-by-{name}", HEADER + framed(b"OSMData", number(2, 9) + content(field, b"123456789")) + WAYS
    yield "no-data", HEADER + framed(b"OSMData", number(2, 9)) + NODES + WAYS + RELATIONS
    yield "raw-and-zlib", HEADER + framed(b"OSMData", content(1, b"") + number(2, len(NODE_BLOCK)) +
                                          content(3, zlib.compress(NODE_BLOCK))) + WAYS + RELATIONS


def headers():
    def head(block):
        return raw(b"OSMHeader", block) + NODES + WAYS + RELATIONS
    yield "no-features", head(b"")
    yield "unknown-feature", head(content(4, b"OsmSchema-V0.6") + content(4, b"Mirrors"))
    yield "history", head(content(4, b"HistoricalInformation"))
    yield "box-reversed", head(header_block(("15.9", "59.7", "15.3", "59.4")))
    yield "box-elsewhere", head(header_block(("-70", "-20", "-69", "-19")))
    box = number(1, zigzag(-2**62)) + number(2, zigzag(2**62)) + number(3, zigzag(2**62)) + number(4, zigzag(-2**62))
    yield "box-beyond-the-earth", head(content(1, box) + content(4, b"OsmSchema-V0.6") + content(4, b"DenseNodes"))
    yield "box-cut", head(b"\x0a\x7f\x08")


def objects():
    """What is in the blobs, each beside the good ones."""
    n1 = [zigzag(900)], [zigzag(595000000)], [zigzag(155000000)]
    yield "text-index-beyond", with_block(group(3, number(1, 900) + packed(2, [7]) + packed(3, [7]) + packed(8, deltas([1, 2]))))
    yield "text-index-huge", with_block(group(3, number(1, 900) + packed(2, [2**32 - 1]) + packed(3, [1]) +
                                              packed(8, deltas([1, 2])), b"highway"))
    yield "more-keys-than-values", with_block(group(3, number(1, 900) + packed(2, [1, 1]) + packed(3, [1]) +
                                                    packed(8, deltas([1, 2])), b"highway"))
    yield "no-text-table", with_block(raw(b"OSMData", content(2, content(3, number(1, 900)))))
    yield "text-with-zero-byte", with_block(group(3, number(1, 900) + packed(2, [1]) + packed(3, [2]) + packed(8, deltas([1, 2])),
                                                  b"highway", b"prim\0ary"))
    yield "text-not-utf-8", with_block(group(3, number(1, 900) + packed(2, [1, 3]) + packed(3, [2, 4]) + packed(8, deltas([1, 2])),
                                             b"highway", b"primary", b"name", b"\xff\xfe\xe5"))
    yield "text-beyond-64-kib", with_block(group(3, number(1, 900) + packed(2, [1]) + packed(3, [2]) + packed(8, deltas([1, 2])),
                                                 b"highway", b"x" * 70_000))
    for name, arrays in {"fewer-lat": (n1[0], [], n1[2]), "fewer-lon": (n1[0], n1[1], []), "fewer-ids": ([], n1[1], n1[2]),
                         "more-lat": (n1[0], n1[1] * 2, n1[2])}.items():
        yield f"dense-{name}", with_nodes(group(2, dense(*arrays)))
    yield "dense-tags-without-end", with_nodes(group(2, dense(*n1, tags=[1, 1]), b"place"))
    yield "dense-tags-odd", with_nodes(group(2, dense(*n1, tags=[1, 0]), b"place"))
    yield "dense-tags-beyond", with_nodes(group(2, dense(*n1, tags=[99, 99, 0]), b"place"))
    yield "dense-tags-of-more-nodes", with_nodes(group(2, dense(*n1, tags=[1, 1, 0, 1, 1, 0]), b"place"))
    yield "packed-cut", with_nodes(group(2, content(1, b"\xff\xff") + packed(8, n1[1]) + packed(9, n1[2])))
    yield "length-beyond-the-end", with_block(raw(b"OSMData", b"\x0a\xff\xff\xff\x7f"))
    yield "length-of-ten-bytes", with_block(raw(b"OSMData", b"\x0a" + b"\xff" * 9 + b"\x01"))
    yield "field-zero", with_block(raw(b"OSMData", b"\x02\x01a"))
    yield "granularity-zero", HEADER + raw(b"OSMData", NODE_BLOCK + number(17, 0)) + WAYS + RELATIONS
    yield "granularity-minus-one", HEADER + raw(b"OSMData", NODE_BLOCK + number(17, MINUS_ONE)) + WAYS + RELATIONS
    yield "granularity-huge", HEADER + raw(b"OSMData", NODE_BLOCK + number(17, 2**31 - 1)) + WAYS + RELATIONS
    yield "offset-huge", HEADER + raw(b"OSMData", NODE_BLOCK + number(19, 2**63 - 1) + number(20, 2**63)) + WAYS + RELATIONS
    yield "latitude-of-200", with_nodes(group(2, dense(n1[0], [zigzag(2_000_000_000)], n1[2])))
    yield "longitude-of-400", with_nodes(group(2, dense(n1[0], n1[1], [zigzag(4_000_000_000)])))
    yield "ids-overflow", with_nodes(group(2, dense([zigzag(2**62)] * 4, n1[1] * 4, n1[2] * 4)))
    yield "id-negative", with_nodes(group(2, dense([zigzag(-5)], n1[1], n1[2])))
    yield "id-zero", with_nodes(group(2, dense([0], n1[1], n1[2])))
    yield "changesets", with_block(group(5, number(1, 1)))
    yield "group-of-nothing", with_block(raw(b"OSMData", content(1, content(1, b"")) + content(2, b"")))
    for name, member in {"itself": (900, 3), "of-type-seven": (1, 7), "negative": (-7, 0)}.items():
        body = (number(1, 900) + packed(2, [1]) + packed(3, [2]) + packed(8, [0]) + packed(9, [zigzag(member[0])]) +
                packed(10, [member[1]]))
        yield f"member-{name}", GOOD + group(4, body, b"type", b"multipolygon")
    body = number(1, 900) + packed(8, [0]) + packed(9, [2, 2]) + packed(10, [0])
    yield "members-fewer-types", GOOD + group(4, body)
    yield "member-role-beyond", GOOD + group(4, number(1, 900) + packed(8, [77]) + packed(9, [2]) + packed(10, [0]))


def ways():
    road = {"highway": "primary"}
    yield "way-without-nodes", with_way(900, road, [])
    yield "way-of-one-node", with_way(900, road, [1])
    yield "way-of-one-node-a-thousand-times", with_way(900, road, [1] * 1000)
    yield "way-of-nodes-that-are-not-there", with_way(900, road, [7000, 7001, 7002])
    yield "way-of-100000-nodes", with_way(900, road, [1, 2] * 50_000)
    yield "way-id-zero", with_way(0, road, [1, 2])
    yield "way-id-negative", with_way(2**64 - 9, road, [1, 2])
    yield "way-id-of-another", with_way(101, road, [1, 2])
    yield "node-id-huge", with_way(900, road, [1, 2**62])
    for name, value in {"zero": "0", "negative": "-50", "nan": "nan", "infinite": "inf", "1e309": "1e309", "long": "9" * 5000,
                        "words": "walk; 30 knots; \u202e05"}.items():
        yield f"maxspeed-{name}", with_way(900, {**road, "maxspeed": value}, [1, 2])
    for name, value in {"zero": "00:00", "huge": "99999999999:99", "negative": "-1:00", "iso": "P1Y99999999M"}.items():
        yield f"duration-{name}", with_way(900, {"route": "ferry", "duration": value}, [1, 9])
    yield "opening-hours-of-brackets", with_way(900, {**road, "opening_hours": "(" * 3000}, [1, 2])
    yield "seasons-of-clauses", with_way(900, {**road, "motor_vehicle:conditional": "no @ (Nov-Apr);" * 1000}, [1, 2])
    yield "name-of-escapes", with_way(900, {**road, "name": "\x1b]0;x\x07\u202e<script>\u2028"}, [1, 2])
    yield "name-of-60-kb", with_way(900, {**road, "name": "\u00e5" * 30_000}, [1, 2])
    yield "tags-by-the-thousand", with_way(900, {**road, **{f"key{i}": "x" for i in range(5000)}}, [1, 2])


def other_formats():
    yield "gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + b"\0" * 50
    yield "zip", b"PK\x03\x04" + b"\0" * 50
    yield "xml", b'<?xml version="1.0"?><osm version="0.6"><node id="1" lat="59" lon="15"/></osm>'
    yield "o5m", b"\xff\xe0\x04o5m2"
    yield "geojson", b'{"type":"FeatureCollection","features":[]}'
    yield "sqlite", b"SQLite format 3\0" + b"\0" * 100
    yield "vrt", b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>http://127.0.0.1:1/x</SrcDataSource>"


def cases():
    families = (frames, compressions, headers, objects, ways, other_formats)
    for name, data in ((name, data) for family in families for name, data in family()):
        yield Case(f"extract/{name}", "roads", putting("roads", "roads.osm.pbf", data))
    for name, data in cuts(GOOD, 12):
        yield Case(f"extract/cut-{name}", "roads", putting("roads", "roads.osm.pbf", data))
    for name, data in flips(GOOD, 16):
        yield Case(f"extract/flip-{name}", "roads", putting("roads", "roads.osm.pbf", data))
    for name, text in {"md5": "0" * 32, "sha256": "f" * 64, "md5-of-words": "not a sum", "sha256-empty": ""}.items():
        def beside(study, ending=name.split("-")[0], text=text):
            study.write(f"roads.osm.pbf.{ending}", text)
        yield Case(f"extract/sum-{name}", "roads", beside)

# SPDX-License-Identifier: MIT
"""Shapefiles and FlatGeobufs: the places of the study."""
import pathlib
import struct
import tempfile

from case import Case, cuts, flips
from geopackages import POINTS, without_meetings

PARTS = ("shp", "shx", "dbf", "prj", "cpg")


def make(driver, name):
    """Fourteen places as GDAL writes them: the bytes of each file by its ending."""
    from osgeo import ogr, osr
    ogr.UseExceptions()
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3006)
    with tempfile.TemporaryDirectory() as folder:
        source = ogr.GetDriverByName(driver).CreateDataSource(str(pathlib.Path(folder) / name))
        layer = source.CreateLayer("p", reference, ogr.wkbPoint, ["ENCODING=UTF-8"] if name.endswith("shp") else [])
        for column in ("id", "name"):
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("population", ogr.OFTReal))
        for identifier, x, y in POINTS:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["id"], feature["name"], feature["population"] = identifier, f"Åby {identifier}", 12
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
            layer.CreateFeature(feature)
            feature = None
        layer = source = None
        return {path.suffix[1:]: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


SHAPE = make("ESRI Shapefile", "p.shp")
FLAT = make("FlatGeobuf", "p.fgb")["fgb"]
SHAPE_RECORD = 8 + 20  # a head of 8 bytes, a point of 20


def patched(data, at, new):
    return data[:at] + new + data[at + len(new):]


def shape_of(**parts):
    """The good parts, some replaced; None: not there."""
    return {ending: data for ending, data in {**SHAPE, **parts}.items() if data is not None}


def third_point(x, y, kind=1):
    return patched(SHAPE["shp"], 100 + 2 * SHAPE_RECORD + 8, struct.pack("<idd", kind, x, y))


def table_row(number):
    """Where a row of the table begins."""
    head, size = struct.unpack("<HH", SHAPE["dbf"][8:12])
    return head + number * size


def in_third_row(column, text):
    """A cell of the table: the columns are id, name (80 letters each) and population (24)."""
    offset, width = {"id": (1, 80), "name": (81, 80), "population": (161, 24)}[column]
    return patched(SHAPE["dbf"], table_row(2) + offset, text.ljust(width, b" ")[:width])


def shapefiles():
    yield "whole", shape_of()
    for ending in ("shx", "dbf", "prj", "cpg"):
        yield f"without-{ending}", shape_of(**{ending: None})
        yield f"empty-{ending}", shape_of(**{ending: b""})
        yield f"{ending}-of-ones", shape_of(**{ending: b"\xff" * len(SHAPE[ending])})
    yield "empty-shp", shape_of(shp=b"")
    yield "header-only", shape_of(shp=SHAPE["shp"][:100])
    yield "endings-in-capitals", {ending.upper() if ending != "shp" else ending: data for ending, data in SHAPE.items()}
    for name, data in cuts(SHAPE["shp"], 4):
        yield f"shp-cut-{name}", shape_of(shp=data)
    for name, data in cuts(SHAPE["shx"], 3):
        yield f"shx-cut-{name}", shape_of(shx=data)
    for name, data in cuts(SHAPE["dbf"], 4):
        yield f"dbf-cut-{name}", shape_of(dbf=data)
    for name, data in flips(SHAPE["shp"], 8, seed=11):
        yield f"shp-flip-{name}", shape_of(shp=data)
    for name, data in flips(SHAPE["shx"], 6, seed=12):
        yield f"shx-flip-{name}", shape_of(shx=data)
    for name, data in flips(SHAPE["dbf"], 10, seed=13):
        yield f"dbf-flip-{name}", shape_of(dbf=data)
    points = {"nan": (float("nan"), float("nan")), "half-nan": (530000, float("nan")), "infinite": (float("inf"), 6598000),
              "huge": (1e308, -1e308), "zero": (0, 0), "no-data": (-1e39, -1e39), "swapped": (6598000, 530000)}
    for name, (x, y) in points.items():
        yield f"point-{name}", shape_of(shp=third_point(x, y))
    yield "shape-null", shape_of(shp=third_point(0, 0, kind=0))
    yield "shape-type-polygon", shape_of(shp=third_point(530000, 6598000, kind=5))
    yield "shape-type-99", shape_of(shp=third_point(530000, 6598000, kind=99))
    yield "type-of-all-99", shape_of(shp=patched(SHAPE["shp"], 32, struct.pack("<i", 99)))
    yield "type-of-all-lines", shape_of(shp=patched(SHAPE["shp"], 32, struct.pack("<i", 3)))
    yield "record-size-huge", shape_of(shp=patched(SHAPE["shp"], 100 + 2 * SHAPE_RECORD + 4, struct.pack(">i", 2**31 - 1)))
    yield "record-size-negative", shape_of(shp=patched(SHAPE["shp"], 100 + 2 * SHAPE_RECORD + 4, struct.pack(">i", -1)))
    yield "offset-beyond-the-end", shape_of(shx=patched(SHAPE["shx"], 100 + 2 * 8, struct.pack(">i", 2**30)))
    yield "offset-of-another", shape_of(shx=patched(SHAPE["shx"], 100 + 2 * 8, SHAPE["shx"][100:104]))
    yield "length-of-less", shape_of(shp=patched(SHAPE["shp"], 24, struct.pack(">i", 60)))
    yield "rows-of-less", shape_of(dbf=patched(SHAPE["dbf"], 4, struct.pack("<I", 3)))
    yield "rows-by-the-billion", shape_of(dbf=patched(SHAPE["dbf"], 4, struct.pack("<I", 2**32 - 1)))
    yield "row-size-zero", shape_of(dbf=patched(SHAPE["dbf"], 10, b"\0\0"))
    yield "row-deleted", shape_of(dbf=patched(SHAPE["dbf"], table_row(2), b"*"))
    yield "column-type-unknown", shape_of(dbf=patched(SHAPE["dbf"], 32 + 2 * 32 + 11, b"?"))
    yield "column-width-zero", shape_of(dbf=patched(SHAPE["dbf"], 32 + 2 * 32 + 16, b"\0"))
    for name, column, text in (("population-of-words", "population", b"many"), ("population-of-stars", "population", b"*" * 24),
                               ("population-nan", "population", b"nan"), ("population-negative", "population", b"-5"),
                               ("population-1e309", "population", b"1e309"), ("population-empty", "population", b""),
                               ("population-with-unit", "population", b"12 people"), ("population-with-comma", "population", b"12,5"),
                               ("id-empty", "id", b""), ("id-of-another", "id", b"P01"), ("name-not-utf-8", "name", b"H\xe5lla"),
                               ("name-with-zero-byte", "name", b"a\0b"), ("name-of-escapes", "name", b"\x1b[31m<b>")):
        yield f"cell-{name}", shape_of(dbf=in_third_row(column, text))
    for name, text in {"of-words": b"somewhere", "address": b"http://127.0.0.1:1/crs.wkt", "of-degrees": b'GEOGCS["WGS 84",DATUM["WGS_1984",'
                       b'SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
                       "nested": b"PROJCS[" * 20_000}.items():
        yield f"prj-{name}", shape_of(prj=text)
    yield "cpg-unknown", shape_of(cpg=b"KLINGON-8")
    yield "cpg-of-windows-1252", shape_of(cpg=b"1252")
    yield "cpg-of-escapes", shape_of(cpg=b"\x1b[31m\xff")
    yield "renamed-geojson", shape_of(shp=b'{"type":"FeatureCollection","features":[]}')


def flatgeobufs():
    yield "whole", FLAT
    yield "empty", b""
    yield "magic-only", FLAT[:8]
    yield "magic-of-version-2", patched(FLAT, 3, b"\x02")
    for name, size in {"zero": 0, "one-more": struct.unpack("<I", FLAT[8:12])[0] + 1, "huge": 2**31 - 1, "all-ones": 2**32 - 1}.items():
        yield f"header-size-{name}", patched(FLAT, 8, struct.pack("<I", size))
    for name, data in cuts(FLAT, 8):
        yield f"cut-{name}", data
    yield "cut-by-a-byte", FLAT[:-1]
    for name, data in flips(FLAT, 24, seed=5):
        yield f"flip-{name}", data
    yield "zeros-behind", FLAT + b"\0" * 64
    yield "twice", FLAT + FLAT
    yield "renamed-geojson", b'{"type":"FeatureCollection","features":[]}'
    yield "renamed-vrt", b'<OGRVRTDataSource><OGRVRTLayer name="p"><SrcDataSource>http://127.0.0.1:1/p</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'


def cases():
    for name, parts in shapefiles():
        def put_parts(study, parts=parts):
            without_meetings(study)
            for ending, data in parts.items():
                study.write(f"p.{ending}", data)
            study.use("places", "p.shp")
        yield Case(f"shapefile/{name}", "places", put_parts)
    for name, data in flatgeobufs():
        def put(study, data=data):
            without_meetings(study)
            study.put("places", "p.fgb", data)
        yield Case(f"flatgeobuf/{name}", "places", put)

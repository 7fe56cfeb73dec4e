# SPDX-License-Identifier: MIT
"""GeoJSON: the service points and the municipalities of the study."""
import json

from case import INVENTED, Case, cuts, flips, putting

GOOD = (INVENTED / "services.geojson").read_bytes()
BORDERS = (INVENTED / "municipalities.geojson").read_bytes()


def collection(*features, more=""):
    return '{"type":"FeatureCollection",' + more + '"features":[' + ",".join(features) + "]}"


def feature(geometry='{"type":"Point","coordinates":[15.4983664,59.519081]}',
            properties='{"id":"S1","name":"x","kinds":"apotek"}'):
    return '{"type":"Feature","properties":' + properties + ',"geometry":' + geometry + "}"


def point(coordinates):
    return '{"type":"Point","coordinates":' + coordinates + "}"


def documents():
    yield from {
        "empty": "", "space": "  \n", "brace": "{", "null": "null", "number": "1", "list": "[]", "text": '"x"',
        "brackets": "[" * 100_000, "braces": '{"a":' * 100_000, "nested-features": '{"features":[' * 50_000,
        "no-features": '{"type":"FeatureCollection"}', "features-none": collection(),
        "features-null": '{"type":"FeatureCollection","features":null}', "features-object": '{"type":"FeatureCollection","features":{}}',
        "features-numbers": collection("1", "2"), "features-null-inside": collection(feature(), "null"),
        "type-lower-case": collection(feature()).replace("FeatureCollection", "featurecollection"),
        "type-twice": collection(feature(), more='"type":"Topology",'), "feature-alone": feature(), "geometry-alone": point("[15.49,59.51]"),
        "sequence": feature() + "\n" + feature(properties='{"id":"S2","name":"y","kinds":"apotek"}'),
        "record-separators": "\x1e" + feature() + "\n\x1e" + feature(), "garbage-behind": collection(feature()) + "xyz",
        "two-documents": collection(feature()) * 2, "comment": "/* x */" + collection(feature()),
        "comma-behind": collection(feature(), "").replace(",]", ",]"), "zero-byte": collection(feature()).replace('"x"', '"x\0y"'),
        "topojson": '{"type":"Topology","objects":{},"arcs":[]}', "esri": '{"geometryType":"esriGeometryPoint","features":[]}',
        "address": "http://127.0.0.1:1/x.geojson", "vrt": '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>http://127.0.0.1:1/x'
        '</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>', "xml": '<?xml version="1.0"?><kml/>', "html": "<!doctype html><title>404",
        "stac": '{"type":"FeatureCollection","stac_version":"1.0.0","features":[]}'}.items()
    yield "mark-of-utf-8", b"\xef\xbb\xbf" + GOOD
    yield "utf-16", GOOD.decode().encode("utf-16")
    yield "windows-1252", GOOD.decode().encode("windows-1252")
    yield "sqlite", b"SQLite format 3\0" + b"\0" * 4096
    yield "gzip", b"\x1f\x8b\x08" + b"\0" * 64


def geometries():
    coordinates = {"nan": "[NaN,59.5]", "infinity": "[Infinity,59.5]", "1e999": "[1e999,59.5]", "1e308": "[1e308,1e308]", "texts": '["15.4","59.5"]',
                   "null": "[null,null]", "objects": "[{},{}]", "one": "[15.4]", "none": "[]", "five": "[15.49,59.51,1,2,3]", "nested": "[[15.4,59.5]]",
                   "swapped": "[59.519,15.498]", "beyond-the-earth": "[400,95]", "missing": "null", "word": '"here"', "booleans": "[true,false]",
                   "digits-by-the-thousand": "[15." + "4" * 5000 + ",59.5]", "long-list": "[15.4,59.5" + ",1" * 100_000 + "]"}
    for name, text in coordinates.items():
        yield f"coordinates-{name}", collection(feature(), feature(point(text), '{"id":"S2","name":"y","kinds":"apotek"}'))
    shapes = {"null": "null", "number": "5", "list": "[]", "object": "{}", "type-unknown": '{"type":"Blancmange","coordinates":[1,2]}',
              "line": '{"type":"LineString","coordinates":[[15,59],[16,60]]}', "multipoint-empty": '{"type":"MultiPoint","coordinates":[]}',
              "polygon-of-no-rings": '{"type":"Polygon","coordinates":[]}', "polygon-of-empty-ring": '{"type":"Polygon","coordinates":[[]]}',
              "polygon-of-two-points": '{"type":"Polygon","coordinates":[[[15,59],[16,60]]]}',
              "collections": '{"type":"GeometryCollection","geometries":[' * 400 + "]}" * 400,
              "collections-by-the-thousand": '{"type":"GeometryCollection","geometries":[' * 20_000 + "]}" * 20_000}
    for name, text in shapes.items():
        yield f"geometry-{name}", collection(feature(), feature(text, '{"id":"S2","name":"y","kinds":"apotek"}'))


def properties():
    rows = {"null": "null", "list": "[]", "number": "1", "empty": "{}", "id-object": '{"id":{},"name":"y","kinds":"apotek"}',
            "id-null": '{"id":null,"name":"y","kinds":"apotek"}', "id-number": '{"id":1e300,"name":"y","kinds":"apotek"}',
            "id-of-another": '{"id":"S1","name":"y","kinds":"apotek"}', "name-list": '{"id":"S2","name":["a",{}],"kinds":"apotek"}',
            "kinds-list": '{"id":"S2","name":"y","kinds":["apotek","drivmedel"]}', "kinds-unknown": '{"id":"S2","name":"y","kinds":"x"}',
            "key-twice": '{"id":"S2","id":"S3","name":"y","kinds":"apotek"}', "surrogate-alone": '{"id":"S2","name":"\\ud800","kinds":"apotek"}',
            "zero-escape": '{"id":"S2","name":"a\\u0000b","kinds":"apotek"}', "escapes": '{"id":"S2","name":"\\u001b[31m","kinds":"apotek"}',
            "nested": '{"id":"S2","name":' + '{"a":' * 30 + "1" + "}" * 30 + ',"kinds":"apotek"}',
            "text-of-5-mb": json.dumps({"id": "S2", "name": "x" * 5_000_000, "kinds": "apotek"}),
            "keys-by-the-thousand": json.dumps({"id": "S2", "name": "y", "kinds": "apotek", **{f"k{i}": 1 for i in range(3000)}})}
    for name, text in rows.items():
        yield f"properties-{name}", collection(feature(), feature(properties=text))


def systems():
    crs = {"link": '"type":"link","properties":{"href":"http://127.0.0.1:1/crs"}', "link-to-file": '"type":"link","properties":{"href":"file:///etc/passwd"}',
           "name-address": '"type":"name","properties":{"name":"http://127.0.0.1:1/crs/EPSG/0/3006"}', "name-unknown": '"type":"name","properties":{"name":"EPSG:999999"}',
           "name-file": '"type":"name","properties":{"name":"/etc/passwd"}', "name-of-metres": '"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}',
           "name-null": '"type":"name","properties":{"name":null}', "type-url": '"type":"url","properties":{"url":"http://127.0.0.1:1/x"}',
           "epsg-huge": '"type":"EPSG","properties":{"code":99999999999999}', "empty": ""}
    for name, text in crs.items():
        yield f"crs-{name}", collection(feature(), more='"crs":{' + text + "},")


def borders():
    def municipality(coordinates, code="9901", kind="Polygon"):
        return feature('{"type":"' + kind + '","coordinates":' + json.dumps(coordinates) + "}",
                       json.dumps({"code": code, "name": "K" + code}))
    square = [[15, 59], [16, 59], [16, 60], [15, 60], [15, 59]]
    yield from {
        "bow-tie": collection(municipality([[[15, 59], [16, 60], [16, 59], [15, 60], [15, 59]]])),
        "not-closed": collection(municipality([square[:-1]])), "of-two-points": collection(municipality([square[:2]])),
        "one-point-many-times": collection(municipality([[[15, 59]] * 9])), "hole-outside": collection(
            municipality([square, [[20, 60], [21, 60], [21, 61], [20, 60]]])), "hole-equal": collection(municipality([square, square])),
        "spike": collection(municipality([[[15, 59], [16, 59], [16, 61], [16, 59], [16, 60], [15, 60], [15, 59]]])),
        "empty": collection(municipality([])), "parts-overlap": collection(municipality([[square], [square]], kind="MultiPolygon")),
        "of-the-world": collection(municipality([[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]])),
        "code-twice": collection(municipality([square]), municipality([square])), "code-empty": collection(municipality([square], "")),
        "code-three-digits": collection(municipality([square], "114")),
        "line": collection(municipality(square, kind="LineString")), "point": collection(municipality([15, 59], kind="Point")),
        "vertices-by-the-ten-thousand": collection(municipality([[[15 + i / 1e5, 59] for i in range(50_000)] + [[15.2, 59.9], [15, 59]]]))}.items()


def cases():
    for name, data in ((name, data) for family in (documents, geometries, properties, systems) for name, data in family()):
        yield Case(f"geojson/{name}", "services", putting("services", "s.geojson", data))
    for name, data in borders():
        yield Case(f"geojson/border-{name}", "municipalities", putting("municipalities", "m.geojson", data))
    for name, data in cuts(GOOD, 8):
        yield Case(f"geojson/cut-{name}", "services", putting("services", "s.geojson", data))
    for name, data in flips(GOOD, 12):
        yield Case(f"geojson/flip-{name}", "services", putting("services", "s.geojson", data))

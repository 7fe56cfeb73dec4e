# SPDX-License-Identifier: MIT
"""GeoPackages: the places of the study."""
import contextlib
import os
import pathlib
import sqlite3
import struct
import tempfile

from case import INVENTED, Case, cuts, flips, putting

os.environ["OGR_CURRENT_DATE"] = "2026-01-01T00:00:00Z"
POINTS = [(f"P{number:02}", 520000 + 1000 * number, 6598000 + 10 * number) for number in range(1, 15)]


def make_base():
    """Fourteen places as GDAL writes them, on large enough pages to have some."""
    from osgeo import ogr, osr
    ogr.UseExceptions()
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3006)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "base.gpkg"
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        layer = source.CreateLayer("places", reference, ogr.wkbPoint)
        for name in ("id", "name"):
            layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("population", ogr.OFTReal))
        for identifier, x, y in POINTS:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["id"], feature["name"], feature["population"] = identifier, f"By {identifier}", 12
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(x, y)
            feature.SetGeometry(point)
            layer.CreateFeature(feature)
            feature = None
        layer = source = None
        return path.read_bytes()


BASE = make_base()
PAGE = struct.unpack(">H", BASE[16:18])[0]
WITHOUT_TRIGGERS = [f"DROP TRIGGER {name}" for name in (
    "rtree_places_geom_insert", "rtree_places_geom_update1", "rtree_places_geom_update2", "rtree_places_geom_update3",
    "rtree_places_geom_update4", "rtree_places_geom_delete", "trigger_insert_feature_count_places",
    "trigger_delete_feature_count_places")]


def changed(*statements, schema=None):
    """The base after some SQL; `schema`: (old, new) in the text of the schema itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.gpkg"
        path.write_bytes(BASE)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                connection.create_function(name, 1, lambda _: 0)
            for statement in WITHOUT_TRIGGERS:
                connection.execute(statement.replace("DROP TRIGGER", "DROP TRIGGER IF EXISTS"))
            for statement in statements:
                arguments = ()
                if isinstance(statement, tuple):
                    statement, *arguments = statement
                connection.execute(statement, arguments)
            if schema:
                connection.execute("PRAGMA writable_schema=ON")
                connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", schema)
        return path.read_bytes()


def patched(at, data):
    return BASE[:at] + data + BASE[at + len(data):]


def geometry(wkb, srs=3006, flags=1, magic=b"GP", version=0, envelope=b""):
    return magic + bytes([version, flags]) + struct.pack("<i", srs) + envelope + wkb


def point(x, y):
    return struct.pack("<BIdd", 1, 1, x, y)


def files():
    """The file as SQLite has it."""
    yield "whole", BASE
    yield "empty", b""
    yield "magic-only", BASE[:16]
    yield "header-only", BASE[:100]
    yield "first-page-only", BASE[:PAGE]
    for size in (0, 1, 512, 65535):
        yield f"page-size-{size}", patched(16, struct.pack(">H", size))
    yield "write-ahead-mode", patched(18, b"\2\2")
    yield "newer-format", patched(18, b"\x09\x09")
    yield "reserved-bytes-255", patched(20, b"\xff")
    yield "more-pages-than-there-are", patched(28, struct.pack(">I", 100_000))
    yield "freelist-of-itself", patched(32, struct.pack(">II", 1, 9))
    yield "text-in-utf-16", patched(56, struct.pack(">I", 2))
    yield "application-id-zero", patched(68, b"\0\0\0\0")
    yield "application-id-of-2012", patched(68, b"GP10")
    yield "application-id-of-words", patched(68, b"\x1b[2J")
    yield "version-huge", patched(60, b"\x7f\xff\xff\xff")
    for number in range(1, len(BASE) // PAGE, max(1, len(BASE) // PAGE // 8)):
        yield f"page-{number}-of-ones", patched(number * PAGE, b"\xff" * PAGE)
        yield f"page-{number}-of-zeros", patched(number * PAGE, b"\0" * PAGE)
    yield "pages-swapped", BASE[:PAGE] + BASE[2 * PAGE:3 * PAGE] + BASE[PAGE:2 * PAGE] + BASE[3 * PAGE:]
    yield "zeros-behind", BASE + b"\0" * PAGE
    yield "renamed-zip", b"PK\x03\x04" + b"\0" * 4096
    yield "renamed-geojson", b'{"type":"FeatureCollection","features":[]}'
    yield "renamed-vrt", b'<OGRVRTDataSource><OGRVRTLayer name="places"><SrcDataSource>http://127.0.0.1:1/x.gpkg' \
                         b'</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
    yield "renamed-csv", (INVENTED / "places.csv").read_bytes()


def schemas():
    """Views, triggers and tables that are not what a reader expects."""
    moved = "ALTER TABLE places RENAME TO t"
    yield "view", changed(moved, "CREATE VIEW places AS SELECT * FROM t")
    yield "view-without-end", changed(moved, "CREATE VIEW places AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 "
                                             "FROM n) SELECT i AS fid, NULL AS geom, i AS id, i AS name, i AS population FROM n")
    yield "view-of-itself", changed(moved, "CREATE VIEW places AS SELECT * FROM places")
    yield "view-with-trigger", changed(moved, "CREATE VIEW places AS SELECT * FROM t",
                                       "CREATE TRIGGER w INSTEAD OF INSERT ON places BEGIN DELETE FROM t; END")
    yield "triggers", changed("CREATE TRIGGER w AFTER INSERT ON places BEGIN DELETE FROM places; END")
    yield "contents-is-a-view", changed("ALTER TABLE gpkg_contents RENAME TO c", "CREATE VIEW gpkg_contents AS SELECT * FROM c")
    yield "systems-are-a-view", changed("ALTER TABLE gpkg_spatial_ref_sys RENAME TO s",
                                        "CREATE VIEW gpkg_spatial_ref_sys AS SELECT * FROM s")
    for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", "places", "gpkg_ogr_contents",
                  "gpkg_extensions", "gpkg_tile_matrix", "rtree_places_geom"):
        yield f"without-{table.replace('_', '-')}", changed("PRAGMA foreign_keys=OFF", f"DROP TABLE IF EXISTS {table}")
    yield "without-rows-in-contents", changed("DELETE FROM gpkg_contents")
    yield "contents-of-a-table-that-is-not-there", changed("PRAGMA foreign_keys=OFF", "UPDATE gpkg_contents SET table_name='lost'")
    yield "contents-of-the-schema", changed("PRAGMA foreign_keys=OFF", "UPDATE gpkg_contents SET table_name='sqlite_master'",
                                            "UPDATE gpkg_geometry_columns SET table_name='sqlite_master'")
    yield "contents-without-name", changed("PRAGMA foreign_keys=OFF", "UPDATE gpkg_contents SET table_name=''")
    yield "contents-type-unknown", changed("UPDATE gpkg_contents SET data_type='raisin'")
    yield "contents-type-tiles", changed("UPDATE gpkg_contents SET data_type='tiles'")
    yield "extent-nan", changed("UPDATE gpkg_contents SET min_x='nan', max_x=1e999, min_y=-1e999, max_y='x'")
    yield "geometry-column-unknown", changed("UPDATE gpkg_geometry_columns SET column_name='nowhere'")
    yield "geometry-column-of-names", changed("UPDATE gpkg_geometry_columns SET column_name='name'")
    yield "geometry-type-unknown", changed("UPDATE gpkg_geometry_columns SET geometry_type_name='BLANCMANGE'")
    yield "geometry-type-polygon", changed("UPDATE gpkg_geometry_columns SET geometry_type_name='POLYGON'")
    yield "column-by-a-function", changed("ALTER TABLE places ADD COLUMN note TEXT AS (hex(zeroblob(300000000)))")
    yield "column-by-random", changed("ALTER TABLE places ADD COLUMN note TEXT AS (upper('x')) VIRTUAL",
                                      schema=("upper('x')", "printf('%.*c',100000000,random())"))
    yield "check-that-fails", changed(schema=('"name" TEXT', '"name" TEXT CHECK (length(hex(zeroblob(300000000)))=1)'))
    yield "default-that-fails", changed("ALTER TABLE places ADD COLUMN note TEXT DEFAULT 'x'",
                                        schema=("DEFAULT 'x'", "DEFAULT (abs(-9223372036854775808))"))
    yield "schema-cut", changed(schema=('"name" TEXT', '"name'))
    yield "schema-with-zero-byte", changed(schema=('"name" TEXT', '"name" \0TEXT'))
    yield "columns-by-the-hundred", changed(*[f"ALTER TABLE places ADD COLUMN c{number}" for number in range(600)])
    yield "column-of-escapes", changed('ALTER TABLE places ADD COLUMN "a\x1b[31m\r\n\u202e" TEXT')
    yield "column-of-sql", changed('ALTER TABLE places ADD COLUMN "x""; DROP TABLE gpkg_contents;--" TEXT')
    yield "column-twice-but-for-case", changed('ALTER TABLE places ADD COLUMN "ID2" TEXT', 'ALTER TABLE places ADD COLUMN "Ä" TEXT', 'ALTER TABLE places ADD COLUMN "ä" TEXT')
    for name, table in {"path": "../../escape", "sql": 'x"; DROP TABLE gpkg_contents;--', "escapes": "\x1b]0;x\x07",
                        "long": "n" * 100_000}.items():
        quoted = table.replace('"', '""')
        yield f"layer-name-{name}", changed("PRAGMA foreign_keys=OFF", f'ALTER TABLE places RENAME TO "{quoted}"',
                                            ("UPDATE gpkg_contents SET table_name=?, identifier=?", table, table),
                                            ("UPDATE gpkg_geometry_columns SET table_name=?", table))
    yield "two-layers", changed("CREATE TABLE more(fid INTEGER PRIMARY KEY, geom BLOB, id, name)",
                                "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES('more','features','more',3006)",
                                "INSERT INTO gpkg_geometry_columns VALUES('more','geom','POINT',3006,0,0)")
    yield "layer-without-rowid", changed(moved, "CREATE TABLE places(fid TEXT PRIMARY KEY, geom BLOB, id, name) WITHOUT ROWID",
                                         "INSERT INTO places SELECT 'f'||fid, geom, id, name FROM t")
    yield "virtual-table", changed(moved, "CREATE VIRTUAL TABLE places USING rtree(fid, x0, x1, y0, y1)")
    yield "count-of-less", changed("UPDATE gpkg_ogr_contents SET feature_count=3")
    yield "count-of-more", changed("UPDATE gpkg_ogr_contents SET feature_count=99")
    yield "count-negative", changed("UPDATE gpkg_ogr_contents SET feature_count=-1")
    yield "count-of-words", changed("UPDATE gpkg_ogr_contents SET feature_count='many'")
    yield "index-of-nothing", changed("DELETE FROM rtree_places_geom_rowid", "DELETE FROM rtree_places_geom_node")
    yield "extension-unknown", changed("INSERT INTO gpkg_extensions VALUES('places','geom','evil_ext','file:///etc/passwd','read-write')")
    yield "rows-none", changed("DELETE FROM places")


def systems():
    """What the layer says of its coordinates."""
    for srs in (-1, 0, 4326, 3857, 3021, 12345, 2**31 - 1, -2**31):
        yield f"srs-{srs}", changed(f"INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES('x',{srs},'EPSG',{srs},'undefined',NULL)",
                                    f"UPDATE gpkg_contents SET srs_id={srs}", f"UPDATE gpkg_geometry_columns SET srs_id={srs}")
    for name, text in {"address": "http://127.0.0.1:1/crs.wkt", "file": "/etc/passwd", "empty": "", "cut": 'PROJCS["SWEREF99',
                       "nested": "PROJCS[" * 50_000, "long": 'GEOGCS["' + "x" * 5_000_000 + '"]',
                       "init": "+init=epsg:3006", "proj-file": "+proj=pipeline +step +proj=hgridshift +grids=/etc/passwd"}.items():
        yield f"system-{name}", changed(("UPDATE gpkg_spatial_ref_sys SET definition=?, organization='NONE', "
                                         "organization_coordsys_id=0 WHERE srs_id=3006", text))
    yield "system-without-row", changed("PRAGMA foreign_keys=OFF", "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id=3006")


def geometries():
    """The third place has this geometry."""
    good = point(530000, 6598000)
    nan, infinite = float("nan"), float("inf")
    blobs = {
        "null": None, "empty-blob": b"", "one-byte": b"G", "magic-only": b"GP\0\1", "magic-other": geometry(good, magic=b"XX"),
        "version-9": geometry(good, version=9), "without-wkb": geometry(b""), "srs-other": geometry(good, srs=4326),
        "envelope-of-words": geometry(good, flags=1 | 7 << 1), "envelope-cut": geometry(b"\0" * 9, flags=1 | 1 << 1),
        "envelope-nan": geometry(good, flags=1 | 1 << 1, envelope=struct.pack("<4d", nan, nan, nan, nan)),
        "flag-empty-with-point": geometry(good, flags=1 | 1 << 4), "extended": geometry(b"FREE" + good, flags=1 | 1 << 5),
        "reserved-flags": geometry(good, flags=0xC1), "big-endian-head": geometry(good, flags=0),
        "wkb-cut": geometry(good[:-3]), "wkb-byte-order-9": geometry(b"\x09" + good[1:]),
        "wkb-type-0": geometry(struct.pack("<BI", 1, 0)), "wkb-type-77": geometry(struct.pack("<BIdd", 1, 77, 1, 1)),
        "line-of-4-gi-points": geometry(struct.pack("<BII", 1, 2, 2**32 - 1) + b"\0" * 64),
        "polygon-of-4-gi-rings": geometry(struct.pack("<BII", 1, 3, 2**32 - 1) + b"\0" * 64),
        "collection-of-4-gi": geometry(struct.pack("<BII", 1, 7, 2**32 - 1) + b"\0" * 64),
        "collections-nested": geometry(struct.pack("<BII", 1, 7, 1) * 20_000), "multipoint-of-none": geometry(struct.pack("<BII", 1, 4, 0)),
        "multipoint-of-two": geometry(struct.pack("<BII", 1, 4, 2) + good + good), "line": geometry(struct.pack("<BIIdddd", 1, 2, 2, 1, 2, 3, 4)),
        "nan": geometry(point(nan, nan)), "half-nan": geometry(point(530000, nan)), "infinite": geometry(point(infinite, 6598000)),
        "huge": geometry(point(1e308, -1e308)), "denormal": geometry(point(5e-324, 5e-324)), "zero": geometry(point(0, 0)),
        "z-and-m": geometry(struct.pack("<BIdddd", 1, 3001, 530000, 6598000, nan, infinite)),
        "swapped": geometry(point(6598000, 530000)), "ewkb": geometry(struct.pack("<BIIdd", 1, 0x20000001, 4326, 15, 59)),
        "words": "POINT (530000 6598000)", "number": 17}
    for name, blob in blobs.items():
        yield f"geometry-{name}", changed(("UPDATE places SET geom=? WHERE fid=3", blob))
    yield "geometry-of-100-mib-of-zeros", changed("UPDATE places SET geom=zeroblob(10000000) WHERE fid=3")


def values():
    """The third place has this in a column."""
    cells = {"id-null": ("id", None), "id-of-another": ("id", "P01"), "id-empty": ("id", ""), "id-of-bytes": ("id", b"\xff\xfe\0"),
             "name-not-utf-8": ("name", None), "name-with-zero-byte": ("name", "a\0b"), "name-of-escapes": ("name", "\x1b[31m\u202e<b>"),
             "name-of-5-mb": ("name", "\u00e5" * 2_500_000), "population-negative": ("population", -5),
             "population-huge": ("population", 1e308), "population-infinite": ("population", float("inf")),
             "population-of-words": ("population", "many"), "population-of-bytes": ("population", b"\1\2"),
             "population-of-a-billion": ("population", 1e12)}
    for name, (column, value) in cells.items():
        yield f"cell-{name}", changed((f"UPDATE places SET {column}=? WHERE fid=3", value))
    yield "cell-not-utf-8", changed("UPDATE places SET name=CAST(x'48e56c6c' AS TEXT) WHERE fid=3")
    yield "number-of-a-feature-negative", changed("UPDATE places SET fid=-3 WHERE fid=3")
    yield "number-of-a-feature-huge", changed("UPDATE places SET fid=9223372036854775807 WHERE fid=3")


def without_meetings(study):
    """The places are others than those of the meetings."""
    first = study.bytes_of("needs.csv").splitlines(True)[0]
    study.write("needs.csv", first)


def cases():
    def case(name, data, beside=None):
        def make(study):
            without_meetings(study)
            study.put("places", "p.gpkg", data)
            for ending, content in (beside or {}).items():
                study.write("p.gpkg" + ending, content)
        return Case(f"geopackage/{name}", "places", make)
    for name, data in ((name, data) for family in (files, schemas, systems, geometries, values) for name, data in family()):
        yield case(name, data)
    for name, data in cuts(BASE, 8):
        yield case(f"cut-{name}", data)
    for name, data in flips(BASE, 16):
        yield case(f"flip-{name}", data)
    yield case("beside-wal", BASE, {"-wal": b"\x37\x7f\x06\x82" + b"\0" * 28})
    yield case("beside-empty-wal", BASE, {"-wal": b""})
    yield case("beside-journal", BASE, {"-journal": b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504})
    yield case("beside-shared-memory", BASE, {"-shm": b"\0" * 32768})
    yield case("beside-aux", BASE, {".aux.xml": "<PAMDataset><Metadata><MDI key='x'>&x;</MDI></Metadata></PAMDataset>"})

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Roads from a layer of lines: those of the invented municipality, drawn as lines, give the same answers."""
import pathlib
import sys
import unittest
import urllib.parse

from osgeo import ogr, osr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402

ogr.UseExceptions()
DRIVERS = {"gpkg": "GPKG", "shp": "ESRI Shapefile", "geojson": "GeoJSON", "fgb": "FlatGeobuf"}
COLUMNS = ("highway", "maxspeed", "oneway", "surface", "duration")
TABLES = ("places", "place_service", "services", "candidates", "municipalities", "needs")


def drawn_roads():
    """The ways of the invented municipality: their tags and their points in degrees."""
    nodes, ways = {}, []
    for line in (SOURCE / "tests" / "study" / "invented" / "roads.opl").read_text(encoding="utf-8").splitlines():
        parts = line.split(" ")
        if line.startswith("n"):
            nodes[parts[0]] = (float(parts[1][1:]), float(parts[2][1:]))
        elif line.startswith("w"):
            tags = dict(tag.split("=") for tag in urllib.parse.unquote(parts[1][1:]).split(","))
            ways.append((tags, [nodes[node] for node in parts[2][1:].split(",")]))
    return ways


def write_layer(path, ways, columns=COLUMNS):
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName(DRIVERS[path.suffix[1:]]).CreateDataSource(str(path))
    layer = dataset.CreateLayer("roads", degrees, ogr.wkbLineString)
    for column in columns:
        layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
    for tags, points in ways:
        feature = ogr.Feature(layer.GetLayerDefn())
        words = dict(tags)
        if words.get("route") == "ferry":
            words["highway"] = "ferry"
        for column in columns:
            if column in words:
                feature.SetField(column, words[column])
        line = ogr.Geometry(ogr.wkbLineString)
        for point in points:
            line.AddPoint_2D(*point)
        feature.SetGeometry(line)
        layer.CreateFeature(feature)
    layer = dataset = None


def to_micrometres(value):
    """Lines come through the study's CRS and back, which is not exact to the last digit."""
    return round(value, 6) if isinstance(value, float) else value


class LineLayers(StudyTest):
    def tables(self):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.said = process.stderr
        return {table: [tuple(map(to_micrometres, row)) for row in
                        rows(self.result, f"SELECT {', '.join(self.columns(table))} FROM {table}")]
                for table in TABLES}

    def columns(self, table):
        """All but those that depend on the edge of the extract, of which lines know nothing."""
        names = [row[0] for row in rows(self.result, f"SELECT name FROM pragma_table_info('{table}')")]
        return [name for name in names if name not in ("edge_uncertain", "edge_km", "edge_min")]

    def use(self, name, more=""):
        self.replace("study.toml", 'source = "roads.osm.pbf"', f'source = "{name}"\n{more}')

    def test_every_format_gives_the_answers_of_the_extract(self):
        expected = self.tables()
        used = "roads.osm.pbf"
        for format_name in DRIVERS:
            with self.subTest(format_name):
                write_layer(self.study / f"roads.{format_name}", drawn_roads())
                self.replace("study.toml", f'source = "{used}"', f'source = "roads.{format_name}"')
                used = f"roads.{format_name}"
                answers = self.tables()
                for table in TABLES:
                    self.assertEqual(answers[table], expected[table], table)
                self.assertIn("roads: 20 read = 20 used + 0 rejected + 0 excluded", self.said)
                # The bridge: it crosses another road, and no line ends there.
                self.assertNotIn("cross at a vertex", self.said)

    def test_names_of_others_are_mapped(self):
        expected = self.tables()
        words = {"primary": "Riksväg", "unclassified": "Småväg", "ferry": "Färjeled"}
        ways = []
        for tags, points in drawn_roads():
            kind = "ferry" if tags.get("route") == "ferry" else tags["highway"]
            ways.append(({"TYP": words.get(kind, kind), "HAST": tags.get("maxspeed", ""),
                          "ENKEL": "1" if tags.get("oneway") == "yes" or kind == "motorway" else "0",
                          "YTA": tags.get("surface", ""), "TID": tags.get("duration", "")}, points))
        write_layer(self.study / "vägar.gpkg", ways, ("TYP", "HAST", "ENKEL", "YTA", "TID"))
        self.use("vägar.gpkg",
                 'fields = { class = "TYP", speed = "HAST", oneway = "ENKEL", surface = "YTA", '
                 'duration = "TID" }\n'
                 'classes = { "Riksväg" = "primary", "Småväg" = "unclassified", "Färjeled" = "ferry" }')
        self.assertEqual(self.tables(), expected)
        self.assertEqual(rows(self.result, "SELECT value FROM provenance WHERE name = 'roads.classes.Riksväg'"),
                         [("primary",)])

    def test_the_tolerance_is_in_the_provenance(self):
        write_layer(self.study / "roads.gpkg", drawn_roads())
        self.use("roads.gpkg", 'join_within = "0.5 m"')
        self.tables()
        self.assertEqual(rows(self.result, "SELECT value FROM provenance WHERE name = 'roads.join_within'"),
                         [("0.5 m",)])

    def test_unknown_classes_are_refused_with_the_way_out(self):
        write_layer(self.study / "roads.gpkg", [({"highway": "Småväg"}, [(15.5, 59.5), (15.6, 59.5)])])
        self.use("roads.gpkg")
        self.assert_refused(3, "roads.gpkg", "'Småväg' (1)", 'classes = { "Småväg" = "unclassified" }',
                            code="value-invalid")

    def test_keys_of_the_other_source_are_unknown(self):
        self.use("roads.osm.pbf", 'join_within = "1 m"')
        self.assert_refused(2, "join_within", code="study-invalid")

    def test_a_wrong_class_in_the_study_is_refused(self):
        write_layer(self.study / "roads.gpkg", drawn_roads())
        self.use("roads.gpkg", 'classes = { "Småväg" = "lane" }')
        self.assert_refused(2, "study.toml", "'lane'", code="study-invalid")


if __name__ == "__main__":
    unittest.main()

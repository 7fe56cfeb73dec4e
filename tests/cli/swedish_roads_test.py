#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Roads as Trafikverket and Lantmäteriet deliver them: those of the invented municipality, drawn as NVDB, give the
answers of the same lines, and drawn as Topografi every title says that times go by class."""
import pathlib
import sys
import unittest

from osgeo import gdal, ogr, osr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from line_layers_test import TABLES, drawn_roads, to_micrometres, write_layer  # noqa: E402
from program import StudyTest, rows, run  # noqa: E402

ogr.UseExceptions()
FUNCTIONAL = {"motorway": "0", "primary": "2", "secondary": "3", "tertiary": "5", "unclassified": "7",
              "residential": "8"}
OBJECT_TYPES = {"motorway": "Motorväg", "primary": "Övergripande länk", "secondary": "Landsväg",
                "tertiary": "Landsväg liten", "unclassified": "Småväg", "residential": "Lokalgata liten"}
NO_LIMITS = "times by road class, for the roads have no speed limits"
INGA_HASTIGHETER = "tider efter vägklass, för vägarna saknar hastighetsgränser"


def road_class(tags):
    return "ferry" if tags.get("route") == "ferry" else tags["highway"]


def is_one_way(tags):
    return tags.get("oneway") == "yes" or road_class(tags) == "motorway"


def surface(tags):
    """NVDB has a surface for every road; the invented ones only where it matters."""
    return "2" if tags.get("surface") == "gravel" else "1" if road_class(tags) == "residential" else ""


def write(path, layers):
    """Layers of lines with columns of text, as (name, columns, features of points and cells)."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")  # shapefiles cut the names of their columns, as they should
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    driver = "GPKG" if path.suffix == ".gpkg" else "ESRI Shapefile"
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    for name, columns, features in layers:
        layer = dataset.CreateLayer(name, degrees, ogr.wkbLineString, options=["ENCODING=CP1252"] if
                                    driver != "GPKG" else [])
        for column in columns:
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
        for points, cells in features:
            feature = ogr.Feature(layer.GetLayerDefn())
            for index, cell in enumerate(cells):
                feature.SetField(index, cell)
            line = ogr.Geometry(ogr.wkbLineString)
            for point in points:
                line.AddPoint_2D(*point)
            feature.SetGeometry(line)
            layer.CreateFeature(feature)
    layer = dataset = None
    gdal.PopErrorHandler()


def homogenised():
    columns = ("ROUTE_ID", "FROM_MEASURE", "TO_MEASURE", "Vagtr_474", "Klass_181", "F_Hogst_225", "B_Hogst_225",
               "B_ForbjudenFardriktning", "Slitl_152", "Motorvag", "Farjeled")
    features = []
    for number, (tags, points) in enumerate(drawn_roads()):
        kind = road_class(tags)
        limit = tags.get("maxspeed", "")
        features.append((points, (str(number), "0", "1", "1", FUNCTIONAL.get(kind, ""), limit, limit,
                                  "1" if is_one_way(tags) else "", surface(tags),
                                  "1" if kind == "motorway" else "", "1" if kind == "ferry" else "")))
    return [("DEMO", columns, features)]


def attribute_layers():
    """A layer for each attribute, with the names of the shapefiles."""
    extent = ("RLID", "START_MEASURE", "END_MEASURE")
    layers = {"Reflinjetillkomst": (), "Vagtrafiknat": ("NATTYP",), "FunkVagklass": ("KLASS",),
              "Hastighetsgrans": ("HTHAST", "RIKTNING"), "ForbjudenFardriktning": ("RIKTNING",),
              "Slitlager": ("TYP",), "Motorvag": (), "Farjeled": ("LEDSNAMN",)}
    features = {name: [] for name in layers}
    for number, (tags, points) in enumerate(drawn_roads()):
        kind = road_class(tags)
        said = {"Reflinjetillkomst": (), "Vagtrafiknat": ("bilnät",)}
        if kind in FUNCTIONAL:
            said["FunkVagklass"] = (FUNCTIONAL[kind],)
        if "maxspeed" in tags:
            said["Hastighetsgrans"] = (tags["maxspeed"], "Med och mot")
        if is_one_way(tags):
            said["ForbjudenFardriktning"] = ("Mot",)
        if surface(tags):
            said["Slitlager"] = ("grus" if surface(tags) == "2" else "belagd",)
        if kind == "motorway":
            said["Motorvag"] = ()
        if kind == "ferry":
            said["Farjeled"] = ("Sagoöleden",)
        for name, cells in said.items():
            features[name].append((points, (str(number), "0", "1", *cells)))
    return [(f"NVDB_DK{name}", extent + columns, features[name]) for name, columns in layers.items()]


def topografi():
    ways = [(points, (OBJECT_TYPES[road_class(tags)],)) for tags, points in drawn_roads()
            if road_class(tags) != "ferry"]
    ferries = [(points, ("Färjeled",)) for tags, points in drawn_roads() if road_class(tags) == "ferry"]
    return [("vaglinje", ("objekttyp",), ways), ("farjeled", ("objekttyp",), ferries)]


class SwedishRoads(StudyTest):
    def use(self, source):
        self.replace("study.toml", 'source = "roads.osm.pbf"', f"source = {source}")

    def tables(self):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.said = process.stderr
        answers = {}
        for table in TABLES:
            names = [row[0] for row in rows(self.result, f"SELECT name FROM pragma_table_info('{table}')")]
            columns = ", ".join(name for name in names if name != "edge_uncertain")
            answers[table] = [tuple(map(to_micrometres, row))
                              for row in rows(self.result, f"SELECT {columns} FROM {table}")]
        return answers

    def answers_of_lines(self):
        """NVDB does not say how long a ferry takes, so neither do they."""
        write_layer(self.study / "lines.gpkg", drawn_roads(), ("highway", "maxspeed", "oneway", "surface"))
        self.use('"lines.gpkg"')
        answers = self.tables()
        self.replace("study.toml", '"lines.gpkg"', '"roads.osm.pbf"')
        return answers

    def test_nvdb_homogenised_gives_the_answers_of_the_lines(self):
        expected = self.answers_of_lines()
        write(self.study / "nvdb.gpkg", homogenised())
        self.use('"nvdb.gpkg"')
        answers = self.tables()
        for table in TABLES:
            self.assertEqual(answers[table], expected[table], table)
        self.assertIn("read as NVDB, one layer with all attributes (homogenised): 20 road links", self.said)
        self.assertIn("1 road link is a ferry", self.said)
        self.assertEqual(rows(self.result, "SELECT value, unit FROM provenance "
                                           "WHERE name = 'nvdb.missing_speed.outside'"), [("70", "km/h")])

    def test_a_set_of_shapefiles_gives_them_too(self):
        expected = self.answers_of_lines()
        names = []
        for layer in attribute_layers():
            names.append(f"{layer[0]}.shp")
            write(self.study / names[-1], [layer])
        self.use("[" + ", ".join(f'"{name}"' for name in names) + "]")
        answers = self.tables()
        for table in TABLES:
            self.assertEqual(answers[table], expected[table], table)
        self.assertIn("read as NVDB, one layer for each attribute: 20 road links", self.said)
        inputs = rows(self.result, "SELECT DISTINCT value FROM provenance WHERE topic = 'input' AND name = 'roads'")
        self.assertEqual(sorted(value for value, in inputs), sorted(names))

    def test_topografi_says_everywhere_that_times_go_by_class(self):
        write(self.study / "kommunikation.gpkg", topografi())
        self.use('"kommunikation.gpkg"')
        self.tables()
        self.assertIn(NO_LIMITS, self.said)
        self.assertIn("Topografi states no speed limits and no one-way streets", self.said)
        self.assertIn("(kommunikation.gpkg, farjeled)", self.said)
        titles = rows(self.result, "SELECT identifier FROM gpkg_contents WHERE table_name <> 'layer_styles'")
        for title, in titles:
            self.assertTrue(title.endswith(f" – {INGA_HASTIGHETER}"), title)
        styles = rows(self.result, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'places'")
        self.assertTrue(any(INGA_HASTIGHETER in style for style, in styles))
        self.assertEqual(rows(self.result, "SELECT topic, value FROM provenance "
                                           "WHERE name = 'roads.times_by_class'"), [("notice", "Topografi")])

    def test_a_matrix_of_topografi_says_it_in_its_title_or_beside_the_file(self):
        write(self.study / "kommunikation.gpkg", topografi())
        self.use('"kommunikation.gpkg"')
        table, layer = self.study / "m.csv", self.study / "m.gpkg"
        process = run("matrix", self.study, "--to", "services", "-o", table, language="sv")
        self.assertEqual(process.returncode, 0, process.stderr)
        note = self.study / "m.csv.note.txt"
        self.assertIn(f"vad en CSV inte har plats att säga står i {note}: {INGA_HASTIGHETER}", process.stderr)
        self.assertEqual(note.read_text(encoding="utf-8"), f"{INGA_HASTIGHETER}\n")
        self.assertEqual(table.read_text(encoding="utf-8").splitlines()[0], "place_id,destination_id,km,min")
        process = run("matrix", self.study, "--to", "services", "-o", layer, language="sv")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(rows(layer, "SELECT identifier FROM gpkg_contents"), [(f"matrix – {INGA_HASTIGHETER}",)])

    def test_every_table_of_topografi_says_it_beside_the_file_and_no_longer_than_it_is_true(self):
        write(self.study / "kommunikation.gpkg", topografi())
        self.use('"kommunikation.gpkg"')
        table = self.study / "t.csv"
        note = self.study / "t.csv.note.txt"
        for command, *words in (("reach",), ("plan",), ("close", "S1")):
            process = run(command, self.study, *words, "-o", table, "--overwrite", language="sv")
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertIn(INGA_HASTIGHETER, note.read_text(encoding="utf-8"), command)
            note.unlink()
            table.unlink()
        note.write_text("earlier", encoding="utf-8")
        self.replace("study.toml", '"kommunikation.gpkg"', '"roads.osm.pbf"')
        process = run("reach", self.study, "-o", table, "--overwrite", language="sv")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertFalse(note.exists(), "times by limits: there is nothing to say any more")

    def test_a_prepared_network_of_topografi_says_it_as_well(self):
        write(self.study / "kommunikation.gpkg", topografi())
        self.use('"kommunikation.gpkg"')
        process = run("network", self.study, "-o", self.study / "vägar.network")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.replace("study.toml", '"kommunikation.gpkg"', '"vägar.network"')
        self.replace("study.toml", "ferry_wait", "# ferry_wait")
        self.replace("study.toml", "[study]", '[study]\nnotice = "UTKAST"')
        self.tables()
        self.assertIn(NO_LIMITS, self.said)
        title = rows(self.result, "SELECT identifier FROM gpkg_contents WHERE table_name = 'places'")[0][0]
        self.assertTrue(title.endswith(f" – UTKAST; {INGA_HASTIGHETER}"), title)

    def test_other_roads_do_not_say_it(self):
        self.tables()
        self.assertNotIn(NO_LIMITS, self.said)

    def test_several_files_are_for_products_alone(self):
        self.use('["roads.osm.pbf", "other.gpkg"]')
        self.assert_refused(2, "an OpenStreetMap extract or a prepared network stands alone", code="study-invalid")
        self.replace("study.toml", '["roads.osm.pbf", "other.gpkg"]', '["a.gpkg", "a.gpkg"]')
        process = run("run", self.study, language="sv")
        self.assertEqual(process.returncode, 2)
        self.assertIn("filen 'a.gpkg' nämns två gånger", process.stderr)


if __name__ == "__main__":
    unittest.main()

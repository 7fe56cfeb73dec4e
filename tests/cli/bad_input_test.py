#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Bad input, each with exit status, file and record in the message, nothing left behind and an earlier
result intact."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, StudyTest, files_below, rows, run  # noqa: E402


def make_layer(path, crs, points):
    """A layer of points through GDAL; crs None: the file does not say."""
    from osgeo import ogr, osr
    ogr.UseExceptions()
    reference = None
    if crs:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(crs)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("places", reference, ogr.wkbPoint)
    for name in ("id", "name"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for number, (x, y) in enumerate(points):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["id"] = f"P{number}"
        feature["name"] = f"Village {number}"
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(float(x), float(y))
        feature.SetGeometry(point)
        layer.CreateFeature(feature)
        feature = None
    layer = None
    source = None


class WithAnEarlierResult(StudyTest):
    def setUp(self):
        super().setUp()
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_missing_file(self):
        self.replace("study.toml", '"places.csv"', '"plcaes.csv"')
        self.assert_refused(3, "plcaes.csv", "did you mean 'places.csv'?", code="file-not-found")

    def test_unknown_key(self):
        self.replace("study.toml", "max_snap", "max_snpa")
        self.assert_refused(2, "study.toml", "line ", "'max_snpa'", "did you mean 'max_snap'?",
                            code="study-invalid")

    def test_number_without_unit(self):
        self.replace("study.toml", '"2 km"', "2")
        self.assert_refused(2, "study.toml", "max_snap", '"2 km"', code="study-invalid")

    def test_study_that_is_no_toml(self):
        (self.study / "study.toml").write_text("[study\n")
        self.assert_refused(2, "study.toml", "line 1", code="study-invalid")

    def test_crs_in_degrees(self):
        self.replace("study.toml", 'crs = "EPSG:3006"', 'crs = "EPSG:4326"')
        self.assert_refused(2, "metres", code="study-invalid")

    def test_csv_without_crs(self):
        self.replace("study.toml", 'source = "places.csv"\ncrs = "EPSG:3006"', 'source = "places.csv"')
        self.assert_refused(3, "places.csv", "EPSG:3006", code="crs-missing")

    def test_geopackage_without_crs(self):
        make_layer(self.study / "places.gpkg", None, [(528400, 6598060)])
        self.replace("study.toml", "places.csv", "places.gpkg")
        self.replace("study.toml", 'crs = "EPSG:3006"              # en CSV', "# en CSV")
        self.assert_refused(3, "places.gpkg", code="crs-missing")

    def test_swapped_axes(self):
        self.replace("study.toml", 'source = "places.csv"',
                     'source = "places.csv"\nfields = { x = "y", y = "x" }')
        self.assert_refused(3, "places.csv", "exchanged", code="axes-swapped")

    def test_empty_layer(self):
        (self.study / "places.csv").write_text("id,name,x,y\n")
        self.assert_refused(3, "places.csv", code="layer-empty")

    def test_duplicate_ids(self):
        with (self.study / "places.csv").open("a", encoding="utf-8") as places:
            places.write("P01,Twice,hamlet,5,9901,528400,6598060\n")
        self.assert_refused(3, "places.csv", "P01", code="duplicate-id")

    def test_population_that_is_no_number(self):
        self.replace("places.csv", ",1200,", ",many,")
        self.assert_refused(3, "places.csv", "row 2", "population", code="value-invalid")

    def test_coordinates_that_are_no_numbers(self):
        for x, y in (("nan", "6598060"), ("528400", "inf"), ("here", "6598060")):
            with self.subTest(x=x, y=y):
                before = (self.study / "places.csv").read_text(encoding="utf-8")
                with (self.study / "places.csv").open("a", encoding="utf-8") as places:
                    places.write(f"P98,Nowhere,hamlet,5,9901,{x},{y}\n")
                self.assert_refused(3, "places.csv", "row 17", code="value-invalid")
                (self.study / "places.csv").write_text(before, encoding="utf-8")

    def test_coordinates_of_a_layer_that_are_infinite(self):
        make_layer(self.study / "places.gpkg", 3006, [(528400, 6598060), (528400, "inf")])
        self.replace("study.toml", '"places.csv"', '"places.gpkg"')
        self.assert_refused(3, "places.gpkg", "feature 2", code="value-invalid")

    def test_unknown_kind_of_service(self):
        self.replace("services.geojson", "dagligvaror", "daglivaror")
        self.assert_refused(3, "services.geojson", "daglivaror", code="value-invalid")

    def test_more_voices_than_participants(self):
        self.replace("needs.csv", "behov,24,", "behov,99,")
        process = self.assert_refused(3, "needs.csv", "row 2", code="value-invalid")
        self.assertNotIn("Medicinen", process.stderr, "what people said stays in the file")

    def test_polygon_that_crosses_itself(self):
        (self.study / "municipalities.geojson").write_text(
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"9901",'
            '"name":"Bow tie"},"geometry":{"type":"Polygon","coordinates":[[[15,59],[16,60],[16,59],'
            '[15,60],[15,59]]]}}]}')
        self.assert_refused(3, "municipalities.geojson", code="geometry-invalid")

    def test_points_elsewhere_than_the_roads(self):
        # Half a million metres to the north: every y of the study begins with 65 or 66.
        path = self.study / "places.csv"
        path.write_text(re.sub(r",6[56](\d{5})(\.\d+)?$", r",71\1", path.read_text(encoding="utf-8"), flags=re.M),
                        encoding="utf-8")
        self.assert_refused(3, "places.csv", code="outside-roads")

    def test_folder_in_place_of_a_file(self):
        (self.study / "places.csv").unlink()
        (self.study / "places.csv").mkdir()
        self.assert_refused(3, "places.csv", code="file-refused")

    def test_result_that_exists(self):
        before = files_below(self.study)
        process = run("run", self.study)
        self.assertEqual(process.returncode, 5, process.stderr)
        self.assertIn("error[output-exists]", process.stderr)
        self.assertIn("--overwrite", process.stderr)
        self.assertEqual(files_below(self.study), before)

    def test_message_in_swedish(self):
        self.replace("study.toml", '"places.csv"', '"plcaes.csv"')
        process = run("run", self.study, "--overwrite", language="sv")
        self.assertEqual(process.returncode, 3)
        self.assertIn("råd: menade du 'places.csv'?", process.stderr)


class ThatIsNotRefused(StudyTest):
    """Single faulty records are set aside by name, and what cannot be reached says so."""

    def test_point_of_a_geopackage_without_coordinates(self):
        # NaN is how a GeoPackage writes a point that is nowhere.
        make_layer(self.study / "places.gpkg", 3006, [(528400, 6598060), ("nan", "nan"), (529400, 6598060)])
        self.replace("study.toml", '"places.csv"', '"places.gpkg"')
        needs = self.study / "needs.csv"  # of places that are gone
        needs.write_text(needs.read_text(encoding="utf-8").splitlines(True)[0], encoding="utf-8")
        process = run("run", self.study)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(rows(self.result, "SELECT id FROM places ORDER BY id"), [("P0",), ("P2",)])
        self.assertEqual(rows(self.result, "SELECT record FROM rejected WHERE source='places'"), [("feature 2",)])

    def test_place_thirty_kilometres_from_any_road(self):
        with (self.study / "places.csv").open("a", encoding="utf-8") as places:
            places.write("P97,Far,hamlet,5,9901,528400,6640000\n")
        self.assertEqual(run("run", self.study).returncode, 0)
        [(status, reach)] = rows(self.result, "SELECT snap_status, status FROM places WHERE id='P97'")
        self.assertEqual(status, "outside_network")
        self.assertNotEqual(reach, "reached")

    def test_kind_without_service_points(self):
        self.replace("study.toml", "[[thresholds]]",
                     '[[kinds]]\nkey = "bibliotek"\nsv = "Bibliotek"\nen = "library"\n\n[[thresholds]]')
        self.assertEqual(run("run", self.study).returncode, 0)
        statuses = rows(self.result, "SELECT DISTINCT status FROM place_service WHERE kind='bibliotek'")
        self.assertEqual(statuses, [("no_service_of_kind",)])


class HostileFiles(StudyTest):
    """Every file of the folder `hostile` of the test data."""

    def setUp(self):
        super().setUp()
        if not (DATA / "hostile").is_dir():
            self.skipTest("the test data are not there")

    def test_extracts(self):
        for name, code in {"bitflip": "file-damaged", "empty": "file-damaged", "truncated": "file-damaged",
                           "liechtenstein-no-relations": "extract-incomplete",
                           "liechtenstein-ways-cut": "extract-incomplete"}.items():
            with self.subTest(name):
                extract = DATA / "hostile" / f"{name}.osm.pbf"
                process = run("init", extract, self.folder / name)
                self.assertEqual(process.returncode, 3, process.stderr)
                self.assertIn(f"error[{code}]", process.stderr)
                self.assertIn(f"{name}.osm.pbf", process.stderr)
                self.assertFalse((self.folder / name).exists(), "nothing is left behind")
                (self.study / "roads.osm.pbf").write_bytes(extract.read_bytes())
                self.assert_refused(3, "roads.osm.pbf", code=code)

    def test_allowed_when_asked_for(self):
        extract = DATA / "hostile" / "liechtenstein-no-relations.osm.pbf"
        process = run("init", extract, self.folder / "allowed", "--allow-incomplete")
        self.assertEqual(process.returncode, 0, process.stderr)
        process = run("check", self.folder / "allowed")
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_layers(self):
        for name in ("empty.gpkg", "not-sqlite.gpkg", "truncated.shp"):
            with self.subTest(name):
                for part in (DATA / "hostile").glob(name.split(".")[0] + ".*"):
                    (self.study / part.name).write_bytes(part.read_bytes())
                text = (self.study / "study.toml").read_text(encoding="utf-8")
                (self.study / "study.toml").write_text(
                    text.replace('source = "municipalities.geojson"', f'source = "{name}"'), encoding="utf-8")
                self.assert_refused(3, name)
                (self.study / "study.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    unittest.main()

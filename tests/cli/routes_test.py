#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The layer `routes` against the rest of the result, on the invented municipality and on Liechtenstein."""
import pathlib
import sys
import unittest

from osgeo import ogr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, StudyTest, rows, run  # noqa: E402

ogr.UseExceptions()


def positions(result, layer):
    """Where each record lies, by its id."""
    dataset = ogr.Open(str(result))
    return {feature["id"]: feature.GetGeometryRef().GetPoint_2D(0) for feature in dataset.GetLayerByName(layer)}


class Routes(StudyTest):
    def check(self, result):
        dataset = ogr.Open(str(result))
        places, services = positions(result, "places"), positions(result, "services")
        nearest = {row[:3]: row[3:] for row in rows(
            result, "SELECT place_id, kind, metric, nearest_id, cost FROM place_service WHERE status = 'reached'")}
        seen = set()
        for feature in dataset.GetLayerByName("routes"):
            key = (feature["place_id"], feature["kind"], feature["metric"])
            self.assertNotIn(key, seen)
            seen.add(key)
            service, cost = nearest[key]
            self.assertEqual(feature["service_id"], service)
            self.assertEqual(feature[feature["metric"]], cost, key)
            line = feature.GetGeometryRef()
            self.assertEqual(line.GetPoint_2D(0), places[key[0]])
            self.assertEqual(line.GetPoint_2D(line.GetPointCount() - 1), services[service])
            # The map's scale is within 0.2 % of the ground's, and each of two points on the road and
            # each of its arcs is rounded to a centimetre.
            rounding = 0.00001 * (line.GetPointCount() + 4)
            self.assertAlmostEqual(line.Length() / 1000, feature["km"], delta=0.002 * feature["km"] + rounding)
        self.assertEqual(seen, set(nearest))
        # By its own metric no way is longer than by the other.
        worse = rows(result, """SELECT count(*) FROM routes a JOIN routes b USING (place_id, kind)
                                WHERE a.metric = 'km' AND b.metric = 'min'
                                  AND (a.km > b.km OR b.min > a.min)""")
        self.assertEqual(worse, [(0,)])
        return len(seen)

    def test_of_the_invented_municipality_are_the_ways_behind_its_table(self):
        self.assertEqual(run("run", self.study).returncode, 0)
        # Eleven places reach all five kinds, by both metrics.
        self.assertEqual(self.check(self.result), 110)

    def test_are_left_out_on_request(self):
        self.replace("study.toml", "[output]", "[output]\nroutes = false")
        self.assertEqual(run("run", self.study).returncode, 0)
        self.assertEqual(rows(self.result, "SELECT count(*) FROM routes"), [(0,)])

    def test_of_liechtenstein_are_the_ways_behind_its_table(self):
        extract = DATA / "osm" / "liechtenstein-2015.osm.pbf"
        if not extract.is_file():
            self.skipTest("the test data are not there")
        folder = self.folder / "li"
        self.assertEqual(run("init", extract, folder).returncode, 0)
        self.assertEqual(run("run", folder).returncode, 0)
        self.assertGreater(self.check(folder / "result" / "liechtenstein-2015.gpkg"), 150)


if __name__ == "__main__":
    unittest.main()

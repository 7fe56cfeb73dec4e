#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Seasons: a ferry from May to October, a winter road and a summer shop, drawn small and worked by hand."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import files_below, rows, run  # noqa: E402

STUDY = """[study]
name = "Skärgård"
language = "en"
crs = "EPSG:3006"

[roads]
source = "roads.geojson"

[places]
source = "places.csv"

[services]
source = "services.csv"

[[kinds]]
key = "shop"
sv = "butik"
en = "shop"

[[kinds]]
key = "cafe"
sv = "kafé"
en = "café"

[travel]
max_snap = "300 m"
leg_speed = "5 km/h"

[[thresholds]]
limit = "20 min"
"""
# Class, name, duration, interval, months, from, to; all along a line to the east, but the ice to the north.
ROADS = [
    ("unclassified", "", "", "", "", (15.50, 59.5), (15.60, 59.5)),
    ("ferry", "Öleden", "00:10", "00:30", "May-Oct", (15.60, 59.5), (15.64, 59.5)),
    ("unclassified", "", "", "", "", (15.64, 59.5), (15.70, 59.5)),
    ("track", "", "", "", "jan-mar", (15.50, 59.5), (15.50, 59.53)),
    ("unclassified", "", "", "", "", (15.50, 59.53), (15.52, 59.53)),
]
PLACES = """id,name,population,lon,lat
land,Land,100,15.50,59.5
on,Ön,40,15.64,59.5
holme,Isholmen,8,15.50,59.53
"""
SERVICES = """id,name,kinds,months,lon,lat
handel,Handeln,shop,,15.60,59.5
bod,Sommarboden,cafe,jun-aug,15.60,59.5
"""
STATUS = "SELECT place_id, kind, status FROM place_service WHERE metric = 'min' ORDER BY fid"
CLOSED = "closed_this_season"


class Season(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.study = pathlib.Path(folder.name) / "study"
        self.study.mkdir()
        features = [{"type": "Feature",
                     "properties": {"class": road[0], "name": road[1], "duration": road[2], "interval": road[3],
                                    "months": road[4]},
                     "geometry": {"type": "LineString", "coordinates": road[5:]}} for road in ROADS]
        self.write("roads.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
        self.write("places.csv", PLACES)
        self.write("services.csv", SERVICES)
        self.write("study.toml", STUDY)

    def write(self, name, text):
        (self.study / name).write_text(text, encoding="utf-8")

    def travel(self, *lines):
        self.write("study.toml", STUDY.replace("[travel]\n", "[travel]\n" + "\n".join(lines) + "\n"))

    @property
    def result(self):
        return self.study / "result" / "skargard.gpkg"

    def done(self, *arguments, **settings):
        process = run(*arguments, **settings)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stderr

    def run_in(self, *lines, **settings):
        self.travel(*lines)
        return self.done("run", self.study, "--overwrite", **settings)

    def statuses(self):
        return {row[:2]: row[2] for row in rows(self.result, STATUS)}

    def minutes(self, place, kind="shop"):
        ((cost,),) = rows(self.result, "SELECT cost FROM place_service WHERE metric = 'min' AND "
                                       f"place_id = '{place}' AND kind = '{kind}'")
        return cost

    def test_without_a_season_everything_counts_as_open_and_that_is_said(self):
        said = self.run_in()
        self.assertIn("no season is chosen: what is closed part of the year counts as open (ferries: 1, pieces of "
                      "road: 1, service points: 1)", said)
        self.assertEqual(set(self.statuses().values()), {"reached"})
        self.assertNotIn("January", said)

    def test_a_ferry_that_rests_in_winter_separates_the_island(self):
        said = self.run_in('season = "winter"')
        self.assertEqual(self.statuses(), {
            ("land", "shop"): "reached", ("on", "shop"): CLOSED, ("holme", "shop"): "reached",
            ("land", "cafe"): CLOSED, ("on", "cafe"): CLOSED, ("holme", "cafe"): CLOSED})
        self.assertIn("season: winter (January–March)", said)
        self.assertIn("1 ferry does not run then: Öleden (runs May–October)", said)
        self.assertIn("1 service point is closed then", said)
        self.assertIn("3 places with 148 people cannot reach some kind of service this season", said)
        ((reason,),) = rows(self.result, "SELECT not_reached_because FROM places WHERE id = 'on'")
        self.assertEqual(reason, CLOSED)
        self.assertEqual(rows(self.result, "SELECT id, months, closed_this_season, kinds FROM services ORDER BY id"),
                         [("bod", "6-8", 1, "cafe"), ("handel", "1-12", 0, "shop")])
        self.assertIn(("travel.season", "winter"), rows(self.result, "SELECT name, value FROM provenance"))
        self.assertIn(("seasons.winter", "1-3"), rows(self.result, "SELECT name, value FROM provenance"))
        self.assertIn(("ferry.closed", "Öleden"), rows(self.result, "SELECT name, value FROM provenance"))

    def test_the_season_stands_in_every_title(self):
        self.run_in('season = "winter"')
        titles = [row[0] for row in rows(self.result, "SELECT identifier FROM gpkg_contents "
                                                      "WHERE table_name IN ('places', 'municipalities', 'services')")]
        for title in titles:
            self.assertIn("winter (January–March)", title)

    def test_in_summer_the_ice_is_gone_and_the_ferry_costs_half_its_headway(self):
        said = self.run_in('season = "sommar"', language="sv")
        self.assertEqual(self.statuses(), {
            ("land", "shop"): "reached", ("on", "shop"): "reached", ("holme", "shop"): CLOSED,
            ("land", "cafe"): "reached", ("on", "cafe"): "reached", ("holme", "cafe"): CLOSED})
        self.assertIn("årstid: sommar (juni–augusti)", said)
        self.assertIn("1 vägstycke är stängt då", said)
        self.assertIn("1 ort med 8 personer når inte något slag av service den här årstiden", said)
        # Shop and island stand at the two quays: half of 30 minutes and a crossing of 10.
        self.assertAlmostEqual(self.minutes("on"), 25.0, places=3)

    def test_without_an_interval_the_default_wait_counts(self):
        roads = (self.study / "roads.geojson").read_text(encoding="utf-8")
        self.write("roads.geojson", roads.replace('"00:30"', '"now and then"'))
        said = self.run_in('season = "jul"')
        self.assertIn("1 ferry has a time between departures that cannot be read", said)
        self.assertAlmostEqual(self.minutes("on"), 20.0, places=3)
        self.run_in('season = "jul"', 'ferry_wait = "3 min"')
        self.assertAlmostEqual(self.minutes("on"), 13.0, places=3)

    def test_the_difference_of_two_seasons_is_a_layer(self):
        said = self.run_in('season = "winter"', 'compare_season = "summer"')
        self.assertIn("from summer to winter: farther to some kind of service or without it: places 2, people 140; "
                      "only nearer: places 1, people 8", said)
        self.assertEqual(
            rows(self.result, "SELECT id, effect, shop_status_compared, shop_status_season FROM season_places "
                              "ORDER BY id"),
            [("holme", "gains_kind", CLOSED, "reached"), ("land", "loses_kind", "reached", "reached"),
             ("on", "loses_kind", "reached", CLOSED)])
        ((summer, winter, change),) = rows(self.result, "SELECT shop_min_compared, shop_min_season, shop_min_change "
                                                        "FROM season_places WHERE id = 'on'")
        self.assertAlmostEqual(summer, 25.0, places=3)
        self.assertEqual((winter, change), (None, None))
        ((summer, winter, change),) = rows(self.result, "SELECT shop_km_compared, shop_km_season, shop_km_change "
                                                        "FROM season_places WHERE id = 'land'")
        self.assertEqual((summer, change), (winter, 0.0))
        ((style,),) = rows(self.result, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'season_places'")
        for text in ("some service out of reach: winter", "some service within reach only then: winter",
                     "From summer to winter"):
            self.assertIn(text, style)
        self.assertNotIn("@", style.replace("@map_scale", ""))

    def test_check_says_how_the_season_is_understood(self):
        self.travel('season = "winter"', 'compare_season = "summer"')
        self.assertIn("  in winter (January–March), held beside summer (June–August): what is closed in one of its "
                      "months is closed\n", self.done("check", self.study))
        answer = json.loads(run("check", self.study, "--json").stdout)
        self.assertEqual((answer["study"]["season"], answer["study"]["compare_season"]), ("winter", "summer"))
        self.travel('season = "feb"')
        self.assertIn("  årstid: februari; det som är stängt", self.done("check", self.study, language="sv"))
        self.travel()
        self.assertNotIn("held beside", self.done("check", self.study))
        self.assertIsNone(json.loads(run("check", self.study, "--json").stdout)["study"]["season"])

    def test_a_month_and_a_range_are_seasons(self):
        self.run_in('season = "may"')
        self.assertEqual(self.statuses()["on", "shop"], "reached")
        self.run_in('season = "apr-may"')
        self.assertEqual(self.statuses()["on", "shop"], CLOSED)

    def test_wrong_seasons_are_refused(self):
        for lines, words in ((['season = "fall"'], "expected a season, found 'fall'"),
                             (['season = "13"'], "expected a season, found '13'"),
                             (['season = "winter"', 'compare_season = "jan-mar"'],
                              "the season is compared with itself: winter")):
            self.travel(*lines)
            process = run("run", self.study)
            self.assertEqual(process.returncode, 2, process.stderr)
            self.assertIn(words, process.stderr)
        self.travel('season = "fall"')
        self.assertIn("väntade en årstid, fann 'fall'", run("run", self.study, language="sv").stderr)

    def test_a_prepared_network_holds_all_seasons(self):
        def answers(*lines):
            self.run_in(*lines)
            return [rows(self.result, f"SELECT * FROM {table} ORDER BY fid")
                    for table in ("places", "place_service", "services", "routes")]
        seasons = ('season = "winter"',), ('season = "summer"',), ()
        direct = [answers(*lines) for lines in seasons]
        self.travel('season = "winter"')
        self.done("network", self.study, "-o", self.study / "roads.network")
        global STUDY  # pylint: disable=global-statement
        from_lines = STUDY
        try:
            STUDY = STUDY.replace("roads.geojson", "roads.network")
            before = (self.study / "roads.hierarchy").read_bytes()
            self.assertEqual([answers(*lines) for lines in seasons], direct)
            for lines in seasons:
                self.travel(*lines)
                said = self.done("run", self.study, "--overwrite", "-v")
                self.assertIn("one is stored for them", said)
            self.assertEqual((self.study / "roads.hierarchy").read_bytes(), before)
            self.travel('season = "winter"')
            self.assertIn("Öleden (runs May–October)", self.done("run", self.study, "--overwrite"))
        finally:
            STUDY = from_lines

    def test_threads_change_no_byte(self):
        bytes_of = set()
        self.travel('season = "winter"', 'compare_season = "summer"')
        for threads in (1, 4):
            self.done("run", self.study, "--overwrite", "--threads", threads, env={"SOURCE_DATE_EPOCH": "0"})
            bytes_of.add(self.result.read_bytes())
        self.assertEqual(len(bytes_of), 1)

    def test_other_commands_go_by_the_season(self):
        self.travel('season = "winter"')
        matrix = self.study / "m.csv"
        self.done("matrix", self.study, "-o", matrix, "--to", "services")
        lines = [line.split(",") for line in matrix.read_text(encoding="utf-8").splitlines()]
        column = lines[0].index("min")
        from_island = [line[column] for line in lines[1:] if line[0] == "on"]
        self.assertEqual(from_island, ["", ""])
        reach = self.study / "r.gpkg"
        self.done("reach", self.study, "-o", reach)
        process = run("close", self.study, "handel", "-o", self.study / "c.gpkg")
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(rows(self.study / "c.gpkg", "SELECT id, shop_status_before, shop_status_after "
                                                     "FROM scenario_places ORDER BY id"),
                         [("holme", "reached", "no_service_of_kind"), ("land", "reached", "no_service_of_kind"),
                          ("on", CLOSED, "no_service_of_kind")])

    def test_a_table_of_the_user_overrides_the_source(self):
        self.write("ferries.csv", "namn;minuter;turtäthet;månader\nöleden;6;40;1-12\n")
        study = STUDY
        self.write("study.toml", study.replace("[travel]", '[ferries]\nsource = "ferries.csv"\n\n[travel]\n'
                                               'season = "winter"'))
        said = self.done("run", self.study, "--overwrite")
        self.assertIn("ferries: 1 read = 1 used + 0 rejected + 0 excluded", said)
        self.assertIn("row 2, öleden: crossing 6.0 minutes (before: 10.0 minutes); departures every 40.0 minutes "
                      "(before: 30.0 minutes); open the whole year (before: May–October)", said)
        self.assertAlmostEqual(self.minutes("on"), 26.0, places=3)
        self.assertTrue(rows(self.result, "SELECT 1 FROM provenance WHERE value = 'ferries.csv'"))
        self.write("ferries.csv", "namn;minuter\nÖledn;6\n")
        before = files_below(self.study)
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 3, process.stderr)
        self.assertIn("ferries.csv: row 2: column 'namn': expected a ferry or road that is in the roads, found "
                      "'Öledn'", process.stderr)
        self.assertIn("did you mean 'Öleden'?", process.stderr)
        self.assertEqual(files_below(self.study), before)


if __name__ == "__main__":
    unittest.main()

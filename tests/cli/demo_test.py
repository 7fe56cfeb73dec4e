#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""data/demo: its files are those of its script, its roads look like real ones, and its answers add up."""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from osgeo import gdal

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import DATA, SOURCE, StudyTest, files_below, rows, run  # noqa: E402

sys.path.insert(0, str(SOURCE / "scripts"))
from demo_data import place, road_statistics  # noqa: E402

DEMO = SOURCE / "data" / "demo"
NOTICE = "DEMO – påhittade vägar och servicepunkter"
KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")
LIMITS = ("10min", "20min", "5km", "10km")
# As in scripts/make_demo_data.
REAL = (("liechtenstein-2015.osm.pbf", 25832), ("andorra-2020.osm.pbf", 25831))


class Files(StudyTest):
    def test_are_those_that_the_script_makes(self):
        fresh = self.folder / "fresh"
        fresh.mkdir()
        subprocess.run([SOURCE / "scripts" / "make_demo_data", fresh], check=True)
        made = files_below(fresh)
        self.assertEqual(len(made), 5)
        committed = files_below(DEMO)
        self.assertEqual(made, {name: committed[name] for name in made}, "run scripts/make_demo_data")

    def test_are_small(self):
        self.assertLess(sum(path.stat().st_size for path in DEMO.rglob("*")), 5_000_000)

    def test_have_roads_like_those_of_real_countries(self):
        """Each figure lies between a quarter below the lower and a quarter above the higher of two real
        countries; the length for each inhabitant too, though they are less rural."""
        if not all((DATA / "osm" / file).is_file() for file, _ in REAL):
            self.skipTest("the test data are not there")
        real = [road_statistics.statistics(DATA / "osm" / file, crs, 1) for file, crs in REAL]
        people = sum(int(line.split(",")[3]) for line in (DEMO / "places.csv").read_text().splitlines()[1:])
        demo = road_statistics.statistics(DEMO / "roads.osm.pbf", 3006, people)
        for field in ("dead_ends", "threes", "fours", "bend", "one_way", "detour"):
            low, high = sorted(getattr(each, field) for each in real)
            self.assertTrue(0.75 * low <= getattr(demo, field) <= 1.25 * high, f"{field}: {demo} {real}")
        lengths = [each.per_inhabitant / inhabitants for each, inhabitants in zip(real, (37_366, 77_543))]
        self.assertTrue(0.75 * min(lengths) <= demo.per_inhabitant <= 1.25 * max(lengths), lengths)

    def test_have_in_each_municipality_what_a_rural_network_has(self):
        """Roads of the municipality of the nearest place, by their tags."""
        places = place.read(DEMO / "places.csv")
        to_metres = place.transformation(4326, 3006)
        seen = collections.defaultdict(collections.Counter)
        dataset = gdal.OpenEx(str(DEMO / "roads.osm.pbf"), gdal.OF_VECTOR, allowed_drivers=["OSM"])
        ends = collections.Counter()
        for feature in dataset.GetLayerByName("lines"):
            points = [point[:2] for point in feature.GetGeometryRef().GetPoints()]
            found = seen[place.nearest(places, to_metres.TransformPoint(*points[0])[:2]).code]
            tags = feature["other_tags"] or ""
            limit = re.search('"maxspeed"=>"([0-9]+)"', tags)
            found[limit and int(limit[1])] += 1
            found[feature["highway"] or "ferry"] += 1
            found["one-way"] += '"oneway"=>"yes"' in tags
            found["bent"] += len(points) > 10
            ends.update((points[0], points[-1]))
        self.assertEqual(len(seen), 11)
        for code, found in seen.items():
            self.assertEqual(found["ferry"], 1, code)
            for what in ("one-way", "bent", "secondary", "residential", "service", "unclassified", 30, 50, 80):
                self.assertGreater(found[what], 0, (code, what))
        limits = {limit for found in seen.values() for limit in found if isinstance(limit, int)}
        self.assertEqual((min(limits), max(limits)), (30, 100))
        self.assertGreater(sum(count == 1 for count in ends.values()), 1_000, "dead ends")

    def test_are_described_by_the_readme(self):
        if not all((DATA / "osm" / file).is_file() for file, _ in REAL):
            self.skipTest("the test data are not there")
        printed = subprocess.run([SOURCE / "scripts" / "make_demo_data", "--compare"], check=True, text=True,
                                 capture_output=True).stdout.splitlines()[1:]
        self.assertEqual(len(printed), 3)
        readme = (DEMO / "README.md").read_text(encoding="utf-8")
        for line in printed:
            row = " | ".join([line[:20].strip(), *line[20:].split()]).replace("%", " %")
            self.assertIn(f"| {row} |", readme)


class Result(unittest.TestCase):
    """One run for all of them."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        study = pathlib.Path(folder.name) / "study"
        shutil.copytree(DEMO, study)
        process = run("run", study)
        if process.returncode != 0:
            raise AssertionError(process.stderr)
        cls.printed = process.stderr
        cls.result, = (study / "result").glob("[!.]*.gpkg")

    def query(self, text):
        return rows(self.result, text)

    def test_says_everywhere_that_it_is_invented(self):
        self.assertTrue(self.printed.startswith(NOTICE))
        self.assertEqual(self.query("SELECT value FROM provenance WHERE name IN ('study.name', 'study.notice')"),
                         [(NOTICE,), (NOTICE,)])
        titles = self.query("SELECT identifier FROM gpkg_contents WHERE table_name <> 'layer_styles'")
        self.assertEqual([title for title, in titles if not title.endswith(NOTICE)], [])
        styles = dict(self.query("SELECT f_table_name, styleQML FROM layer_styles"))
        for name in ("places", "services", "candidates", "municipalities", "routes", "needs", "rejected"):
            headings = re.findall(r'key="\{heading\}" label="([^"]*)"', styles[name])
            self.assertEqual([heading.endswith(NOTICE) for heading in headings], [True], name)
        self.assertEqual(self.query("SELECT count(*) FROM provenance WHERE value LIKE '%OpenStreetMap%'"), [(0,)])

    def test_has_the_eleven_and_every_place(self):
        self.assertEqual(self.query("SELECT count(*) FROM municipalities"), [(11,)])
        self.assertEqual(self.query("SELECT count(*), count(municipality_code), sum(population) FROM places"),
                         [(151, 151, 320_365)])
        # The polygons give each place the municipality that the facts name.
        found = dict(self.query("SELECT id, municipality_code FROM places"))
        self.assertEqual([place for place, code in found.items() if not place.startswith(code)], [])

    def test_sums_over_municipalities_are_the_whole(self):
        whole = dict(self.query("SELECT name, CAST(value AS REAL) FROM provenance WHERE topic = 'coverage'"))
        checked = 0
        for kind in KINDS:
            for limit in LIMITS:
                for what in ("persons", "places"):
                    column = f"{kind}_{limit}_{what}"
                    parts, = self.query(f"SELECT sum({column}), count(*) FROM municipalities")
                    self.assertEqual(parts, (whole[column], 11), column)
                    checked += 1
            reached, = self.query(f"SELECT sum({kind}_not_reached_places) FROM municipalities")
            missing, = self.query(f"SELECT count(*) FROM places WHERE {kind}_status <> 'reached'")
            self.assertEqual(reached, missing)
        self.assertEqual(checked, 40)

    def test_counts_within_a_threshold_are_those_of_its_places(self):
        """The columns of `municipalities` again from `places`, by nothing but SQL."""
        for kind in KINDS:
            for limit, column in (("10min", f"{kind}_min <= 10"), ("20min", f"{kind}_min <= 20"),
                                  ("5km", f"{kind}_km <= 5"), ("10km", f"{kind}_km <= 10")):
                again = self.query(f"""SELECT municipality_code, sum(CASE WHEN {column} THEN population ELSE 0 END),
                                       count(CASE WHEN {column} THEN 1 END) FROM places GROUP BY 1 ORDER BY 1""")
                self.assertEqual(again, self.query(f"""SELECT code, {kind}_{limit}_persons, {kind}_{limit}_places
                                                       FROM municipalities ORDER BY 1"""), (kind, limit))

    def test_says_why_three_places_are_not_reached(self):
        for kind in KINDS:
            self.assertEqual(self.query(f"""SELECT name, not_reached_because, {kind}_status FROM places
                                            WHERE not_reached_because IS NOT NULL ORDER BY name"""),
                             [("Bunkris", "not_on_road", "not_on_road"),
                              ("Kalvträsk", "unreachable_one_way_trap", "unreachable_one_way_trap"),
                              ("Ulriksberg", "unreachable_island", "unreachable_island")])

    def test_has_the_answers_that_the_readme_gives(self):
        farthest, = self.query("""SELECT name, dagligvaror_min, dagligvaror_km FROM places
                                  WHERE municipality_name = 'Älvdalen' ORDER BY dagligvaror_min DESC LIMIT 1""")
        share, = self.query("SELECT name, max(drivmedel_10min_percent) FROM municipalities")
        for language, file in (("en", "README.md"), ("sv", "README.sv.md")):
            readme = (SOURCE / file).read_text(encoding="utf-8")
            minutes = "minutes" if language == "en" else "minuter"
            answers = [f"| {farthest[0]}: {farthest[1]:.1f} {minutes}, {farthest[2]:.1f} km |",
                       f"| {share[0]}, {share[1]:.1f} % |"]
            if language == "sv":
                answers = [re.sub(r"(?<=\d)\.(?=\d)", ",", answer) for answer in answers]
            for closing in ("closure_rank = 1", "kinds LIKE '%dagligvaror%' AND closure_rank > 0 "
                            "ORDER BY closure_rank LIMIT 1"):
                answers += [f"| {name}. {sentence} |" for name, sentence in self.query(
                    f"SELECT name, closure_{language} FROM services WHERE {closing}")]
            answers += [f"| {sentence} |" for sentence, in self.query(
                f"""SELECT reason_{language} FROM candidates
                    WHERE municipality_name = 'Ludvika' AND rank_in_municipality = 1""")]
            self.assertEqual(len(answers), 5)
            for answer in answers:
                self.assertIn(answer.replace("\xa0", " "), readme, file)

    def test_has_a_ferry_and_a_shop_beyond_the_border_in_each_municipality(self):
        beyond = self.query("SELECT id FROM services WHERE municipality_code IS NULL")
        self.assertEqual(len(beyond), 11)
        users = {code for code, in self.query("""SELECT DISTINCT p.municipality_code FROM places p, services s
                 WHERE s.municipality_code IS NULL AND p.dagligvaror_nearest_min_id = s.id""")}
        self.assertGreaterEqual(len(users), 3, "somebody shops there")
        self.assertEqual(self.query("SELECT value FROM provenance WHERE name = 'ferries'"), [("11",)])


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Sources of every sort in one study: the invented municipality with roads from a layer of lines, places from
a Swedish table and services from an extract answers as its clean twin; and a thing in two sources counts once."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from line_layers_test import drawn_roads, write_layer  # noqa: E402
from program import SOURCE, StudyTest, rows, run  # noqa: E402

sys.path.insert(0, str(SOURCE / "scripts"))
from demo_data import osm_pbf  # noqa: E402

# What OpenStreetMap calls our kinds (data/defaults/osm.toml), one tag for each.
TAGS = {"dagligvaror": ("shop", "supermarket"), "drivmedel": ("amenity", "fuel"), "apotek": ("dispensing", "yes"),
        "post_paket": ("post_office", "post_partner"), "betaltjanster": ("atm", "yes")}
OSM_KINDS = {key: f'{tag[0]}={tag[1]}' for key, tag in TAGS.items()}


class Mixed(StudyTest):
    def run_study(self, *options):
        process = run("run", self.study, "--overwrite", *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stderr

    def features(self):
        return json.loads((self.study / "services.geojson").read_text(encoding="utf-8"))["features"]

    def write_services(self, name, features):
        (self.study / name).write_text(json.dumps({"type": "FeatureCollection", "features": features}),
                                       encoding="utf-8")

    def write_extract(self, name, features, more_tags=()):
        """Service points as nodes, far-off numbers for ids."""
        nodes = []
        for number, feature in enumerate(features, start=9001):
            tags = {"name": feature["properties"]["name"], **dict(more_tags)}
            for kind in feature["properties"]["kinds"].split(";"):
                tags.update([TAGS[kind]])
            lon, lat = feature["geometry"]["coordinates"]
            nodes.append(osm_pbf.Node(number, tags, str(lon), str(lat)))
        osm_pbf.write(self.study / name, "15,59,16,60".split(","), [nodes, [], []])

    def answers(self):
        """What is said of each place and kind, the nearest service by its name."""
        names = dict(rows(self.result, "SELECT id, name FROM services"))
        columns = [row[0] for row in rows(self.result, "SELECT name FROM pragma_table_info('place_service')")]
        wanted = [name for name in columns if name not in ("fid", "edge_uncertain")]
        return sorted(tuple(names.get(value, value) for value in row) for row in
                      rows(self.result, f"SELECT {', '.join(wanted)} FROM place_service"))


class MixedStudy(Mixed):
    """Positions are given to 7 decimals of a degree and whole metres in both, so the answers are equal to the
    last digit."""

    def setUp(self):
        super().setUp()
        for key, tag in OSM_KINDS.items():
            self.replace("study.toml", f'key = "{key}"\n', f'key = "{key}"\nosm = ["{tag}"]\n')
        self.placed = [each for each in self.features() if each["geometry"]]

    def test_answers_as_its_clean_twin(self):
        write_layer(self.study / "roads.geojson", drawn_roads())
        self.replace("study.toml", '"roads.osm.pbf"', '"roads.geojson"')
        self.run_study()
        clean = self.answers()
        self.assertEqual(len(clean), 14 * 5 * 2, "14 places with a position, 5 kinds, km and minutes")
        persons = rows(self.result, "SELECT id, name, population FROM places ORDER BY id")

        write_layer(self.study / "vägar.gpkg", drawn_roads())
        self.replace("study.toml", '"roads.geojson"', '"vägar.gpkg"')
        lines = (self.study / "places.csv").read_text(encoding="utf-8").splitlines()
        swedish = ["nr;namn;typ;befolkning;kommunkod;x;y"]
        for line in lines[1:]:
            *head, persons_here, code, x, y = line.split(",")
            swedish.append(";".join([*head, persons_here and persons_here + ",0", code,
                                     x and x + ",00", y and y + ",00"]))
        (self.study / "orter.csv").write_bytes("\r\n".join(swedish).encode("windows-1252"))
        self.replace("study.toml", 'source = "places.csv"', 'source = "orter.csv"\nfields = { id = "nr" }')
        self.write_extract("service.osm.pbf", self.placed)
        self.replace("study.toml", '"services.geojson"', '"service.osm.pbf"\nallow_incomplete = true')
        self.run_study()
        mixed = self.answers()
        self.assertEqual(mixed, clean)
        self.assertEqual(rows(self.result, "SELECT id, name, population FROM places ORDER BY id"), persons)

    def test_a_study_in_halves_answers_as_the_whole(self):
        """Half of the service points in an extract, half in a layer, the fourth in both."""
        self.run_study()
        whole = self.answers()
        self.write_extract("first.osm.pbf", self.placed[:4])
        self.write_services("second.geojson", self.placed[3:])
        self.replace("study.toml", 'source = "services.geojson"',
                     'source = "first.osm.pbf"\nallow_incomplete = true\n[[services.also]]\nsource = "second.geojson"')
        said = self.run_study()
        self.assertEqual(self.answers(), whole)
        self.assertIn("service points: 4 read = 4 used + 0 rejected + 0 excluded  (first.osm.pbf)", said)
        self.assertIn("service points: 6 read = 5 used + 0 rejected + 1 excluded  (second.geojson)", said)
        self.assertIn("counted once: 'Påhittinge mack' (S4) and 'Påhittinge mack' (n9004 of first.osm.pbf), 0 m "
                      "apart", said)
        self.assertEqual(rows(self.result, "SELECT id, reason FROM rejected WHERE file = 'second.geojson'"),
                         [("S4", "samma som ”Påhittinge mack” (n9004 i first.osm.pbf), 0 m därifrån")])
        loads = dict(rows(self.result, "SELECT value, used FROM provenance WHERE topic = 'input' AND "
                                       "name = 'services'"))
        self.assertEqual(loads, {"first.osm.pbf": 4, "second.geojson": 5})
        self.assertEqual(rows(self.result, "SELECT value FROM provenance WHERE name = 'services.duplicates_within'"),
                         [("150 m",)])
        # The merged point answers to the ids of both its sources.
        out = self.folder / "closed.gpkg"
        for called in ("S4", "n9004"):
            process = run("close", self.study, called, "-o", out, "--overwrite")
            self.assertEqual(process.returncode, 0, process.stderr)


class TwoTables(Mixed):
    def further(self, lines, first='source = "services.geojson"'):
        self.replace("study.toml", first, f"{first}\n[[services.also]]\n{lines}")

    def write_one(self, file, **properties):
        feature = next(each for each in self.features() if each["properties"]["id"] == "S2")
        feature["properties"].update(properties)
        self.write_services(file, [feature])

    def test_what_one_source_lacks_the_other_fills_in(self):
        self.write_one("more.csv.geojson", id="A1", name="Påhittinge Apotek AB", capacity=30, days_per_week=5)
        self.further('source = "more.csv.geojson"')
        self.run_study()
        self.assertEqual(rows(self.result, "SELECT count(*) FROM services WHERE name LIKE '%apotek%'"), [(1,)])
        self.assertEqual(rows(self.result, "SELECT name, days_per_week FROM services WHERE id = 'S2'"),
                         [("Påhittinge apotek", 5)])

    def test_duplicates_may_be_kept_or_refused(self):
        self.write_one("more.geojson", id="A1")
        self.further('source = "more.geojson"')
        self.replace("study.toml", 'source = "services.geojson"', 'source = "services.geojson"\nduplicates = "keep"')
        self.assertIn("the same, and both count: 'Påhittinge apotek' (A1)", self.run_study())
        self.assertEqual(rows(self.result, "SELECT count(*) FROM services WHERE name LIKE '%apotek%'"), [(2,)])
        self.replace("study.toml", '"keep"', '"refuse"')
        self.assert_refused(3, "more.geojson", "1 record is the same as one of another source",
                            code="duplicate-record")
        self.assertIn("1 post är samma som en i en annan källa: ”Påhittinge apotek” (A1)",
                      run("check", self.study, language="sv").stderr)

    def test_an_id_of_two_things_is_refused_with_the_way_out(self):
        self.write_one("more.geojson", id="S4")
        self.further('source = "more.geojson"')
        self.replace("study.toml", 'source = "services.geojson"', 'source = "services.geojson"\nduplicates = "keep"')
        self.assert_refused(3, "more.geojson", "the id 'S4' is that of 'Påhittinge apotek' here and of "
                            "'Påhittinge mack' in services.geojson", 'prefix = "a-"', code="duplicate-id")
        self.assertIn("id ”S4” har både ”Påhittinge apotek” här och ”Påhittinge mack” i services.geojson",
                      run("check", self.study, language="sv").stderr)
        self.replace("study.toml", 'source = "more.geojson"', 'source = "more.geojson"\nprefix = "a-"')
        self.run_study()
        self.assertEqual(rows(self.result, "SELECT count(*) FROM services WHERE id = 'a-S4'"), [(1,)])

    def test_a_study_that_is_written_otherwise_is_told_how(self):
        self.replace("study.toml", "[services]", "[[services]]")
        self.assert_refused(2, "line ", "[[services.also]]", code="study-invalid")
        self.replace("study.toml", "[[services]]", "[services]")
        self.further('source = "services.geojson"')
        self.assert_refused(2, "services.also.source", "'services.geojson' is named twice", code="study-invalid")
        self.replace("study.toml", '[[services.also]]\nsource = "services.geojson"',
                     '[[services.also]]\nsorce = "more.geojson"')
        self.assert_refused(2, "'source' is missing in [services.also]", code="study-invalid")
        self.replace("study.toml", 'sorce = "more.geojson"', 'source = "more.geojson"\nduplicates = "keep"')
        self.assert_refused(2, "unknown key 'duplicates' in [services.also]", code="study-invalid")
        self.replace("study.toml", 'duplicates = "keep"', "")
        self.replace("study.toml", "[[services.also]]", 'duplicates = "unite"\n[[services.also]]')
        self.assert_refused(2, "services.duplicates: expected 'merge', 'keep' or 'refuse', found 'unite'",
                            code="study-invalid")
        self.assertIn("väntade ”merge”, ”keep” eller ”refuse”, fann ”unite”",
                      run("check", self.study, language="sv").stderr)

    def test_places_in_two_sources_have_their_people_once(self):
        self.run_study()
        before = rows(self.result, "SELECT sum(population) FROM places")
        (self.study / "more.csv").write_text("id,name,population,x,y\nQ1,MELLANSAGA,999,529050,6600450\n",
                                             encoding="utf-8")
        self.replace("study.toml", 'source = "places.csv"\ncrs = "EPSG:3006"',
                     'source = "places.csv"\ncrs = "EPSG:3006"\n[[places.also]]\nsource = "more.csv"\n'
                     'crs = "EPSG:3006"')
        said = self.run_study()
        self.assertIn("counted once, with 180 people and not 999: 'MELLANSAGA' (Q1) and 'Mellansaga' (P12 of "
                      "places.csv), 500 m apart", said)
        self.assertEqual(rows(self.result, "SELECT sum(population) FROM places"), before)

    def test_needs_in_two_tables_are_those_of_one(self):
        self.run_study()
        before = sorted(map(str, rows(self.result, "SELECT * FROM needs")))
        text = (self.study / "needs.csv").read_text(encoding="utf-8")
        head, *lines = text.splitlines()
        meeting = lines[0].split(",")[0]
        first = [line for line in lines if line.split(",")[0] == meeting]
        others = [line for line in lines if line not in first]
        self.assertTrue(first and others)
        for name, part in (("needs.csv", others), ("more.csv", first)):
            (self.study / name).write_text("\n".join([head, *part]) + "\n", encoding="utf-8")
        self.replace("study.toml", "\n[travel]", '\n[[needs.also]]\nsource = "more.csv"\n\n[travel]')
        self.run_study()
        self.assertEqual(sorted(map(str, rows(self.result, "SELECT * FROM needs"))), before)
        (self.study / "needs.csv").write_text(text, encoding="utf-8")
        self.assert_refused(3, "more.csv", "the meeting of this row is in a table named before",
                            code="duplicate-id")
        self.assertIn("radens möte finns också i en tabell som står före",
                      run("check", self.study, language="sv").stderr)

    def test_needs_may_speak_of_a_merged_place_by_the_id_that_it_lost(self):
        """The meeting is about P09, which is Q1 in the table that now stands first."""
        needs = (self.study / "needs.csv").read_text(encoding="utf-8")
        (self.study / "needs.csv").write_text(needs.replace("Storsagö", "P09"), encoding="utf-8")
        self.run_study()
        before = rows(self.result, "SELECT need_index FROM places WHERE id = 'P09'")
        self.assertIsNotNone(before[0][0])
        (self.study / "more.csv").write_text("id,name,type,population,municipality_code,x,y\n"
                                             "Q1,Storsagö,village,140,9901,525600,6607170\n", encoding="utf-8")
        self.replace("study.toml", 'source = "places.csv"\ncrs = "EPSG:3006"',
                     'source = "more.csv"\ncrs = "EPSG:3006"\n[[places.also]]\nsource = "places.csv"\n'
                     'crs = "EPSG:3006"')
        self.run_study()
        self.assertEqual(rows(self.result, "SELECT id FROM places WHERE name = 'Storsagö'"), [("Q1",)])
        self.assertEqual(rows(self.result, "SELECT need_index FROM places WHERE id = 'Q1'"), before)


class Abroad(Mixed):
    def test_points_abroad_count_by_kind(self):
        """Grannköping lies in Norway now: its groceries (S8) and fuel (S9) count, its payment services (S8) do not
        unless the study says so."""
        abroad = [each for each in self.features() if each["properties"]["id"] in ("S8", "S9")]
        self.write_services("services.geojson",
                            [each for each in self.features() if each["properties"]["id"] not in ("S8", "S9")])
        self.write_services("norge.geojson", abroad)
        self.replace("study.toml", 'source = "services.geojson"',
                     'source = "services.geojson"\n[[services.also]]\nsource = "norge.geojson"\ncountry = "Norge"')
        said = self.run_study()
        self.assertIn("1 point abroad counts for dagligvaror", said)
        self.assertIn("1 point abroad counts for drivmedel", said)
        self.assertIn("1 point abroad does not count for ", said)
        self.assertIn("7 service points do not say their country and count as those in SE", said)
        nearest = "SELECT count(*) FROM place_service WHERE nearest_id = 'S8' AND kind = "
        self.assertGreater(rows(self.result, nearest + "'dagligvaror'")[0][0], 0)
        self.assertEqual(rows(self.result, nearest + "'betaltjanster'")[0][0], 0)
        self.assertEqual(rows(self.result, "SELECT topic, value FROM provenance WHERE name = "
                                           "'kinds.betaltjanster.abroad'"), [("assumption", "false")])
        self.replace("study.toml", 'key = "betaltjanster"\n', 'key = "betaltjanster"\nabroad = true\n')
        self.run_study()
        self.assertGreater(rows(self.result, nearest + "'betaltjanster'")[0][0], 0)
        self.assertEqual(rows(self.result, "SELECT topic, value FROM provenance WHERE name = "
                                           "'kinds.betaltjanster.abroad'"), [("setting", "true")])
        for kind in ("dagligvaror", "drivmedel"):
            self.replace("study.toml", f'key = "{kind}"\n', f'key = "{kind}"\nabroad = false\n')
        said = self.run_study()
        self.assertIn("service points: 2 read = 1 used + 0 rejected + 1 excluded  (norge.geojson)", said)

    def test_a_country_is_a_country_and_a_study_knows_its_own(self):
        self.replace("study.toml", 'source = "services.geojson"', 'source = "services.geojson"\ncountry = "Norrland"')
        self.assert_refused(2, "services.country", 'a country such as "NO", found \'Norrland\'', code="study-invalid")
        self.replace("study.toml", '"Norrland"', '"ES"')
        self.replace("study.toml", 'crs = "EPSG:3006"  ', 'crs = "EPSG:25833" ')
        self.assert_refused(2, "study.country", 'country = "SE"', code="study-invalid")
        self.assertIn("servicen i services.geojson ligger i ES, och vilket land studien gäller är inte känt",
                      run("check", self.study, language="sv").stderr)

    def test_the_country_of_an_extract_and_of_a_column(self):
        features = [each for each in self.features() if each["geometry"]]
        for key, tag in OSM_KINDS.items():
            self.replace("study.toml", f'key = "{key}"\n', f'key = "{key}"\nosm = ["{tag}"]\n')
        self.write_extract("norge.osm.pbf", [each for each in features if each["properties"]["id"] == "S8"],
                           [("addr:country", "NO")])
        for each in features:
            if each["properties"]["id"] == "S9":
                each["properties"]["land"] = "NO"
        self.write_services("services.geojson", [each for each in features if each["properties"]["id"] != "S8"])
        self.replace("study.toml", 'source = "services.geojson"',
                     'source = "services.geojson"\n[[services.also]]\nsource = "norge.osm.pbf"\n'
                     'allow_incomplete = true')
        said = self.run_study()
        self.assertIn("1 point abroad counts for dagligvaror", said)
        self.assertIn("1 point abroad counts for drivmedel", said)


if __name__ == "__main__":
    unittest.main()

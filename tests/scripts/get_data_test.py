#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""scripts/get_data against a server on this machine: what it fetches, and what it leaves when that goes wrong."""

import ast
import csv
import hashlib
import io
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request
import zipfile

from osgeo import ogr, osr

ogr.UseExceptions()
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPT = SOURCE / "scripts" / "get_data"
sys.path[:0] = [str(SOURCE / "scripts"), str(pathlib.Path(__file__).parent)]
from open_data import address_list, download, municipality, speech  # noqa: E402
from open_data.progress import Progress  # noqa: E402
from publisher import File, Publisher  # noqa: E402

# The table of the project's municipalities in the public description of Service i samverkan.
ELEVEN = ["0428", "0482", "0581", "0583", "0765", "0781", "2039", "2085", "2421", "2482", "2505"]
BODY = random.Random(1).randbytes(100_000)
OTHER_BODY = random.Random(2).randbytes(100_000)
# The first bytes of every extract: a blob header of 13 bytes that says what follows.
EXTRACT = b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c" + BODY
WITHOUT_PROXY = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


def geopackage(folder, cells):
    """A GeoPackage as SCB's service makes it: cells with inhabitants."""
    path = folder / f"made-{len(cells)}.gpkg"
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);"
        "INSERT INTO gpkg_contents VALUES ('befolkning_1km_2025', 'features');"
        "CREATE TABLE befolkning_1km_2025 (rutid_scb TEXT, beftotalt INTEGER)")
    database.executemany("INSERT INTO befolkning_1km_2025 VALUES (?, ?)", cells)
    database.commit()
    database.close()
    return path.read_bytes()


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def borders(names):
    """The files of a shapefile as SCB's: a municipality for each of `names`, by code; the first is in two parts."""
    with tempfile.TemporaryDirectory() as folder:
        metres = osr.SpatialReference()
        metres.ImportFromEPSG(3006)
        driver = ogr.GetDriverByName("ESRI Shapefile")
        source = driver.CreateDataSource(folder)
        layer = source.CreateLayer("Kommun_Sweref99TM", metres, ogr.wkbPolygon, ["ENCODING=ISO-8859-1"])
        for column in ("KnKod", "KnNamn"):
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTString))
        for number, (code, name) in enumerate(names.items()):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField("KnKod", code)
            feature.SetField("KnNamn", name)
            feature.SetGeometry(ogr.CreateGeometryFromWkt(square(number) if number else
                                                          f"MULTIPOLYGON ({square(50)[8:]}, {square(60)[8:]})"))
            layer.CreateFeature(feature)
        layer = source = None
        files = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
        return files | {"Kommun_Sweref99TM.sbx": b"index"}


def square(at):
    west, south = 500_000 + 2_000 * at, 6_600_000
    return (f"POLYGON (({west} {south}, {west} {south + 1_000}, {west + 1_000} {south + 1_000}, "
            f"{west + 1_000} {south}, {west} {south}))")


class GetDataTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.outside = pathlib.Path(folder.name)
        self.folder = self.outside / "study data"
        self.publisher = Publisher()
        self.addCleanup(self.publisher.close)
        self.list = self.outside / "own.toml"
        cells = [("5000006500000", 7), ("5010006500000", 35), ("5020006500000", 100)]
        inner = zipped(borders({"2085": "Ludvika", "0482": "Flen", "0765": "Älmhult"}))
        files = {"/sweden.osm.pbf": File(EXTRACT), "/md5": File(self.md5_line(EXTRACT)),
                 "/wfs": File(geopackage(self.outside, cells), etag=None),
                 "/borders.zip": File(zipped({"LanSweref99TM.zip": b"", "Kommun_Sweref99TM.zip": inner})),
                 "/plain.bin": File(BODY)}
        self.publisher.files = files
        address = self.publisher.address
        self.list.write_text(
            f'[[source]]\nkey = "sweden"\naddress = "{address("/sweden.osm.pbf")}"\nmd5 = "{address("/md5")}"\n'
            + "".join(f'[[source]]\nkey = "{key}"\naddress = "{address("/wfs?layer=" + key)}"\n'
                      for key in ("grid", "tatorter", "smaorter"))
            + f'[[source]]\nkey = "borders"\naddress = "{address("/borders.zip")}"\n'
            f'[[source]]\nkey = "plain"\nsv = "Slätt"\nen = "Plain"\npublisher = "P"\nfile = "plain.bin"\n'
            f'address = "{address("/plain.bin")}"\nlicence = "CC0 1.0"\nasked_for = true\n', encoding="utf-8")

    @staticmethod
    def md5_line(body):
        return f"{hashlib.md5(body).hexdigest()}  sweden-261125.osm.pbf\n".encode()

    def command(self, *arguments, folder=None, lang="en"):
        return [sys.executable, SCRIPT, folder or self.folder, "Ludvika", "--addresses", self.list, "--lang", lang,
                "--tries", "1", *arguments]

    def get(self, *arguments, status=0, says=(), **settings):
        """Runs it, and the texts that it printed."""
        command = self.command(*arguments, **settings)
        process = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, check=False,
                                 env=WITHOUT_PROXY)
        told = process.stderr + process.stdout
        self.assertEqual(process.returncode, status, told)
        self.assertNotIn("Traceback", told)
        for words in says:
            self.assertIn(words, told)
        return told

    def get_plain(self, *arguments, **settings):
        return self.get("--only", "plain", *arguments, **settings)

    @property
    def part(self):
        return self.folder / "plain.bin.part"

    def ranges_asked(self):
        return [headers.get("Range") for _, headers in self.publisher.requests]

    def assert_whole(self, name="plain.bin", body=BODY):
        """The file has its bytes and its checksum, as sha256sum writes it, and no part is left."""
        path = self.folder / name
        self.assertEqual(path.read_bytes(), body)
        beside = (self.folder / (name + ".sha256")).read_text()
        self.assertEqual(beside, f"{hashlib.sha256(body).hexdigest()}  {name}\n")
        self.assertEqual(list(self.folder.glob("*.part*")) + list(self.folder.glob("*.tmp")), [])

    def assert_nothing_at(self, name="plain.bin"):
        self.assertFalse((self.folder / name).exists())
        self.assertFalse((self.folder / (name + ".sha256")).exists())


class AllSources(GetDataTest):
    def test_everything_is_fetched_and_written_down(self):
        told = self.get(says=("3 records, 142 persons", "as its publisher's checksum says", "unpacked into kommuner"))
        self.assert_whole("sweden-latest.osm.pbf", EXTRACT)
        self.assert_whole("befolkning_1km_2025.gpkg", self.publisher.files["/wfs"].body)
        sources = (self.folder / "SOURCES.md").read_text(encoding="utf-8")
        for words in ("# Källor", "# Sources", "licens: ODbL 1.0", "licence: CC0 1.0",
                      "© OpenStreetMap contributors", self.publisher.address("/sweden.osm.pbf"),
                      hashlib.sha256(EXTRACT).hexdigest(), hashlib.md5(EXTRACT).hexdigest(), "Lastkajen"):
            self.assertIn(words, sources)
        sections = (self.folder / "study-sources.toml").read_text(encoding="utf-8")
        self.assertIn('[population]\nsource = "../befolkning_1km_2025.gpkg"', sections)
        self.assertIn('[municipalities]\nsource = "../kommuner/Kommun_Sweref99TM.shp"\n'
                      'fields = { code = "KnKod", name = "KnNamn" }', sections)
        for words in ("narhet init", "osmium extract --bbox 13.77,59.81,15.62,60.61", "must be ordered by hand",
                      "lastkajen.trafikverket.se", "geotorget.lantmateriet.se", "250 metres"):
            self.assertIn(words, told)

    def test_the_same_command_again_asks_nobody_and_checks_the_files(self):
        self.get()
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        self.publisher.requests.clear()
        self.get(says=("here already, as it was fetched on",))
        self.assertEqual(self.publisher.requests, [])
        self.assertEqual({path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}, before)

    def test_only_the_boxes_around_the_municipalities_are_asked_for(self):
        self.get("--only", "grid")
        self.get("--only", "grid", "--whole", "--overwrite")
        within, whole = (urllib.parse.parse_qs(path.partition("?")[2], keep_blank_values=True)
                         for path, _ in self.publisher.requests)
        self.assertNotIn("CQL_FILTER", whole)
        west, south, east, north = map(float, re.fullmatch(
            r"BBOX\(sp_geometry,([\d.]+),([\d.]+),([\d.]+),([\d.]+),'EPSG:4326'\)", within["CQL_FILTER"][0]).groups())
        # Ludvika, the town, at 60.149 N 15.188 E; Lake Vättern lies farther than 20 km from its municipality.
        self.assertTrue(west < 15.188 < east and south < 60.149 < north)
        self.assertGreater(south, 58.9)

    def test_what_was_fetched_for_others_is_not_taken_for_this(self):
        self.get("--only", "grid", "--only", "borders")
        for key in ("grid", "borders"):
            self.get("Flen", "--only", key, status=5, says=("other municipalities",))

    def unpacked(self):
        """Code, name and shape of each municipality, as GDAL reads them."""
        source = ogr.Open(str(self.folder / "kommuner" / "Kommun_Sweref99TM.shp"))
        layer = source.GetLayer()
        self.assertEqual(layer.GetSpatialRef().GetAuthorityCode(None), "3006")
        found = [(each["KnKod"], each["KnNamn"], each.geometry().ExportToWkt()) for each in layer]
        self.assertEqual(len(found), layer.GetFeatureCount())
        west, east, south, north = layer.GetExtent()
        return found, (west, south, east, north)

    def test_of_the_borders_those_of_the_municipalities_are_unpacked(self):
        self.get("Älmhult", "--only", "borders")
        two = f"MULTIPOLYGON ({square(50)[8:]},{square(60)[8:]})".replace(", ", ",")
        one = square(2).replace(", ", ",")
        self.assertEqual(self.unpacked(), ([("2085", "Ludvika", two), ("0765", "Älmhult", one)],
                                           (504_000, 6_600_000, 621_000, 6_601_000)))
        self.assertEqual({path.suffix for path in (self.folder / "kommuner").iterdir()},
                         {".shp", ".shx", ".dbf", ".prj", ".cpg"})
        self.get("--only", "borders", "--whole", "--overwrite")
        self.assertEqual([code for code, _, _ in self.unpacked()[0]], ["2085", "0482", "0765"])

    def test_a_dry_run_of_the_list_as_it_stands_touches_nothing_and_says_what_is_untried(self):
        process = subprocess.run([sys.executable, SCRIPT, self.folder, "Ludvika", "--dry-run", "--lang", "en"],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(process.returncode, 0)
        self.assertFalse(self.folder.exists())
        untried = [entry for entry in address_list.read(SOURCE / "data/open_data/sources.toml")[0].values()
                   if not entry["tried"] and not entry.get("asked_for")]
        self.assertEqual(process.stderr.count("(not tried)"), len(untried))
        self.assertEqual("nobody who wrote the list has fetched" in process.stderr, bool(untried))

    def test_norway_is_fetched_when_asked_for_and_put_together_with_sweden(self):
        with self.list.open("a", encoding="utf-8") as file:
            file.write(f'[[source]]\nkey = "norway"\naddress = "{self.publisher.address("/norway.osm.pbf")}"\n')
        self.publisher.files["/norway.osm.pbf"] = File(EXTRACT[:20] + OTHER_BODY)
        told = self.get("--only", "sweden", "--also", "norway")
        merge, cut = re.findall(r"osmium (?:merge|extract) .*", told)
        self.assertEqual(re.findall(r"[\w-]+\.osm\.pbf", merge),
                         ["sweden-latest.osm.pbf", "norway-latest.osm.pbf", "merged.osm.pbf"])
        self.assertEqual(re.findall(r"[\w-]+\.osm\.pbf", cut), ["merged.osm.pbf", "area.osm.pbf"])

    def test_a_terminal_without_swedish_letters(self):
        process = subprocess.run(list(map(str, self.command("--dry-run", lang="sv"))), capture_output=True, check=False,
                                 env=WITHOUT_PROXY | {"PYTHONIOENCODING": "ascii"})
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertIn(b"V?gar, servicepunkter och orter i hela Sverige", process.stderr)

    def test_in_swedish(self):
        told = self.get(lang="sv", says=("3 poster, 142 personer", "måste beställas för hand", "stämmer med utgivarens",
                                         "gör studien"))
        self.assertNotIn("fetched", told.replace(str(self.outside), ""))


class Resuming(GetDataTest):
    def test_a_cut_connection_goes_on_in_the_next_run(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3, says=("the connection was cut", "goes on from there"))
        self.assert_nothing_at()
        self.assertEqual(self.part.read_bytes(), BODY[:40_000])
        self.get_plain(says=("goes on from 40.0 kB",))
        self.assertEqual(self.ranges_asked(), [None, "bytes=40000-"])
        self.assertEqual(self.publisher.requests[-1][1]["If-Range"], '"first"')
        self.assert_whole()

    def test_a_cut_connection_goes_on_in_the_same_run(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain("--tries", "2", says=("broken off (the connection was cut): again in 2 s",))
        self.assertEqual(self.ranges_asked(), [None, "bytes=40000-"])
        self.assert_whole()

    def test_a_server_that_cannot_go_on_is_asked_for_all(self):
        self.publisher.files["/plain.bin"] = File(BODY, ranges=False, cut_after=40_000)
        self.get_plain(status=3)
        self.get_plain(says=("the server cannot go on in the middle",))
        self.assert_whole()

    def test_without_a_version_nothing_is_put_together(self):
        self.publisher.files["/plain.bin"] = File(BODY, etag=None, cut_after=40_000)
        self.get_plain(status=3)
        self.publisher.files["/plain.bin"] = File(OTHER_BODY, etag=None)
        self.get_plain()
        self.assertEqual(self.ranges_asked(), [None, None])
        self.assert_whole(body=OTHER_BODY)

    def test_a_weak_version_tells_nothing(self):
        self.publisher.files["/plain.bin"] = File(BODY, etag='W/"first"', cut_after=40_000)
        self.get_plain(status=3)
        self.get_plain()
        self.assertEqual(self.ranges_asked(), [None, None])

    def test_the_date_of_change_tells_versions_apart_too(self):
        dated = {"Last-Modified": "Wed, 25 Nov 2026 21:00:00 GMT"}
        self.publisher.files["/plain.bin"] = File(BODY, etag=None, headers=dated, minds_if_range=False,
                                                  cut_after=40_000)
        self.get_plain(status=3)
        self.get_plain()
        self.assertEqual(self.publisher.requests[-1][1]["If-Range"], dated["Last-Modified"])
        self.assert_whole()

    def test_a_file_that_changed_meanwhile_begins_anew(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3)
        self.publisher.files["/plain.bin"] = File(OTHER_BODY, etag='"second"')
        self.get_plain(says=("has changed at its source",))
        self.assertEqual(self.ranges_asked(), [None, "bytes=40000-"])
        self.assert_whole(body=OTHER_BODY)

    def test_a_server_that_goes_on_with_another_version_is_not_believed(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3)
        self.publisher.files["/plain.bin"] = File(OTHER_BODY, etag='"second"', minds_if_range=False)
        self.get_plain("--tries", "2", says=("has changed at its source",))
        self.assert_whole(body=OTHER_BODY)

    def test_a_server_that_goes_on_from_elsewhere_is_not_believed(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3)
        self.publisher.files["/plain.bin"] = File(BODY, off_by=1)
        self.get_plain("--tries", "2")
        self.assert_whole()

    def test_the_checksum_of_a_changed_file_is_read_anew(self):
        self.publisher.files["/sweden.osm.pbf"].cut_after = 40_000
        self.get("--only", "sweden", status=3)
        changed = EXTRACT[:20] + OTHER_BODY
        self.publisher.files |= {"/sweden.osm.pbf": File(changed, etag='"second"'),
                                 "/md5": File(self.md5_line(changed))}
        self.get("--only", "sweden", says=("as its publisher's checksum says",))
        self.assert_whole("sweden-latest.osm.pbf", changed)

    def test_a_part_of_another_address_is_dropped(self):
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3)
        self.publisher.files["/moved.bin"] = File(OTHER_BODY)
        self.list.write_text(self.list.read_text().replace("/plain.bin", "/moved.bin"))
        self.get_plain(says=("came from another address",))
        self.assert_whole(body=OTHER_BODY)

    def test_a_part_that_is_whole_gets_its_name(self):
        """Killed after the last byte: the server has nothing more and says so (416)."""
        self.publisher.files["/plain.bin"].cut_after = 40_000
        self.get_plain(status=3)
        self.part.write_bytes(BODY)
        self.publisher.files["/plain.bin"] = File(b"", status=416, headers={"Content-Range": "bytes */100000"})
        self.get_plain()
        self.assert_whole()

    def stopped(self, how):
        """Starts it against a slow server and stops it when something has come."""
        self.publisher.files["/plain.bin"].chunk_pause = 0.05
        process = subprocess.Popen(list(map(str, self.command("--only", "plain"))), stderr=subprocess.PIPE, text=True,
                                   stdout=subprocess.DEVNULL, env=WITHOUT_PROXY)
        for _ in range(400):
            if self.part.exists() and self.part.stat().st_size > 5_000:
                break
            time.sleep(0.02)
        process.send_signal(how)
        _, told = process.communicate(timeout=30)
        self.publisher.files["/plain.bin"].chunk_pause = 0.0
        return process.returncode, told

    def test_stopped_by_the_user_or_killed_it_goes_on(self):
        for how, status in ((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -signal.SIGKILL)):
            with self.subTest(how.name):
                self.folder = self.outside / how.name
                returned, told = self.stopped(how)
                self.assertEqual(returned, status, told)
                self.assertNotIn("Traceback", told)
                self.assert_nothing_at()
                have = self.part.stat().st_size
                self.assertTrue(0 < have < len(BODY))
                self.assertEqual(self.part.read_bytes(), BODY[:have])
                self.get_plain()
                self.assertEqual(self.ranges_asked()[-1], f"bytes={have}-")
                self.assert_whole()

    def test_two_at_once_do_not_write_into_one_file(self):
        self.publisher.files["/plain.bin"].chunk_pause = 0.02
        first = subprocess.Popen(list(map(str, self.command("--only", "plain"))), stderr=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, env=WITHOUT_PROXY)
        for _ in range(400):
            if self.part.exists():
                break
            time.sleep(0.02)
        self.get_plain(status=5, says=("another run is fetching",))
        self.assertEqual(first.wait(timeout=60), 0)
        self.assert_whole()


class WrongAnswers(GetDataTest):
    def test_a_wrong_checksum_throws_away_what_came(self):
        self.publisher.files["/md5"] = File(self.md5_line(OTHER_BODY))
        self.get("--only", "sweden", status=3, says=(hashlib.md5(OTHER_BODY).hexdigest(), "thrown away"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["SOURCES.md"])
        self.publisher.files["/md5"] = File(self.md5_line(EXTRACT))
        self.get("--only", "sweden")
        self.assert_whole("sweden-latest.osm.pbf", EXTRACT)

    def test_a_checksum_that_cannot_be_read_is_told(self):
        for name, file in (("none", File(status=404)), ("page", File(b"<html>sorry</html>"))):
            with self.subTest(name):
                self.folder = self.outside / name
                self.publisher.files["/md5"] = file
                told = self.get("--only", "sweden", says=("the file is not checked against it",))
                self.assertNotIn("as its publisher's checksum says", told)
                self.assertIn("publisher's md5: none", (self.folder / "SOURCES.md").read_text(encoding="utf-8"))

    def test_a_file_that_is_gone_keeps_nobody_from_the_rest(self):
        del self.publisher.files["/sweden.osm.pbf"]
        self.get(status=3, says=("the server answers 404", "may have moved", "--addresses", "Not fetched: sweden"))
        self.assert_nothing_at("sweden-latest.osm.pbf")
        self.assert_whole("befolkning_1km_2025.gpkg", self.publisher.files["/wfs"].body)

    def test_nobody_there(self):
        self.list.write_text(re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:1", self.list.read_text()))
        self.get_plain(status=3, says=("plain.bin could not be fetched: [Errno 111]",))
        self.assert_nothing_at()

    def test_a_redirect_is_followed_also_in_the_middle(self):
        moved = self.publisher.address("/today.bin")
        self.publisher.files |= {"/plain.bin": File(status=302, headers={"Location": moved}),
                                 "/today.bin": File(BODY, cut_after=40_000)}
        self.get_plain(status=3)
        self.get_plain()
        self.assertEqual(self.publisher.requests[-1][1]["Range"], "bytes=40000-")
        self.assert_whole()
        self.assertIn(f"came from: {moved}", (self.folder / "SOURCES.md").read_text(encoding="utf-8"))

    def test_a_redirect_in_a_circle_ends(self):
        here = self.publisher.address("/plain.bin")
        self.publisher.files["/plain.bin"] = File(status=302, headers={"Location": here})
        self.get_plain(status=3, says=("the server answers 302",))

    def test_no_redirect_leads_from_https_to_http(self):
        handler = download.NoWayBackToHttp()
        request = urllib.request.Request("https://example.org/a")
        self.assertIsNotNone(handler.redirect_request(request, None, 302, "", {}, "https://example.org/b"))
        for elsewhere in ("http://example.org/b", "ftp://example.org/b"):
            with self.assertRaises(speech.Fault):
                handler.redirect_request(request, None, 302, "", {}, elsewhere)

    def test_a_busy_server_is_asked_again_when_it_says(self):
        self.publisher.files["/plain.bin"] = [File(status=503, headers={"Retry-After": "1"}), File(BODY)]
        self.get_plain("--tries", "2", says=("broken off (the server answers 503): again in 1 s",))
        self.assert_whole()

    def test_a_silent_server_is_given_up(self):
        self.publisher.files["/plain.bin"] = File(BODY, claims=200_000, silent=2)
        self.get_plain("--timeout", "0.5", status=3, says=("no answer for 0.5 s",))
        self.assert_nothing_at()

    def test_a_page_instead_of_the_file(self):
        page = (b'<?xml version="1.0"?><ows:ExceptionReport><ows:Exception><ows:ExceptionText>Feature type '
                b"stat:befolkning_1km_2025 &lt;unknown&gt;</ows:ExceptionText></ows:Exception></ows:ExceptionReport>")
        self.publisher.files["/wfs"] = File(page)
        self.get("--only", "grid", status=3,
                 says=("a page that says: Feature type stat:befolkning_1km_2025 <unknown>",))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["SOURCES.md"])

    def test_what_is_no_extract_no_geopackage_and_no_zip(self):
        for key, path in (("sweden", "/sweden.osm.pbf"), ("grid", "/wfs"), ("borders", "/borders.zip")):
            with self.subTest(key):
                self.publisher.files |= {path: File(BODY), "/md5": File(self.md5_line(BODY))}
                self.get("--only", key, status=3, says=("not a ",))
                self.assertEqual([each.name for each in self.folder.iterdir()], ["SOURCES.md"])

    def test_a_geopackage_cut_off_by_a_server_that_does_not_say_how_long_it_is(self):
        body = self.publisher.files["/wfs"].body
        self.publisher.files["/wfs"] = File(body, length=False, cut_after=len(body) - 4096)
        self.get("--only", "grid", status=3, says=(f"cut off: {len(body) - 4096} of {len(body)} bytes",))
        self.assert_nothing_at("befolkning_1km_2025.gpkg")

    def test_a_geopackage_without_records(self):
        self.publisher.files["/wfs"] = File(geopackage(self.outside, []))
        self.get("--only", "grid", status=3, says=("no records", "--whole"))
        self.assert_nothing_at("befolkning_1km_2025.gpkg")

    def test_borders_that_are_not_in_the_zip(self):
        self.publisher.files["/borders.zip"] = File(zipped({"Lan.zip": b""}))
        self.get("--only", "borders", status=3, says=("Kommun_Sweref99TM.zip is not in it; it holds Lan.zip",))

    def test_a_zip_puts_nothing_outside_its_folder(self):
        escaping = {f"../../{name}": data for name, data in borders({"2085": "Ludvika"}).items()}
        self.publisher.files["/borders.zip"] = File(zipped({"Kommun_Sweref99TM.zip": zipped(escaping)}))
        self.get("--only", "borders")
        folders = {path.parent for path in self.outside.rglob("Kommun_Sweref99TM.*")}
        self.assertEqual(folders, {self.folder / "kommuner"})

    def test_borders_that_are_damaged_or_lack_the_municipality(self):
        whole = borders({"2085": "Ludvika", "0482": "Flen"})
        shapes, table = whole["Kommun_Sweref99TM.shp"], whole["Kommun_Sweref99TM.dbf"]
        for name, files, words in (
                ("cut", whole | {"Kommun_Sweref99TM.shp": shapes[:-10]}, "not a .shp file"),
                ("short", whole | {"Kommun_Sweref99TM.shp": shapes[:100]}, "not a .shp file"),
                ("no table", {"Kommun_Sweref99TM.shp": shapes}, "not a .shp file"),
                ("no column", whole | {"Kommun_Sweref99TM.dbf": table.replace(b"KnKod", b"Kod12")},
                 "KnKod is not in it"),
                ("elsewhere", borders({"0482": "Flen"}), "KnKod = 2085 is not in it")):
            with self.subTest(name):
                self.publisher.files["/borders.zip"] = File(zipped({"Kommun_Sweref99TM.zip": zipped(files)}))
                self.get("--only", "borders", status=3, says=(words,))
                self.assertEqual([path.name for path in self.folder.iterdir()], ["SOURCES.md"])


class TheFolder(GetDataTest):
    def test_a_file_of_the_users_is_never_replaced(self):
        for name, key in (("plain.bin", "plain"), ("kommuner", "borders")):
            with self.subTest(name):
                self.folder = self.outside / f"with {name}"
                mine = self.folder / name / "mine.shp" if key == "borders" else self.folder / name
                mine.parent.mkdir(parents=True)
                mine.write_text("mine")
                for arguments in ((), ("--overwrite",)):
                    self.get("--only", key, *arguments, status=5, says=(name, "was not fetched by this script"))
                    self.assertEqual(mine.read_text(), "mine")
        self.assertEqual(self.publisher.requests, [])

    def test_a_file_that_was_changed_is_told_and_replaced_only_when_asked(self):
        self.get_plain()
        (self.folder / "plain.bin").write_bytes(OTHER_BODY)
        self.get_plain(status=5, says=("has changed since it was fetched", hashlib.sha256(OTHER_BODY).hexdigest()))
        self.assertEqual((self.folder / "plain.bin").read_bytes(), OTHER_BODY)
        self.get_plain("--overwrite")
        self.assert_whole()

    def test_what_is_there_stays_until_the_new_one_is_whole(self):
        self.get_plain()
        self.publisher.files["/plain.bin"] = File(OTHER_BODY, etag='"second"', cut_after=40_000)
        self.get_plain("--overwrite", status=3)
        self.assertEqual((self.folder / "plain.bin").read_bytes(), BODY)
        self.get_plain("--overwrite")
        self.assert_whole(body=OTHER_BODY)

    def test_a_full_disk(self):
        self.folder.mkdir()
        self.part.symlink_to("/dev/full")
        self.get_plain(status=4, says=("No space left on device", "make room"))
        self.assert_nothing_at()

    def test_a_disk_too_small_for_the_whole_is_told_before_anything_comes(self):
        self.publisher.files["/plain.bin"] = File(BODY, claims=10**18)
        self.get_plain(status=4, says=("1000000000.0 GB more is needed",))
        self.assertFalse(self.part.exists())

    def test_a_folder_that_cannot_be_written(self):
        in_the_way = self.outside / "file"
        in_the_way.write_text("")
        self.get_plain(status=4, folder=in_the_way / "data", says=("Not a directory",))
        self.folder.mkdir()
        self.outside.chmod(0o755)
        self.folder.chmod(0o555)
        # Root may write everywhere: it becomes nobody.
        nobody = {"user": 65534} if os.geteuid() == 0 else {}
        command = ["/usr/bin/python3", *map(str, self.command("--only", "plain")[1:])]
        process = subprocess.run(command, capture_output=True, text=True, check=False, env=WITHOUT_PROXY, **nobody)
        self.assertEqual(process.returncode, 4, process.stderr)
        self.assertIn("cannot write: Permission denied", process.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


class Municipalities(unittest.TestCase):
    ALL = municipality.read(SOURCE / "data/open_data/municipalities.csv")

    def codes(self, *words):
        return [each.code for each in municipality.find(words, self.ALL)[0]]

    def test_all_290_and_the_eleven(self):
        self.assertEqual(len(set(self.codes("all"))), 290)
        self.assertEqual(self.codes("eleven"), ELEVEN)
        self.assertEqual(self.codes("elva"), ELEVEN)

    def test_by_name_and_code_as_people_write_them(self):
        for word in ("Ludvika", "ludvika", "LUDVIKA kommun", "Ludvikas kommun", "2085"):
            self.assertEqual(self.codes(word), ["2085"], word)
        self.assertEqual(self.codes("Älmhult", "0765"), ["0765"])
        self.assertEqual(self.codes("Upplands Väsby"), ["0114"])

    def test_a_lost_zero_is_mended_and_told(self):
        found, mended = municipality.find(["482"], self.ALL)
        self.assertEqual([each.name for each in found], ["Flen"])
        self.assertEqual([(word, each.code) for word, each in mended], [("482", "0482")])

    def test_near_misses_are_suggested(self):
        with self.assertRaisesRegex(speech.Fault, "Storumann.*Storuman"):
            municipality.find(["Storumann"], self.ALL)
        with self.assertRaises(speech.Fault):
            municipality.find(["9999"], self.ALL)

    def test_every_place_of_the_demo_lies_in_the_box_of_its_municipality(self):
        """Positions and codes by SCB, boxes by Lantmäteriet: two sources that know nothing of each other."""
        box_of = {each.code: each.box for each in self.ALL}
        with (SOURCE / "data/demo/places.csv").open(encoding="utf-8", newline="") as file:
            places = list(csv.DictReader(file))
        self.assertEqual(len(places), 151)
        for place in places:
            box = box_of[place["municipality_code"]]
            self.assertTrue(box.west <= float(place["lon"]) <= box.east and
                            box.south <= float(place["lat"]) <= box.north, place["name"])

    def test_a_margin_is_as_wide_as_it_says(self):
        """At 60 degrees a degree of longitude is half one of latitude: 111.2 km are 1 and 2 degrees, and a little
        more at the northern side, whose cosine is 0.4848 at 61 degrees: 2.0627, outward 2.07."""
        box = municipality.widened(municipality.Box(15.0, 59.0, 16.0, 60.0), 111.2)
        self.assertEqual(box, (12.93, 58.0, 18.07, 61.0))
        self.assertEqual(municipality.widened(municipality.Box(15.01, 59.03, 16.07, 60.09), 0),
                         (15.01, 59.03, 16.07, 60.09))


class AddressList(unittest.TestCase):
    OURS = SOURCE / "data/open_data/sources.toml"

    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "own.toml"
            path.write_text(text, encoding="utf-8")
            return address_list.read(self.OURS, path)[0]

    def test_ours_names_everything_and_claims_nothing_tried(self):
        sources, by_hand = address_list.read(self.OURS)
        self.assertEqual(list(sources), ["sweden", "norway", "grid", "tatorter", "smaorter", "borders"])
        self.assertEqual(list(by_hand), ["nvdb", "grid250", "lantmateriet"])
        for entry in (*sources.values(), *by_hand.values()):
            self.assertTrue(entry["found"], entry["key"])
            self.assertEqual(entry["address"][:8], "https://")

    def test_ones_own_goes_before_ours_field_by_field(self):
        sources = self.read('[[source]]\nkey = "sweden"\naddress = "https://example.org/a.osm.pbf"')
        self.assertEqual(sources["sweden"]["address"], "https://example.org/a.osm.pbf")
        self.assertEqual(sources["sweden"]["licence"], "ODbL 1.0")
        self.assertNotIn("md5", sources["sweden"], "the checksum is that of another file")
        self.assertIn("md5", self.read('[[source]]\nkey = "sweden"\npublisher = "P"')["sweden"])

    def test_a_list_that_cannot_be_used_says_where(self):
        for text, words in (
                ('[[source]]\nkey = "sweden"\nadress = "https://a.b"', "no field adress"),
                ('[[source]]\nkey = "sweden"\nfile = "../a"', "expected a plain file name"),
                ('[[source]]\nkey = "sweden"\nfile = ".a"', "expected a plain file name"),
                ('[[source]]\nkey = "sweden"\naddress = "file:///etc/passwd"', "expected an address with http"),
                ('[[source]]\nkey = "sweden"\ntried = true', "expected false or a date"),
                ('[[source]]\nkey = "new"\nfile = "a"', "is missing"),
                ('[[source]]\nsv = "a"', "without a key"),
                ('[[source]]\nkey = "sweden"\nunpack = "a.zip"', "folder is missing"),
                ('[[source]]\nkey = "grid"\nfilter = { box = "a" }', "filter.parameter is missing"),
                ("key = ", "not TOML")):
            with self.subTest(text), self.assertRaises(speech.Fault) as caught:
                self.read(text)
            told = speech.Speech("en").fault(caught.exception)
            self.assertIn(words, told)
            self.assertIn("own.toml", told)
            self.assertIn("get_data: fel: ", speech.Speech("sv").fault(caught.exception))


class Words(unittest.TestCase):
    def test_rate_and_time_left(self):
        """10 MB more in 10 s: 1 MB/s, and 30 MB are left.  What a former run fetched is no part of the rate."""
        for language, line in (("en", "20.0 MB of 50.0 MB (40 %), 1.0 MB/s, 30 s left"),
                               ("sv", "20,0 MB av 50,0 MB (40 %), 1,0 MB/s, 30 s kvar")):
            times = iter((0, 0, 10))
            progress = Progress("a", speech.Speech(language), io.StringIO(), lambda times=times: next(times))
            progress.start(10_000_000)
            progress.at(20_000_000, 50_000_000)
            self.assertEqual(progress.line(20_000_000, 50_000_000), line)

    def test_a_terminal_has_one_line_that_is_written_over(self):
        stream = io.StringIO()
        stream.isatty = lambda: True
        times = iter((0, 0, 1, 2))
        progress = Progress("a", speech.Speech("en"), stream, lambda: next(times))
        progress.start(0)
        progress.at(1_000_000, 4_000_000)
        progress.at(2_000_000, 4_000_000)
        progress.clear()
        first = "  a: 1.0 MB of 4.0 MB (25 %), 1.0 MB/s, 3 s left"
        second = "  a: 2.0 MB of 4.0 MB (50 %), 1.0 MB/s, 2 s left"
        self.assertEqual(stream.getvalue(), f"\r{first}\r{second}\r{' ' * len(second)}\r")

    def test_durations_and_sizes(self):
        english, swedish = speech.Speech("en"), speech.Speech("sv")
        self.assertEqual([english.duration(each) for each in (3.2, 89, 100, 7_500)],
                         ["3 s", "89 s", "2 min", "2 h 5 min"])
        self.assertEqual([english.size(each) for each in (999, 1_500, 750_000_000)], ["999 B", "1.5 kB", "750.0 MB"])
        self.assertEqual(swedish.size(1_500), "1,5 kB")
        self.assertEqual((english.number(381_118), swedish.number(381_118)), ("381,118", "381\u00a0118"))

    def test_every_sentence_has_a_swedish_one_with_the_same_places(self):
        for english, swedish in speech.SWEDISH.items():
            self.assertEqual(english.count("{}"), swedish.count("{}"), english)
        said = set()
        for path in (SCRIPT, *(SOURCE / "scripts/open_data").glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    first = {"say": 0, "speech": 0, "Broken": 0, "Fault": 1}.get(name)
                    parts = node.args[first:first + 1] if first is not None else []
                    parts += [each.value for each in node.keywords if each.arg == "hint"]
                    said |= {text.value for part in parts for text in ast.walk(part)
                             if isinstance(text, ast.Constant) and isinstance(text.value, str) and
                             (" " in text.value or "{}" in text.value)}
        self.assertGreater(len(said), 40)
        self.assertEqual(said - set(speech.SWEDISH), set())


if __name__ == "__main__":
    unittest.main()

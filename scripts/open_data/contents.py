# SPDX-License-Identifier: MIT
"""Whether a file that came is what was asked for.  A service that refuses often does so with a page and status 200."""

import collections
import contextlib
import html
import io
import re
import sqlite3
import struct
import zipfile

from . import shapefile
from .speech import INPUT, Fault

Contents = collections.namedtuple("Contents", "records persons")  # None: not counted

LARGEST_UNPACKED = 500_000_000  # bytes
EXCEPTION = re.compile(r"<(?:\w+:)?(?:ExceptionText|ServiceException)\b[^>]*>(.*?)</", re.DOTALL)
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)


def examine(path, entry, codes):
    """`path`, a whole part, as the file of `entry` for the municipalities of `codes`."""
    name = entry["file"]
    with path.open("rb") as file:
        beginning = file.read(4096)
    if beginning.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"<", b"{"):
        raise Fault(INPUT, "{}: it is not what was asked for, but a page that says: {}", name, words_of(beginning))
    if name.endswith(".osm.pbf"):
        if beginning[4:15] != b"\x0a\x09OSMHeader":
            raise Fault(INPUT, "{}: not a {} file", name, ".osm.pbf")
    elif name.endswith(".gpkg"):
        return examine_geopackage(path, beginning, entry)
    elif name.endswith(".zip"):
        examine_zip(path, entry, codes)
    return Contents(None, None)


def words_of(page):
    text = page.decode("utf-8", "replace")
    found = EXCEPTION.search(text) or TITLE.search(text)
    text = html.unescape(found[1]) if found else text
    return " ".join(text.split())[:300]


def examine_geopackage(path, beginning, entry):
    name = entry["file"]
    if not beginning.startswith(b"SQLite format 3\0") or len(beginning) < 100:
        raise Fault(INPUT, "{}: not a {} file", name, ".gpkg")
    page_size, = struct.unpack(">H", beginning[16:18])
    pages, = struct.unpack(">I", beginning[28:32])
    whole = (65536 if page_size == 1 else page_size) * pages
    size = path.stat().st_size
    if size < whole:
        raise Fault(INPUT, "{}: cut off: {} of {} bytes", name, size, whole)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as database:
            contents = count(database, entry.get("persons"))
    except sqlite3.Error as failure:
        raise Fault(INPUT, "{}: damaged: {}", name, failure) from None
    if not contents.records:
        raise Fault(INPUT, "{}: no records in it", name,
                    hint="the service found nothing within the boxes; --whole asks for the whole country"
                    if "filter" in entry else "")
    return contents


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def count(database, persons_column):
    """Records of all its layers, and the sum of a column of persons where a layer has it."""
    records, persons = 0, None
    for table, in database.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchall():
        records += database.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})")]
        if persons_column in columns:
            total = database.execute(f"SELECT sum({quoted(persons_column)}) FROM {quoted(table)}").fetchone()[0]
            persons = (persons or 0) + int(total or 0)
    return Contents(records, persons)


def examine_zip(path, entry, codes):
    name = entry["file"]
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            if damaged:
                raise Fault(INPUT, "{}: damaged: {}", name, damaged)
        if "unpack" in entry:
            borders_in(path, entry, codes)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise Fault(INPUT, "{}: not a {} file", name, ".zip") from None


def borders_in(path, entry, codes):
    """Name and bytes of each file of the shapefile in the zip at `path`, with the municipalities of `codes` only;
    with all where that is None."""
    with zipfile.ZipFile(path) as archive:
        files = dict(inner_files(archive, entry))
    if codes is None:
        return files
    try:
        return shapefile.selected(files, entry["fields"]["code"], codes)
    except shapefile.Damaged as damaged:
        if damaged.column is None:
            raise Fault(INPUT, "{}: not a {} file", entry["unpack"], ".shp") from None
        wanted = f"{damaged.column} = {damaged.value}" if damaged.value else damaged.column
        raise Fault(INPUT, "{}: {} is not in it; it holds {}", entry["unpack"], wanted, ", ".join(files)) from None


def inner_files(archive, entry):
    """Names and bytes of the files in the zip `entry["unpack"]` within `archive`."""
    member = next((each for each in archive.infolist() if each.filename.rsplit("/", 1)[-1] == entry["unpack"]), None)
    if member is None:
        raise Fault(INPUT, "{}: {} is not in it; it holds {}", entry["file"], entry["unpack"],
                    ", ".join(archive.namelist()[:20]))
    if member.file_size > LARGEST_UNPACKED:
        raise Fault(INPUT, "{}: unpacked it would be over {}", entry["file"], "500 MB")
    with zipfile.ZipFile(io.BytesIO(archive.read(member))) as inner:
        files = [each for each in inner.infolist() if not each.is_dir()]
        if sum(each.file_size for each in files) > LARGEST_UNPACKED:
            raise Fault(INPUT, "{}: unpacked it would be over {}", entry["file"], "500 MB")
        for each in files:
            # The name alone: no member may choose a folder.
            yield each.filename.replace("\\", "/").rsplit("/", 1)[-1], inner.read(each)

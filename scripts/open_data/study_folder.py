# SPDX-License-Identifier: MIT
"""The folder that is filled: its files, where they came from (sources.json, SOURCES.md), and what comes next."""

import contextlib
import datetime
import fcntl
import json
import os
import shlex
import shutil

from . import contents, download
from .speech import CANNOT_WRITE, IN_THE_WAY, Fault, Speech

OTHER_FOLDER = "take another folder, or --overwrite"


@contextlib.contextmanager
def opened(path):
    """The folder, made if it was not there, and nobody else's meanwhile."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as failure:
        raise Fault(CANNOT_WRITE, "{}: cannot write: {}", path, failure.strerror) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield StudyFolder(path)
    except BlockingIOError:
        raise Fault(IN_THE_WAY, "another run is fetching into {}", path) from None
    finally:
        os.close(handle)


class StudyFolder:
    def __init__(self, path):
        self.path = path
        try:
            self.records = json.loads((path / "sources.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.records = {}

    def record(self, entry):
        """What is known of the file of `entry` that lies here; None where none does."""
        record = self.records.get(entry["key"])
        return record if record and record["file"] == entry["file"] and (self.path / entry["file"]).exists() else None

    def is_here(self, entry, address, codes, overwrite):
        """Whether the file of `entry` lies here as it was fetched.  Fault where something else does; `overwrite`
        gives way to what was fetched before, never to a file of the user's."""
        path = self.path / entry["file"]
        beside = download.sha256_beside(path)
        record = self.record(entry)
        foreign = [each for each in (path, self.path / entry.get("folder", entry["file"])) if each.exists()]
        if foreign and not (record and beside.exists()):
            raise Fault(IN_THE_WAY, "{} is there already, and was not fetched by this script", foreign[0],
                        hint="take another folder, or move it away")
        if not record or overwrite:
            return False
        if record["address"] != address or record["municipalities"] != codes:
            raise Fault(IN_THE_WAY, "{} was fetched for other municipalities or from another address", path,
                        hint=OTHER_FOLDER)
        expected = beside.read_text(encoding="utf-8").split(" ")[0]
        sha256, _ = download.checksums(path)
        if sha256 != expected:
            raise Fault(IN_THE_WAY, "{} has changed since it was fetched: its checksum is {}, {} says {}", path, sha256,
                        beside.name, expected, hint=OTHER_FOLDER)
        return True

    def fetch(self, entry, address, codes, progress, tries, timeout):
        def note(fetched, counted):
            self.records[entry["key"]] = {
                "file": entry["file"], "address": address, "municipalities": codes,
                **fetched._asdict(), **counted._asdict(),
                "fetched": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")}
            text = json.dumps(self.records, indent=2, ensure_ascii=False) + "\n"
            download.written(self.path / "sources.json", text)

        target = self.path / entry["file"]
        download.Download(address, target, progress, entry.get("md5"), tries, timeout).fetch(
            lambda part: contents.examine(part, entry, codes), note)

    def unpack(self, entry, codes):
        """The borders in a zip, as a folder that is there whole or not at all."""
        target = self.path / entry["folder"]
        draft = self.path / (entry["folder"] + ".part")
        try:
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            for name, data in contents.borders_in(self.path / entry["file"], entry, codes).items():
                (draft / name).write_bytes(data)
                download.sync(draft / name)
            shutil.rmtree(target, ignore_errors=True)
            download.moved(draft, target)
        except OSError as failure:
            raise download.cannot_write(target, failure) from None

    def source_of(self, entry):
        """What a study names: the file, or the shapefile that was unpacked from it; None where it is not here."""
        if not self.record(entry):
            return None
        if "unpack" not in entry:
            return entry["file"]
        shapes = sorted((self.path / entry["folder"]).glob("*.shp"))
        return f"{entry['folder']}/{shapes[0].name}" if shapes else None

    def write_sources(self, sources, by_hand):
        here = [(entry, record) for entry in sources.values() if (record := self.record(entry))]
        text = "\n".join(sources_text(Speech(language), here, by_hand.values()) for language in ("sv", "en"))
        download.written(self.path / "SOURCES.md", text)

    def write_sections(self, sources, speech):
        """study-sources.toml: sections of a study that lies in a folder of this one.  Returns its path, or None
        where nothing is here that goes before the extract."""
        lines = ["# " + speech("put the sections of {} in place of those in study.toml", "study-sources.toml")]
        for entry in sources.values():
            source = self.source_of(entry)
            if not source or "section" not in entry:
                continue
            lines += ["", f"[{entry['section']}]", f'source = "../{source}"']
            if "fields" in entry:
                fields = ", ".join(f'{ours} = "{theirs}"' for ours, theirs in entry["fields"].items())
                lines.append(f"fields = {{ {fields} }}")
        if len(lines) == 1:
            return None
        path = self.path / "study-sources.toml"
        download.written(path, "\n".join(lines) + "\n")
        return path

    def next_steps(self, sources, box, speech):
        """Lines: commands, each with what it does."""
        sections = self.write_sections(sources, speech)
        extracts = [shlex.quote(str(self.path / each["file"])) for each in sources.values()
                    if self.record(each) and each["file"].endswith(".osm.pbf")]
        if not extracts:
            return []
        both, area, study = (shlex.quote(str(self.path / name)) for name in ("merged.osm.pbf", "area.osm.pbf", "study"))
        steps = []
        if len(extracts) > 1:
            steps += [f"osmium merge {' '.join(extracts)} -o {both}",
                      "    " + speech("puts the countries together (osmium-tool)")]
        corners = ",".join(f"{side:.2f}" for side in box)
        steps += [f"osmium extract --bbox {corners} {both if len(extracts) > 1 else extracts[0]} -o {area}",
                  "    " + speech("cuts it down to the boxes (osmium-tool); without that, take the whole file"),
                  f"narhet init {area} {study} --lang {speech.language}",
                  "    " + speech("makes the study")]
        if sections:
            steps.append(speech("put the sections of {} in place of those in study.toml", sections))
        return [*steps, f"narhet check {study}", "    " + speech("reads and checks everything")]


WORDS = {
    "sv": {"title": "Källor", "made": "Skriven av scripts/get_data.  Ange källorna i det som görs av dem.",
           "from": "adress", "came": "kom från", "when": "hämtad", "size": "storlek", "records": "poster",
           "persons": "personer", "version": "ändrad hos källan", "sha256": "sha256", "md5": "utgivarens md5",
           "agrees": "stämmer", "none": "ingen, eller gick inte att läsa", "licence": "licens", "say": "skriv",
           "limits": "att tänka på", "hand": "Beställs för hand"},
    "en": {"title": "Sources", "made": "Written by scripts/get_data.  Name the sources in what is made from them.",
           "from": "address", "came": "came from", "when": "fetched", "size": "size", "records": "records",
           "persons": "persons", "version": "changed at its source", "sha256": "sha256", "md5": "publisher's md5",
           "agrees": "agrees", "none": "none, or it could not be read", "licence": "licence", "say": "write",
           "limits": "to keep in mind", "hand": "Ordered by hand"},
}


def lines_of(speech, rows):
    words = WORDS[speech.language]
    return [f"- {words[word]}: {value}" for word, value in rows if value not in (None, "")]


def sources_text(speech, here, by_hand):
    words = WORDS[speech.language]
    lines = [f"# {words['title']}", "", words["made"]]
    for entry, record in here:
        md5 = f"{record['published_md5']} – {words['agrees']}" if record["published_md5"] else words["none"]
        came_from = record["came_from"] if record["came_from"] != record["address"] else None
        lines += ["", f"## {record['file']}", "", f"{speech.of(entry, '')} ({entry['publisher']})", ""]
        lines += lines_of(speech, (
            ("from", record["address"]), ("came", came_from), ("when", record["fetched"]),
            ("version", record["last_modified"]), ("size", f"{record['bytes']} B"), ("records", record["records"]),
            ("persons", record["persons"]), ("sha256", record["sha256"]), ("md5", md5),
            ("licence", f"{entry['licence']}, {entry.get('licence_address', '')}".rstrip(", ")),
            ("say", speech.of(entry, "attribution")), ("limits", speech.of(entry, "limits"))))
    lines += ["", f"## {words['hand']}"]
    for entry in by_hand:
        lines += ["", f"**{speech.of(entry, '')}** ({entry['publisher']}), {entry['address']}", "",
                  speech.of(entry, "how")]
    return "\n".join(lines) + "\n"

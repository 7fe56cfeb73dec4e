# SPDX-License-Identifier: MIT
"""The list of addresses, data/open_data/sources.toml, and a user's own that replaces parts of it."""

import datetime
import difflib
import pathlib
import tomllib
import urllib.parse

from .speech import COMMAND_LINE, Fault

TEXT = (lambda value: isinstance(value, str), "a text")
NUMBER = (lambda value: isinstance(value, (int, float)) and not isinstance(value, bool), "a number")
TABLE = (lambda value: isinstance(value, dict) and all(isinstance(each, str) for each in value.values()), "a table")
YES_OR_NO = (lambda value: isinstance(value, bool), "true or false")
DATE_OR_FALSE = (lambda value: value is False or isinstance(value, datetime.date), "false or a date")
# Into the study folder and nowhere else.
FILE = (lambda value: isinstance(value, str) and value == pathlib.PurePath(value).name and value[:1] not in ("", "."),
        "a plain file name")
ADDRESS = (lambda value: isinstance(value, str) and urllib.parse.urlsplit(value).scheme in ("http", "https") and
           bool(urllib.parse.urlsplit(value).netloc), "an address with http or https")

COMMON = {"key": TEXT, "sv": TEXT, "en": TEXT, "publisher": TEXT, "address": ADDRESS, "licence": TEXT,
          "tried": DATE_OR_FALSE, "found": TEXT}
FIELDS = {
    "source": COMMON | {"file": FILE, "md5": ADDRESS, "about_mb": NUMBER, "asked_for": YES_OR_NO, "section": TEXT,
                        "fields": TABLE, "persons": TEXT, "filter": TABLE, "unpack": FILE, "folder": FILE,
                        "licence_address": ADDRESS, "attribution_sv": TEXT, "attribution_en": TEXT,
                        "limits_sv": TEXT, "limits_en": TEXT},
    "by_hand": COMMON | {"how_sv": TEXT, "how_en": TEXT},
}
# Who has the first has the others.
TOGETHER = {"unpack": (("folder",), ("fields", "code")), "filter": (("filter", "parameter"), ("filter", "box"))}
REQUIRED = {"source": (*COMMON, "file"), "by_hand": tuple(FIELDS["by_hand"])}


def read_toml(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise Fault(COMMAND_LINE, "{}: no such file", path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Fault(COMMAND_LINE, "{}: not TOML: {}", path, wrong) from None


def check(path, kind, entry):
    key = entry.get("key")
    for field, value in entry.items():
        if field not in FIELDS[kind]:
            near = difflib.get_close_matches(field, FIELDS[kind], n=1)
            hint = ("did you mean {}?", near[0]) if near else ""
            raise Fault(COMMAND_LINE, "{}: {}: there is no field {}", path, key, field, hint=hint)
        fits, expected = FIELDS[kind][field]
        if not fits(value):
            raise Fault(COMMAND_LINE, "{}: {}: {} is {}, expected {}", path, key, field, repr(value), (expected,))


def entries(path, kind):
    for entry in read_toml(path).get(kind, []):
        if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
            raise Fault(COMMAND_LINE, "{}: an entry without a key", path)
        check(path, kind, entry)
        yield entry


def value_at(entry, names):
    for name in names:
        entry = entry.get(name, {})
    return entry


def read(path, own_path=None):
    """Sources, and what is ordered by hand, each by key; of the user's own list, single fields go before ours.
    A source whose address the user gave says so in `given_in`."""
    lists = {}
    for kind in FIELDS:
        lists[kind] = {entry["key"]: entry for entry in entries(path, kind)}
        for entry in entries(own_path, kind) if own_path else ():
            before = lists[kind].get(entry["key"], {})
            if "address" in entry:
                # What was known of the other address says nothing of this one.
                kept = {field: value for field, value in before.items() if field not in ("md5", "about_mb")}
                before = kept | {"tried": False, "found": "", "given_in": str(own_path)}
            lists[kind][entry["key"]] = before | entry
        for entry in lists[kind].values():
            missing = next((field for field in REQUIRED[kind] if field not in entry), None)
            missing = missing or next((".".join(needed) for field in TOGETHER if field in entry
                                       for needed in TOGETHER[field] if not value_at(entry, needed)), None)
            if missing:
                raise Fault(COMMAND_LINE, "{}: {}: {} is missing", own_path or path, entry["key"], missing)
    return lists["source"], lists["by_hand"]


def chosen(sources, only, also):
    """Those to fetch, in the order of the list."""
    for key in (*only, *also):
        if key not in sources:
            raise Fault(COMMAND_LINE, "there is no source {}; there are {}", key, ", ".join(sources))
    wanted = set(only) or {key for key, entry in sources.items() if not entry.get("asked_for")}
    return [entry for key, entry in sources.items() if key in wanted | set(also)]


def filled_in(pattern, box):
    for side, degrees in box._asdict().items():
        pattern = pattern.replace("{" + side + "}", str(degrees))
    return pattern


def request_address(entry, boxes):
    """Where `entry` is fetched from: with its filter for `boxes`, if it has one and there are any."""
    if not boxes or "filter" not in entry:
        return entry["address"]
    condition = " OR ".join(filled_in(entry["filter"]["box"], box) for box in boxes)
    return f"{entry['address']}&{entry['filter']['parameter']}={urllib.parse.quote(condition)}"

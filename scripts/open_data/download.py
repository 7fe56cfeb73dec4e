# SPDX-License-Identifier: MIT
"""One address into one file.

What comes is written into FILE.part; FILE.part.json beside it says from where, and which version of it.  An
interrupted fetch goes on where it stopped, if the server says that it still has that version (RFC 9110, If-Range);
otherwise it begins anew.  Only a whole file gets its name, after its checksum stands beside it in FILE.sha256.
"""

import collections
import hashlib
import http.client
import json
import os
import re
import shutil
import time
import urllib.error
import urllib.parse
import urllib.request

from .speech import CANNOT_WRITE, INPUT, Fault

Fetched = collections.namedtuple("Fetched", "came_from bytes sha256 published_md5 last_modified")

CHUNK = 1 << 16
LONGEST_WAIT = 120  # seconds
WAIT_AND_TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}
HEADERS = {"User-Agent": "narhet-get_data/0.1", "Accept-Encoding": "identity"}
GO_ON = "what has come is kept: the same command goes on from there"
MOVED = "the file may have moved; look for it at its publisher, and give the new address with --addresses"


class Broken(Exception):
    """The fetch broke off and may go on; `reason` is a text with its arguments."""

    def __init__(self, *reason, wait=None):
        super().__init__(reason)
        self.reason, self.wait = reason, wait


class NoWayBackToHttp(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        scheme = urllib.parse.urlsplit(newurl).scheme
        if scheme != "https" and (scheme != "http" or req.type == "https"):
            raise Fault(INPUT, "{}: the address leads to {}: not followed", req.full_url, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


OPENER = urllib.request.build_opener(NoWayBackToHttp)


def opened(address, headers, timeout):
    """The answer, whatever its status; Broken where there is none."""
    try:
        return OPENER.open(urllib.request.Request(address, headers=HEADERS | headers), timeout=timeout)
    except urllib.error.HTTPError as answer:
        return answer
    except TimeoutError:
        raise Broken("no answer for {} s", timeout) from None
    except urllib.error.URLError as failure:
        raise Broken("{}", failure.reason) from None
    except (OSError, http.client.HTTPException) as failure:
        raise Broken("{}", failure or type(failure).__name__) from None


def written(path, text):
    """`path` with `text`, whole or not at all."""
    draft = path.with_name(path.name + ".tmp")
    try:
        draft.write_text(text, encoding="utf-8")
        moved(draft, path)
    except OSError as failure:
        raise cannot_write(path, failure) from None


def moved(draft, path):
    """A power cut afterwards leaves `path` as it is now."""
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def sync(path):
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot_write(path, failure):
    return Fault(CANNOT_WRITE, "{}: cannot write: {}", path, failure.strerror,
                 hint="make room and run the same command again: what has come is kept")


def sha256_beside(path):
    return path.with_name(path.name + ".sha256")


def checksums(path):
    sums = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            for each in sums:
                each.update(block)
    return tuple(each.hexdigest() for each in sums)


class Part:
    """The beginning of a file, and what is known of the whole."""

    def __init__(self, target):
        self.path = target.with_name(target.name + ".part")
        self.about_path = target.with_name(target.name + ".part.json")
        try:
            self.about = json.loads(self.about_path.read_text(encoding="utf-8"))
            if not isinstance(self.about, dict):
                self.about = {}
        except (OSError, ValueError):
            self.about = {}

    @property
    def size(self):
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def validator(self):
        """What tells this version from others: a weak ETag does not (RFC 9110, 13.1.5)."""
        tag = self.about.get("etag") or ""
        return tag if tag.startswith('"') else self.about.get("last_modified")

    def remember(self, **about):
        self.about = about
        written(self.about_path, json.dumps(about, indent=2) + "\n")

    def forget(self):
        for path in (self.path, self.about_path):
            path.unlink(missing_ok=True)
        self.about = {}


class Download:
    def __init__(self, address, target, progress, md5_address=None, tries=5, timeout=60):
        self.address, self.target, self.progress, self.md5_address = address, target, progress, md5_address
        self.tries, self.timeout = tries, timeout
        self.part = Part(target)

    def fetch(self, examine, note):
        """Fetches, has `examine` look at the whole part, `note` what came and what `examine` said, and gives the
        part its name."""
        self.drop_what_cannot_go_on()
        failures = 0
        while True:
            before = self.part.size
            try:
                self.receive()
                break
            except Broken as broken:
                failures = 1 if self.part.size > before else failures + 1
                if failures >= self.tries:
                    raise Fault(INPUT, "{} could not be fetched: {}", self.target.name, broken.reason,
                                hint=GO_ON if self.part.size else "") from None
                wait = min(2 ** failures if broken.wait is None else broken.wait, LONGEST_WAIT)
                if wait:
                    self.progress.say("broken off ({}): again in {} s", broken.reason, wait)
                else:
                    self.progress.say(*broken.reason)
                time.sleep(wait)
        self.place(examine, note)

    def drop_what_cannot_go_on(self):
        part = self.part
        if part.size and part.about.get("address") != self.address:
            if part.about:
                self.progress.say("what was begun came from another address: it is fetched from the beginning")
            part.forget()
        elif part.size and not part.validator:
            self.progress.say("the server cannot go on in the middle: it is fetched from the beginning")
            part.forget()

    def receive(self):
        """Asks for what is missing and takes it."""
        part, have = self.part, self.part.size
        self.progress.say("asking {}", urllib.parse.urlsplit(self.address).netloc)
        md5 = part.about.get("md5") if have else self.published_md5()
        headers = {"Range": f"bytes={have}-", "If-Range": part.validator} if have else {}
        with opened(self.address, headers, self.timeout) as answer:
            if answer.status == 416 and have:
                self.end_of_range(answer, have)
                return
            if answer.status not in (200, 206):
                self.refuse(answer)
            if answer.status == 206 and not self.continues(answer, have):
                part.forget()
                raise Broken("the file has changed at its source since: it is fetched from the beginning", wait=0)
            if answer.status == 200 and have:
                changed = answer.headers.get("ETag") != part.about.get("etag") or \
                    answer.headers.get("Last-Modified") != part.about.get("last_modified")
                self.progress.say("the file has changed at its source since: it is fetched from the beginning"
                                  if changed else
                                  "the server cannot go on in the middle: it is fetched from the beginning")
                md5 = self.published_md5() if changed else md5
                part.forget()
                have = 0
            elif have:
                self.progress.say("goes on from {}", self.progress.speech.size(have))
            length = answer.headers.get("Content-Length")
            total = have + int(length) if length and length.isdigit() else None
            if not have:
                part.remember(address=self.address, came_from=answer.url, etag=answer.headers.get("ETag"),
                              last_modified=answer.headers.get("Last-Modified"), total=total, md5=md5)
            self.take(answer, have, total)

    def published_md5(self):
        """Read before the file, so that it is of this version; None where it cannot be read."""
        if not self.md5_address:
            return None
        try:
            with opened(self.md5_address, {}, self.timeout) as answer:
                if answer.status != 200:
                    raise Broken("the server answers {}", answer.status)
                found = re.match(rb"\s*([0-9a-fA-F]{32})\b", answer.read(1024))
                if not found:
                    raise Broken("it holds no checksum")
                return found[1].decode().lower()
        except Broken as broken:
            reason = broken.reason
        except (OSError, http.client.HTTPException) as failure:
            reason = ("{}", failure)
        self.progress.say("the publisher's checksum could not be read ({}): the file is not checked against it", reason)
        return None

    def continues(self, answer, have):
        """Whether a partial answer is the rest of what is here: of the same version, from the right byte."""
        about = self.part.about
        span = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", answer.headers.get("Content-Range", ""))
        same = all(answer.headers.get(header) in (None, about.get(field))
                   for header, field in (("ETag", "etag"), ("Last-Modified", "last_modified")))
        return bool(have and span and same and int(span[1]) == have and
                    (span[3] == "*" or about.get("total") in (None, int(span[3]))))

    def end_of_range(self, answer, have):
        """Nothing follows what is here: it is the whole, or not what it was taken for."""
        total = re.fullmatch(r"bytes \*/(\d+)", answer.headers.get("Content-Range", ""))
        whole = int(total[1]) if total else self.part.about.get("total")
        if have != whole:
            self.part.forget()
            raise Broken("the file has changed at its source since: it is fetched from the beginning", wait=0)

    def refuse(self, answer):
        after = answer.headers.get("Retry-After", "")
        if answer.status in WAIT_AND_TRY_AGAIN:
            raise Broken("the server answers {}", answer.status, wait=int(after) if after.isdigit() else None)
        raise Fault(INPUT, "{} could not be fetched: {}", self.target.name,
                    ("the server answers {}", f"{answer.status} {answer.reason}"),
                    hint=MOVED if answer.status in (404, 410) else "")

    def take(self, answer, have, total):
        path = self.part.path
        if total is not None:
            free = shutil.disk_usage(path.parent).free
            if total - have > free:
                size = self.progress.speech.size
                raise Fault(CANNOT_WRITE, "{}: {} more is needed, {} is free", path.parent, size(total - have),
                            size(free))
        self.progress.start(have)
        try:
            # Unbuffered: what has come is in the file whenever the fetch ends.
            file = path.open("ab", buffering=0)
        except OSError as failure:
            raise cannot_write(path, failure) from None
        with file:
            while block := self.next_block(answer):
                try:
                    while block:
                        block = block[file.write(block):]
                except OSError as failure:
                    raise cannot_write(path, failure) from None
                self.progress.at(self.part.size, total)
        if total is not None and self.part.size != total:
            raise Broken("the connection was cut")

    def next_block(self, answer):
        try:
            return answer.read1(CHUNK)
        except TimeoutError:
            raise Broken("no answer for {} s", self.timeout) from None
        except (OSError, http.client.HTTPException):
            raise Broken("the connection was cut") from None

    def place(self, examine, note):
        part, name = self.part, self.target.name
        self.progress.clear()
        try:
            sha256, md5 = checksums(part.path)
            published = part.about.get("md5")
            if published and md5 != published:
                raise Fault(INPUT, "{}: the checksum is {}, its publisher says {}: what came is thrown away", name,
                            md5, published,
                            hint="the file was damaged on its way, or changed at its source just then: run the same "
                                 "command again")
            contents = examine(part.path)
        except Fault:
            part.forget()
            raise
        # Before the file has its name: a file without what belongs to it would be taken for the user's own.
        written(sha256_beside(self.target), f"{sha256}  {name}\n")
        note(Fetched(part.about.get("came_from"), part.size, sha256, published, part.about.get("last_modified")),
             contents)
        try:
            moved(part.path, self.target)
        except OSError as failure:
            raise cannot_write(self.target, failure) from None
        part.forget()

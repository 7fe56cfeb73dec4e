# SPDX-License-Identifier: MIT
"""Workbooks: the meetings of the study.  The corpus of the fuzz target has them, but for the bombs."""
import io
import zipfile

from case import SOURCE, Case, cuts, flips, putting

CORPUS = SOURCE / "tests" / "fuzz" / "corpus" / "workbook"
PLAIN = (CORPUS / "deflated").read_bytes()
SHEET_NAME = "xl/worksheets/sheet1.xml"
with zipfile.ZipFile(io.BytesIO(PLAIN)) as corpus:
    SHEET = corpus.read(SHEET_NAME).decode().replace(">P1<", ">P01<")  # a place that the study has


def changed(parts=None, drop=()):
    """The good workbook with parts added, replaced or left out."""
    parts = {**({} if SHEET_NAME in drop else {SHEET_NAME: SHEET}), **(parts or {})}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        names = [name for name in source.namelist() if name not in drop and name not in parts]
        for name, data in [(name, source.read(name)) for name in names] + list(parts.items()):
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


GOOD = changed()


def sheet(text):
    return changed({"xl/worksheets/sheet1.xml": text})


def books():
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        names, good = archive.namelist(), archive.read("xl/worksheets/sheet1.xml").decode()
    for name in names:
        yield "without-" + name.strip("[]_").replace("/", "-").replace(".", "-").replace("]", "").lower(), changed(drop=(name,))
    yield "bomb-of-spaces", sheet(good.replace("</sheetData>", " " * (200 << 20) + "</sheetData>"))
    yield "bomb-beside", changed({"xl/media/x.xml": "<" + " " * (200 << 20)})
    yield "bomb-of-rows", sheet(good.replace("</sheetData>", '<row r="1048576"/></sheetData>').replace('r="I1"', 'r="XFD1"'))
    yield "document-type", sheet('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x">' + good)
    yield "entity-of-a-file", sheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + good.replace("M1", "&e;"))
    yield "link-outside", changed({"xl/externalLinks/externalLink1.xml": '<externalLink><externalBook r:id="r1"/></externalLink>',
                                   "xl/externalLinks/_rels/externalLink1.xml.rels": '<Relationships><Relationship Id="r1" '
                                   'Target="http://127.0.0.1:1/x.xlsx" TargetMode="External"/></Relationships>'})
    yield "sheet-is-an-address", changed({"xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Type="http://schemas.'
                                          'openxmlformats.org/officeDocument/2006/relationships/worksheet" '
                                          'Target="http://127.0.0.1:1/s.xml" TargetMode="External"/></Relationships>'})
    yield "sheet-is-a-path", changed({"xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Type="http://schemas.'
                                      'openxmlformats.org/officeDocument/2006/relationships/worksheet" '
                                      'Target="../../../../../etc/passwd"/></Relationships>'})
    yield "part-outside", changed({"../../escape.xml": "<x/>"})
    yield "tags-nested", sheet("<a>" * 100_000)
    yield "formula", sheet(good.replace("<v>9</v>", "<f>WEBSERVICE(\"http://127.0.0.1:1/\")</f><v>9</v>"))
    yield "error-value", sheet(good.replace("<c r=\"D2\"><v>24</v>", "<c r=\"D2\" t=\"e\"><v>#REF!</v>"))
    yield "sheet-of-zeros", sheet("\0" * 1000)
    yield "text-of-escapes", sheet(good.replace("P01", "&#27;[31m"))
    yield "not-a-zip", b"x" * 500
    yield "old-excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048


def cases():
    files = list(books()) + [(f"corpus-{path.name}", path.read_bytes()) for path in sorted(CORPUS.iterdir())]
    files += [(f"cut-{name}", data) for name, data in cuts(GOOD, 6)] + [(f"flip-{name}", data) for name, data in flips(GOOD, 8)]
    for name, data in files:
        yield Case(f"workbook/{name}", "needs", putting("needs", "needs.xlsx", data))

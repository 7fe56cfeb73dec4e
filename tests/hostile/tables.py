# SPDX-License-Identifier: MIT
"""CSV: the places and the meetings of the study."""
from case import INVENTED, Case, cuts, flips, putting

GOOD = (INVENTED / "places.csv").read_bytes()
NEEDS = (INVENTED / "needs.csv").read_bytes()
HEADER = b"id,name,population,x,y\n"
ROW = b"P01,By,12,528400,6598060\n"


def places():
    def second(row):
        return HEADER + ROW + row + b"\n"
    yield from {
        "empty": b"", "space": b" \n\n", "header-only": HEADER, "zero-byte": second(b"P02,a\0b,1,528400,6598060"),
        "zeros": b"\0" * 4096, "mark-of-utf-8": b"\xef\xbb\xbf" + GOOD, "mark-twice": b"\xef\xbb\xbf" * 2 + GOOD,
        "utf-16": GOOD.decode().encode("utf-16"), "utf-16-big": b"\xfe\xff" + GOOD.decode().encode("utf-16-be"),
        "utf-16-odd": GOOD.decode().encode("utf-16")[:-1], "utf-16-surrogate-alone": b"\xff\xfe\0\xd8" + GOOD.decode().encode("utf-16-le"),
        "utf-32": GOOD.decode().encode("utf-32"), "windows-1252": GOOD.decode().encode("windows-1252"),
        "not-utf-8": second(b"P02,\xff\xfe\xc3,1,528400,6598060"), "overlong-utf-8": second(b"P02,\xc0\xaf,1,528400,6598060"),
        "quote-without-end": second(b'P02,"a,1,528400,6598060'), "quote-in-the-middle": second(b'P02,a"b,1,528400,6598060'),
        "text-behind-quote": second(b'P02,"a"b,1,528400,6598060'), "quotes-by-the-thousand": second(b'P02,"' + b'""' * 9000 + b'",1,528400,6598060'),
        "too-few-cells": second(b"P02,a,1,528400"), "too-many-cells": second(b"P02,a,1,528400,6598060,7"),
        "commas-only": HEADER + b",,,,\n" * 50, "cell-of-10-mb": second(b"P02," + b"x" * 10_000_000 + b",1,528400,6598060"),
        "cell-of-900-kb": second(b"P02," + b"x" * 900_000 + b",1,528400,6598060"),
        "columns-by-the-million": HEADER[:-1] + b",c" * 1_000_000 + b"\n", "columns-without-names": b",,,,\n" + ROW,
        "columns-by-the-ten-thousand": HEADER[:-1] + b"".join(b",c%d" % i for i in range(10_000)) + b"\n" + ROW[:-1] + b"," * 10_000 + b"\n",
        "column-twice": b"id,name,name,x,y\n" + ROW, "column-of-escapes": b"id,name,\x1b[31m,x,y\n" + ROW,
        "formula": second(b"P02,=cmd|' /C calc'!A1,1,528400,6598060"), "formula-as-number": second(b"P02,a,=1+1,528400,6598060"),
        "error-value": second(b"P02,a,#REF!,528400,6598060"), "right-to-left": second("P02,\u202egnp.exe,1,528400,6598060".encode()),
        "escapes": second(b"P02,\x1b]0;x\x07,1,528400,6598060"), "markup": second(b"P02,<script>alert(1)</script>,1,528400,6598060"),
        "carriage-returns": GOOD.replace(b"\n", b"\r"), "lines-mixed": GOOD.replace(b"\n", b"\r\n", 3), "sep-line": b"sep=;\n" + GOOD.replace(b",", b";"),
        "sep-strange": b"sep=x\n" + GOOD, "without-last-line-end": GOOD[:-1], "id-empty": second(b",a,1,528400,6598060"),
        "id-of-another": second(b"P01,a,1,528400,6598060"), "rows-by-the-thousand": HEADER + b"".join(
            b"P%d,a,1,528400,6598060\n" % i for i in range(5000)),
        "renamed-zip": b"PK\x03\x04" + b"\0" * 64, "renamed-gzip": b"\x1f\x8b\x08" + b"\0" * 64, "renamed-sqlite": b"SQLite format 3\0" + b"\0" * 4096,
        "renamed-vrt": b'<OGRVRTDataSource><SrcDataSource>http://127.0.0.1:1/x</SrcDataSource></OGRVRTDataSource>',
        "renamed-vrt-behind-space": b'  <OGRVRTDataSource><SrcDataSource>http://127.0.0.1:1/x</SrcDataSource></OGRVRTDataSource>',
        "renamed-html": b"<!doctype html><title>404</title>", "address": b"http://127.0.0.1:1/x.csv", "password": b"root:x:0:0:root:/root:/bin/bash\n"}.items()
    numbers = {"nan": b"nan", "infinite": b"inf", "1e309": b"1e309", "hexadecimal": b"0x1p3", "digits-by-the-thousand": b"1" * 5000, "sign-only": b"-",
               "two-points": b"1.2.3", "empty": b"", "space-inside": b"52 84 00", "arabic": "\u0665\u0662".encode(), "huge": b"1e300"}
    for name, text in numbers.items():
        yield f"x-{name}", second(b"P02,a,1," + text + b",6598060")
        yield f"population-{name}", second(b"P02,a," + text + b",528400,6598060")


def needs():
    def changed(old, new):
        assert old in NEEDS, old
        return NEEDS.replace(old, new, 1)
    first = b"M1,2026-02-03"
    for name, text in {"of-words": b"soon", "month-13": b"2026-13-03", "day-30-of-february": b"2026-02-30", "year-0": b"0000-01-01",
                       "year-99999": b"99999-01-01", "empty": b"", "number": b"46000"}.items():
        yield f"date-{name}", changed(first, b"M1," + text)
    for name, text in {"zero": b"0", "negative": b"-40", "huge": b"99999999999999999999", "fraction": b"40.5", "nan": b"nan"}.items():
        yield f"participants-{name}", changed("Storsagö,40".encode(), "Storsagö,".encode() + text)
    yield "place-unknown", changed("Storsagö".encode(), b"Atlantis")
    yield "group-unknown", changed("äldre".encode(), b"robots")
    yield "rows-none", NEEDS.splitlines(True)[0]
    yield "text-of-900-kb", changed("Medicinen".encode(), b"x" * 900_000)


def cases():
    for name, data in places():
        def make(study, data=data):
            study.write("needs.csv", study.bytes_of("needs.csv").splitlines(True)[0])
            study.put("places", "places.csv", data, crs="EPSG:3006")
        yield Case(f"csv/{name}", "places", make)
    for name, data in needs():
        yield Case(f"csv/need-{name}", "needs", putting("needs", "needs.csv", data))
    for name, data in cuts(NEEDS, 6):
        yield Case(f"csv/need-cut-{name}", "needs", putting("needs", "needs.csv", data))
    for name, data in flips(NEEDS, 8):
        yield Case(f"csv/need-flip-{name}", "needs", putting("needs", "needs.csv", data))

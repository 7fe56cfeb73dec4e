# SPDX-License-Identifier: MIT
"""Tables beside the study's own: the cells of a population grid, and what is known better of its ferries."""
from case import Case, cuts, flips

GRID = ("rutid_scb;beftotalt;ald0_19;ald20_64;ald65_69;ald70w\n" + "".join(
    f"{520000 + 1000 * i:06}6598000;{4 + i};1;{i};1;2\n" for i in range(12))).encode()
FERRIES = "id;namn;minuter;intervall;månader;öppen\n113;;12;30;;\n".encode()


def grids():
    def third(cells, head=GRID.splitlines(True)[0]):
        lines = GRID.splitlines(True)
        return head + b"".join(lines[1:3]) + cells + b"\n" + b"".join(lines[4:])
    yield "whole", GRID
    yield "empty", b""
    yield "header-only", GRID.splitlines(True)[0]
    for name, number in {"of-words": b"Sala", "of-12-digits": b"522000659800", "of-14-digits": b"52200065980000", "empty": b"",
                         "negative": b"-220006598000", "in-excel-s-way": b"5,22E+12", "with-spaces": b"522000 6598000",
                         "outside-sweden": b"5220001598000", "of-another": b"5200006598000", "off-the-grid": b"5220016598000",
                         "of-zeros": b"0000000000000"}.items():
        yield f"id-{name}", third(number + b";6;1;2;1;2")
    for name, cell in {"of-words": b"many", "negative": b"-6", "nan": b"nan", "1e309": b"1e309", "empty": b"", "huge": b"1e300",
                       "hidden": b"..", "fraction": b"6,5", "error-value": b"#REF!", "formula": b"=2+2"}.items():
        yield f"people-{name}", third(b"5220006598000;" + cell + b";1;2;1;2")
        yield f"age-{name}", third(b"5220006598000;6;1;" + cell + b";1;2")
    yield "too-few-cells", third(b"5220006598000;6;1")
    yield "ages-that-overlap", GRID.replace(b"ald65_69", b"ald60_69")
    yield "ages-with-a-gap", GRID.replace(b"ald65_69", b"ald66_69")
    yield "ages-reversed", GRID.replace(b"ald0_19", b"ald19_0")
    yield "ages-huge", GRID.replace(b"ald0_19", b"ald0_99999999999999999999")
    yield "people-column-twice", GRID.replace(b"ald0_19", b"beftotalt")
    yield "people-column-missing", GRID.replace(b"beftotalt", b"antal")
    for name, width in {"zero": b"0", "negative": b"-1000", "fraction": b"1000,5", "huge": b"1e300", "empty": b"", "of-words": b"wide"}.items():
        lines = GRID.splitlines()
        rows = [lines[0] + b";rutstorl"] + [line + b";1000" for line in lines[1:]]
        rows[3] = lines[3] + b";" + width
        yield f"width-{name}", b"\n".join(rows) + b"\n"
    yield "utf-16", GRID.decode().encode("utf-16")
    yield "zero-byte", third(b"5220006598000;6;1;2;1;\0")
    yield from ((f"cut-{name}", data) for name, data in cuts(GRID, 4))
    yield from ((f"flip-{name}", data) for name, data in flips(GRID, 8, seed=21))


def ferries():
    head = FERRIES.splitlines(True)[0]
    yield "whole", FERRIES
    yield "empty", b""
    yield "header-only", head
    yield "empty-row", head + b";;;;;\n"
    rows = {"id-of-words": b"Hamnen;;12;;;", "id-huge": b"99999999999999999999;;12;;;", "id-negative": b"-113;;12;;;", "id-not-there": b"7;;12;;;",
            "id-of-a-road-with-minutes": b"101;;12;;;", "name-not-there": b";Titanic;12;;;", "name-and-id-empty": b";;12;;;",
            "minutes-zero": b"113;;0;;;", "minutes-negative": b"113;;-5;;;", "minutes-nan": b"113;;nan;;;", "minutes-huge": b"113;;1e300;;;",
            "minutes-of-a-year": b"113;;525600;;;", "minutes-of-words": b"113;;soon;;;", "minutes-as-a-clock": b"113;;1:30;;;",
            "interval-zero": b"113;;12;0;;", "interval-huge": b"113;;12;1e300;;", "interval-of-words": b"113;;12;often;;", "months-13": b"113;;12;;13-14;",
            "months-of-words": b"113;;12;;summer;", "open-of-words": b"113;;12;;;perhaps", "nothing-said": b"113;;;;;", "too-many-cells": b"113;;12;;;;9",
            "error-value": b"113;;#REF!;;;", "formula": b"113;;=6*2;;;", "name-of-escapes": b";\x1b[31m;12;;;", "name-not-utf-8": b";\xff\xfe;12;;;"}
    for name, row in rows.items():
        yield name, head + row + b"\n"
    yield "row-twice", FERRIES + b"113;;15;;;\n"
    yield "all-taken-out", head + b"113;;;;;nej\n"
    yield "columns-unknown", FERRIES.replace(b"minuter", b"tid")
    yield "columns-without-names", b";;;\n113;;12;\n"
    yield from ((f"cut-{name}", data) for name, data in cuts(FERRIES, 4))


def cases():
    for name, data in grids():
        def put_grid(study, data=data):
            study.put("population", "rutor.csv", data)
        yield Case(f"population/{name}", "population", put_grid)
    for name, data in ferries():
        def put_ferries(study, data=data):
            study.put("ferries", "ferries.csv", data)
        yield Case(f"ferries/{name}", "ferries", put_ferries)

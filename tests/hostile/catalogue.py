# SPDX-License-Identifier: MIT
"""All hostile and malformed files, and the table of what is expected of each."""
import importlib
import pathlib

EXPECTED = pathlib.Path(__file__).parent / "expected.tsv"
MODULES = ("extracts", "geopackages", "geojsons", "tables", "workbooks", "study_files", "prepared", "layers", "grids")


def all_cases():
    for name in MODULES:
        yield from importlib.import_module(name).cases()


def expected():
    """Outcome by name of the case."""
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))

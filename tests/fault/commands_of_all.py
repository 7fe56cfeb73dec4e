# SPDX-License-Identifier: MIT
"""Every command of the program with arguments that make it work, for tests that look at the whole program."""
import re
import shutil

from program import SOURCE, run

INVENTED = SOURCE / "tests" / "study" / "invented"


def prepare(folder):
    """A folder of its own with the invented study, its result and a table to compare with."""
    study = folder / "study"
    shutil.copytree(INVENTED, study)
    process = run("run", study)
    if process.returncode != 0:
        raise RuntimeError(process.stderr)
    (study / "table.csv").write_text("id,kind,km\nP01,dagligvaror,1.0\nP03,dagligvaror,2.0\n")
    return study


def commands(study):
    """Each command's name with its arguments.  What they write is below `study`/out."""
    out = study / "out"
    out.mkdir(exist_ok=True)
    result = next((study / "result").glob("[!.]*.gpkg"))
    copy = study / "copy.gpkg"
    if not copy.exists():
        shutil.copyfile(result, copy)
    more = ["--overwrite"]
    return {
        "init": [["init", study / "roads.osm.pbf", out / "new", "--allow-incomplete"]],
        "check": [["check", study], ["check", study, "--json"]],
        "run": [["run", study, *more]],
        "report": [["report", study, "-o", out / "report.html", *more]],
        "network": [["network", study, "-o", out / "roads.network", *more]],
        "matrix": [["matrix", study, "--to", "services", "-o", out / f"matrix.{end}", *more] for end in ("csv", "gpkg")],
        "area": [["area", study, "--limit", "10 min", "-o", out / "area.gpkg", *more]],
        "reach": [["reach", study, "-o", out / f"reach.{end}", *more] for end in ("csv", "gpkg")],
        "why": [["why", study, "K1", "K2"]],
        "plan": [["plan", study, "-o", out / f"plan.{end}", *more] for end in ("csv", "gpkg")],
        "close": [["close", study, "S1", "-o", out / f"close.{end}", *more] for end in ("csv", "gpkg")],
        "compare": [["compare", study, "--with", study / "table.csv", "-o", out / f"compare.{end}", *more]
                    for end in ("csv", "gpkg")],
        "export": [["export", result, "-o", out / f"as-{form}", "--as", form, "--internal", *more] for form in ("geojson", "excel-sv")],
        "diff": [["diff", result, copy]],
        "verify": [["verify", result]],
        "doctor": [["doctor"]],
        "explain": [["explain", "output-failed"]],
    }


def names_in_help():
    """So that a new command is not forgotten here.  Without `publish`, which is there to use a network and has the
    tests of tests/database (decision 30)."""
    text = run("--help").stdout
    names = re.findall(r"^  ([a-z]+) ", text[text.index("Subcommands:"):], re.MULTILINE)
    return [name for name in names if name != "publish"]

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The closure columns of `services` on data/demo: each service point is taken out of the file, the program is
run again, and what changed is what the first run said.

NARHET_EXHAUSTIVE takes all of them out in their turn; without it every fourth.
"""
import json
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402

KINDS = ("dagligvaror", "drivmedel", "post_paket", "apotek", "betaltjanster")
LIMITS = {"km": (5, 10), "min": (10, 20)}


class Closure(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def answers(self):
        """By place, kind and metric: the nearest and the way to it; nothing where there is none."""
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        return {row[:3]: row[3:] for row in rows(
            self.result, "SELECT place_id, kind, metric, nearest_id, cost FROM place_service")}

    def expected(self, service, kind, metric, before, after):
        affected = [place for place in self.people
                    if before[place, kind, metric] != after[place, kind, metric]]
        for place in affected:
            self.assertEqual(before[place, kind, metric][0], service, "only its own users may be affected")
        lost = [place for place in affected if after[place, kind, metric][1] is None]
        extra = {place: after[place, kind, metric][1] - before[place, kind, metric][1]
                 for place in affected if place not in lost}
        persons = sum(self.people[place] for place in extra)
        mean = sum(self.people[place] * more for place, more in extra.items()) / persons if persons else None
        passing = [sum(self.people[place] for place in affected if before[place, kind, metric][1] <= limit and
                       (place in lost or after[place, kind, metric][1] > limit)) for limit in LIMITS[metric]]
        return [sum(self.people[place] for place in affected), len(affected), mean,
                max(extra.values()) if extra else None, sum(self.people[place] for place in lost), len(lost), *passing]

    def columns(self, kind, metric):
        names = ["persons", "places", "mean_extra", "max_extra", "left_with_nothing", "left_with_nothing_places",
                 *(f"beyond_{limit}{metric}" for limit in LIMITS[metric])]
        return ", ".join(f"closure_{kind}_{metric}_{name}" for name in names)

    def hit(self, before, after):
        """Persons and places that have some kind within 10 minutes before and not after, or have lost one."""
        places = {place for place, kind, metric in before if metric == "min" and
                  before[place, kind, metric][1] is not None and
                  (after[place, kind, metric][1] is None or
                   before[place, kind, metric][1] <= 10 < after[place, kind, metric][1])}
        return sum(self.people[place] for place in places), len(places)

    def test_is_removal_and_rerun(self):
        text = (self.study / "study.toml").read_text(encoding="utf-8")
        head, _, rest = text.partition("[candidates]")
        rest = rest[rest.index("[municipalities]"):].replace("[output]", "[output]\nroutes = false")
        (self.study / "study.toml").write_text(head + rest, encoding="utf-8")
        file = self.study / "services.geojson"
        everything = json.loads(file.read_text(encoding="utf-8"))
        before = self.answers()
        self.people = dict(rows(self.result, "SELECT id, population FROM places"))
        said = {(service, kind, metric): list(row) for kind in KINDS for metric in LIMITS
                for service, *row in rows(self.result, f"SELECT id, {self.columns(kind, metric)} FROM services")}
        summaries = {service: row for service, *row in rows(
            self.result, "SELECT id, closure_beyond_persons, closure_beyond_places, closure_rank FROM services")}
        self.assertTrue(all(row[:2] == [0, 0] for row in summaries.values() if row[2] is None), "nobody is hit")
        by_rank = sorted((row for row in summaries.values() if row[2] is not None), key=lambda row: row[2])
        self.assertEqual(by_rank, sorted(by_rank, key=lambda row: -row[0]), "most people first")
        that_matter = 0
        each = 1 if os.environ.get("NARHET_EXHAUSTIVE") else 4
        for closed in everything["features"][::each]:
            left = [other for other in everything["features"] if other is not closed]
            file.write_text(json.dumps({**everything, "features": left}), encoding="utf-8")
            after = self.answers()
            service = closed["properties"]["id"]
            self.assertEqual(tuple(summaries[service][:2]), self.hit(before, after), service)
            for kind in closed["properties"]["kinds"].split(";"):
                for metric in LIMITS:
                    wanted = self.expected(service, kind, metric, before, after)
                    that_matter += wanted[1] > 0
                    for name, found, value in zip(self.columns(kind, metric).split(", "), said[service, kind, metric],
                                                  wanted, strict=True):
                        self.assertEqual(found is None, value is None, (service, name))
                        if value is not None:
                            self.assertAlmostEqual(found, value, places=6, msg=(service, name))
        self.assertGreater(that_matter, 200 // each)


if __name__ == "__main__":
    unittest.main()

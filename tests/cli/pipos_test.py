#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Measuring as Pipos does: km by road, all points on the main network."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402


class OnTheDemo(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def ways(self):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        found = rows(self.result, "SELECT place_id, kind, cost, snap_m, place_service.status FROM place_service"
                                  " JOIN places ON places.id = place_id WHERE metric = 'km'")
        return process.stderr, {(place, kind): rest for place, kind, *rest in found}

    def set_method(self):
        self.replace("study.toml", 'decide_by = "min" ', 'method = "pipos" ')
        self.replace("study.toml", 'max_snap = "2 km" ', "")

    def test_islands_are_measured_from_the_main_network_and_nobody_else_differs(self):
        _, own = self.ways()
        self.set_method()
        said, pipos = self.ways()
        self.assertIn("measured as Pipos does: km by road", said)
        self.assertIn("the roads are not known to be those of Pipos", said)
        self.assertEqual(own.keys(), pipos.keys())
        moved = {key[0] for key, (_, snap, _) in pipos.items() if snap != own[key][1]}
        cut_off = {key[0] for key, (_, _, status) in own.items() if status not in ("reached", "not_on_road")}
        self.assertTrue(cut_off, "the demo has places that no road leads to")
        self.assertEqual(cut_off, moved)
        self.assertIn(f"  {len(moved)} places with ", said)
        for key, (km, snap, status) in pipos.items():
            with self.subTest(key):
                self.assertEqual(status, "reached")
                if own[key][2] == "reached":
                    self.assertEqual(km, own[key][0])
                else:
                    self.assertGreaterEqual(km, snap / 1000.0, "the way to the main network counts")

    def test_other_measures_are_refused(self):
        for line, why, swedish in (
                ('decide_by = "min"', "the method of Pipos is in km", "Pipos metod är i km"),
                ('mode = "walking"', "the method of Pipos is by car", "Pipos metod är med bil")):
            with self.subTest(line):
                self.setUp()
                self.set_method()
                text = (self.study / "study.toml").read_text(encoding="utf-8").replace('mode = "car"', "# mode")
                (self.study / "study.toml").write_text(
                    text.replace('method = "pipos"', f'method = "pipos"\n{line}'), encoding="utf-8")
                process = run("check", self.study)
                self.assertEqual(process.returncode, 2, process.stderr)
                self.assertIn(why, process.stderr)
                self.assertIn(swedish, run("check", self.study, language="sv").stderr)


if __name__ == "__main__":
    unittest.main()

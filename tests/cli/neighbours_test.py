#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A study that names its municipalities is about the people in them: those beside them have answers of their own,
their services count, and no figure of the study counts them."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402

KINDS = {"dagligvaror": "groceries", "apotek": "pharmacy goods"}


class Neighbours(StudyTest):
    STUDY = SOURCE / "data" / "demo"

    def setUp(self):
        super().setUp()
        self.done("run")
        self.everywhere = dict(rows(self.result, "SELECT id, dagligvaror_min FROM places"))
        self.needs = self.voices("2085")
        self.replace("study.toml", "[study]\n", '[study]\nmunicipalities = ["Vingåker"]\n')
        self.said = self.done("run", "--overwrite")
        self.places = rows(self.result, "SELECT id, municipality_code, population FROM places")

    def done(self, command, *options):
        process = run(command, self.study, *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stderr

    def voices(self, municipality):
        return rows(self.result, "SELECT place_id, kind, speakers, voices, participants FROM needs "
                                 f"WHERE place_id LIKE '{municipality}%' ORDER BY 1, 2, 3")

    def own(self):
        return {place: persons or 0 for place, code, persons in self.places if code == "0428"}

    def test_places_beside_it_are_told_and_have_answers(self):
        beside = [(place, persons) for place, code, persons in self.places if code is None]
        self.assertGreater(len(beside), 3)
        self.assertIn(f"{len(beside)} places with {sum(persons for _, persons in beside):.0f} people lie beside the "
                      "municipalities of the study", self.said.replace(",", ""))
        answers = dict(rows(self.result, "SELECT id, dagligvaror_min FROM places"))
        for place in self.own():
            self.assertEqual(answers[place], self.everywhere[place], "the neighbours' shops count")
        self.assertTrue(all(answers[place] is not None for place, _ in beside))

    def test_what_was_said_stays_with_its_place(self):
        self.assertGreater(len(self.needs), 20)
        self.replace("study.toml", '["Vingåker"]', '["Ludvika"]')
        said = self.done("run", "--overwrite")
        self.assertEqual(self.voices("2085"), self.needs, "though places before it in the table are left out")
        self.assertRegex(said, r"needs: 162 read = \d+ used \+ 0 rejected \+ [1-9]\d* excluded")

    def test_shares_are_those_of_its_people(self):
        for kind, name in KINDS.items():
            ways = dict(rows(self.result, f"SELECT id, {kind}_min FROM places"))
            own = self.own()
            within = [place for place in own if ways[place] is not None and ways[place] <= 10]
            share = 100 * sum(own[place] for place in within) / sum(own.values())
            self.assertIn(f"{name}: {sum(ways[place] is not None for place in own)} of {len(own)} places reach it, "
                          f"{len(within)} of them within 10 min (or less), where {share:.1f} % ", self.said)

    def test_a_closing_hits_those_that_the_study_is_about(self):
        most, = rows(self.result, "SELECT closure_beyond_persons, closure_en FROM services WHERE closure_rank = 1")
        self.assertLessEqual(most[0], sum(self.own().values()))
        self.assertIn("(Vingåker)", most[1])
        self.assertIn(most[1], self.said)
        lost, = rows(self.result, "SELECT sum(closure_apotek_min_persons) FROM services")
        self.assertEqual(lost[0], sum(self.own().values()), "each of them has one nearest pharmacy")

    def test_a_plan_shortens_their_ways(self):
        own = self.own()
        ways = [own[place] * cost for place, cost in rows(
            self.result, "SELECT place_id, cost FROM place_service WHERE metric = 'min' AND cost IS NOT NULL")
                if place in own]
        said = self.done("plan", "-o", self.folder / "plan.csv")
        today, = re.findall(r"today: ([\d,]+) person-minutes", said)
        self.assertAlmostEqual(int(today.replace(",", "")), sum(ways), delta=1)

    def test_a_closing_that_hits_neighbours_alone_hits_nobody_of_the_study(self):
        nearest = rows(self.result, "SELECT place_id, nearest_id FROM place_service WHERE nearest_id IS NOT NULL")
        own = {service for place, service in nearest if place in self.own()}
        theirs = sorted({service for _, service in nearest} - own)
        self.assertGreater(len(theirs), 0)
        self.assertIn("no way would be longer or shorter in the municipalities of the study; places beside them are not "
                      "counted.", self.done("close", theirs[0], "-o", self.folder / "s.gpkg"))
        said, = rows(self.result, f"SELECT closure_en FROM services WHERE id = '{theirs[0]}'")
        self.assertIn("In the municipalities of the study it is nobody's nearest service point", said[0])

    def test_no_site_beside_it_is_ranked(self):
        self.assertEqual(rows(self.result, "SELECT DISTINCT municipality_code FROM candidates"), [("0428",)])
        self.assertRegex(self.said, r"candidate sites: 45 read = 3 used \+ 0 rejected \+ 42 excluded")


class Margin(StudyTest):
    """What a small margin leaves out may change answers, and none of those that are called sure."""
    STUDY = SOURCE / "data" / "demo"
    ANSWERS = ("SELECT place_id, kind, metric, status, nearest_id, cost, second_id, second_cost, edge_uncertain "
               "FROM place_service")

    def answers(self, *options):
        process = run("run", self.study, *options)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.said = process.stderr
        return {row[:3]: row[3:] for row in rows(self.result, self.ANSWERS)}

    def test_answers_that_are_sure_are_those_of_everything(self):
        whole = self.answers()
        text = (self.study / "study.toml").read_text(encoding="utf-8")
        changed = 0
        for name, margin in (("Motala", "2 km"), ("Vingåker", "2 km"), ("Ljungby", "10 km")):
            (self.study / "study.toml").write_text(text.replace(
                "[study]\n", f'[study]\nmunicipalities = ["{name}"]\nmargin = "{margin}"\n', 1), encoding="utf-8")
            for key, answer in self.answers("--overwrite").items():
                if answer[:-1] != whole[key][:-1]:
                    changed += 1
                    self.assertTrue(answer[-1], (name, margin, key, answer, whole[key]))
        self.assertGreater(changed, 20, "these margins leave out what matters")

    def test_roads_left_out_are_in_the_balance(self):
        self.replace("study.toml", "[study]\n", '[study]\nmunicipalities = ["Vingåker"]\n')
        self.answers()
        read, used, excluded = (int(number.replace(",", "")) for number in re.search(
            r"roads: ([\d,]+) read = ([\d,]+) used \+ 0 rejected \+ ([\d,]+) excluded", self.said).groups())
        self.assertEqual(read, used + excluded)
        self.assertGreater(excluded, used)
        self.assertIn(f"{excluded:,} of {read:,} stretches of road lie more than 30.0 km (margin) and 2.0 km (max_snap)",
                      self.said)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""narhet why: of any two candidates, which stands before the other, and by what."""
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, files_below, rows, run  # noqa: E402


class Why(StudyTest):
    def why(self, *arguments, language="sv"):
        """(the sentence, what was said beside it)"""
        process = run("why", self.study, *arguments, language=language)
        self.assertEqual(process.returncode, 0, process.stderr)
        return process.stdout.removesuffix("\n"), process.stderr

    def work_out(self, *options):
        process = run("run", self.study, "--overwrite", *options)
        self.assertEqual(process.returncode, 0, process.stderr)


class OfTheDemo(Why):
    STUDY = SOURCE / "data" / "demo"

    def test_the_numbers_are_those_of_the_result(self):
        """Neighbours in rank have the sentence that the result has; the first and the last, which it does not
        compare, their points."""
        self.work_out()
        sites = rows(self.result, "SELECT id, name, score, against_sv FROM candidates "
                                  "WHERE municipality_code = '2085' ORDER BY rank_in_municipality")
        first, second, last = sites[0], sites[1], sites[-1]
        self.assertEqual(self.why(second[0], first[0])[0], second[3])
        said, _ = self.why(last[1], first[0], language="en")
        self.assertTrue(said.startswith(f"{first[1]} comes before {last[1]} with {first[2]:.1f} points "
                                        f"against {last[2]:.1f}: "), said)

    def test_candidates_of_two_municipalities_are_not_compared(self):
        said, _ = self.why("2085-K1", "2421-K1", language="en")
        self.assertRegex(said, r"is number \d of 6 in Ludvika, and .* is number \d of 3 in Storuman\. Each municipality")
        self.assertNotIn("points against", said)

    def test_the_winner_is_not_praised_without_what_it_takes_from_the_shops(self):
        """0781-K1 costs Påhittlivs, Lagan its distance condition, as the layer says."""
        self.work_out()
        shops, lost, persons = rows(self.result, "SELECT harm_shops, driftstod_lost, harm_persons FROM candidates "
                                                 "WHERE id = '0781-K1'")[0]
        self.assertEqual((shops, lost), ("Påhittlivs, Lagan", "Påhittlivs, Lagan"))
        said, _ = self.why("0781-K2", "0781-K1", language="en")
        self.assertIn(f" Enhörningsstrandens handelsbod would take customers: it would be the nearest shop of "
                      f"{persons:.0f} people who now have {shops} nearest. With it, {lost} would have another shop within 10 km by road", said)
        first = rows(self.result, "SELECT against_first_en FROM candidates WHERE id = '0781-K2'")[0][0]
        self.assertEqual(said, first)

    def test_every_site_is_held_against_the_first(self):
        process = run("run", self.study, "--overwrite", "-v", language="sv")
        self.assertEqual(process.returncode, 0, process.stderr)
        sites = rows(self.result, "SELECT id, name, against_first_sv, rank_in_municipality FROM candidates "
                                  "WHERE municipality_code = '2085' ORDER BY rank_in_municipality")
        self.assertIsNone(sites[0][2])
        for site, name, sentence, rank in sites[1:]:
            self.assertTrue(sentence.startswith(f"{sites[0][1]} går före {name} med "), sentence)
            self.assertIn(f"\n{sentence}\n", process.stderr)
        self.assertEqual(self.why(sites[-1][0], sites[0][0])[0], sites[-1][2])
        quiet = run("run", self.study, "--overwrite", language="sv")
        self.assertNotIn(sites[-1][2], quiet.stderr)


class OfTheInventedStudy(Why):
    def test_it_tells_what_the_result_of_its_level_tells(self):
        said = {}
        for level, words in ("internal", "for you alone"), ("public", "said aloud as far as"):
            self.work_out("--level", level)
            file = next(path for path in (self.study / "result").glob("[!.]*.gpkg")
                        if path.stem.endswith("-public") == (level == "public"))
            (before, after, english), *_ = rows(file, """
                SELECT before.id, after.id, after.against_en
                FROM candidates AS before JOIN candidates AS after USING (municipality_code)
                WHERE before.rank_in_municipality = 1 AND after.rank_in_municipality = 2 ORDER BY 1""")
            said[level], beside = self.why(before, after, "--level", level, language="en")
            self.assertEqual(said[level], english)
            self.assertIn(words, beside)
        self.assertNotEqual(said["internal"], said["public"], "what few people said is in the one alone")
        self.assertIn("The points are counted from what may be told.", said["public"])
        self.assertNotIn("may be told", said["internal"])
        self.assertIn("share the work", self.why(before, after, "--level", "shared", language="en")[1])

    def test_it_writes_nothing(self):
        before = files_below(self.study)
        self.why("K1", "K2")
        self.assertEqual(files_below(self.study), before)

    def test_a_wrong_name_is_refused_with_what_may_be_meant(self):
        for called, hint in ("Söderfabla", "Söderfabla skola (K2)"), ("Brosaga församlingshm", "'Brosaga församlingshem'"):
            process = run("why", self.study, called, "K1")
            self.assertEqual((process.returncode, process.stdout), (2, ""), process.stderr)
            self.assertIn(f"the study has no candidate '{called}'", process.stderr)
            self.assertIn(f"did you mean {hint}", process.stderr)

    def test_a_candidate_is_not_compared_with_itself(self):
        process = run("why", self.study, "K2", "Söderfabla skola")
        self.assertEqual(process.returncode, 2)
        self.assertIn("the same candidate is named twice: 'Söderfabla skola'", process.stderr)

    def test_a_candidate_off_the_roads_has_nothing_to_compare(self):
        self.assertEqual(self.why("K1", "K5", language="en")[0],
                         "Ödefabla jaktstuga lies too far from every road that can be used, so it has no rank, and "
                         "nothing to compare.")

    def test_a_study_without_candidates_is_refused(self):
        path = self.study / "study.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\[candidates\][^\[]*", "", text), encoding="utf-8")
        process = run("why", self.study, "K1", "K2")
        self.assertEqual(process.returncode, 2)
        self.assertIn("the study has no [candidates]", process.stderr)


if __name__ == "__main__":
    unittest.main()

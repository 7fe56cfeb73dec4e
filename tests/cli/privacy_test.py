#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What villages said, in a result for you alone, for partners and for everyone: an attacker reads the whole file."""
import collections
import csv
import io
import os
import pathlib
import sqlite3
import stat
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import SOURCE, StudyTest, rows, run  # noqa: E402

K = 5
COUNTS = ("voices", "wishes", "offers")
STRENGTHS = {"behov": "voices", "önskemål": "wishes"}
GROUPS = {"unga": "young", "äldre": "elderly", "boende": "residents", "företag": "business",
          "förening": "association", "besökare": "visitors"}
CANARY = "KANARIEFÅGELN SJÖNG FÖR ANNA"


def tables_of(result):
    """Every table that is no index or catalogue of the GeoPackage, with the names of its columns."""
    with sqlite3.connect(f"file:{result}?mode=ro", uri=True) as connection:
        names = [name for name, in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
        return {name: [column[1] for column in connection.execute(f'PRAGMA table_info("{name}")')]
                for name in names}


def number_of(line):
    return int(line["röster"] or 1)


class PrivacyTest(StudyTest):
    def work_out(self, level, language="sv"):
        """The result file of a run at this level, which prints nothing that was said."""
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1770000000")
        process = run("run", self.study, "--level", level, "--overwrite", language=language, env=environment)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertNotIn("KANARIE", process.stdout + process.stderr)
        self.printed = process.stderr
        suffix = "" if level == "internal" else f"-{level}"
        found = [path for path in (self.study / "result").glob("[!.]*.gpkg")
                 if path.stem.endswith(("-public", "-shared")) == (level != "internal")
                 and path.stem.endswith(suffix)]
        self.assertEqual(len(found), 1, found)
        return found[0]

    def needs(self):
        with open(self.study / self.NEEDS, encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def write_needs(self, lines):
        text = io.StringIO()
        writer = csv.DictWriter(text, lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
        (self.study / self.NEEDS).write_text(text.getvalue(), encoding="utf-8")


class Levels(PrivacyTest):
    NEEDS = "needs.csv"

    def setUp(self):
        super().setUp()
        lines = self.needs()
        for line in lines:
            line["text"] = CANARY
        self.write_needs(lines)

    def test_are_told_and_kept_from_others(self):
        internal = self.work_out("internal", "en")
        self.assertEqual(stat.S_IMODE(internal.stat().st_mode), 0o600)
        self.assertIn("this result is internal", self.printed)
        self.assertEqual(rows(internal, "SELECT value FROM provenance WHERE name = 'privacy.level'"),
                         [("internal",)])
        shared = self.work_out("shared", "en")
        self.assertEqual(shared.stem, internal.stem + "-shared")
        self.assertNotEqual(stat.S_IMODE(shared.stat().st_mode), 0o600)
        self.assertIn("for those who share the work", self.printed)

    def test_of_no_level_hold_what_was_said_in_words(self):
        for level in ("internal", "shared", "public"):
            with self.subTest(level):
                self.assertNotIn("KANARIE".encode(), self.work_out(level).read_bytes())

    def test_of_no_level_say_a_word_of_what_was_said(self):
        lines = self.needs()
        self.write_needs(lines + [dict(lines[0], möte="M9", plats=CANARY, grupp="Svensson", röster="Anna")])
        for level in ("internal", "public"):
            process = self.assert_refused(3, command=("run", "--level", level), code="value-invalid")
            for word in CANARY.split() + ["Svensson", "Anna"]:
                self.assertNotIn(word, process.stderr)

    def test_shared_hold_sums_and_no_record(self):
        shared = self.work_out("shared")
        counts, = rows(shared, "SELECT read, used, rejected, excluded FROM provenance "
                               "WHERE topic = 'input' AND name = 'needs'")
        self.assertEqual(counts, (16, 16, 0, 0))
        self.assertEqual(rows(shared, "SELECT count(*) FROM candidate_rankings WHERE view = 'without_meeting'"),
                         [(0,)])
        self.assertEqual(rows(shared, "SELECT voices FROM needs WHERE place_id = 'P09' AND kind = 'apotek' "
                                      "AND speakers = 'all'"), [(24,)])

    def test_public_hold_only_what_may_be_published(self):
        public = self.work_out("public")
        # Of P09 groceries are publishable, the pharmacy is not; 10 young wish for parcels.
        self.assertEqual(rows(public, "SELECT kind, speakers, voices, wishes FROM needs WHERE place_id = 'P09' "
                                      "AND (voices OR wishes) ORDER BY fid"),
                         [("dagligvaror", "all", 30, None), ("dagligvaror", "residents", 30, None),
                          ("post_paket", "all", None, 10), ("post_paket", "young", None, 10)])
        self.assertEqual(rows(public, "SELECT count(*) FROM rejected WHERE source = 'needs'"), [(0,)])
        self.assertEqual(rows(public, "SELECT sha256, read, used, rejected FROM provenance "
                                      "WHERE topic = 'input' AND name = 'needs'"), [(None, None, None, None)])

    def test_public_are_said_to_rank_by_less_and_know_no_offers_where_some_are_withheld(self):
        """Two of the offers name a site and are withheld: K1's.  That nobody offers anything there is not known."""
        public = self.work_out("public", "en")
        self.assertIn("the order can differ from that of the internal result", self.printed)
        # No offer is of five or more: none is told.
        self.assertEqual(rows(public, "SELECT count(offers_raw), count(*), sum(offers_points) FROM candidates "
                                      "WHERE rank_in_municipality IS NOT NULL"), [(0, 4, None)])
        self.assertEqual(rows(public, "SELECT measured FROM criteria WHERE criterion = 'offers'"), [(0,)])
        internal = self.work_out("internal", "en")
        self.assertNotIn("the order can differ", self.printed)
        self.assertEqual(rows(internal, "SELECT offers_raw FROM candidates WHERE id = 'K1'"), [(2.0,)])

    def test_say_which_places_were_asked_as_far_as_that_may_be_told(self):
        words = {}
        for level in ("internal", "public"):
            file = self.work_out(level)
            words[level] = {status for status, in rows(file, "SELECT need_status FROM places")}
            self.assertEqual(rows(file, "SELECT count(*) FROM places WHERE (need_index IS NULL) = (need_status = 'asked')"),
                             [(0,)])
        self.assertEqual(words["internal"], {"asked", "not_asked"})
        self.assertEqual(words["public"] - {"asked"}, {"not_told"})

    def test_where_nobody_spoke_are_not_said_to_tell_of_anybody(self):
        self.write_needs(self.needs())
        header = (self.study / self.NEEDS).read_text(encoding="utf-8").splitlines(True)[0]
        (self.study / self.NEEDS).write_text(header, encoding="utf-8")
        self.work_out("internal", "en")
        self.assertNotIn("it tells what few people said", self.printed)

    def test_settings_that_cannot_be_are_refused(self):
        with open(self.study / "study.toml", "a", encoding="utf-8") as file:
            file.write('\n[privacy]\nk = 2\n')
        self.assert_refused(2, "k", "3 or more", code="study-invalid")
        self.replace("study.toml", "k = 2", 'level = "secret"')
        self.assert_refused(2, "'public'", "secret", code="study-invalid")


class OtherCommands(PrivacyTest):
    """A plan by need is as internal as a run; what is worked out without the needs is not."""
    STUDY = SOURCE / "data" / "demo"
    NEEDS = "behov.csv"

    def written(self, *command, suffix=".gpkg"):
        file = self.folder / f"{command[0]}{suffix}"
        process = run(command[0], self.study, *command[1:], "-o", file, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        mode = stat.S_IMODE(file.stat().st_mode)
        file.chmod(0o644)
        return file, process.stderr, mode

    def test_keep_a_plan_by_need_for_their_owner(self):
        asked = ("plan", "--demand", "need")
        for suffix in (".csv", ".gpkg"):
            file, said, mode = self.written(*asked, suffix=suffix)
            self.assertEqual(mode, 0o600)
            self.assertIn("this result is internal", said)
        self.assertEqual(rows(file, "SELECT value FROM provenance WHERE name = 'privacy.level'"), [("internal",)])
        file.unlink()
        with open(self.study / "study.toml", "a", encoding="utf-8") as study:
            study.write('\n[privacy]\nlevel = "public"\n')
        file, said, mode = self.written(*asked)
        self.assertNotEqual(mode, 0o600)
        self.assertIn("this result may be published", said)
        self.assertEqual(rows(file, "SELECT sha256, read, used FROM provenance WHERE topic = 'input' AND name = 'needs'"),
                         [(None, None, None)])

    def test_tell_nothing_of_needs_that_they_do_not_use(self):
        for command in (("plan", "--sites", "2", "--problem", "p-center", "--demand", "need"), ("plan",),
                        ("close", "0428-01-L1"), ("reach",), ("area", "--limit", "10 min")):
            with self.subTest(command):
                file, said, mode = self.written(*command)
                self.assertNotEqual(mode, 0o600)
                self.assertNotIn("this result", said)
                self.assertEqual(rows(file, "SELECT * FROM provenance WHERE name IN ('needs', 'privacy.level')"), [])


class Attack(PrivacyTest):
    """On the demo at public, with every column of every table."""
    STUDY = SOURCE / "data" / "demo"
    NEEDS = "behov.csv"

    def told(self, result):
        """(place, kind, speakers, column) -> number, of those that are told."""
        numbers = {}
        for place, kind, speakers, *counts in rows(
                result, f"SELECT place_id, kind, speakers, {', '.join(COUNTS)} FROM needs"):
            for column, count in zip(COUNTS, counts):
                if count is not None:
                    numbers[place, kind, speakers, column] = count
        return numbers

    def participants(self, result):
        return dict(rows(result, "SELECT DISTINCT place_id, participants FROM needs"))

    def test_finds_no_small_number_and_no_total_of_more_than_its_parts(self):
        result = self.work_out("public")
        numbers = self.told(result)
        self.assertGreater(len(numbers), 50)
        self.assertGreaterEqual(min(numbers.values()), K)
        parts = collections.Counter()
        for (place, kind, speakers, column), number in numbers.items():
            parts[place, kind, column] += number if speakers != "all" else 0
        for (place, kind, speakers, column), number in numbers.items():
            if speakers == "all":
                self.assertEqual(number, parts[place, kind, column], (place, kind, column))
        for code, kind, *sums in rows(result, f"SELECT municipality_code, kind, {', '.join(COUNTS)} "
                                              "FROM municipality_needs"):
            for column, number in zip(COUNTS, sums):
                found = rows(result, f"SELECT sum(n.{column}) FROM needs n JOIN places p ON p.id = n.place_id "
                                     "WHERE p.municipality_code = ? AND n.kind = ? AND n.speakers = 'all'"
                             .replace("?", "'{}'").format(code, kind))
                self.assertEqual(found, [(number,)])

    def test_bounds_no_withheld_voices(self):
        """By the sums and the participants, every group that is not told may be nobody and may be K or more."""
        lines = self.needs()
        result = self.work_out("public")
        numbers = self.told(result)
        participants = self.participants(result)
        withheld = 0
        for line in lines:
            column = STRENGTHS.get(line["styrka"])
            key = (line["plats"], line["slag"], GROUPS[line["grupp"]], column)
            if column is None or key in numbers or line["plats"] not in participants:
                continue
            withheld += 1
            of_line = {speakers: number for (place, kind, speakers, told), number in numbers.items()
                       if (place, kind, told) == (line["plats"], line["slag"], column)}
            untold = participants[line["plats"]] - of_line.get("all", 0)
            others = of_line.get("other_groups", 0)
            hidden = len(GROUPS) - sum(group in of_line for group in GROUPS.values())
            low = others if others and hidden == 1 else 0
            self.assertEqual(low, 0, key)
            self.assertGreaterEqual(others or untold, K, key)
        self.assertGreater(withheld, 20)

    def test_finds_the_same_file_whatever_is_withheld(self):
        """Not a byte of any column hangs on what is withheld: words, records that may not be published, a group
        of fewer than K, offers that name a site."""
        before = self.work_out("public").read_bytes()
        said = collections.Counter()
        lines = self.needs()
        for line in lines:
            said[line["möte"], line["slag"], line["styrka"]] += 1
        changed = collections.Counter()
        kept = []
        published = {line["möte"] for line in lines if line["publicerbar"] == "ja" and not line["kandidat"]}
        for line in lines:
            line["text"] = "något annat"
            if line["publicerbar"] == "nej" or line["möte"] not in published:
                changed["records"] += 1
                continue
            if line["styrka"] == "erbjudande" and line["kandidat"]:
                changed["offers"] += 1
                continue
            only = said[line["möte"], line["slag"], line["styrka"]] == 1
            if only and line["styrka"] != "erbjudande" and 2 <= number_of(line) < K:
                line["röster"] = str(number_of(line) - 1)
                changed["small"] += 1
            kept.append(line)
        self.assertTrue(all(changed[what] > 0 for what in ("records", "offers", "small")), changed)
        self.write_needs(kept)
        self.assertTrue(before == self.work_out("public").read_bytes(), changed)

    def test_finds_no_small_difference_when_a_meeting_is_added(self):
        lines = self.needs()
        meetings = sorted({line["möte"] for line in lines})
        added = meetings[1]
        with_it = self.work_out("public")
        after, people_after = self.told(with_it), self.participants(with_it)
        self.write_needs([line for line in lines if line["möte"] != added])
        without = self.work_out("public")
        before, people_before = self.told(without), self.participants(without)
        self.assertNotEqual(after, before)
        for key in after.keys() | before.keys():
            difference = after.get(key, 0) - before.get(key, 0)
            self.assertTrue(difference == 0 or difference >= K, key)
        for place in people_after.keys() | people_before.keys():
            difference = people_after.get(place, 0) - people_before.get(place, 0)
            self.assertTrue(difference == 0 or difference >= K, place)

    def test_finds_no_meeting_and_no_record(self):
        lines = self.needs()
        result = self.work_out("public")
        content = result.read_bytes()
        for meeting in {line["möte"] for line in lines}:
            self.assertNotIn(f"{meeting}".encode(), content)
        self.assertEqual(tables_of(result).keys() & {"rejected", "needs", "candidate_rankings"},
                         {"rejected", "needs", "candidate_rankings"})
        self.assertEqual({view for view, in rows(result, "SELECT DISTINCT view FROM candidate_rankings")},
                         {"population", "voices", "both", "speeds"})


if __name__ == "__main__":
    unittest.main()

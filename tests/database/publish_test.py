#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A result in a database: what is in it, what QGIS makes of it, and that an earlier publication outlives every
failure."""
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "cli")]
from program import PROGRAM, SOURCE, rows, run  # noqa: E402
from server import PORT, Server  # noqa: E402

SECRET = "inte-så-hemligt"


class Publish(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        study = cls.folder / "study"
        shutil.copytree(SOURCE / "data" / "demo", study)
        cls.plan = cls.folder / "plan.gpkg"
        cls.other = cls.folder / "two.gpkg"
        for arguments in (("run", study), ("plan", study, "-o", cls.plan),
                          ("plan", study, "-o", cls.other, "--problem", "p-median", "--sites", 2)):
            done = run(*arguments)
            assert done.returncode == 0, done.stderr
        cls.result, = (study / "result").glob("*.gpkg")

    def setUp(self):
        for name, in self.server.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'n%_'"):
            self.server.query(f'DROP SCHEMA "{name}" CASCADE')
        self.server.query("DROP TABLE IF EXISTS public.layer_styles")

    def publish(self, result, *options, code=0, target=None, **settings):
        process = run("publish", result, target or self.server.target(), "--internal", *options, **settings)
        self.assertEqual(process.returncode, code, process.stderr)
        return process.stderr

    def state(self, schema="narhet"):
        """All that a publication consists of, down to the row."""
        tables = [name for name, in self.server.query(
            f"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}' ORDER BY 1")]
        return {table: self.server.query(f'SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{schema}"."{table}" t')
                for table in tables} | {"styles": self.server.query(
                    f"SELECT f_table_name, md5(styleqml::text) FROM public.layer_styles WHERE f_table_schema = '{schema}' ORDER BY 1")}

    def test_every_layer_is_a_table_with_its_rows_index_and_comments(self):
        self.assertIn("published: ", self.publish(self.result))
        layers = rows(self.result, "SELECT table_name, data_type FROM gpkg_contents WHERE table_name <> 'layer_styles'")
        self.assertGreater(len(layers), 15)
        for layer, data_type in layers:
            count = rows(self.result, f'SELECT count(*) FROM "{layer}"')[0][0]
            self.assertEqual(self.server.query(f'SELECT count(*) FROM narhet."{layer}"'), [(str(count),)])
            comment, = self.server.query(f"SELECT obj_description('narhet.{layer}'::regclass)")[0]
            self.assertTrue(comment.startswith("Närhet: "), comment)
            without = self.server.query(f"""SELECT attname FROM pg_attribute WHERE attrelid = 'narhet.{layer}'::regclass
                AND attnum > 0 AND NOT attisdropped AND col_description(attrelid, attnum) IS NULL""")
            self.assertEqual(without, [], layer)
            if data_type == "features":
                self.assertEqual(self.server.query(
                    f"SELECT DISTINCT st_srid(geom) FROM narhet.{layer} WHERE geom IS NOT NULL"), [("3006",)] if count else [])
                self.assertEqual(self.server.query(
                    f"SELECT count(*) FROM pg_indexes WHERE schemaname = 'narhet' AND tablename = '{layer}' "
                    "AND indexdef LIKE '%gist%'"), [("1",)])

    def test_values_and_places_are_those_of_the_file(self):
        self.publish(self.result)
        stored = rows(self.result, "SELECT id, name, population, worst_min FROM places ORDER BY fid")
        found = self.server.query("SELECT id, name, population, worst_min FROM narhet.places ORDER BY fid")
        self.assertEqual(len(found), len(stored))
        for row, texts in zip(stored, found):
            for value, text in zip(row, texts):
                if isinstance(value, float):
                    self.assertAlmostEqual(float(text), value, delta=1e-14 * abs(value))
                else:
                    self.assertEqual(text, value or "")
        # Älvdalen lies at about 61.2 N 14.0 E.
        (x, y), = self.server.query("SELECT round(st_x(p)::numeric, 1), round(st_y(p)::numeric, 1) FROM (SELECT "
                                    "st_transform(geom, 4326) p FROM narhet.places WHERE name = 'Älvdalen') s")
        self.assertEqual((x, y), ("14.0", "61.2"))

    def test_an_earlier_publication_is_replaced_only_when_asked(self):
        self.publish(self.plan)
        before = self.state()
        self.assertIn("earlier publication", self.publish(self.other, code=5))
        self.assertEqual(self.state(), before)
        self.publish(self.other, "--overwrite")
        self.assertEqual(self.server.query("SELECT count(*) FROM narhet.plan"), [("2",)])
        # What only the earlier one had goes with it, and nothing of another schema.
        self.publish(self.plan, "--schema", "n_other")
        self.publish(self.result, "--overwrite")
        self.assertEqual(self.server.query("SELECT to_regclass('narhet.plan') IS NULL"), [("t",)])
        self.assertEqual(self.state("n_other").keys() - {"styles"}, before.keys() - {"styles"})

    def test_what_others_made_is_never_touched(self):
        self.server.query("CREATE SCHEMA narhet; CREATE TABLE narhet.places (mine int); INSERT INTO narhet.places VALUES (7)")
        for options in ((), ("--overwrite",)):
            self.assertIn("other tables: places", self.publish(self.result, *options, code=5))
        self.assertEqual(self.server.query("SELECT mine FROM narhet.places"), [("7",)])

    def test_a_failure_leaves_the_earlier_publication_as_it_was(self):
        self.publish(self.plan)
        before = self.state()
        # A view of somebody's keeps its table from being dropped; a trigger refuses the styles at the very end.
        self.server.query("CREATE SCHEMA n_view; CREATE VIEW n_view.v AS SELECT * FROM narhet.scenario_places")
        self.assertIn("the database says: ", self.publish(self.other, "--overwrite", code=4))
        self.assertEqual(self.state(), before)
        self.server.query("DROP SCHEMA n_view CASCADE")
        # In the midst of the tables.
        self.server.query("""CREATE FUNCTION refuse_table() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN
            IF to_regclass('narhet.service_points') IS NOT NULL THEN RAISE EXCEPTION 'no more tables'; END IF; END$$;
            CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION refuse_table()""")
        self.assertIn("no more tables", self.publish(self.other, "--overwrite", code=4))
        self.server.query("DROP FUNCTION refuse_table CASCADE")
        self.assertEqual(self.state(), before)
        self.server.query("""CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$BEGIN RAISE EXCEPTION 'no styles today'; END$$;
            CREATE TRIGGER refuse BEFORE INSERT ON public.layer_styles EXECUTE FUNCTION refuse()""")
        self.assertIn("no styles today", self.publish(self.other, "--overwrite", code=4))
        self.server.query("DROP FUNCTION refuse CASCADE")
        self.assertEqual(self.state(), before)

    def test_a_kill_leaves_the_earlier_publication_as_it_was(self):
        self.publish(self.plan)
        before = self.state()
        for number, how in enumerate((signal.SIGKILL, signal.SIGTERM)):
            # It waits for this lock on the table that it is about to drop.
            lock = subprocess.Popen(
                [self.server.programs / "psql", "-h", self.server.folder, "-p", PORT, "-U", "owner", "-d", "plan", "-X", "-q"],
                stdin=subprocess.PIPE, text=True)
            self.addCleanup(lock.kill)
            lock.stdin.write("BEGIN; LOCK TABLE narhet.scenario_places IN ACCESS SHARE MODE;\n")
            lock.stdin.flush()
            publisher = subprocess.Popen([PROGRAM, "publish", self.other, self.server.target(), "--overwrite"],
                                         stderr=subprocess.DEVNULL)
            self.addCleanup(publisher.kill)
            self.wait_for("SELECT count(*) FROM pg_locks WHERE NOT granted", "1", publisher)
            publisher.send_signal(how)
            if how == signal.SIGTERM:
                lock.stdin.write("COMMIT;\n")
                lock.stdin.flush()
            self.assertNotEqual(publisher.wait(60), 0)
            lock.communicate("\n")
            self.wait_for("SELECT count(*) FROM pg_stat_activity WHERE datname = 'plan' AND pid <> pg_backend_pid()", "0")
            self.assertEqual(self.state(), before, number)

    def wait_for(self, query, value, process=None):
        """Until the database says so; in vain once the process that has to bring it about has ended."""
        for _ in range(600):
            if self.server.query(query) == [(value,)]:
                return
            if process is not None and process.poll() is not None:
                break
            time.sleep(0.1)
        self.fail(f"{query} is never {value}")

    def test_no_password_is_needed_on_the_command_line_nor_taken(self):
        self.server.query(f"""DROP ROLE IF EXISTS planner; CREATE ROLE planner LOGIN PASSWORD '{SECRET}';
            GRANT CREATE ON DATABASE plan TO planner; GRANT CREATE ON SCHEMA public TO planner""")
        target = self.server.target("planner")
        passwords = self.folder / "pgpass"
        passwords.write_text(f"{self.server.folder}:{PORT}:plan:planner:{SECRET}\n".replace(":/", ":/"), encoding="utf-8")
        passwords.chmod(0o600)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        self.publish(self.plan, "--schema", "n_planner", target=target, env=environment | {"PGPASSFILE": str(passwords)})
        services = self.folder / "services.conf"
        services.write_text(f"[plan]\nhost={self.server.folder}\nport={PORT}\nuser=planner\ndbname=plan\npassfile={passwords}\n",
                            encoding="utf-8")
        self.publish(self.plan, "--schema", "n_planner", "--overwrite", target="PG:service=plan",
                     env=environment | {"PGSERVICEFILE": str(services)})
        wrong = self.publish(self.plan, "--schema", "n_planner", "--overwrite", target=target, code=4, env=environment)
        self.assertIn("the database says: ", wrong)
        refused = self.publish(self.plan, target=f"{target} password={SECRET}", code=2)
        self.assertIn("can be seen by others", refused)
        self.assertNotIn(SECRET, refused)
        self.server.query("DROP OWNED BY planner CASCADE; DROP ROLE planner")

    def test_what_is_no_target_or_no_result_is_refused(self):
        for target, why in (("plan.gpkg", "'PG:' and the words"), ("PG:postgresql://x/y", "'PG:' and the words"),
                            ("PG:dbnam=plan", "'dbnam' is no word"), ("PG:dbname='plan", "not closed")):
            self.assertIn(why, self.publish(self.plan, target=target, code=2))
        empty = self.folder / "empty.gpkg"
        sqlite3.connect(empty).execute("CREATE TABLE a (b)")
        self.assertIn("no result of narhet", self.publish(empty, code=3))
        self.assertIn("no such file", self.publish(self.folder / "none.gpkg", code=3))
        self.server.query("CREATE DATABASE plain", database="postgres")
        self.assertIn("no PostGIS", self.publish(self.plan, target=self.server.target(database="plain"), code=4))
        self.server.query("DROP DATABASE plain", database="postgres")

    def test_qgis_finds_the_styles_and_the_project(self):
        self.publish(self.plan)
        checked = subprocess.run(
            [sys.executable, str(pathlib.Path(__file__).with_name("check_database.py")), str(self.server.folder), PORT,
             str(self.folder / "database.png")], capture_output=True, text=True, timeout=200, check=False)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A result that is open in QGIS: whoever only looks is passed over and sees the new one on reloading; whoever edits
keeps the file and is named."""
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

configuration = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=configuration.name,
                  QGIS_CUSTOM_CONFIG_PATH=configuration.name)
from qgis.core import QgsApplication, QgsVectorLayer  # noqa: E402  (the platform has to be set before)

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import SOURCE, run  # noqa: E402


class InUse(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.study = pathlib.Path(temporary.name) / "study"
        shutil.copytree(SOURCE / "tests" / "study" / "invented", self.study)
        self.assertEqual(run("run", self.study).returncode, 0)
        self.result, = (self.study / "result").glob("[!.]*.gpkg")
        self.layer = QgsVectorLayer(f"{self.result}|layername=places", "places", "ogr")
        self.assertTrue(self.layer.isValid())
        self.names = self.shown()

    def tearDown(self):
        self.layer = None

    def shown(self):
        return sorted(str(feature["name"]) for feature in self.layer.getFeatures())

    def run_with_another_name(self):
        places = self.study / "places.csv"
        text = places.read_text(encoding="utf-8")
        needs = (self.study / "needs.csv").read_text(encoding="utf-8")
        self.old = next(name for name in self.names if name not in needs)
        places.write_text(text.replace(self.old, "Nyköping"), encoding="utf-8")
        return run("run", self.study, "--overwrite")

    def test_looking_locks_nobody_out(self):
        process = self.run_with_another_name()
        self.assertEqual(process.returncode, 0, process.stderr)
        self.layer.reload()
        self.assertEqual(self.shown(), sorted([*(set(self.names) - {self.old}), "Nyköping"]))

    def test_editing_keeps_the_file(self):
        self.assertTrue(self.layer.startEditing())
        place = next(self.layer.getFeatures())
        self.assertTrue(self.layer.changeAttributeValue(place.id(), self.layer.fields().indexOf("name"), "Edited"))
        process = self.run_with_another_name()
        self.assertEqual(process.returncode, 5, process.stderr)
        self.assertIn("output-in-use", process.stderr)
        self.assertNotIn("Nyköping", self.shown())
        self.assertTrue(self.layer.commitChanges(), self.layer.commitErrors())
        self.assertIn("Edited", self.shown())
        self.layer = None
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    done = unittest.main(exit=False)
    application.exitQgis()
    sys.exit(not done.result.wasSuccessful())

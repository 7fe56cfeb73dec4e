#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The page to print of a result, exported by QGIS as a planner does: one for each municipality with places, whatever
the study's municipalities are."""
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

configuration = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=configuration.name,
                  QGIS_CUSTOM_CONFIG_PATH=configuration.name)
from qgis.core import (  # noqa: E402  (the platform has to be set before)
    QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap, QgsProject)

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from program import StudyTest, rows, run  # noqa: E402

OWN, OTHER = "DEMO – påhittad kommun", "DEMO – påhittad grannkommun"
# In degrees, east of the study and with nothing in it.
EMPTY = {"type": "Feature", "properties": {"code": "9903", "name": "Tomkommun", "population": 0},
         "geometry": {"type": "Polygon",
                      "coordinates": [[[16.0, 59.45], [16.2, 59.45], [16.2, 59.6], [16.0, 59.6], [16.0, 59.45]]]}}


class Pages(StudyTest):
    def setUp(self):
        super().setUp()
        self.addCleanup(QgsProject.instance().clear)

    def keep_municipalities(self, change):
        file = self.study / "municipalities.geojson"
        collection = json.loads(file.read_text(encoding="utf-8"))
        change(collection["features"])
        file.write_text(json.dumps(collection), encoding="utf-8")

    def made(self):
        process = run("run", self.study, "--overwrite")
        self.assertEqual(process.returncode, 0, process.stderr)
        return self.result

    def layout(self):
        self.assertTrue(QgsProject.instance().read(f"geopackage:{self.made()}?projectName=narhet"))
        layout, = QgsProject.instance().layoutManager().layouts()
        return layout

    def exported(self, layout):
        """The names of the pages that "Export Atlas as Images" makes."""
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 40
        made = self.folder / "pages"
        made.mkdir()
        done, fault = QgsLayoutExporter.exportToImage(layout.atlas(), str(made / "page.png"), "png", settings)
        self.assertEqual((done, fault), (QgsLayoutExporter.Success, ""))
        return sorted(file.stem for file in made.glob("*.png"))

    def titles(self, layout):
        return [item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]

    def test_a_neighbour_without_places_has_no_page(self):
        self.keep_municipalities(lambda features: features.insert(0, EMPTY))
        layout = self.layout()
        layer = layout.atlas().coverageLayer()
        self.assertEqual({feature["name"] for feature in layer.getFeatures()}, {OWN, OTHER, "Tomkommun"})
        self.assertEqual(self.exported(layout), sorted([OWN, OTHER]))

    def test_a_page_shows_its_whole_municipality_with_a_margin(self):
        layout = self.layout()
        atlas = layout.atlas()
        shown, = (item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
        atlas.updateFeatures()
        atlas.beginRender()
        seen = []
        more = atlas.first()
        while more:
            feature = layout.reportContext().feature()
            box, extent = feature.geometry().boundingBox(), shown.extent()
            margins = [box.xMinimum() - extent.xMinimum(), extent.xMaximum() - box.xMaximum(),
                       box.yMinimum() - extent.yMinimum(), extent.yMaximum() - box.yMaximum()]
            self.assertGreater(min(margins), 0.04 * max(box.width(), box.height()))
            # Not from afar: on one of its sides there is no more than the margin.
            self.assertLess(min(margins), 0.06 * max(box.width(), box.height()))
            self.assertTrue(any(title.endswith(f"– {feature['name']}") for title in self.titles(layout)))
            seen.append(feature["name"])
            more = atlas.next()
        atlas.endRender()
        self.assertEqual(seen, [OTHER, OWN])

    def test_the_day_is_the_result_s_own(self):
        process = run("run", self.study, env={**os.environ, "SOURCE_DATE_EPOCH": "86400"})
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertTrue(QgsProject.instance().read(f"geopackage:{self.result}?projectName=narhet"))
        layout, = QgsProject.instance().layoutManager().layouts()
        self.assertIn("Resultat från 1970-01-02", self.titles(layout))

    def test_the_title_says_what_closes_and_is_not_cut(self):
        result = self.folder / "closing.gpkg"
        names = dict(rows(self.made(), "SELECT id, name FROM services"))
        for closing, size in ((1, 20), (4, 11)):
            ids = sorted(names)[:closing]
            process = run("close", self.study, *ids, "-o", result, "--overwrite")
            self.assertEqual(process.returncode, 0, process.stderr)
            self.assertTrue(QgsProject.instance().read(f"geopackage:{result}?projectName=narhet"))
            layout, = QgsProject.instance().layoutManager().layouts()
            title = layout.itemByUuid("{narhet-title}")
            self.assertTrue(title.currentText().startswith("Om ") and " stänger" in title.currentText())
            for each in ids:
                self.assertIn(names[each], title.currentText())
            self.assertEqual(title.font().pointSize(), size)
            lines = 1 if size == 20 else 2
            self.assertLess(title.sizeForText().width(), lines * title.rect().width())

    def test_the_legend_of_walks_is_not_cut(self):
        """Its headings are the longest: each says that it is on foot."""
        self.replace("study.toml", 'mode = "car"  ', 'mode = "walking"  ')
        layout = self.layout()
        self.exported(layout)
        legend, = (item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
        self.assertGreater(legend.sceneBoundingRect().height(), 20)
        self.assertLess(legend.sceneBoundingRect().right(), 420)

    def warnings(self):
        """What the title of the map and the page say in red, each once."""
        project = QgsProject.instance()
        title, _ = project.readEntry("TitleLabel", "/Label")
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.projectScope(project))
        layout, = project.layoutManager().layouts()
        on_map = QgsExpression.replaceExpressionText(title, context)
        return [text for text in (on_map, *self.titles(layout)) if "inte siffrorna" in text]

    def test_a_renamed_file_says_that_the_figures_are_of_another(self):
        self.layout()
        self.assertEqual(self.warnings(), [])
        name = self.result.name
        renamed = self.result.rename(self.folder / "it's [%new%] åäö.gpkg")
        uri = f"geopackage:{renamed}?projectName=narhet"
        shutil.copy(renamed, self.folder / name)
        self.assertTrue(QgsProject.instance().read(uri))
        self.assertEqual(self.warnings(), [])  # a copy has the same figures
        self.replace("study.toml", 'max_snap = "2 km"', 'max_snap = "1 km"')
        self.layout()
        self.assertEqual(self.warnings(), [])
        shutil.copy(self.result, self.folder / name)
        self.assertTrue(QgsProject.instance().read(uri))
        told = f"Det här är inte siffrorna i det här projektet\nFilen måste heta {name}"
        self.assertEqual(self.warnings(), [told] * 2)
        (self.folder / name).unlink()
        QgsProject.instance().read(uri)
        self.assertEqual(self.warnings(), [told] * 2)

    def test_a_file_may_be_called_anything(self):
        self.assertEqual(run("reach", self.study, "-o", self.folder / "it's [%1+1%] \\ åäö.gpkg").returncode, 0)
        file, = self.folder.glob("*.gpkg")
        renamed = file.rename(self.folder / "new.gpkg")
        QgsProject.instance().read(f"geopackage:{renamed}?projectName=narhet")
        self.assertEqual(len(self.warnings()), 2)
        for warning in self.warnings():
            self.assertTrue(warning.endswith("Filen måste heta it's [ %1+1% ] \\ åäö.gpkg"), warning)

    def test_a_single_municipality_has_its_page(self):
        self.keep_municipalities(lambda features: features.pop())
        self.assertEqual(self.exported(self.layout()), [OWN])

    def test_a_study_without_municipalities_has_the_page_of_the_whole_alone(self):
        study = self.study / "study.toml"
        text, cut = re.subn(r"(?ms)^\[municipalities\].*?(?=^\[)", "", study.read_text(encoding="utf-8"))
        self.assertEqual(cut, 1)
        study.write_text(text, encoding="utf-8")
        layout = self.layout()
        self.assertFalse(layout.atlas().enabled())
        self.assertFalse(any("[%" in title for title in self.titles(layout)))
        page = self.folder / "whole.png"
        done = QgsLayoutExporter(layout).exportToImage(str(page), QgsLayoutExporter.ImageExportSettings())
        self.assertEqual(done, QgsLayoutExporter.Success)


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    done = unittest.main(exit=False)
    application.exitQgis()
    sys.exit(not done.result.wasSuccessful())

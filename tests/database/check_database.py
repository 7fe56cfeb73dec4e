#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens a published plan of the demo in QGIS without a screen: each table with its default style, and the project.

    check_database.py SOCKET_FOLDER PORT MAP.png
"""
import os
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=folder.name, QGIS_CUSTOM_CONFIG_PATH=folder.name,
                  PGUSER="owner", PGHOST=sys.argv[1])  # what stands in no address of a project
from qgis.core import (  # noqa: E402  (the platform has to be set before)
    Qgis, QgsApplication, QgsDataSourceUri, QgsLayoutExporter, QgsProject, QgsRuleBasedRenderer, QgsVectorLayer)

SPATIAL = ("plan", "scenario_places", "service_points", "borders")
THEMES = {"bästa platsen", "i dag", "efteråt"}
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def check_styles(host, port):
    for table in SPATIAL:
        uri = QgsDataSourceUri()
        uri.setConnection(host, port, "plan", "owner", "")
        uri.setDataSource("narhet", table, "geom", "", "fid")
        layer = QgsVectorLayer(uri.uri(False), table, "postgres")
        expect(layer.isValid() and layer.featureCount() > 0, f"{table}: does not open")
        expect(isinstance(layer.renderer(), QgsRuleBasedRenderer), f"{table}: its style is not applied")
        expect(layer.crs().authid() == "EPSG:3006", f"{table}: is in {layer.crs().authid()}")
        expect(all(field.alias() for field in list(layer.fields())[1:]), f"{table}: a column has no alias")


def check_project(port, png):
    project = QgsProject.instance()
    uri = f"postgresql://owner@:{port}/?dbname=plan&schema=narhet&project=narhet"
    expect(project.read(uri), "the project does not open")
    layers = project.mapLayers().values()
    expect(len(layers) > 6, f"{len(layers)} layers")
    for layer in layers:
        expect(layer.isValid() and layer.dataProvider().name() == "postgres", f"{layer.name()} does not open")
        if layer.isSpatial():
            expect(isinstance(layer.renderer(), QgsRuleBasedRenderer), f"{layer.name()} is drawn by chance")
    expect(set(project.mapThemeCollection().mapThemes()) == THEMES, "the themes are wrong")
    layouts = project.layoutManager().layouts()
    expect(len(layouts) == 1, "the page is missing")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    for layout in layouts:
        expect(QgsLayoutExporter(layout).exportToImage(png, settings) == QgsLayoutExporter.Success, "not drawn")


def main(host, port, png):
    warnings = []
    own = "row number 0 is out of range"  # QGIS 3.22 reads the answer to a question of its own that has no row
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, level: warnings.append(f"{tag}: {text}")
        if level in (Qgis.Warning, Qgis.Critical) and own not in text else None)
    check_styles(host, port)
    check_project(port, png)
    faults.extend(f"QGIS warns: {text}" for text in warnings)
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    status = main(*sys.argv[1:])
    QgsProject.instance().clear()
    application.exitQgis()
    sys.exit(status)

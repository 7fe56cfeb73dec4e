#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens the project inside a result of the demo in QGIS without a screen, where its folder has been moved to,
and draws the page of a municipality by every theme.

    project_test.py FOLDER PNG_PREFIX
"""
import os
import pathlib
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=folder.name, QGIS_CUSTOM_CONFIG_PATH=folder.name)
from qgis.core import (  # noqa: E402  (the platform has to be set before)
    Qgis, QgsApplication, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap,
    QgsLayoutItemScaleBar, QgsProject, QgsRuleBasedRenderer)
from qgis.PyQt.QtGui import QImage  # noqa: E402

THEMES = {"bästa platsen": ["Tänkbara platser", "Servicepunkter", "Orter", "Behov", "Kommuner"],
          "i dag": ["Servicepunkter", "Orter", "Kommuner"],
          "om en servicepunkt stänger": ["Om en servicepunkt stänger", "Kommuner"],
          "jämför kommuner": ["Kommuner"],
          "vägar till närmaste service": ["Servicepunkter", "Orter", "Vägar till närmaste service"]}
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def check_layers(project):
    root = project.layerTreeRoot()
    expect([group.name() for group in root.findGroups()] ==
           ["Tänkbara platser", "Service", "Orter", "Kommuner", "Tabeller"], "the groups are wrong")
    shown = {node.name() for node in root.findLayers() if node.isVisible() and node.layer().isSpatial()}
    expect(shown == set(THEMES["bästa platsen"]), f"{shown} are shown at first")
    for node in root.findLayers():
        layer = node.layer()
        expect(layer is not None and layer.isValid(), f"{node.name()} does not open")
        expect(layer and all(field.alias() for field in list(layer.fields())[1:]),
               f"{node.name()}: a column has no alias")
        if layer and layer.isSpatial():
            expect(isinstance(layer.renderer(), QgsRuleBasedRenderer), f"{node.name()} is drawn by chance")
            expect(layer.crs() == project.crs(), f"{node.name()} is in {layer.crs().authid()}")


def check_closings(project):
    """Every point stands in exactly one class, by whom its closing would hit; the map tip tells it."""
    layer, = project.mapLayersByName("Om en servicepunkt stänger")
    rules = layer.renderer().rootRule().children()[0].children()
    counted = 0
    for rule in rules:
        layer.setSubsetString(rule.filterExpression())
        counted += layer.featureCount()
    layer.setSubsetString("")
    expect(counted == layer.featureCount(), f"{counted} of {layer.featureCount()} points are in a class")
    expect('"closure_sv"' in layer.mapTipTemplate(), "closings have no map tip")


def colours(png):
    image = QImage(png)
    return {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


def check_page(project, prefix):
    layout, = project.layoutManager().layouts()
    page = layout.pageCollection().page(0).rect()
    expect((round(page.width()), round(page.height())) == (420, 297), "the page is no A3")
    items = {type(item): item for item in layout.items()}
    for kind in (QgsLayoutItemMap, QgsLayoutItemLegend, QgsLayoutItemScaleBar, QgsLayoutItemLabel):
        expect(kind in items, f"the page has no {kind.__name__}")
    texts = [item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    expect(any("Statistiska centralbyrån" in text for text in texts), "the page does not say whose the data are")
    expect(any("internt" in text for text in texts), "the page does not say that it is internal")
    atlas = layout.atlas()
    expect(atlas.updateFeatures() == 11, "there is no page for each municipality")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    atlas.beginRender()
    atlas.first()
    while atlas.currentFilename() != "Ludvika" and atlas.next():
        pass
    expect(atlas.nameForPage(atlas.currentFeatureNumber()) == "Ludvika", "Ludvika has no page")
    for number, theme in enumerate(THEMES):
        items[QgsLayoutItemMap].setFollowVisibilityPresetName(theme)
        png = f"{prefix}-{number}.png"
        done = QgsLayoutExporter(layout).exportToImage(png, settings)
        expect(done == QgsLayoutExporter.Success, f"{theme}: not drawn")
        expect(len(colours(png)) > 15, f"{theme}: {len(colours(png))} colours")


def main(result, prefix):
    warnings = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, level: warnings.append(f"{tag}: {text}")
        if level in (Qgis.Warning, Qgis.Critical) else None)
    project = QgsProject.instance()
    expect(project.read(f"geopackage:{result}?projectName=narhet"), "the project does not open")
    expect(project.crs().authid() == "EPSG:3006" and project.crs().isValid(), "the project has no valid system")
    check_layers(project)
    themes = project.mapThemeCollection()
    expect(set(themes.mapThemes()) == set(THEMES), f"the themes are {themes.mapThemes()}")
    for theme, layers in THEMES.items():
        visible = {layer.name() for layer in themes.mapThemeVisibleLayers(theme)}
        expect(visible == set(layers), f"{theme}: {visible}")
    check_closings(project)
    check_page(project, prefix)
    faults.extend(f"QGIS warns: {text}" for text in warnings)
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    result, = pathlib.Path(sys.argv[1]).resolve().glob("*.gpkg")
    status = main(result, sys.argv[2])
    QgsProject.instance().clear()
    application.exitQgis()
    sys.exit(status)

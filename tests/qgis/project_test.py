#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens the project inside each GeoPackage of a folder in QGIS without a screen, where the folder has been moved
to, and draws the page of the whole study and that of a municipality by every theme.

    project_test.py FOLDER PNG_FOLDER

The files are the result of the demo, under its own name, and what else the program writes of it: plan.gpkg,
scenario.gpkg, reach.gpkg, comparison.gpkg, area.gpkg.
"""
import os
import pathlib
import sqlite3
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=folder.name, QGIS_CUSTOM_CONFIG_PATH=folder.name)
from qgis.core import (  # noqa: E402  (the platform has to be set before)
    Qgis, QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap,
    QgsLayoutItemPicture, QgsLayoutItemScaleBar, QgsProject, QgsRuleBasedRenderer)
from qgis.PyQt.QtCore import NULL, QLocale  # noqa: E402
from qgis.PyQt.QtGui import QImage  # noqa: E402

# Of each file its groups and its themes, the first of which is what shows; what is uppermost first.
PROJECTS = {
    "result": (["Tänkbara platser", "Service", "Orter", "Kommuner", "Tabeller"],
               {"bästa platsen": ["Tänkbara platser", "Servicepunkter", "Orter", "Behov", "Kommuner"],
                "i dag": ["Servicepunkter", "Orter", "Kommuner"],
                "om en servicepunkt stänger": ["Om en servicepunkt stänger", "Kommuner"],
                "jämför kommuner": ["Kommuner"],
                "vägar till närmaste service": ["Servicepunkter", "Orter", "Vägar till närmaste service"]}),
    "plan": (["Tänkbara platser", "Service", "Orter", "Kommuner", "Tabeller"],
             {"bästa platsen": ["Valda platser", "Servicepunkter i dag", "Scenario: vad som ändras för varje ort",
                                "Kommuner"],
              "i dag": ["Servicepunkter i dag", "Orter i dag", "Kommuner"],
              "efteråt": ["Valda platser", "Servicepunkter i dag", "Orter efteråt", "Kommuner"]}),
    "scenario": (["Vad som stänger och öppnar", "Service", "Orter", "Kommuner", "Tabeller"],
                 {"om det stänger": ["Scenario: vad som stänger och öppnar", "Servicepunkter i dag",
                                     "Scenario: vad som ändras för varje ort", "Kommuner"],
                  "i dag": ["Servicepunkter i dag", "Orter i dag", "Kommuner"],
                  "efteråt": ["Scenario: vad som stänger och öppnar", "Servicepunkter i dag", "Orter efteråt",
                              "Kommuner"]}),
    "reach": (["Orter", "Service", "Kommuner", "Tabeller"],
              {"vad orterna når": ["Vad orterna har inom räckhåll", "Kommungränser"],
               "servicepunkternas kunder": ["Servicepunkternas kunder", "Kommungränser"],
               "jämför kommuner": ["Kommuninvånarnas väg till service"]}),
    "comparison": (["Orter", "Service", "Kommuner", "Tabeller"],
                   {"bredvid den andra tabellen": ["Studiens vägar och en annan tabells", "Servicepunkter i dag",
                                                   "Kommuner"]}),
    "area": (["Inom räckhåll", "Tabeller"],
             {"inom räckhåll": ["Ytor inom räckhåll med bil – servicepunkter (apotek)",
                                "Vägar inom räckhåll med bil – servicepunkter (apotek)"]}),
}
PAGE = 420, 297  # mm, A3
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def check_layers(project, groups, shown_first):
    root = project.layerTreeRoot()
    expect([group.name() for group in root.findGroups()] == groups, "the groups are wrong")
    shown = {node.name() for node in root.findLayers() if node.isVisible() and node.layer().isSpatial()}
    expect(shown == set(shown_first), f"{shown} are shown at first")
    for node in root.findLayers():
        layer = node.layer()
        expect(layer is not None and layer.isValid(), f"{node.name()} does not open")
        expect(layer and all(field.alias() for field in list(layer.fields())[1:]),
               f"{node.name()}: a column has no alias")
        if layer and layer.isSpatial():
            expect(isinstance(layer.renderer(), QgsRuleBasedRenderer), f"{node.name()} is drawn by chance")
            expect(layer.crs() == project.crs(), f"{node.name()} is in {layer.crs().authid()}")


def check_classes(project, title):
    """Every feature stands in exactly one class of the layer's map."""
    layer, = project.mapLayersByName(title)
    rules = layer.renderer().rootRule().children()[0].children()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for feature in layer.getFeatures():
        context.setFeature(feature)
        fitting = [rule.label() for rule in rules if QgsExpression(rule.filterExpression()).evaluate(context)]
        expect(len(fitting) == 1, f"{title}: {feature['id']} is in {fitting}")
    return layer


def check_differences(project):
    """Where the two tables differ, the map says of which kind and by how much, from near enough."""
    layer, = project.mapLayersByName("Studiens vägar och en annan tabells")
    settings = layer.labeling().settings()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    told = 0
    for feature in layer.getFeatures():
        context.setFeature(feature)
        text = QgsExpression(settings.fieldName).evaluate(context)
        expected = NULL
        if feature["reason"] != "none":
            sign = "−" if feature["difference_km"] < 0 else "+"
            expected = f"{feature['place_name']}\nDagligvaror {sign}{abs(feature['difference_km']):.1f} km"
            told += 1
        expect(text == expected, f"the label of {feature['place_name']} is {text}")
    expect(told > 5, f"{told} ways differ")


def colours(png):
    image = QImage(png)
    return {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


def draw(layout, png):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    done = QgsLayoutExporter(layout).exportToImage(png, settings)
    expect(done == QgsLayoutExporter.Success, f"{png}: not drawn")
    expect(len(colours(png)) > 15, f"{png}: {len(colours(png))} colours")
    box = {type(item): item.sceneBoundingRect() for item in layout.items()}
    legend = box[QgsLayoutItemLegend]
    expect(legend.right() < PAGE[0] and legend.bottom() < box[QgsLayoutItemScaleBar].top(),
           f"{png}: the legend goes to {legend.right():.0f}, {legend.bottom():.0f} mm")


def check_page(project, name, themes, date, folder):
    layout, = project.layoutManager().layouts()
    page = layout.pageCollection().page(0).rect()
    expect((round(page.width()), round(page.height())) == PAGE, "the page is no A3")
    items = {type(item): item for item in layout.items()}
    for kind in (QgsLayoutItemMap, QgsLayoutItemLegend, QgsLayoutItemScaleBar, QgsLayoutItemLabel):
        expect(kind in items, f"the page has no {kind.__name__}")
    labels = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    expect(any("Statistiska centralbyrån" in label.currentText() for label in labels),
           "the page does not say whose the data are")
    expect(any("internt" in label.currentText() for label in labels) == (name == "result"),
           "the page says wrongly whether it is internal")
    expect(not any("inte siffrorna" in label.currentText() for label in labels), "its figures are called another's")
    titles = [label.currentText() for label in labels]
    expect(f"Resultat från {date}" in titles, "the page does not say from which day the result is")
    expect(("Om Påhittlivs, Vingåker stänger" in titles) == (name == "scenario"), "the page's title is wrong")
    north = items[QgsLayoutItemPicture]
    expect(not north.isMissingImage() and north.linkedMap() == items[QgsLayoutItemMap], "the page has no north arrow")
    for number, theme in enumerate(themes):
        items[QgsLayoutItemMap].setFollowVisibilityPresetName(theme)
        draw(layout, f"{folder}/{name}-{number}.png")
    atlas = layout.atlas()
    if name == "area":  # without municipalities
        expect(not atlas.enabled(), "the page is one of many")
        return
    expect(atlas.updateFeatures() == 11, "there is no page for each municipality")
    expect(not any("Ludvika" in label.currentText() or "[%" in label.currentText() for label in labels),
           "the page of the whole study has a title of another")
    atlas.beginRender()
    atlas.first()
    while atlas.currentFilename() != "Ludvika" and atlas.next():
        pass
    expect(atlas.nameForPage(atlas.currentFeatureNumber()) == "Ludvika", "Ludvika has no page")
    expect(any(label.currentText().endswith("– Ludvika") for label in labels), "the page has no name")
    # The meridians of SWEREF 99 TM are upright at 15° east, near which Ludvika lies, and in Skellefteå, at 21°, lean
    # by (21° - 15°) sin 65° = 5.4°.
    expect(abs(north.pictureRotation()) < 0.5, f"north is at {north.pictureRotation()}° in Ludvika")
    while atlas.currentFilename() != "Skellefteå" and atlas.next():
        pass
    expect(-6 < (north.pictureRotation() + 180) % 360 - 180 < -4.5, f"north is at {north.pictureRotation()}° in Skellefteå")
    atlas.first()
    while atlas.currentFilename() != "Ludvika" and atlas.next():
        pass
    for number, theme in enumerate(themes):
        items[QgsLayoutItemMap].setFollowVisibilityPresetName(theme)
        draw(layout, f"{folder}/{name}-{number}-Ludvika.png")


def check(file, png_folder):
    name = file.stem if file.stem in PROJECTS else "result"
    groups, themes = PROJECTS[name]
    project = QgsProject.instance()
    expect(project.read(f"geopackage:{file}?projectName=narhet"), "the project does not open")
    expect(project.crs().authid() == "EPSG:3006" and project.crs().isValid(), "the project has no valid system")
    check_layers(project, groups, next(iter(themes.values())))
    found = project.mapThemeCollection()
    expect(set(found.mapThemes()) == set(themes), f"the themes are {found.mapThemes()}")
    for theme, layers in themes.items():
        visible = {layer.name() for layer in found.mapThemeVisibleLayers(theme)}
        expect(visible == set(layers), f"{theme}: {visible}")
    if name == "result":
        closings = check_classes(project, "Om en servicepunkt stänger")
        expect('"closure_sv"' in closings.mapTipTemplate(), "closings have no map tip")
    if name == "comparison":
        check_differences(project)
    if name in ("plan", "scenario"):
        for title in ("Scenario: vad som ändras för varje ort", "Orter i dag", "Orter efteråt"):
            check_classes(project, title)
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    date, = connection.execute("SELECT min(substr(last_change, 1, 10)) FROM gpkg_contents").fetchone()
    connection.close()
    check_page(project, name, themes, date, png_folder)
    project.clear()


def main(moved, png_folder):
    warnings = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, level: warnings.append(f"{tag}: {text}")
        if level in (Qgis.Warning, Qgis.Critical) else None)
    files = sorted(moved.glob("*.gpkg"))
    expect(len(files) == len(PROJECTS), f"{files}")
    for file in files:
        count = len(faults)
        check(file, png_folder)
        faults[count:] = [f"{file.name}: {fault}" for fault in faults[count:]]
    faults.extend(f"QGIS warns: {text}" for text in warnings)
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    QgsApplication.setPrefixPath("/usr", True)
    QLocale.setDefault(QLocale.c())
    application = QgsApplication([], False)
    application.initQgis()
    status = main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2])
    QgsProject.instance().clear()
    application.exitQgis()
    sys.exit(status)

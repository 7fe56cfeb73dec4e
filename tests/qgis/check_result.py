#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens a result in QGIS without a screen, as a planner would: adds every layer of the GeoPackage with
nothing but its default style, checks what QGIS made of it, and draws the map.

    check_result.py RESULT.gpkg MAP.png [EPSG:CODE]
"""
import os
import sqlite3
import sys
import tempfile

folder = tempfile.TemporaryDirectory()
os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=folder.name, QGIS_CUSTOM_CONFIG_PATH=folder.name)
from qgis.core import (  # noqa: E402  (the platform has to be set before)
    Qgis, QgsApplication, QgsAttributeTableConfig, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils,
    QgsMapRendererSequentialJob, QgsMapSettings, QgsRuleBasedRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import NULL, QLocale, QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

SPATIAL = {"places", "services", "candidates", "municipalities", "routes", "needs", "rejected"}
LABELLED = {"places", "services", "candidates", "municipalities"}
# From the bottom of the map to its top.
ORDER = ["municipalities", "routes", "needs", "rejected", "places", "services", "candidates"]
# How the attribute tables of these begin, left out what a result may lack.
HEADS = {"places": ["name", "type", "municipality_name", "population"],
         "candidates": ["name", "municipality_name", "rank_in_municipality", "score"],
         "services": ["name", "kinds", "municipality_name", "closure_rank"],
         "municipalities": ["name", "population", "persons_listed", "listed_percent"]}
# And where one looks for what a figure is: with so many decimals.
DECIMALS = {"population": 0, "worst_min": 1, "worst_km": 1, "need_index": 2, "score": 1, "need_met_raw": 3,
            "persons_nearest": 0, "listed_percent": 1, "snap_m": 0}

faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def counts_of(path):
    """Rows per layer, by SQLite alone."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [row[0] for row in connection.execute(
        "SELECT table_name FROM gpkg_contents WHERE table_name <> 'layer_styles'")]
    counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    connection.close()
    return counts


def check_layer(layer, name, count, crs):
    expect(layer.isValid(), f"{name}: does not open")
    expect(layer.featureCount() == count, f"{name}: {layer.featureCount()} features, not {count}")
    aliases = [field.alias() for field in layer.fields()][1:]
    expect(aliases and all(aliases), f"{name}: a column has no alias")
    found = layer.listStylesInDatabase()
    expect(found[0] == 1, f"{name}: {found[0]} styles in the file")
    terms = [field.name() for field in layer.fields() if field.editorWidgetSetup().type() == "ValueMap"]
    expect(name not in ("places", "place_service") or len(terms) > 1, f"{name}: keys are shown without names")
    if name not in SPATIAL:
        expect(not layer.isSpatial(), f"{name}: has geometries")
        return
    expect(layer.crs().authid() == crs, f"{name}: is in {layer.crs().authid()}")
    expect(layer.renderer().type() == "RuleRenderer", f"{name}: is drawn by {layer.renderer().type()}")
    expect(layer.labelsEnabled() == (name in LABELLED), f"{name}: labels are wrong")


def check_table(layer, name):
    """The attribute table: every column once, what a planner reads first, ids last, numbers short."""
    columns = [column for column in layer.attributeTableConfig().columns() if column.type == QgsAttributeTableConfig.Field]
    order = [column.name for column in columns]
    expect(sorted(order) == sorted(field.name() for field in layer.fields()), f"{name}: its table has {order}")
    shown = [column.name for column in columns if not column.hidden]
    optional = ("municipality_type",)
    head = [each for each in shown if each not in optional][:len(HEADS.get(name, []))]
    expect(head == HEADS.get(name, []), f"{name}: its table begins with {head}")
    expect("fid" not in shown, f"{name}: its table shows the id of the row")
    ids = [each for each in shown if each in ("id", "code") or each.endswith(("_id", "_code"))]
    last = [each for each in shown if each in ids or each.startswith("snap_") or each == "sha256"]
    expect(shown[len(shown) - len(last):] == last, f"{name}: its ids stand before other columns")
    languages = {each[-3:] for each in shown if each.endswith(("_sv", "_en"))}
    expect(len(languages) <= 1, f"{name}: its table shows texts of {languages}")
    for feature in layer.getFeatures():
        for index, field in enumerate(layer.fields()):
            if field.typeName() == "Real":
                check_number(layer, name, index, field, feature[index])


def check_number(layer, name, index, field, value):
    setup = field.editorWidgetSetup()
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    text = formatter.representValue(layer, index, setup.config(), None, value)
    decimals = text.partition(".")[2]
    if value != NULL:
        expected = DECIMALS.get(field.name())
        fitting = len(decimals) <= 3 if expected is None else text == QLocale.c().toString(value, "f", expected)
        expect(fitting, f"{name}: {field.name()} {value} is shown as {text}")
    # Where a form rounds what it shows, it would write it rounded.
    expect(layer.editFormConfig().readOnly(index), f"{name}: {field.name()} can be typed in")


def is_drawn(layer, feature):
    """Of the needs, what all who spoke said, and not what is withheld; all of the others."""
    return layer != "needs" or (feature["speakers"] == "all" and feature["intensity"] != NULL)


def classes_of(layer, name, key):
    """The rules of a layer's legend, those below a heading; each feature that is drawn fits exactly one."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return []
    rules = renderer.rootRule().children()
    heading = ""
    if len(rules) == 1:
        heading, rules = rules[0].label(), rules[0].children()
    labels = [rule.label() for rule in rules]
    print("legend:", heading, labels)
    expect(len(set(labels)) == len(labels) and all(labels), f"{name}: classes {labels}")
    for feature in layer.getFeatures():
        classes = [rule.label() for rule in rules if matches(rule, layer, feature)]
        expect(len(classes) == is_drawn(name, feature), f"{name}: {feature[key]} is in the classes {classes}")
    return labels


def check_legends(layers):
    """Five classes and one for what is not reached or not known; limits with their sign and unit."""
    places = classes_of(layers["places"], "places", "id")
    expect(len(places) == 6, f"places: {len(places)} classes")
    expect(all(label.startswith("≤ ") for label in places[:4]), "places: a class does not say <=")
    municipalities = classes_of(layers["municipalities"], "municipalities", "name")
    expect(len(municipalities) == 6, f"municipalities: {len(municipalities)} classes")
    expect(all(label.endswith(" %") for label in municipalities[:5]), "municipalities: a class has no unit")
    for name, key in (("services", "id"), ("candidates", "id"), ("routes", "place_id"), ("needs", "place_id"),
                      ("rejected", "id")):
        classes_of(layers[name], name, key)


def check_map_tips(candidates):
    """A site tells why it stands where it stands; what looks like a tag is none."""
    template = candidates.mapTipTemplate()
    language = "sv" if "reason_sv" in template else "en"
    for feature in candidates.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(candidates))
        context.setFeature(feature)
        reason = str(feature[f"reason_{language}"] or "").replace("&", "&amp;").replace("<", "&lt;")
        tip = QgsExpression.replaceExpressionText(template, context)
        expect(reason in tip and tip.count("<") == 4, f"the tip of {feature['id']} is {tip}")


def matches(rule, layer, feature):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return not rule.filterExpression() or bool(QgsExpression(rule.filterExpression()).evaluate(context))


def draw(layers, png):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setOutputSize(QSize(1200, 1000))
    settings.setOutputDpi(110)
    settings.setBackgroundColor(QColor("white"))
    extent = settings.fullExtent()
    extent.scale(1.08)
    settings.setExtent(extent)
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        faults.append(f"drawing: {error.message}")
    image = job.renderedImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    expect(len(colours) > 20, f"the map has {len(colours)} colours")
    expect(image.save(png), f"{png} cannot be written")


def main(path, png, crs="EPSG:3006"):
    warnings = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda text, tag, level: warnings.append(f"{tag}: {text}")
        if level in (Qgis.Warning, Qgis.Critical) else None)
    print("QGIS", Qgis.QGIS_VERSION)
    counts = counts_of(path)
    layers = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in counts}
    for name, layer in layers.items():
        check_layer(layer, name, counts[name], crs)
        check_table(layer, name)
    check_legends(layers)
    check_map_tips(layers["candidates"])
    draw([layers[name] for name in reversed(ORDER)], png)
    faults.extend(f"QGIS warns: {text}" for text in warnings)
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    QgsApplication.setPrefixPath("/usr", True)
    QLocale.setDefault(QLocale.c())
    # Has to outlive every layer, so it is no variable of a function.
    application = QgsApplication([], False)
    application.initQgis()
    status = main(*sys.argv[1:])
    application.exitQgis()
    sys.exit(status)

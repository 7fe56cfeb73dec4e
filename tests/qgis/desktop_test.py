#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens the project inside each GeoPackage of a folder in QGIS's own window, on a screen that nobody sees, applies
every theme, opens the page in the layout window, and keeps pictures of all of it.

    desktop_test.py FOLDER PNG_FOLDER

QGIS runs this file itself (--code), with the folders in the environment, and writes what it found to a file.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

FOLDER, PICTURES, FOUND = "NARHET_DESKTOP_FOLDER", "NARHET_DESKTOP_PICTURES", "NARHET_DESKTOP_FOUND"
# How many colours a map has at least where more than one thing is drawn.
LEAST_COLOURS = 10
# More than the window of a page has while its map is still grey (about 200).
COLOURS_OF_A_PAGE = 240


def inside():
    from qgis.PyQt.QtCore import QElapsedTimer, QTimer
    from qgis.PyQt.QtWidgets import QApplication
    from qgis.core import Qgis, QgsApplication, QgsProject
    from qgis.utils import iface

    found = {"files": {}, "warnings": []}

    def warned(text, tag, level):
        if level in (Qgis.Warning, Qgis.Critical) and tag != "Python warning":
            found["warnings"].append(f"{tag}: {text}")

    def colours(picture):
        image = picture.toImage()
        return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})

    def grab(widget, name):
        QApplication.processEvents()
        widget.grab().save(os.path.join(os.environ[PICTURES], name))

    def show_themes(project, name):
        canvas = iface.mapCanvas()
        themes = {}
        for number, theme in enumerate(project.mapThemeCollection().mapThemes()):
            project.mapThemeCollection().applyTheme(theme, project.layerTreeRoot(), iface.layerTreeView().layerTreeModel())
            iface.zoomFull()
            canvas.refresh()
            canvas.waitWhileRendering()
            themes[theme] = {"colours": colours(canvas.grab()), "layers": len(canvas.layers())}
            grab(iface.mainWindow(), f"desktop-{name}-{number}.png")
        return themes

    def show_page(project, name):
        layout, = project.layoutManager().layouts()
        designer = iface.openLayoutDesigner(layout)
        designer.view().zoomFull()
        drawn = QElapsedTimer()
        drawn.start()
        shown = 0
        while drawn.elapsed() < 15_000 and shown < COLOURS_OF_A_PAGE:
            QApplication.processEvents()
            shown = colours(designer.view().grab())
        grab(designer.window(), f"desktop-{name}-page.png")
        designer.close()
        return shown

    def look():
        try:
            QgsApplication.messageLog().messageReceived.connect(warned)
            project = QgsProject.instance()
            for file in sorted(pathlib.Path(os.environ[FOLDER]).glob("*.gpkg")):
                opened = iface.addProject(f"geopackage:{file}?projectName=narhet")
                bar = iface.messageBar().currentItem()
                found["files"][file.name] = {
                    "opened": opened, "title": iface.mainWindow().windowTitle(),
                    "message": bar.text() if bar else "",
                    "broken": [layer.name() for layer in project.mapLayers().values() if not layer.isValid()],
                    "changed": project.isDirty(), "layers": len(project.mapLayers()),
                    "themes": show_themes(project, file.stem), "page": show_page(project, file.stem)}
                project.setDirty(False)
            found["done"] = True
        finally:
            with open(os.environ[FOUND], "w", encoding="utf-8") as out:
                json.dump(found, out, ensure_ascii=False, indent=1)
            os._exit(0)  # no dialog about unsaved projects

    QTimer.singleShot(500, look)


def faults_of(found, files):
    if not found.get("done"):
        yield "QGIS did not come to the end"
    if set(found["files"]) != files:
        yield f"opened were {sorted(found['files'])}"
    for name, seen in found["files"].items():
        if not seen["opened"] or not seen["layers"]:
            yield f"{name}: the project does not open"
        if seen["message"].startswith("This project file was saved by QGIS version"):
            seen["message"] = ""  # said of every project that another release wrote, so of every result in a later one
        if seen["message"] or seen["broken"] or seen["changed"]:
            yield f"{name}: {seen['message']} {seen['broken']} changed by opening: {seen['changed']}"
        if seen["page"] < COLOURS_OF_A_PAGE:
            yield f"{name}: the page has {seen['page']} colours"
        if not seen["themes"]:
            yield f"{name}: no themes"
        for theme, shown in seen["themes"].items():
            if shown["colours"] < LEAST_COLOURS or not shown["layers"]:
                yield f"{name}: {theme} shows {shown}"
    for text in found["warnings"]:
        yield f"QGIS warns: {text}"


def main(folder, pictures):
    files = {file.name for file in pathlib.Path(folder).glob("*.gpkg")}
    with tempfile.TemporaryDirectory() as own:
        environment = {**os.environ, FOLDER: folder, PICTURES: pictures, FOUND: f"{own}/found.json",
                       "QGIS_CUSTOM_CONFIG_PATH": own, "XDG_RUNTIME_DIR": own, "LC_ALL": "C.UTF-8"}
        environment.pop("QT_QPA_PLATFORM", None)  # offscreen has no clipboard, and QGIS's window needs one
        qgis = subprocess.Popen(["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo",
                                 "--noversioncheck", "--noplugins", "--code", os.path.abspath(__file__)],
                                env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            qgis.wait(280)
        except subprocess.TimeoutExpired:
            os.killpg(qgis.pid, signal.SIGKILL)
            sys.exit("FAULT QGIS waits for an answer: it asks where layers are that a project names and the file lacks")
        with open(f"{own}/found.json", encoding="utf-8") as file:
            found = json.load(file)
    faults = list(faults_of(found, files))
    for fault in faults:
        print("FAULT", fault)
    print(f"{len(found['files'])} projects, {sum(len(seen['themes']) for seen in found['files'].values())} themes")
    return 1 if faults or not files else 0


if os.environ.get(FOUND):
    inside()
elif __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])))

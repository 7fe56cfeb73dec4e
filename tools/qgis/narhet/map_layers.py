# SPDX-License-Identifier: MIT
"""The layers of a result onto the map: with the names and the styles that lie in the file, in one group."""
import sqlite3

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface


class Group:
    """Of the layers of one result, in the order in which they are drawn; QGIS loads them by their names."""

    def __init__(self, title, order):
        self.title, self.order = title, order
        self.node, self.there = None, []

    def take(self, layer, root):
        if self.node is None:
            self.node = root.insertGroup(0, self.title)
        rank = self.order.index(layer.source().rpartition("layername=")[2])
        above = sum(1 for other in self.there if other > rank)
        self.there.append(rank)
        node = root.findLayer(layer.id())
        self.node.insertChildNode(above, node.clone())
        node.parent().removeChildNode(node)


class IntoGroup(QgsProcessingLayerPostProcessorInterface):
    """One for each layer: QGIS takes each away with its layer."""

    alive = []  # QGIS does not keep the half of them that is Python's

    def __init__(self, group):
        super().__init__()
        self.group = group
        self.alive.append(self)

    def postProcessLayer(self, layer, context, feedback):
        layer.loadDefaultStyle()  # which Processing leaves out
        self.group.take(layer, context.project().layerTreeRoot())


def read(path, query):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def load(path, order, subject, context):
    """`order`: tables from the bottom of the map to its top, of which the file may lack some."""
    if context.project() is None:
        return
    (study,), = read(path, "SELECT value FROM provenance WHERE name = 'study.name'")
    titles = dict(read(path, "SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'features'"))
    group = Group(f"{study}: {subject}", order)
    for table in order:
        if table in titles:
            # In a group of that name a layer need not repeat the name of the study.
            title = titles[table].replace(f" – {study}", "")
            details = QgsProcessingContext.LayerDetails(title, context.project(), table)
            details.forceName = True
            details.setPostProcessor(IntoGroup(group))
            context.addLayerToLoadOnCompletion(f"{path}|layername={table}", details)

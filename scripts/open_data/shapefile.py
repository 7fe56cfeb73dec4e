# SPDX-License-Identifier: MIT
"""Some records of a shapefile (ESRI Shapefile Technical Description, 1998): its .shp, .shx and .dbf by name."""

import struct

# Others, as the spatial index, would no longer fit.
KEPT = (".shp", ".shx", ".dbf", ".prj", ".cpg")
HEADER = 100  # bytes of a .shp and a .shx
NO_SHAPE = 0


class Damaged(Exception):
    """`column` and `value` say what was not found, if that is what is wrong."""

    def __init__(self, column=None, value=None):
        super().__init__(column, value)
        self.column, self.value = column, value


def selected(files, column, values):
    """Those of `files` (name to bytes) that make the shapefile of the records whose `column` is one of `values`."""
    names = {name[-4:].lower(): name for name in files if name[-4:].lower() in KEPT}
    try:
        table, shapes = files[names[".dbf"]], files[names[".shp"]]
        rows = rows_of(table, column)
        records = list(records_of(shapes))
    except (KeyError, struct.error, UnicodeDecodeError):
        raise Damaged from None
    if len(rows) != len(records):
        raise Damaged
    missing = sorted(set(values) - {value for value, _ in rows})
    if missing:
        raise Damaged(column, missing[0])
    chosen = [at for at, (value, _) in enumerate(rows) if value in values]
    shp, shx = written_shapes(shapes, [records[at] for at in chosen])
    kept = {name: files[name] for name in names.values()}
    return kept | {names[".shp"]: shp, names[".shp"][:-4] + ".shx": shx,
                   names[".dbf"]: written_table(table, [rows[at][1] for at in chosen])}


def rows_of(table, column):
    """The value of `column`, and the bytes, of every row."""
    count, header, width = struct.unpack_from("<IHH", table, 4)
    start, offset = None, 1  # the first byte of a row marks deleted ones
    for at in range(32, header - 1, 32):
        if table[at] == 0x0D:
            break
        name, length = table[at:at + 11].split(b"\0")[0].decode("ascii"), table[at + 16]
        if name == column:
            start, end = offset, offset + length
        offset += length
    if start is None:
        raise Damaged(column)
    rows = [table[header + row * width:header + (row + 1) * width] for row in range(count)]
    return [(row[start:end].decode("latin-1").strip(), row) for row in rows]


def written_table(table, rows):
    header = struct.unpack_from("<H", table, 8)[0]
    return table[:4] + struct.pack("<I", len(rows)) + table[8:header] + b"".join(rows) + b"\x1a"


def records_of(shapes):
    at = HEADER
    while at < len(shapes):
        _, words = struct.unpack_from(">ii", shapes, at)
        content = shapes[at + 8:at + 8 + 2 * words]
        if words < 2 or len(content) < 2 * words:
            raise Damaged
        yield content
        at += 8 + 2 * words


def written_shapes(shapes, records):
    boxes = [struct.unpack_from("<4d", each, 4) for each in records if struct.unpack_from("<i", each)[0] != NO_SHAPE]
    corners = list(zip(*boxes)) or [(0.0,)] * 4
    box = struct.pack("<4d", min(corners[0]), min(corners[1]), max(corners[2]), max(corners[3]))
    body, index = b"", b""
    for number, content in enumerate(records, 1):
        index += struct.pack(">ii", (HEADER + len(body)) // 2, len(content) // 2)
        body += struct.pack(">ii", number, len(content) // 2) + content

    def header(length):
        return shapes[:24] + struct.pack(">i", (HEADER + length) // 2) + shapes[28:36] + box + shapes[68:HEADER]

    return header(len(body)) + body, header(len(index)) + index

# SPDX-License-Identifier: MIT
"""Prepared networks and hierarchies, which the program itself writes."""
import functools
import hashlib
import os
import pathlib
import struct
import subprocess
import tempfile

from case import INVENTED, Case, Study, cuts, flips

HEAD = 16 + 4 + 64


@functools.lru_cache
def good():
    """The network and the hierarchy of the study."""
    with tempfile.TemporaryDirectory() as folder:
        study = Study(pathlib.Path(folder) / "study")
        study.toml(lambda text: text.replace('ferry_wait = "10 min"', "#"))
        subprocess.run([os.environ["NARHET_PROGRAM"], "network", study.folder, "-o", study.folder / "p.network"], check=True,
                       capture_output=True)
        return study.bytes_of("p.network"), study.bytes_of("p.hierarchy")


def arrays(data):
    """Where the arrays of a network begin and what they are of: (offset of the count, bytes of a value)."""
    sizes, at = (1, 8, 16, 24, 16, 8, 4, 4, 8, 24, 1), HEAD
    for size in sizes:
        yield at, size
        at += 8 + struct.unpack("<Q", data[at:at + 8])[0] * size


def summed(data):
    """With a checksum that is right."""
    body = data[:-64]
    return body + hashlib.sha256(body).hexdigest().encode()


def networks():
    data, _ = good()
    yield "whole", data
    yield "empty", b""
    yield "head-only", data[:HEAD]
    yield "byte-behind", data + b"x"
    yield "of-another-version", summed(data[:16] + b"\x63" + data[17:])
    yield "of-another-kind", summed(b"narhet-hierarchy" + data[16:])
    yield from ((f"cut-{name}", part) for name, part in cuts(data, 8))
    yield from ((f"flip-{name}", part) for name, part in flips(data, 8))
    yield from ((f"flip-with-sum-{name}", summed(part)) for name, part in flips(data, 24, seed=7))
    for number, (at, size) in enumerate(arrays(data)):
        for name, count in {"zero": 0, "huge": 2**64 - 1, "overflow": 2**64 // size + 1 if size > 1 else 2**63}.items():
            yield f"array-{number}-count-{name}", summed(data[:at] + struct.pack("<Q", count % 2**64) + data[at + 8:])
    places = list(arrays(data))
    (a, _), (b, _), (c, _) = places[6:9]
    yield "arrays-swapped", summed(data[:a] + data[b:c] + data[a:b] + data[c:])
    for number in (2, 3, 4, 5, 6):
        at, size = places[number]
        yield f"array-{number}-of-ones", summed(data[:at + 8] + b"\xff" * size + data[at + 8 + size:])


def hierarchies():
    _, data = good()
    yield "whole", data
    yield "empty", b""
    yield "of-the-network", good()[0]
    yield from ((f"cut-{name}", part) for name, part in cuts(data, 4))
    yield from ((f"flip-with-sum-{name}", summed(part)) for name, part in flips(data, 12, seed=3))
    yield "count-huge", summed(data[:HEAD] + b"\xff" * 8 + data[HEAD + 8:])


def use(study, network, hierarchy=None):
    study.toml(lambda text: text.replace('ferry_wait = "10 min"', "#"))
    study.put("roads", "p.network", network)
    if hierarchy is not None:
        study.write("p.hierarchy", hierarchy)


def cases():
    for name, data in networks():
        yield Case(f"network/{name}", "roads", lambda study, data=data: use(study, data))
    for name, data in hierarchies():
        yield Case(f"hierarchy/{name}", "roads", lambda study, data=data: use(study, good()[0], data))

    def pipe(study):
        use(study, good()[0])
        os.mkfifo(study.folder / "p.hierarchy")
    yield Case("hierarchy/pipe", "roads", pipe)

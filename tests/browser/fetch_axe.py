#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Puts axe.min.js of axe-core (MPL-2.0, by Deque) into FOLDER, from npm's registry, unless it is there.

usage: fetch_axe.py FOLDER

It is a tool of the tests and no part of the program.  Exit status 77 where it cannot be fetched; 1 if what
came is not what was expected.
"""

import hashlib
import io
import pathlib
import sys
import tarfile
import urllib.error
import urllib.request

VERSION = "4.10.3"
ADDRESS = f"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"
SHA256 = "0f2b4d7dcdf7d1219df8d1959ad68e565f51d14c3f0d88bb71cd59abeb956292"


def main():
    folder = pathlib.Path(sys.argv[1])
    target = folder / f"axe-{VERSION}.min.js"
    if target.is_file():
        return 0
    try:
        with urllib.request.urlopen(ADDRESS, timeout=60) as answer:
            archive = answer.read()
    except (urllib.error.URLError, OSError) as error:
        print(f"{ADDRESS}: {error}")
        return 77
    if hashlib.sha256(archive).hexdigest() != SHA256:
        print(f"{ADDRESS}: not the file of the pinned hash")
        return 1
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        script = files.extractfile("package/axe.min.js").read()
    folder.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(script)
    part.rename(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""What a hostile or malformed file is: how it is made, in a copy of the invented study."""
import collections
import pathlib
import re
import shutil

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
INVENTED = SOURCE / "tests" / "study" / "invented"

# `make` is called with a Study; `subject` is whose counts the table of expectations has.
Case = collections.namedtuple("Case", "name subject make")


class Study:
    """A copy of the invented study in which a file of a subject is put in the place of the good one."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(INVENTED, folder, ignore=shutil.ignore_patterns("README.md", "roads.opl"))

    def bytes_of(self, name):
        return (self.folder / name).read_bytes()

    def write(self, name, content):
        data = content if isinstance(content, bytes) else content.encode()
        (self.folder / name).write_bytes(data)
        return self.folder / name

    def toml(self, change):
        path = self.folder / "study.toml"
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    def use(self, subject, source, **keys):
        """`source` is written as TOML has it, if it begins with a quote."""
        quoted = source if source.startswith(("'", '"')) else f'"{source}"'
        lines = [f"[{subject}]", f"source = {quoted}"] + [f'{key} = "{value}"' for key, value in keys.items()]
        section = "\n".join(lines) + "\n"

        def change(text):
            found = re.search(rf"^\[{subject}\].*?(?=^\[)", text, flags=re.M | re.S)
            if found:
                return text[:found.start()] + section + "\n" + text[found.end():]
            return text.replace("[travel]", section + "\n[travel]", 1)
        self.toml(change)

    def put(self, subject, name, content, **keys):
        """Writes a file and names it as the source of a subject."""
        self.write(name, content)
        self.use(subject, name, **keys)


def putting(subject, name, content, **keys):
    return lambda study: study.put(subject, name, content() if callable(content) else content, **keys)


def cuts(data, parts):
    """The beginnings of a file, by how many of so many parts are left."""
    for part in range(1, parts):
        yield f"{part}-of-{parts}", data[:len(data) * part // parts]


def flips(data, count, seed=1):
    """The file with one bit changed, at places spread over it; the same each time."""
    state = seed
    for number in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        at = len(data) * number // count + (state >> 33) % max(1, len(data) // count)
        bit = state >> 61
        yield f"{number:02}", data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1:]

#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The form of the guide, printed by Chromium in both languages: one page each, tagged for screen readers.

    NARHET_SOURCE_DIR: as for the tests of the command line.
"""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["NARHET_SOURCE_DIR"])


class Form(unittest.TestCase):
    def test_is_printed_on_one_page_with_tags(self):
        with tempfile.TemporaryDirectory() as folder:
            printed = subprocess.run([SOURCE / "scripts" / "guide_form", folder], capture_output=True, text=True,
                                     timeout=400, check=False)
            self.assertEqual(printed.returncode, 0, printed.stderr)
            for language in ("sv", "en"):
                pdf = (pathlib.Path(folder) / f"form.{language}.pdf").read_bytes()
                self.assertEqual(len(re.findall(rb"/Type /Page\b", pdf)), 1)
                self.assertIn(b"/StructTreeRoot", pdf)
                self.assertIn(f"/Lang ({language})".encode(), pdf)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""axe-core's rules over the sample reports.

usage: axe_test.py SAMPLES AXE_FOLDER

Exit status 77 where axe-core is not there.
"""

import pathlib
import sys
import unittest

import browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: "tag", values: arguments[0]}}).then(done, e => done({error: String(e)}));
"""
FAULTY = """<!DOCTYPE html><html><head><title>x</title></head><body>
<p style="color:#aaa;background:#fff">pale</p><img src="data:,"><input></body></html>"""


def faults(driver, script):
    driver.execute_script(script)
    result = driver.execute_async_script(RUN, TAGS)
    if "error" in result:
        raise AssertionError(result["error"])
    assert len(result["passes"]) > 5, "axe looked at next to nothing"
    return [f"{v['id']}: {n['html'][:160]} – {n['failureSummary']}" for v in result["violations"] for n in v["nodes"]]


class AxeTest(unittest.TestCase):
    samples = script = None

    def look_at(self, name, act=None, **options):
        with browser.chromium(**options) as driver:
            driver.set_script_timeout(120)
            browser.open_file(driver, self.samples / name)
            # What did not run when the page came does not run now; axe itself has to.
            driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
            if act:
                act(driver)
            self.assertEqual(faults(driver, self.script), [], name)

    def test_finds_faults_where_there_are_some(self):
        page = self.samples / "faulty.html"
        page.write_text(FAULTY, encoding="utf-8")
        with browser.chromium() as driver:
            browser.open_file(driver, page)
            found = {each.split(":")[0] for each in faults(driver, self.script)}
        self.assertLessEqual({"color-contrast", "html-has-lang", "image-alt", "label"}, found)

    def test_finds_none_in_swedish(self):
        self.look_at("sv.html")

    def test_finds_none_in_english(self):
        self.look_at("en.html")

    def test_finds_none_without_scripts(self):
        for name in ["sv.html", "en.html"]:
            self.look_at(name, scripts=False)

    def test_finds_none_on_a_telephone(self):
        self.look_at("sv.html", width=320, height=640)

    def test_finds_none_with_all_open(self):
        def act(driver):
            driver.execute_script("document.querySelectorAll('details').forEach(d => d.open = true);"
                                  "document.querySelectorAll('.map-find button').forEach(b => b.click())")
            self.assertTrue(driver.execute_script("return document.querySelector('.facts') !== null"))
        self.look_at("sv.html", act)

    def test_finds_none_with_hostile_names(self):
        self.look_at("hostile.html")


if __name__ == "__main__":
    AxeTest.samples = pathlib.Path(sys.argv[1])
    scripts = sorted(pathlib.Path(sys.argv[2]).glob("axe-*.min.js"))
    if not scripts:
        print("skipped: no axe-core")
        sys.exit(77)
    AxeTest.script = scripts[-1].read_text(encoding="utf-8")
    unittest.main(argv=sys.argv[:1], verbosity=2)

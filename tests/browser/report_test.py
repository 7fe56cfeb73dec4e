#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The sample reports in Chromium: no error, no request, nothing run or added by names, narrow and printed.

usage: report_test.py SAMPLES PICTURES
"""

import pathlib
import re
import subprocess
import sys
import unittest

import browser

PAGES = ["sv.html", "en.html", "hostile.html", "large.html"]

# Everything that an element could become, but for the names on the maps, of which there are as many as have room.
CENSUS = """
const count = {};
for (const each of document.querySelectorAll("*")) {
  if (!each.closest(".leaflet-tooltip-pane") && !each.matches(".drawing .name")) {
    count[each.localName] = (count[each.localName] || 0) + 1;
  }
}
return count;
"""
OPEN_ALL = """
document.querySelectorAll("details").forEach(each => each.open = true);
const boxes = [...document.querySelectorAll(".layer input")];
boxes.forEach(each => each.checked || each.click());
document.querySelectorAll(".leaflet-control-zoom-in").forEach(each => each.click());
const select = document.querySelector(".map-find select");
const texts = [];
for (const option of [...select.options].slice(0, 150)) {
  select.value = option.value;
  document.querySelector(".map-find button").click();
  texts.push(document.querySelector(".facts").textContent);
}
return texts;
"""


class ReportTest(unittest.TestCase):
    samples = pictures = None

    def opened(self, name, **options):
        context = browser.chromium(**options)
        driver = self.enterContext(context) if hasattr(self, "enterContext") else context.__enter__()
        if not hasattr(self, "enterContext"):
            self.addCleanup(context.__exit__, None, None, None)
        browser.open_file(driver, self.samples / name)
        return driver

    def test_the_log_tells_of_errors_and_requests(self):
        page = self.samples / "control.html"
        page.write_text("<!DOCTYPE html><img src=http://127.0.0.1:9/x.png><script>nothing()</script>", encoding="utf-8")
        driver = self.opened("control.html")
        self.assertEqual(browser.requests(driver, page), ["http://127.0.0.1:9/x.png"])
        self.assertIn("nothing is not defined", " ".join(browser.console(driver)))

    def test_all_that_is_folded_opens_at_one_touch_and_is_folded_again(self):
        driver = self.opened("sv.html")
        count_open = "return document.querySelectorAll('main details[open]').length"
        folds = driver.execute_script("return document.querySelectorAll('main details').length")
        self.assertGreater(folds, 0)
        self.assertEqual(driver.execute_script(count_open), 0)
        button = driver.find_element("css selector", ".open-all")
        for text, then_open in [("Öppna allt hopfällt", folds), ("Fäll ihop igen", 0)]:
            self.assertEqual(button.text, text)
            button.click()
            self.assertEqual(driver.execute_script(count_open), then_open)
        self.assertEqual(button.text, "Öppna allt hopfällt")

    def test_the_head_of_a_chapter_leads_to_its_parts(self):
        driver = self.opened("sv.html")
        links = driver.find_elements("css selector", ".parts a")
        self.assertEqual([each.text for each in links], ["Granö kommun", "Älvsbacka kommun"])
        links[1].click()
        self.assertEqual(driver.execute_script("return document.querySelector(':target').textContent"),
                         "Älvsbacka kommun")

    def test_no_error_and_no_request(self):
        for name in PAGES:
            driver = self.opened(name)
            texts = driver.execute_script(OPEN_ALL)
            self.assertGreater(len(texts), 60, name)
            self.assertEqual(browser.console(driver), [], name)
            asked = browser.requests(driver, self.samples / name)
            self.assertEqual([each for each in asked if not each.startswith("data:,")], [], name)

    def test_policy_stops_a_script_that_is_not_the_page_s_own(self):
        driver = self.opened("sv.html")
        driver.execute_script("const s = document.createElement('script'); s.textContent = 'window.harm = 1';"
                              "document.body.append(s); document.body.setAttribute('onclick', 'window.harm = 2');"
                              "document.body.click(); const i = new Image(); i.src = 'http://127.0.0.1:9/y.png';")
        self.assertIsNone(driver.execute_script("return window.harm || null"))
        self.assertIn("Content Security Policy", " ".join(browser.console(driver)))

    def test_hostile_names_add_nothing_and_run_nothing(self):
        for scripts in [True, False]:
            usual = self.opened("sv.html", scripts=scripts).execute_script(CENSUS)
            driver = self.opened("hostile.html", scripts=scripts)
            self.assertEqual(driver.execute_script(CENSUS), usual)
        driver = self.opened("hostile.html")
        texts = driver.execute_script(OPEN_ALL)
        self.assertTrue(any("<img src=x onerror=window.harm=1>" in each for each in texts))
        self.assertIsNone(driver.execute_script("return window.harm || null"))
        self.assertEqual(driver.execute_script("return document.querySelectorAll('.facts *:not(h3, p)').length"), 0)
        # A dialog would have stopped these calls.
        self.assertEqual(browser.console(driver), [])

    def test_names_stand_as_they_were_written(self):
        driver = self.opened("hostile.html")
        texts = driver.execute_script("return [...document.querySelectorAll('main *')].filter(e => !e.children.length)"
                                      ".map(e => e.textContent)")
        for text in ["<script>window.harm=1</script>", "&lt;script&gt;window.harm=1&lt;/script&gt;", "]]>", "<!--",
                     "{} {0} {:d} {{", "@TITLE@ @SCRIPTS@", "�nyb� �x", "by�<script>window.harm=1</script>"]:
            self.assertTrue(text in texts, text)

    def test_narrow_screens_need_no_scrolling_sideways(self):
        for scripts in [True, False]:
            for name in PAGES:
                driver = self.opened(name, width=320, height=640, scripts=scripts)
                width = driver.execute_script("return document.documentElement.scrollWidth")
                self.assertLessEqual(width, 320, f"{name}, scripts: {scripts}")

    def test_without_scripts_drawings_stand_for_the_maps(self):
        seen = "return getComputedStyle(document.querySelector(arguments[0])).display"
        driver = self.opened("sv.html", scripts=False)
        self.assertEqual(driver.execute_script(seen, ".drawing"), "block")
        self.assertEqual(driver.execute_script("return document.querySelectorAll('.leaflet-container').length"), 0)
        browser.picture(driver, self.pictures / "without-scripts.png")
        driver = self.opened("sv.html")
        self.assertEqual(driver.execute_script(seen, ".drawing"), "none")
        self.assertEqual(driver.execute_script("return document.querySelectorAll('.leaflet-container').length"), 1)

    def test_layers_are_switched_in_the_legend(self):
        driver = self.opened("sv.html")
        paths = "return document.querySelectorAll('.map-live path').length"
        switch = """const input = [...document.querySelectorAll('.layer')]
          .find(l => l.textContent.startsWith(arguments[0])).querySelector('input'); input.click(); return input.checked"""
        before = driver.execute_script(paths)
        self.assertEqual(driver.execute_script(switch, "Föreslagna lägen"), True)
        self.assertEqual(driver.execute_script(paths), before + 2)
        self.assertEqual(driver.execute_script(switch, "Orter"), False)
        self.assertEqual(driver.execute_script(paths), before + 2 - 64)
        # Put back under those that lie above it: the star of the chosen site is the last.
        driver.execute_script(switch, "Orter")
        last = driver.execute_script("return [...document.querySelectorAll('.leaflet-overlay-pane path')].pop()"
                                     ".getAttribute('fill')")
        self.assertEqual(last, "#d55e00")

    def test_thousands_of_marks_are_drawn_on_a_canvas(self):
        driver = self.opened("large.html")
        self.assertEqual(driver.execute_script("return document.querySelectorAll('.map-live canvas').length"), 1)
        self.assertLess(driver.execute_script("return document.querySelectorAll('.map-live path').length"), 20)
        # One sees them: on top of the municipalities lies more than names.
        top = driver.execute_script("""const box = document.querySelector('.map-live').getBoundingClientRect();
          scrollTo(0, box.top); const now = document.querySelector('.map-live').getBoundingClientRect();
          return document.elementFromPoint(now.left + now.width / 2, now.top + now.height / 2).localName""")
        self.assertEqual(top, "canvas")
        self.assertLess(driver.execute_script("return performance.getEntriesByType('navigation')[0].domComplete"), 5000)
        browser.picture(driver, self.pictures / "large.png", 1600)

    def test_prints_with_tags_and_all_that_paper_can_hold(self):
        for name, language, word in [("sv.html", "sv", "Tabell 1."), ("en.html", "en", "Table 1.")]:
            driver = self.opened(name)
            driver.find_element("css selector", "textarea").send_keys("Beslutat den 12 mars.")
            pdf = self.pictures / name.replace(".html", ".pdf")
            browser.print_pdf(driver, pdf)
            content = pdf.read_bytes()
            self.assertIn(b"/StructTreeRoot", content)
            self.assertRegex(content, rb"/MarkInfo\s*<<[^>]*/Marked true")
            self.assertRegex(content, rb"/Lang\s*\(" + language.encode() + rb"\)")
            tree = run("pdfinfo", "-struct", pdf)
            for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "L", "LI"]:
                self.assertRegex(tree, rf"(?m)^\s*{tag}\b", tag)
            pages = run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
            notice = {"sv": "Internt: får inte publiceras", "en": "Internal: not to be published"}[language]
            for page in pages:
                self.assertIn(notice, page)
            text = "\n".join(pages)
            self.assertIn(word, text)
            self.assertIn("Beslutat den 12 mars.", text)
            # What is for a screen alone.
            self.assertNotIn("Sök på kartan", text)
            self.assertNotIn("Find on the map", text)
            # The drawing's names are text on paper, and its scale.
            self.assertIn("Älvsbacka skola", text)
            self.assertRegex(text, r"10 km")
            run("pdftoppm", "-r", "70", "-png", pdf, self.pictures / f"page-{language}")

    def test_pictures(self):
        for name in ["sv.html", "en.html", "hostile.html"]:
            for width in [1280, 360]:
                driver = self.opened(name, width=width)
                browser.picture(driver, self.pictures / f"{name[:-5]}-{width}.png")


def run(*command):
    return subprocess.run([str(each) for each in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    ReportTest.samples = pathlib.Path(sys.argv[1])
    ReportTest.pictures = pathlib.Path(sys.argv[2])
    ReportTest.pictures.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1], verbosity=2)

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A pass through the sample report with the keyboard alone, recorded in RECORD: each stop, in its order.

usage: keyboard_test.py SAMPLES RECORD
"""

import pathlib
import sys
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import browser

# The element with the focus: what it is, what it is called, and whether one sees where one is.
STOP = """
const e = document.activeElement;
if (e === document.body) { return null; }
const style = getComputedStyle(e), box = e.getBoundingClientRect();
const label = e.labels && e.labels.length ? e.labels[0].textContent : "";
return {
  what: e.localName + (e.type && e.localName !== "a" ? ":" + e.type : ""),
  name: (e.getAttribute("aria-label") || label || e.textContent).trim().slice(0, 60),
  outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
};
"""


class KeyboardTest(unittest.TestCase):
    samples = record = None

    def setUp(self):
        self.context = browser.chromium()
        self.driver = self.context.__enter__()
        self.addCleanup(self.context.__exit__, None, None, None)
        browser.open_file(self.driver, self.samples / "sv.html")

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def stop(self):
        return self.driver.execute_script(STOP)

    def tab_to(self, name):
        for _ in range(60):
            self.press(Keys.TAB)
            stop = self.stop()
            if stop and stop["name"].startswith(name):
                return stop
        self.fail(f"no stop at {name}")

    def script(self, text):
        return self.driver.execute_script("return " + text)

    def test_reaches_everything_in_the_order_of_reading_and_gets_out(self):
        stops = []
        for _ in range(80):
            self.press(Keys.TAB)
            stop = self.stop()
            if stop is None:
                break
            stops.append(stop)
        else:
            self.fail("caught: the end of the page was not reached")
        self.record.write_text("".join(f"{s['what']}  {s['name']}\n" for s in stops), encoding="utf-8")
        for stop in stops:
            self.assertTrue(stop["outlined"], stop)
            self.assertTrue(stop["inside"], stop)
        expected = [
            ("a", "Hoppa till rapporten"), ("a", "I korthet"), ("a", "Nuläget"), ("a", "Nedläggningar"),
            ("a", "Kommunerna sida vid sida"), ("a", "Beslut, skäl och avsteg"), ("a", "Rapportens tillgänglighet"),
            ("button:button", "Öppna allt hopfällt"),
            ("select:select-one", "Sök på kartan"), ("button:button", "Visa"), ("div", "Karta: piltangenterna"),
            ("a", "Zooma in"), ("a", "Zooma ut"),
            ("input:checkbox", "Valt läge"), ("input:checkbox", "Föreslagna lägen"),
            ("input:checkbox", "Serviceställen"), ("input:checkbox", "Orter"), ("input:checkbox", "Kommuner"),
            ("summary", "Visa 52 rader till i tabell 1"),
            ("a", "Granö kommun"), ("a", "Älvsbacka kommun"),
            ("textarea:textarea", "Vad beslutades?"), ("textarea:textarea", "Av vilka skäl?"),
            ("textarea:textarea", "Var avviker beslutet"), ("summary", "Licens för Leaflet")]
        self.assertEqual([s["what"] for s in stops], [what for what, _ in expected])
        for stop, (_, name) in zip(stops, expected):
            self.assertTrue(stop["name"].startswith(name), f"{stop}: {name}")

    def test_skips_to_the_report(self):
        self.press(Keys.TAB, Keys.ENTER)
        self.assertEqual(self.script("document.activeElement.id"), "report")

    def test_follows_the_contents(self):
        self.tab_to("Nedläggningar")
        self.press(Keys.ENTER)
        self.assertEqual(self.script("location.hash"), "#closures")

    def test_shows_facts_about_a_place_and_comes_back(self):
        self.tab_to("Sök på kartan")
        self.press("Granö 3", Keys.TAB, Keys.ENTER)
        self.assertEqual(self.script("document.activeElement.className"), "facts")
        self.assertIn("Granö 3", self.script("document.activeElement.textContent"))
        self.press(Keys.TAB)
        self.assertEqual(self.stop()["name"], "Stäng")
        self.press(Keys.ESCAPE)
        self.assertEqual(self.script("document.querySelectorAll('.facts').length"), 0)
        self.assertEqual(self.stop()["name"], "Visa")

    def test_closes_facts_by_their_button(self):
        self.tab_to("Visa")
        self.press(Keys.ENTER)
        self.press(Keys.TAB, Keys.ENTER)
        self.assertEqual(self.script("document.querySelectorAll('.facts').length"), 0)
        self.assertEqual(self.stop()["name"], "Visa")

    def test_moves_and_scales_the_map(self):
        where = "document.querySelector('.leaflet-map-pane').style.transform"
        scale = "document.querySelector('.leaflet-control-scale').textContent"
        self.tab_to("Karta: piltangenterna")
        before = self.script(where), self.script(scale)
        self.press(Keys.ARROW_RIGHT)
        self.driver.implicitly_wait(1)
        self.press("+", "+")
        self.tab_to("Zooma in")
        self.press(Keys.ENTER)
        self.assertNotEqual((self.script(where), self.script(scale))[1], before[1])

    def test_switches_a_layer(self):
        paths = "document.querySelectorAll('.map-live path').length"
        before = self.script(paths)
        self.tab_to("Föreslagna lägen")
        self.press(Keys.SPACE)
        self.assertEqual(self.script(paths), before + 2)

    def test_opens_folded_rows(self):
        self.tab_to("Visa 52 rader till")
        self.press(Keys.ENTER)
        self.assertGreater(self.script("document.querySelector('details table').getBoundingClientRect().height"), 500)

    def test_writes_in_the_form(self):
        self.tab_to("Vad beslutades?")
        self.press("Butik i Älvsbacka")
        self.assertEqual(self.script("document.activeElement.value"), "Butik i Älvsbacka")

    def test_scrolls_a_table_on_a_telephone(self):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False})
        self.driver.refresh()
        self.tab_to("Tabell 1.")
        self.press(*[Keys.ARROW_RIGHT] * 5)
        self.driver.execute_async_script("setTimeout(arguments[0], 600)")
        self.assertGreater(self.script("document.activeElement.scrollLeft"), 0)


if __name__ == "__main__":
    KeyboardTest.samples = pathlib.Path(sys.argv[1])
    KeyboardTest.record = pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)

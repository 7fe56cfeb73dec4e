// SPDX-License-Identifier: MIT
"use strict";
// What the page can do more where scripts run.  Texts of the study reach the page as text nodes only.
(function () {
  function element(name, properties, children) {
    const made = Object.assign(document.createElement(name), properties);
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  // A table that fits needs no stop of the keyboard.
  function watchTables() {
    const tables = document.querySelectorAll(".scroll");
    function mark() {
      tables.forEach(function (table) {
        const wide = table.scrollWidth > table.clientWidth;
        table.classList.toggle("wide", wide);
        if (wide) {
          table.tabIndex = 0;
        } else {
          table.removeAttribute("tabindex");
        }
      });
    }
    mark();
    window.addEventListener("resize", mark);
    document.addEventListener("toggle", mark, true);
  }

  // All that is folded away, at one touch: to search the page, or to print all of it.
  function watchFolds() {
    const folds = Array.from(document.querySelectorAll("main details"));
    const button = document.querySelector(".open-all");
    const open = button.textContent;
    button.hidden = !folds.length;
    button.addEventListener("click", function () {
      const anyClosed = folds.some(function (each) { return !each.open; });
      folds.forEach(function (each) { each.open = anyClosed; });
      button.textContent = anyClosed ? button.dataset.fold : open;
    });
  }

  // A mark is a circle of Leaflet with the outline that its class has: corners, or a hole.
  function outline(mark, begin, line, circle, close) {
    const centre = mark._point, radius = mark._radius, look = mark.options.look;
    look.shape.forEach(function (corner, i) {
      (i ? line : begin)(centre.x + radius * corner[0], centre.y + radius * corner[1]);
    });
    if (look.shape.length) {
      close();
    } else {
      circle(centre.x, centre.y, radius);
    }
    if (look.hole) {
      circle(centre.x, centre.y, radius * look.hole);
    }
  }

  function markOf() {
    L.SVG.include({
      _updateMark: function (mark) {
        let path = "";
        outline(mark,
          function (x, y) { path += "M" + x + " " + y; },
          function (x, y) { path += "L" + x + " " + y; },
          function (x, y, r) {
            path += "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" +
              r + " " + r + " 0 1 0 " + -2 * r + " 0Z";
          },
          function () { path += "Z"; });
        this._setPath(mark, path);
      }
    });
    L.Canvas.include({
      _updateMark: function (mark) {
        if (!this._drawing || mark._empty()) {
          return;
        }
        const context = this._ctx;
        context.beginPath();
        outline(mark,
          function (x, y) { context.moveTo(x, y); },
          function (x, y) { context.lineTo(x, y); },
          function (x, y, r) { context.moveTo(x + r, y); context.arc(x, y, r, 0, 2 * Math.PI); },
          function () { context.closePath(); });
        this._fillStroke(context, mark);
      }
    });
    return L.CircleMarker.extend({
      _updatePath: function () { this._renderer._updateMark(this); }
    });
  }

  function facts(layer, mark) {
    const paragraphs = mark[4].map(function (fact) { return element("p", { textContent: fact }); });
    return element("div", { tabIndex: -1, className: "facts" }, [
      element("h3", { textContent: mark[3] }),
      element("p", { className: "kind", textContent: layer.title + ": " + layer.looks[mark[2]].title })
    ].concat(paragraphs));
  }

  function styleOf(look) {
    return {
      color: look.line, weight: look.width, dashArray: look.dash || null, opacity: 1,
      fillColor: look.fill, fillOpacity: 1, look: look
    };
  }

  function turned(rings) {
    return Array.isArray(rings[0]) ? rings.map(turned) : [rings[1], rings[0]];
  }

  function shapeOf(Mark, renderers, layer, mark) {
    const options = styleOf(layer.looks[mark[2]]);
    const isArea = Array.isArray(mark[0][0]);
    options.renderer = isArea ? renderers.areas : renderers.marks;
    options.pane = isArea ? "areas" : "overlayPane";
    options.radius = mark[1];
    const shape = isArea ? L.polygon(turned(mark[0]), options) : new Mark(turned(mark[0]), options);
    shape.bindPopup(function () { return facts(layer, mark); }, { maxWidth: 280, autoPanPadding: [12, 12] });
    return shape;
  }

  // A list of all marks, so that each can be found by its name and without a mouse.
  function finder(number, words, data, show) {
    const select = element("select", { id: "map-find-" + number });
    data.layers.map(function (layer, l) { return [layer, l]; }).reverse().forEach(function (pair) {
      const layer = pair[0], l = pair[1];
      const group = element("optgroup", { label: layer.title });
      layer.marks.map(function (mark, m) { return [mark[3], l + "/" + m]; })
        .sort(function (a, b) { return a[0].localeCompare(b[0], document.documentElement.lang); })
        .forEach(function (each) { group.append(element("option", { textContent: each[0], value: each[1] })); });
      if (layer.marks.length) {
        select.append(group);
      }
    });
    const button = element("button", { type: "button", textContent: words.show });
    button.addEventListener("click", function () {
      const at = select.value.split("/");
      show(Number(at[0]), Number(at[1]), button);
    });
    return element("div", { className: "map-find" },
      [element("label", { textContent: words.choose, htmlFor: select.id }), select, button]);
  }

  // The layers' titles in the legend become boxes to tick; the legend has the topmost layer first.
  function addSwitches(figure, data, map, groups) {
    const items = figure.querySelectorAll(".layer");
    data.layers.forEach(function (layer, l) {
      const title = items[items.length - 1 - l].querySelector(".layer-title");
      const box = element("input", { type: "checkbox", checked: layer.shown });
      box.addEventListener("change", function () { toggle(l, box.checked); });
      title.replaceWith(element("label", {}, [box, element("span", { className: "layer-title", textContent: layer.title })]));
      groups[l].box = box;
    });
    function toggle(l, isShown) {
      if (!isShown) {
        map.removeLayer(groups[l]);
        return;
      }
      // Those above are put on top again.
      groups.slice(l).forEach(function (group) {
        if (group === groups[l] || map.hasLayer(group)) {
          map.addLayer(group);
          group.eachLayer(function (shape) { shape.bringToFront(); });
        }
      });
    }
    return toggle;
  }

  // Names of chosen sites, candidates and places from the largest on, each where it covers neither an
  // earlier name nor a mark that one sees.  The more the map is enlarged, the more have room.
  function nameMarks(map, data, groups) {
    const most = 60, tries = 1000, line = 16;
    const names = L.layerGroup().addTo(map);
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = getComputedStyle(map.getContainer()).font;

    function overlaps(a, b) {
      return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }
    function seen() {
      const size = map.getSize(), marks = [];
      data.layers.forEach(function (layer, l) {
        if (!map.hasLayer(groups[l]) || layer.rank < 0) {
          return;
        }
        groups[l].shapes.forEach(function (shape, m) {
          const at = map.latLngToContainerPoint(shape.getLatLng());
          if (at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y) {
            marks.push({ at: at, shape: shape, radius: layer.marks[m][1], name: layer.marks[m][3], rank: layer.rank });
          }
        });
      });
      return marks.sort(function (a, b) { return b.rank - a.rank; });
    }
    function place(mark, taken) {
      const width = pen.measureText(mark.name).width + 4, gap = mark.radius + 3;
      const right = [mark.at.x + gap, mark.at.y - line / 2, mark.at.x + gap + width, mark.at.y + line / 2];
      const left = [mark.at.x - gap - width, right[1], mark.at.x - gap, right[3]];
      const free = [right, left].findIndex(function (box) {
        return box[0] > 0 && box[2] < map.getSize().x &&
          !taken.some(function (other) { return overlaps(box, other); });
      });
      if (free < 0) {
        return false;
      }
      taken.push(free ? left : right);
      L.tooltip({ permanent: true, direction: free ? "left" : "right", offset: [free ? -gap : gap, 0], className: "map-name" })
        .setContent(element("span", { textContent: mark.name }))
        .setLatLng(mark.shape.getLatLng()).addTo(names);
      return true;
    }
    function draw() {
      names.clearLayers();
      const marks = seen();
      const high = map.getSize().y;
      const buttons = [[0, 0, 48, 90], [0, high - 34, 160, high]];
      const taken = buttons.concat(marks.filter(function (mark) { return mark.radius >= 5; }).map(function (mark) {
        return [mark.at.x - mark.radius, mark.at.y - mark.radius, mark.at.x + mark.radius, mark.at.y + mark.radius];
      }));
      let count = 0;
      for (const mark of marks.slice(0, tries)) {
        if (mark.rank && mark.name.trim() && mark.name.length < 30 && place(mark, taken) && ++count === most) {
          break;
        }
      }
    }
    map.on("moveend", draw);
    return draw;
  }

  // As high as the region asks for, within the screen.
  function fitHeight(box, data) {
    const high = Math.min(0.75 * window.innerHeight, box.clientWidth * data.size[1] / data.size[0]);
    box.style.height = Math.max(280, Math.round(high)) + "px";
  }

  function drawMap(figure, number, Mark) {
    const data = JSON.parse(figure.querySelector(".map-data").textContent);
    const words = data.words;
    const sheet = figure.querySelector(".map-sheet");
    const box = element("div", { className: "map-live" });
    sheet.append(box);
    figure.classList.add("live");
    fitHeight(box, data);
    const map = L.map(box, {
      crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0.1, zoomDelta: 0.5,
      minZoom: -12, maxZoom: 0, scrollWheelZoom: false, zoomAnimation: false, fadeAnimation: false
    });
    const whole = [[0, 0], [data.size[1], data.size[0]]];
    map.fitBounds(whole);
    map.setMinZoom(map.getZoom() - 1);
    L.control.zoom({ zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.map);
    // Who only scrolls by is not caught by the map.
    box.addEventListener("focusin", function () { map.scrollWheelZoom.enable(); });
    box.addEventListener("focusout", function () { map.scrollWheelZoom.disable(); });

    map.createPane("areas").style.zIndex = 350;
    const renderers = {
      areas: L.svg({ padding: 0.5, pane: "areas" }),
      marks: data.canvas ? L.canvas({ padding: 0.5 }) : L.svg({ padding: 0.5 })
    };
    const groups = data.layers.map(function (layer) {
      const shapes = layer.marks.map(shapeOf.bind(null, Mark, renderers, layer));
      return Object.assign(L.layerGroup(shapes), { shapes: shapes });
    });
    const toggle = addSwitches(figure, data, map, groups);
    const nameAgain = nameMarks(map, data, groups);
    groups.forEach(function (group, l) {
      if (data.layers[l].shown) {
        map.addLayer(group);
      }
      group.on("add remove", nameAgain);
    });
    nameAgain();
    // Turned telephones and wider windows see the whole again; a bar that hides moves nothing.
    let width = window.innerWidth;
    window.addEventListener("resize", function () {
      if (window.innerWidth !== width) {
        width = window.innerWidth;
        fitHeight(box, data);
        map.invalidateSize({ animate: false });
        map.fitBounds(whole);
      }
    });

    let returnTo = null;
    map.on("popupopen", function (event) {
      const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
      close.setAttribute("aria-label", words.close);
      close.setAttribute("role", "button");
    });
    map.on("popupclose", function () {
      if (returnTo) {
        returnTo.focus({ preventScroll: true });
        returnTo = null;
      }
    });
    sheet.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        map.closePopup();
      }
    });
    sheet.prepend(finder(number, words, data, function (l, m, button) {
      if (!groups[l].box.checked) {
        groups[l].box.checked = true;
        toggle(l, true);
      }
      const shape = groups[l].shapes[m];
      map.closePopup();
      map.panTo(shape.getLatLng ? shape.getLatLng() : shape.getBounds().getCenter(), { animate: false });
      shape.openPopup();
      returnTo = button;
      figure.querySelector(".facts").focus({ preventScroll: true });
    }));
  }

  watchTables();
  watchFolds();
  const figures = document.querySelectorAll("figure.map:has(.map-data)");
  if (figures.length) {
    const Mark = markOf();
    figures.forEach(function (figure, i) { drawMap(figure, i + 1, Mark); });
  }
})();

// SPDX-License-Identifier: MIT
#include "narhet/output/detail/service_style.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace narhet::output::detail {
namespace {

/// QGIS's names of shapes; taken again from the first where there are more kinds.
constexpr std::array<std::string_view, 8> kShapes{"square",   "diamond", "triangle", "cross_fill",
                                                  "pentagon", "hexagon", "octagon",  "half_square"};

struct Marker {
  std::string_view shape;
  std::string_view fill;
  std::string_view outline;
  double size{};  ///< mm
};

std::string symbol(std::string_view name, const Marker& marker) {
  return base::format(
      R"(      <symbol name="{}" type="marker" alpha="1">
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option name="name" type="QString" value="{}"/>
            <Option name="color" type="QString" value="{}"/>
            <Option name="outline_color" type="QString" value="{}"/>
            <Option name="outline_width" type="QString" value="0.35"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="size" type="QString" value="{}"/>
            <Option name="size_unit" type="QString" value="MM"/>
          </Option>
        </layer>
      </symbol>
)",
      name, marker.shape, marker.fill, marker.outline, marker.size);
}

/// @param filter  XML already
std::string rule(std::string_view symbol_name, std::string_view filter, const std::string& label) {
  return base::format(
      "        <rule key=\"{{{0}}}\" symbol=\"{0}\" filter=\"&quot;snap_status&quot; = 'on_road' "
      "AND "
      "{1}\" label=\"{2}\"/>\n",
      symbol_name, filter, xml(label));
}

}  // namespace

void add_service_symbols(std::map<std::string, std::string>& values,
                         const model::Result& result,
                         const base::Catalogue& catalogue) {
  constexpr std::string_view kBlack = "0,0,0,255";
  constexpr std::string_view kWhite = "255,255,255,255";
  constexpr std::string_view kGrey = "150,150,150,255";
  std::string& rules = values["RULES"];
  std::string& symbols = values["SYMBOLS"];
  values["OFF_ROAD"] = xml(catalogue.render(base::Message{"service point not tied to a road"}));
  rules = rule("several", "strpos(&quot;kinds&quot;, ',') &gt; 0",
               catalogue.render(base::Message{"service point of several kinds"}));
  symbols = symbol("several", {"square", kBlack, kWhite, 2.2});
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    const std::string name = base::format("kind-{}", kind);
    rules += rule(name, base::format("&quot;kinds&quot; = '{}'", xml(result.kinds[kind].key)),
                  kind_name(result, kind));
    symbols += symbol(name, {kShapes.at(kind % kShapes.size()), kWhite, kBlack, 2});
  }
  symbols += symbol("off-road", {"square", kWhite, kGrey, 2});
}

std::string closing_style(const Layer& services,
                          const model::Result& result,
                          const base::Catalogue& catalogue) {
  constexpr std::string_view kOutline = "60,60,60,255";
  const auto text = [&](const base::Message& message) { return xml(catalogue.render(message)); };
  const auto deciding = model::deciding_threshold(result.thresholds, result.decide_by);
  const std::map<std::string, std::string> values{
      {"FIELDS", fields_of(services, catalogue)},
      {"HEADING", deciding ? text(base::Message{"people who would lose a service within {}",
                                                result.thresholds[*deciding].label})
                           : text(base::Message{"people who would lose their nearest service"})},
      {"CLASS_1", text(base::Message{"fewer than {}", std::uint64_t{100}})},
      {"CLASS_2", text(base::Message{"{} or more", std::uint64_t{100}})},
      {"CLASS_3", text(base::Message{"{} or more", std::uint64_t{1000}})},
      {"CLASS_4", text(base::Message{"{} or more", std::uint64_t{10'000}})},
      {"NOBODY", text(base::Message{"nobody"})},
      {"SENTENCE", catalogue.language() == base::Language::swedish ? "closure_sv" : "closure_en"},
      {"SYMBOLS", symbol("0", {"circle", "254,217,166,255", kOutline, 2.4}) +
                      symbol("1", {"circle", "253,174,97,255", kOutline, 3.6}) +
                      symbol("2", {"circle", "200,90,40,255", kOutline, 5.4}) +
                      symbol("3", {"circle", "110,30,10,255", kOutline, 7.6}) +
                      symbol("4", {"circle", "230,230,230,255", kOutline, 1.4})}};
  return filled(base::builtin_text("styles/services_closing.qml.in"), values);
}

}  // namespace narhet::output::detail

// SPDX-License-Identifier: MIT
#include "narhet/output/detail/reach_style.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"
#include "narhet/output/detail/reach_layers.hpp"
#include "narhet/output/detail/style.hpp"
#include "narhet/output/detail/table_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace narhet::output::detail {
namespace {

using base::Message;
using Values = std::map<std::string, std::string>;

std::string shown(double number, const base::Catalogue& catalogue) {
  const int decimals = number == std::floor(number) ? 0 : 2;
  return catalogue.render(base::Argument{base::Decimal{number, decimals}});
}

const Message& alias_of(const Layer& layer, const std::string& column) {
  return std::find_if(layer.columns.begin(), layer.columns.end(),
                      [&](const Column& each) { return each.name == column; })
      ->alias;
}

std::string heading(const Message& text,
                    const model::Reach& reach,
                    const std::string& notice,
                    const base::Catalogue& catalogue) {
  return xml(catalogue.render(with_notice(with_mode(text, reach.study.mode), notice)));
}

void add_places(Values& values,
                const Layer& layer,
                const model::Reach& reach,
                const std::string& notice,
                const base::Catalogue& catalogue) {
  const auto text = [&](const Message& message) { return xml(catalogue.render(message)); };
  values["HEADING"] = heading(alias_of(layer, kBundleColumn), reach, notice, catalogue);
  values["ALL"] = text(Message{"all kinds"});
  values["MOST"] = text(Message{"more than half of the kinds"});
  values["SOME"] = text(Message{"half of the kinds or fewer"});
  values["NONE"] = text(Message{"no kind"});
  values["OFF_ROAD"] = text(Message{"place not tied to a road"});
}

void add_customers(Values& values,
                   const Layer& layer,
                   const model::Reach& reach,
                   const std::string& notice,
                   const base::Catalogue& catalogue) {
  double largest = 1.0;  // so that nobody's share is asked of zero
  for (const model::CustomerBase& each : reach.customers) {
    largest = std::max(largest, each.huff.count());
  }
  values["HEADING"] = heading(Message{"the larger, the more people"}, reach, notice, catalogue);
  values["DETAIL_SCALE"] = kDetailScale;
  values["LARGEST"] = base::format("{}", largest);
  values["CUSTOMERS"] = xml(catalogue.render(alias_of(layer, kCustomersColumn)));
}

void add_municipalities(Values& values,
                        const model::Reach& reach,
                        const std::string& notice,
                        const base::Catalogue& catalogue) {
  const auto limits = class_limits(reach.study);
  const std::string_view units = unit(reach.study.decide_by);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    values[base::format("LIMIT_{}", i + 1)] = base::format("{}", limits[i]);
    values[base::format("LABEL_{}", i + 1)] =
        xml(base::format("≤ {} {}", shown(limits[i], catalogue), units));
  }
  values["LABEL_5"] = xml(base::format("> {} {}", shown(limits.back(), catalogue), units));
  values["COLUMN"] = xml(ninth_tenth_column(reach));
  values["HEADING"] =
      heading(Message{"{}: nine in ten have at most so many {}",
                      kind_name(reach.study, base::index(reach.kinds.front())), units},
              reach, notice, catalogue);
  values["NOT_REACHED"] =
      xml(catalogue.render(Message{"more than a tenth have no way, or no people are known"}));
}

}  // namespace

std::string reach_style(const Layer& layer,
                        const model::Reach& reach,
                        const std::string& notice,
                        const base::Catalogue& catalogue) {
  Values values{{"FIELDS", fields_of(layer, catalogue)},
                {"HEADING", xml(catalogue.render(layer.title))}};
  if (layer.name == "place_access") {
    add_places(values, layer, reach, notice, catalogue);
  } else if (layer.name == "service_customers") {
    add_customers(values, layer, reach, notice, catalogue);
  } else if (layer.name == "municipality_access") {
    add_municipalities(values, reach, notice, catalogue);
  }
  const std::string file = layer.geometry_type == GeometryType::none ? "table" : layer.name;
  return filled(base::builtin_text(base::format("styles/{}.qml.in", file)), values);
}

}  // namespace narhet::output::detail

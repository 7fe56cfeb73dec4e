// SPDX-License-Identifier: MIT
#include "narhet/output/detail/table_view.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/style.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

namespace narhet::output::detail {
namespace {

using base::format;

/// What stands first where a layer has it, in this order.
constexpr std::array kFirst = {"name",
                               "place_name",
                               "service_name",
                               "candidate_name",
                               "type",
                               "kinds",
                               "municipality_name",
                               "municipality_type",
                               "population",
                               "persons_listed",
                               "listed_percent",
                               "rank_in_municipality",
                               "score",
                               "first_percent",
                               "tier",
                               "effect",
                               "worst_min",
                               "worst_km",
                               "kinds_within",
                               "status",
                               "closure_rank",
                               "persons_nearest",
                               "closure_beyond_persons",
                               "closure_beyond_places",
                               "closure_sv",
                               "closure_en",
                               "reason_sv",
                               "reason_en"};

/// Whether one of the words that the name is made of, parted by '_', is among these.
template <std::size_t Count>
bool has_word(std::string_view name, const std::array<std::string_view, Count>& words) {
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('_', begin), name.size());
    if (std::find(words.begin(), words.end(), name.substr(begin, end - begin)) != words.end()) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

/// Who joins tables or looks for a fault needs it, and nobody else.
bool is_technical(std::string_view name) {
  return name == "id" || name == "code" || name.ends_with("_id") || name.ends_with("_code") ||
         name.starts_with("snap_") || name == "sha256";
}

bool is_main_figure(const Column& column) {
  const std::string_view name = column.name;
  const bool has_unit =
      name.ends_with("_percent") || name.ends_with("_min") || name.ends_with("_km");
  return column.type == ColumnType::real && has_unit &&
         name.find("second_") == std::string_view::npos &&
         name.find("vulnerability_") == std::string_view::npos &&
         name.find("edge_") == std::string_view::npos &&
         name.find("_central_") == std::string_view::npos;
}

/// Lower stands earlier.
std::size_t standing(const Column& column) {
  const auto* const first = std::find(kFirst.begin(), kFirst.end(), column.name);
  if (first != kFirst.end()) {
    return static_cast<std::size_t>(std::distance(kFirst.begin(), first));
  }
  if (is_technical(column.name)) {
    return kFirst.size() + 2;
  }
  return kFirst.size() + (is_main_figure(column) ? 0 : 1);
}

/// A text that the layer has in both languages, in the one that is not the study's.
bool is_in_other_language(const Column& column, base::Language language) {
  return column.type == ColumnType::text &&
         column.name.ends_with(language == base::Language::swedish ? "_en" : "_sv");
}

/// In pixels, so that the heading is read, or the most of a long one.
std::size_t width_of(const Column& column, std::string_view heading) {
  constexpr std::size_t kLetter = 8;
  constexpr std::size_t kMost = 420;
  const std::size_t least = column.type == ColumnType::text ? 160 : 80;
  const auto letters = std::count_if(heading.begin(), heading.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // begins a letter of UTF-8
  });
  return std::clamp((static_cast<std::size_t>(letters) + 2) * kLetter, least, kMost);
}

std::string order_of(const Layer& layer, const base::Catalogue& catalogue) {
  std::string columns;
  for (const std::size_t position : reading_order(layer)) {
    const Column& column = layer.columns[position];
    columns += format("    <column type=\"field\" name=\"{}\" hidden=\"{}\" width=\"{}\"/>\n",
                      xml(column.name), is_in_other_language(column, catalogue.language()) ? 1 : 0,
                      width_of(column, catalogue.render(column.alias)));
  }
  return format(
      "  <attributetableconfig actionWidgetStyle=\"dropDown\" sortOrder=\"0\" "
      "sortExpression=\"\"><columns>\n{}"
      "    <column type=\"field\" name=\"{}\" hidden=\"1\" width=\"-1\"/>\n"
      "    <column type=\"actions\" hidden=\"1\" width=\"-1\"/>\n"
      "  </columns></attributetableconfig>\n",
      columns, xml(layer.id_column));
}

std::string editor(std::string_view column, std::string_view type, const std::string& options) {
  return format(
      "    <field name=\"{}\"><editWidget type=\"{}\"><config><Option type=\"Map\">{}</Option>"
      "</config></editWidget></field>\n",
      xml(column), type, options);
}

std::string term_editor(const Column& column, const base::Catalogue& catalogue) {
  std::string terms;
  for (const Term& term : column.terms) {
    terms += format(
        "      <Option type=\"Map\"><Option name=\"{}\" type=\"QString\" value=\"{}\"/>"
        "</Option>\n",
        xml(catalogue.render(term.name)), xml(term.key));
  }
  return editor(column.name, "ValueMap",
                format("<Option name=\"map\" type=\"List\">\n{}    </Option>", terms));
}

std::string number_editor(const Column& column) {
  return editor(column.name, "Range",
                format("<Option name=\"AllowNull\" type=\"bool\" value=\"true\"/>"
                       "<Option name=\"Precision\" type=\"int\" value=\"{}\"/>"
                       "<Option name=\"Style\" type=\"QString\" value=\"SpinBox\"/>",
                       shown_decimals(column.name)));
}

}  // namespace

std::vector<std::size_t> reading_order(const Layer& layer) {
  std::vector<std::size_t> order(layer.columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return standing(layer.columns[a]) < standing(layer.columns[b]);
  });
  return order;
}

int shown_decimals(std::string_view column) {
  using std::string_view_literals::operator""sv;
  constexpr std::array kShares = {"raw"sv,           "scaled"sv, "gini"sv,  "theil"sv, "palma"sv,
                                  "concentration"sv, "fgt0"sv,   "fgt1"sv,  "fgt2"sv,  "gravity"sv,
                                  "2sfca"sv,         "e2sfca"sv, "3sfca"sv, "bfca"sv};
  constexpr std::array kCounts = {"persons"sv, "population"sv, "beyond"sv,    "nothing"sv,
                                  "any"sv,     "outside"sv,    "customers"sv, "m"sv};
  constexpr std::array kUnits = {"min"sv, "km"sv, "percent"sv, "score"sv, "points"sv};
  if (has_word(column, kShares)) {
    return 3;
  }
  if (has_word(column, kCounts)) {
    return 0;
  }
  return has_word(column, kUnits) ? 1 : 2;
}

std::string fields_of(const Layer& layer, const base::Catalogue& catalogue) {
  std::string editors;
  std::string aliases;
  std::string editable;
  for (std::size_t i = 0; i < layer.columns.size(); ++i) {
    const Column& column = layer.columns[i];
    // Index 0 is the id of the row.
    aliases += format("    <alias field=\"{}\" index=\"{}\" name=\"{}\"/>\n", xml(column.name),
                      i + 1, xml(catalogue.render(column.alias)));
    if (!column.terms.empty()) {
      editors += term_editor(column, catalogue);
    } else if (column.type == ColumnType::real) {
      editors += number_editor(column);
      // A form rounds the numbers that it shows, and would write them so beside another change.
      editable += format("    <field name=\"{}\" editable=\"0\"/>\n", xml(column.name));
    }
  }
  return order_of(layer, catalogue) + "  <fieldConfiguration>\n" + editors +
         "  </fieldConfiguration>\n  <aliases>\n" + aliases + "  </aliases>\n  <editable>\n" +
         editable + "  </editable>";
}

}  // namespace narhet::output::detail

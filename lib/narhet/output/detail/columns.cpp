// SPDX-License-Identifier: MIT
#include "narhet/output/detail/columns.hpp"

namespace narhet::output::detail {

using base::Message;

Value text_or_null(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

Value real_or_null(const std::optional<double>& number) {
  return number ? Value{*number} : Value{};
}

Value persons_or_null(const std::optional<base::Persons>& persons) {
  return persons ? Value{persons->count()} : Value{};
}

Value percent(base::Persons part, base::Persons whole) {
  return whole.count() > 0 ? Value{100.0 * (part / whole)} : Value{};
}

Value vulnerability(const model::NearestPair& pair, base::Metric metric) {
  if (!pair.nearest || !pair.second) {
    return {};
  }
  return base::to_display(metric, pair.second->cost - pair.nearest->cost);
}

std::string_view unit(base::Metric metric) {
  return metric == base::Metric::distance ? "km" : "min";
}

std::string kind_name(const model::Result& result, std::size_t kind) {
  const model::Kind& named = result.kinds[kind];
  return result.language == base::Language::swedish ? named.swedish : named.english;
}

std::string set_name(const model::Result& result, const model::WeightSet& set) {
  return result.language == base::Language::swedish ? set.swedish : set.english;
}

std::vector<Term> snap_terms() {
  std::vector<Term> terms;
  for (const auto status : {model::SnapStatus::on_road, model::SnapStatus::too_far_from_road,
                            model::SnapStatus::outside_network, model::SnapStatus::rejected}) {
    terms.push_back({std::string{model::key(status)}, base::Argument{model::name(status)}});
  }
  return terms;
}

std::vector<Term> reach_terms() {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < model::kReachStatuses; ++i) {
    const auto status = static_cast<model::ReachStatus>(i);
    terms.push_back({std::string{model::key(status)}, base::Argument{model::name(status)}});
  }
  return terms;
}

std::vector<Term> metric_terms() {
  return {{"km", base::Argument{Message{"km by the shortest way"}}},
          {"min", base::Argument{Message{"minutes by the fastest way"}}}};
}

std::vector<Term> kind_terms(const model::Result& result) {
  std::vector<Term> terms;
  for (std::size_t kind = 0; kind < result.kinds.size(); ++kind) {
    terms.push_back({result.kinds[kind].key, base::Argument{kind_name(result, kind)}});
  }
  return terms;
}

void add_municipality_type(Columns& columns,
                           const std::vector<model::Municipality>& municipalities) {
  if (model::any_type(municipalities)) {
    columns.push_back(
        {"municipality_type",
         ColumnType::text,
         Message{"type of municipality"},
         [&municipalities](std::size_t row) { return text_or_null(municipalities[row].type); },
         {}});
  }
}

void add_snap(Columns& columns, const std::vector<model::Snap>& snaps) {
  columns.push_back(
      {"snap_status", ColumnType::text, Message{"tied to a road"},
       [&snaps](std::size_t row) -> Value { return std::string{model::key(snaps[row].status)}; },
       snap_terms()});
  columns.push_back({"snap_m",
                     ColumnType::real,
                     Message{"metres to the nearest usable road"},
                     [&snaps](std::size_t row) { return real_or_null(snaps[row].distance); },
                     {}});
}

}  // namespace narhet::output::detail

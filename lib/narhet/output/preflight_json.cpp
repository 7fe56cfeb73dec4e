// SPDX-License-Identifier: MIT
#include "narhet/output/preflight_json.hpp"

#include "narhet/output/detail/json_text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace narhet::output {
namespace {

using base::Message;
using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json{} : Json(text);
}

template <class Number>
Json number_or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json{};
}

Json texts(const std::vector<Message>& messages, const base::Catalogue& catalogue) {
  Json array = Json::array();
  for (const Message& message : messages) {
    array.push_back(catalogue.render(message));
  }
  return array;
}

Json study_object(const model::Preflight& preflight) {
  Json kinds = Json::array();
  for (std::size_t i = 0; i < preflight.kinds.size(); ++i) {
    const model::Kind& kind = preflight.kinds[i];
    kinds.push_back({{"key", kind.key},
                     {"sv", kind.swedish},
                     {"en", kind.english},
                     {"service_points", preflight.services_of_kind[i]}});
  }
  Json thresholds = Json::array();
  for (const model::Threshold& threshold : preflight.thresholds) {
    thresholds.push_back(threshold.label);
  }
  return {
      {"name", preflight.study_name},
      {"file", preflight.study_file},
      {"crs", preflight.crs},
      {"mode", std::string{model::key(preflight.mode)}},
      {"decide_by", preflight.decide_by == base::Metric::time ? "min" : "km"},
      {"season", preflight.season.is_whole_year() ? Json() : Json(preflight.season.key)},
      {"compare_season", preflight.compared_season ? Json(preflight.compared_season->key) : Json()},
      {"kinds", std::move(kinds)},
      {"thresholds", std::move(thresholds)}};
}

Json input_object(const model::PreflightInput& input, const base::Catalogue& catalogue) {
  const model::LoadReport& load = input.load;
  Json rejected = Json::array();
  for (const model::Rejected& each : load.rejected) {
    rejected.push_back({{"record", each.origin.record},
                        {"id", each.id},
                        {"reason", catalogue.render(each.reason)}});
  }
  Json excluded = Json::array();
  for (const model::Excluded& each : load.excluded) {
    excluded.push_back({{"reason", catalogue.render(each.reason)}, {"count", each.count}});
  }
  Json columns = Json::array();
  for (const model::InputColumn& column : load.columns) {
    columns.push_back({{"name", column.name}, {"taken_as", text_or_null(column.taken_as)}});
  }
  return {{"subject", std::string{model::key(load.subject)}},
          {"file", load.file},
          {"layer", text_or_null(load.layer)},
          {"format", text_or_null(input.format)},
          {"encoding", text_or_null(load.encoding)},
          {"crs", text_or_null(load.crs)},
          {"sha256", text_or_null(load.sha256)},
          {"read", load.read},
          {"used", load.used},
          {"rejected", std::move(rejected)},
          {"excluded", std::move(excluded)},
          {"columns", std::move(columns)},
          {"notices", texts(load.notices, catalogue)}};
}

Json roads_object(const model::PreflightRoads& roads) {
  return {{"km", roads.length.count() / 1000.0},
          {"nodes", roads.nodes},
          {"arcs", roads.arcs},
          {"parts", roads.parts},
          {"ferries", roads.ferries},
          {"share_without_limit", number_or_null(roads.share_without_limit)},
          {"share_of_unknown_class", roads.share_of_unknown_class}};
}

Json tied_array(const std::vector<model::TiedPoints>& tied) {
  Json array = Json::array();
  for (const model::TiedPoints& each : tied) {
    array.push_back({{"subject", std::string{model::key(each.subject)}},
                     {"points", each.points},
                     {"on_road", each.on_road},
                     {"too_far_from_road", each.too_far},
                     {"outside_network", each.outside}});
  }
  return array;
}

Json missing_array(const model::Preflight& preflight, const base::Catalogue& catalogue) {
  Json array = Json::array();
  for (const model::MissingInput& each : preflight.missing) {
    array.push_back(
        {{"what", std::string{each.what}}, {"consequence", catalogue.render(each.consequence)}});
  }
  return array;
}

Json assumed_array(const std::vector<model::Provenance>& assumed) {
  Json array = Json::array();
  for (const model::Provenance& row : assumed) {
    array.push_back({{"name", row.name},
                     {"value", row.value},
                     {"unit", text_or_null(row.unit)},
                     {"source", text_or_null(row.source)},
                     {"date", text_or_null(row.date)}});
  }
  return array;
}

Json cost_object(const model::RunCost& cost) {
  return {{"seconds", {{"least", cost.least.count()}, {"most", cost.most.count()}}},
          {"memory_bytes", cost.memory},
          {"memory_limit_bytes", number_or_null(cost.memory_limit)},
          {"searches", cost.searches}};
}

std::string text_of(const Json& json) {
  constexpr int kIndent = 2;
  return detail::harmless_json(
      json.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace));
}

Json error_of(const base::Error& error, const base::Catalogue& catalogue) {
  const base::Where& where = error.where();
  return {{"code", std::string{base::name(error.code())}},
          {"file", text_or_null(where.file)},
          {"layer", text_or_null(where.layer)},
          {"record", text_or_null(where.record)},
          {"what", catalogue.render(error.message())},
          {"hint", text_or_null(catalogue.render(error.hint()))},
          {"exit_status", base::exit_status(error.code())}};
}

}  // namespace

std::string preflight_json(const model::Preflight& preflight, const base::Catalogue& catalogue) {
  Json inputs = Json::array();
  for (const model::PreflightInput& input : preflight.inputs) {
    inputs.push_back(input_object(input, catalogue));
  }
  return text_of({{"study", study_object(preflight)},
                  {"inputs", std::move(inputs)},
                  {"people",
                   {{"places", preflight.places},
                    {"places_without_population", preflight.places_without_population},
                    {"persons", preflight.persons.count()}}},
                  {"roads", roads_object(preflight.roads)},
                  {"tied_to_roads", tied_array(preflight.tied)},
                  {"missing", missing_array(preflight, catalogue)},
                  {"assumed", assumed_array(preflight.assumed)},
                  {"cost", cost_object(preflight.cost)},
                  {"remarks", texts(preflight.remarks, catalogue)},
                  {"ready", preflight.cost.fits()},
                  {"result_file", preflight.result_file},
                  {"result_exists", preflight.result_exists},
                  {"next_command", preflight.next_command()}});
}

std::string error_json(const base::Error& error, const base::Catalogue& catalogue) {
  Json first = error_of(error, catalogue);
  first["also"] = Json::array();
  for (const base::Error& other : error.also()) {
    first["also"].push_back(error_of(other, catalogue));
  }
  return text_of({{"error", std::move(first)}});
}

}  // namespace narhet::output

// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <memory>

namespace narhet::output::detail {
namespace {

using base::Message;

/// A line of provenance and, of an input, what became of its records.
struct Row {
  model::Provenance line;
  std::string sha256;
  std::optional<std::uint64_t> read;
  std::optional<std::uint64_t> used;
  std::optional<std::uint64_t> rejected;
  std::optional<std::uint64_t> excluded;
};

void add_load(std::vector<Row>& rows,
              const model::LoadReport& load,
              const base::Catalogue& catalogue) {
  const std::string subject{model::key(load.subject)};
  std::uint64_t excluded = 0;
  for (const model::Excluded& each : load.excluded) {
    excluded += each.count;
  }
  rows.push_back({{"input", subject, load.file, {}, load.layer, {}},
                  load.sha256,
                  load.read,
                  load.used,
                  load.rejected.size(),
                  excluded});
  for (const model::Excluded& each : load.excluded) {
    rows.push_back({{"excluded", subject, catalogue.render(each.reason), {}, load.file, {}},
                    {},
                    {},
                    {},
                    {},
                    each.count});
  }
  for (const Message& notice : load.notices) {
    rows.push_back(
        {{"notice", subject, catalogue.render(notice), {}, load.file, {}}, {}, {}, {}, {}, {}});
  }
}

/// The coverage of the whole study, which has no polygon to stand at.
void add_coverage(std::vector<Row>& rows,
                  const model::Result& result,
                  const model::Coverage& coverage) {
  const std::string name =
      base::format("{}_{}", result.kinds[base::index(coverage.kind)].key,
                   model::column_suffix(result.thresholds[coverage.threshold]));
  const auto line = [&](std::string_view what, const std::string& value,
                        std::string_view unit_text) {
    rows.push_back(
        {{"coverage", base::format("{}_{}", name, what), value, std::string{unit_text}, {}, {}},
         {},
         {},
         {},
         {},
         {}});
  };
  line("persons", base::format("{}", coverage.within.persons.count()), "persons");
  line("persons_listed", base::format("{}", coverage.all.persons.count()), "persons");
  line("places", base::format("{}", coverage.within.places), "places");
  line("places_listed", base::format("{}", coverage.all.places), "places");
}

std::vector<Row> rows_of(const model::Result& result) {
  const base::Catalogue catalogue{result.language};
  std::vector<Row> rows;
  for (const model::LoadReport& load : result.loads) {
    add_load(rows, load, catalogue);
  }
  for (const model::Provenance& line : result.provenance) {
    rows.push_back({line, {}, {}, {}, {}, {}});
  }
  for (const model::Coverage& coverage : result.coverage) {
    if (!coverage.municipality) {
      add_coverage(rows, result, coverage);
    }
  }
  return rows;
}

}  // namespace

Layer provenance_layer(const model::Result& result) {
  const auto rows = std::make_shared<const std::vector<Row>>(rows_of(result));
  Layer layer{"provenance",
              Message{"Provenance"},
              Message{"one row per input, setting, assumption, version or total of the study"},
              GeometryType::none,
              rows->size(),
              {},
              {}};
  const auto text = [&](std::string name, Message alias, std::string model::Provenance::*field) {
    layer.columns.push_back(
        {std::move(name),
         ColumnType::text,
         std::move(alias),
         [rows, field](std::size_t row) { return text_or_null((*rows)[row].line.*field); },
         {}});
  };
  const auto count = [&](std::string name, Message alias,
                         std::optional<std::uint64_t> Row::*field) {
    layer.columns.push_back({std::move(name),
                             ColumnType::integer,
                             std::move(alias),
                             [rows, field](std::size_t row) -> Value {
                               const auto& number = (*rows)[row].*field;
                               return number ? Value{static_cast<std::int64_t>(*number)} : Value{};
                             },
                             {}});
  };
  text("topic", Message{"topic"}, &model::Provenance::topic);
  text("name", Message{"name"}, &model::Provenance::name);
  text("value", Message{"value"}, &model::Provenance::value);
  text("unit", Message{"unit"}, &model::Provenance::unit);
  text("source", Message{"source"}, &model::Provenance::source);
  text("date", Message{"date"}, &model::Provenance::date);
  layer.columns.push_back({"sha256",
                           ColumnType::text,
                           Message{"SHA-256 of the file"},
                           [rows](std::size_t row) { return text_or_null((*rows)[row].sha256); },
                           {}});
  count("read", Message{"records read"}, &Row::read);
  count("used", Message{"records used"}, &Row::used);
  count("rejected", Message{"records rejected"}, &Row::rejected);
  count("excluded", Message{"records excluded by rule"}, &Row::excluded);
  return layer;
}

}  // namespace narhet::output::detail

// SPDX-License-Identifier: MIT
#include "narhet/base/catalogue.hpp"
#include "narhet/output/detail/columns.hpp"
#include "narhet/output/detail/layers.hpp"

#include <memory>

namespace narhet::output::detail {
namespace {

using base::Message;

struct Row {
  const model::LoadReport* load{};
  const model::Rejected* record{};
};

}  // namespace

Layer rejected_layer(const model::Result& result) {
  std::vector<Row> rows;
  for (const model::LoadReport& load : result.loads) {
    for (const model::Rejected& record : load.rejected) {
      rows.push_back({&load, &record});
    }
    for (const model::Rejected& record : load.merged) {
      rows.push_back({&load, &record});
    }
  }
  Layer layer{
      "rejected",
      Message{"Records set aside"},
      Message{
          "one row per record of an input that could not be used or is one with another, and why"},
      GeometryType::point,
      rows.size(),
      {},
      [rows](std::size_t row) {
        const auto& position = rows[row].record->position;
        return position ? Geometry{*position} : Geometry{};
      }};
  const auto text = [&](std::string name, Message alias,
                        std::function<std::string(const Row&)> of) {
    layer.columns.push_back(
        {std::move(name),
         ColumnType::text,
         std::move(alias),
         [rows, of = std::move(of)](std::size_t row) { return text_or_null(of(rows[row])); },
         {}});
  };
  text("source", Message{"input"},
       [](const Row& row) { return std::string{model::key(row.load->subject)}; });
  for (const model::Subject subject :
       {model::Subject::roads, model::Subject::places, model::Subject::population,
        model::Subject::services, model::Subject::candidates, model::Subject::municipalities,
        model::Subject::needs, model::Subject::ferries}) {
    layer.columns.back().terms.push_back(
        {std::string{model::key(subject)}, base::Argument{model::name(subject)}});
  }
  text("file", Message{"file"}, [](const Row& row) { return row.load->file; });
  text("layer", Message{"layer of the file"}, [](const Row& row) { return row.load->layer; });
  text("record", Message{"record"}, [](const Row& row) { return row.record->origin.record; });
  text("id", Message{"id"}, [](const Row& row) { return row.record->id; });
  const auto catalogue = std::make_shared<const base::Catalogue>(result.language);
  text("reason", Message{"reason"},
       [catalogue](const Row& row) { return catalogue->render(row.record->reason); });
  return layer;
}

}  // namespace narhet::output::detail

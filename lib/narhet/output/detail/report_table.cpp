// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_table.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace narhet::output::detail {
namespace {

using base::Argument;
using base::Message;
using model::ReportTable;
using Shade = ReportTable::Column::Shade;

std::optional<double> number_of(const std::optional<Argument>& cell) {
  if (cell && cell->type() == Argument::Type::count) {
    return static_cast<double>(cell->count());
  }
  if (cell && cell->type() == Argument::Type::decimal) {
    return cell->decimal().value;
  }
  return std::nullopt;
}

class TableWriter {
 public:
  TableWriter(const ReportTable& table, ReportPen& pen) : table_{table}, pen_{pen} {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      shades_.push_back(shades_of(table, column));
    }
  }

  /// Rows `begin` to `end` - 1 as a table of their own.
  void write(const std::string& id, const Message& caption, std::size_t begin, std::size_t end) {
    pen_.html.element("p", {{"class", "note sideways"}},
                      pen_.say(Message{"Wider than the screen: scroll the table sideways."}));
    // What is wider than the screen is scrolled within the table, by the keyboard as well.
    const Html::Element region{
        pen_.html,
        "div",
        {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", id}}};
    const Html::Element table{pen_.html, "table"};
    {
      // The span stays in sight while the table is scrolled.
      const Html::Element element{pen_.html, "caption", {{"id", id}}};
      pen_.html.element("span", {}, pen_.say(caption));
    }
    write_head();
    const Html::Element body{pen_.html, "tbody"};
    for (std::size_t row = begin; row < end; ++row) {
      write_row(row);
    }
  }

 private:
  void write_head() {
    const Html::Element head{pen_.html, "thead"};
    const Html::Element row{pen_.html, "tr"};
    for (const ReportTable::Column& column : table_.columns) {
      const Html::Element head_cell{pen_.html, "th",
                                    classes(column.is_number, 0, {{"scope", "col"}})};
      if (pen_.words.contains(column.word)) {
        pen_.html.element("a", {{"href", "#word-" + column.word}}, pen_.say(column.title));
      } else {
        pen_.html.text(pen_.say(column.title));
      }
    }
  }

  void write_row(std::size_t row) {
    const auto& cells = table_.rows[row];
    NARHET_EXPECTS(cells.size() == table_.columns.size());
    const Html::Element element{pen_.html, "tr"};
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const auto attributes = classes(
          table_.columns[column].is_number && !is_in_words(cells[column]), shades_[column][row],
          column == 0 ? HtmlAttributes{{"scope", "row"}} : HtmlAttributes{});
      const Html::Element cell{pen_.html, column == 0 ? "th" : "td", attributes};
      write_content(cells[column]);
    }
  }

  void write_content(const std::optional<Argument>& cell) {
    if (cell) {
      pen_.html.text(pen_.say(*cell));
      return;
    }
    pen_.html.element("span", {{"aria-hidden", "true"}}, "–");
    pen_.html.element("span", {{"class", "unseen"}}, pen_.say(Message{"no figure"}));
  }

  /// Why there is no number, where one stands elsewhere: long, and to be read as words are.
  static bool is_in_words(const std::optional<Argument>& cell) {
    return cell && cell->type() == Argument::Type::message;
  }

  static HtmlAttributes classes(bool is_number, int shade, HtmlAttributes attributes) {
    std::string names = is_number ? "number" : "";
    if (shade > 0) {
      names += base::format("{}shade-{}", names.empty() ? "" : " ", shade);
    }
    if (!names.empty()) {
      attributes.push_back({"class", std::move(names)});
    }
    return attributes;
  }

  const ReportTable& table_;
  ReportPen& pen_;
  std::vector<std::vector<int>> shades_;  ///< by column and row
};

bool is_shaded(const ReportTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const auto& column) { return column.shade != Shade::none; });
}

}  // namespace

std::vector<int> shades_of(const ReportTable& table, std::size_t column) {
  std::vector<int> shades(table.rows.size());
  const Shade shade = table.columns[column].shade;
  if (shade == Shade::none) {
    return shades;
  }
  // From the best on.
  std::vector<double> sorted;
  const auto badness = [&](std::size_t row) {
    const auto number = number_of(table.rows[row][column]);
    return number && shade == Shade::low_is_worse ? std::optional{-*number} : number;
  };
  for (std::size_t row = 0; row < shades.size(); ++row) {
    if (const auto bad = badness(row)) {
      sorted.push_back(*bad);
    }
  }
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t row = 0; row < shades.size(); ++row) {
    if (const auto bad = badness(row)) {
      const auto better = std::lower_bound(sorted.begin(), sorted.end(), *bad) - sorted.begin();
      shades[row] =
          1 + static_cast<int>(better * kShades / static_cast<std::ptrdiff_t>(sorted.size()));
    }
  }
  return shades;
}

void write_table(const ReportTable& table, ReportPen& pen) {
  const std::size_t number = ++pen.tables;
  const std::string id = base::format("table-{}", number);
  TableWriter writer{table, pen};
  if (table.rows.empty()) {
    const Html::Element paragraph{pen.html, "p", {{"id", id}, {"class", "empty"}}};
    pen.html.text(pen.say(Message{"Table {}. {}: no rows.", number, table.caption}));
    return;
  }
  const std::size_t shown = std::min(table.rows.size(), std::max<std::size_t>(table.rows_shown, 1));
  writer.write(id, Message{"Table {}. {}", number, table.caption}, 0, shown);
  if (is_shaded(table)) {
    const Html::Element note{pen.html, "p", {{"class", "note"}}};
    pen.html.text(pen.say(Message{"The darker a cell, the worse it stands in its column."}));
  }
  if (shown == table.rows.size()) {
    return;
  }
  const std::size_t folded = table.rows.size() - shown;
  {
    const Html::Element details{pen.html, "details"};
    pen.html.element("summary", {},
                     pen.say(base::counted(folded, "Show {} more row of table {}",
                                           "Show {} more rows of table {}", number)));
    writer.write(id + "-more", Message{"Table {}, continued. {}", number, table.caption}, shown,
                 table.rows.size());
  }
  pen.html.element(
      "p", {{"class", "note on-paper"}},
      pen.say(base::counted(
          folded, "{} more row of table {} is folded away: open it on the screen before printing.",
          "{} more rows of table {} are folded away: open them on the screen before "
          "printing.",
          number)));
}

}  // namespace narhet::output::detail

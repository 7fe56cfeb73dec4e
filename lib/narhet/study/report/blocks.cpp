// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace narhet::study::report {

using base::Argument;
using base::Decimal;
using base::Message;

Cell text_cell(std::string_view text) {
  return text.empty() ? Cell{} : Cell{Argument{text}};
}

Cell words_cell(const Message& words) {
  return words.empty() ? Cell{} : Cell{Argument{words}};
}

Cell number_cell(const std::optional<double>& number, int decimals) {
  return number ? Cell{Argument{Decimal{*number, decimals}}} : Cell{};
}

Cell persons_cell(const std::optional<base::Persons>& persons) {
  return persons ? number_cell(persons->count(), 0) : Cell{};
}

Cell count_cell(std::uint64_t count) {
  return Argument{count};
}

Cell count_cell(const std::optional<std::uint32_t>& count) {
  return count ? Cell{Argument{*count}} : Cell{};
}

model::ReportTable::Column words_column(Message title) {
  return {std::move(title), false, Shade::none};
}

model::ReportTable::Column number_column(Message title, Shade shade) {
  return {std::move(title), true, shade};
}

void add_text(model::ReportChapter& chapter, Message text) {
  chapter.blocks.emplace_back(model::ReportParagraph{std::move(text), false});
}

void add_notice(model::ReportChapter& chapter, Message text) {
  chapter.blocks.emplace_back(model::ReportParagraph{std::move(text), true});
}

void add_lines(model::ReportChapter& chapter, const std::vector<Line>& lines) {
  std::vector<Message> items;
  for (const Line& line : lines) {
    if (line.weight == Line::Weight::main) {
      items.push_back(line.text);
    }
  }
  add_list(chapter, std::move(items));
}

void add_list(model::ReportChapter& chapter, std::vector<Message> items) {
  if (!items.empty()) {
    chapter.blocks.emplace_back(model::ReportList{std::move(items), false});
  }
}

void add_table(model::ReportChapter& chapter, model::ReportTable table, std::string_view layer) {
  const std::size_t all = table.rows.size();
  table.rows.resize(std::min(all, kMostRows));
  add_first_rows(chapter, std::move(table), all, layer);
}

void add_first_rows(model::ReportChapter& chapter,
                    model::ReportTable table,
                    std::size_t all,
                    std::string_view layer) {
  const std::size_t rows = table.rows.size();
  if (rows == 0) {
    return;
  }
  chapter.blocks.emplace_back(std::move(table));
  if (all > rows) {
    add_text(chapter, left_out(all - rows, layer));
  }
}

Message left_out(std::uint64_t rows, std::string_view layer) {
  return base::counted(
      rows, "The table leaves out {} more row; all are in the layer '{}' of the GeoPackage.",
      "The table leaves out {} more rows; all are in the layer '{}' of the GeoPackage.", layer);
}

Message people(base::Persons persons) {
  const double whole = std::round(persons.count());
  return whole == 1.0 ? Message{"{} person", 1} : Message{"{} people", Decimal{whole, 0}};
}

Message places(std::uint64_t count) {
  return base::counted(count, "{} place", "{} places");
}

}  // namespace narhet::study::report

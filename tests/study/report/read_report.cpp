// SPDX-License-Identifier: MIT
#include "read_report.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <variant>

namespace narhet::test {
namespace {

using base::Argument;
using base::Message;

/// Calls `use` with each text of a block.
class Walk {
 public:
  explicit Walk(const std::function<void(const Argument&)>& use) : use_{&use} {}

  void message(const Message& message) const { (*use_)(Argument{message}); }
  void operator()(const model::ReportHeading& block) const { message(block.text); }
  void operator()(const model::ReportParagraph& block) const { message(block.text); }
  void operator()(const model::ReportList& block) const { messages(block.items); }
  void operator()(const model::ReportForm& block) const { messages(block.questions); }
  void operator()(const model::ReportWords& block) const {
    for (const auto& each : block.words) {
      message(each.word);
      message(each.meaning);
    }
  }
  void operator()(const model::ReportTable& table) const {
    message(table.caption);
    for (const auto& column : table.columns) {
      message(column.title);
    }
    for (const auto& row : table.rows) {
      for (const auto& cell : row) {
        if (cell) {
          (*use_)(*cell);
        }
      }
    }
  }
  void operator()(const model::ReportFigure& figure) const {
    message(figure.caption);
    message(figure.summary);
    message(figure.bars.axis);
    messages(figure.bars.parts);
    for (const auto& bar : figure.bars.bars) {
      (*use_)(bar.label);
    }
    (*this)(figure.table);
  }
  void operator()(const model::ReportMap& map) const {
    message(map.caption);
    messages(map.equivalent);
    for (const auto& layer : map.layers) {
      message(layer.title);
      for (const auto& each : layer.classes) {
        message(each.title);
      }
      for (const auto& mark : layer.marks) {
        (*use_)(mark.name);
        messages(mark.facts);
      }
    }
  }

 private:
  void messages(const std::vector<Message>& some) const {
    for (const Message& each : some) {
      message(each);
    }
  }

  const std::function<void(const Argument&)>* use_;
};

const base::Catalogue& english() {
  static const base::Catalogue catalogue{base::Language::english};
  return catalogue;
}

void expect_parallel(const model::ReportTable& table) {
  for (const auto& row : table.rows) {
    EXPECT_EQ(row.size(), table.columns.size()) << english().render(table.caption);
  }
}

void expect_parallel(const model::ReportFigure& figure) {
  EXPECT_EQ(figure.bars.bars.size(), figure.table.rows.size()) << english().render(figure.caption);
  EXPECT_FALSE(figure.bars.bars.empty()) << english().render(figure.caption);
  EXPECT_FALSE(figure.summary.empty()) << english().render(figure.caption);
  for (const auto& bar : figure.bars.bars) {
    EXPECT_EQ(bar.lengths.size(), figure.bars.parts.size());
    for (const auto& length : bar.lengths) {
      EXPECT_GE(length.value_or(0.0), -1e-9) << english().render(figure.caption);
    }
  }
  expect_parallel(figure.table);
}

void expect_parallel(const model::ReportMap& map) {
  for (const auto& layer : map.layers) {
    for (const auto& mark : layer.marks) {
      EXPECT_LT(mark.class_index, layer.classes.size());
    }
  }
  EXPECT_FALSE(map.equivalent.empty());
}

}  // namespace

void for_each_argument(const model::Report& report,
                       const std::function<void(const Argument&)>& use) {
  const Walk walk{use};
  walk.message(report.title);
  for (const model::ReportChapter& chapter : report.chapters) {
    walk.message(chapter.title);
    for (const model::ReportBlock& block : chapter.blocks) {
      std::visit(walk, block);
    }
  }
}

std::string text_of(const model::Report& report, base::Language language) {
  const base::Catalogue catalogue{language};
  std::string text;
  for_each_argument(report, [&](const Argument& each) { text += catalogue.render(each) + '\n'; });
  return text;
}

const model::ReportChapter& chapter_of(const model::Report& report, std::string_view id) {
  for (const model::ReportChapter& chapter : report.chapters) {
    if (chapter.id == id) {
      return chapter;
    }
  }
  throw std::runtime_error{"no chapter " + std::string{id}};
}

std::vector<const model::ReportTable*> tables_of(const model::ReportChapter& chapter) {
  std::vector<const model::ReportTable*> tables;
  for (const model::ReportBlock& block : chapter.blocks) {
    if (const auto* table = std::get_if<model::ReportTable>(&block)) {
      tables.push_back(table);
    } else if (const auto* figure = std::get_if<model::ReportFigure>(&block)) {
      tables.push_back(&figure->table);
    }
  }
  return tables;
}

const model::ReportTable& table_of(const model::ReportChapter& chapter, std::string_view caption) {
  for (const model::ReportTable* table : tables_of(chapter)) {
    if (english().render(table->caption).starts_with(caption)) {
      return *table;
    }
  }
  throw std::runtime_error{"no table " + std::string{caption}};
}

std::string shown(const std::optional<Argument>& cell) {
  return cell ? english().render(*cell) : "-";
}

const std::vector<std::optional<Argument>>* row_of(const model::ReportTable& table,
                                                   const std::vector<std::string>& first) {
  for (const auto& row : table.rows) {
    bool is_it = row.size() >= first.size();
    for (std::size_t i = 0; is_it && i < first.size(); ++i) {
      is_it = shown(row[i]) == first[i];
    }
    if (is_it) {
      return &row;
    }
  }
  return nullptr;
}

std::vector<std::string> paragraphs_of(const model::ReportChapter& chapter) {
  std::vector<std::string> paragraphs;
  for (const model::ReportBlock& block : chapter.blocks) {
    if (const auto* paragraph = std::get_if<model::ReportParagraph>(&block)) {
      paragraphs.push_back(english().render(paragraph->text));
    }
  }
  return paragraphs;
}

const model::ReportMapLayer& map_layer_of(const model::ReportChapter& chapter,
                                          model::ReportMapLayer::Symbol symbol) {
  for (const model::ReportBlock& block : chapter.blocks) {
    if (const auto* map = std::get_if<model::ReportMap>(&block)) {
      for (const model::ReportMapLayer& layer : map->layers) {
        if (layer.symbol == symbol) {
          return layer;
        }
      }
    }
  }
  throw std::runtime_error{"no such layer of a map"};
}

void expect_well_formed(const model::Report& report) {
  for (const model::ReportChapter& chapter : report.chapters) {
    SCOPED_TRACE(chapter.id);
    EXPECT_FALSE(chapter.blocks.empty());
    for (const model::ReportBlock& block : chapter.blocks) {
      if (const auto* table = std::get_if<model::ReportTable>(&block)) {
        EXPECT_FALSE(table->rows.empty());
        expect_parallel(*table);
      } else if (const auto* figure = std::get_if<model::ReportFigure>(&block)) {
        expect_parallel(*figure);
      } else if (const auto* map = std::get_if<model::ReportMap>(&block)) {
        expect_parallel(*map);
      }
    }
  }
}

}  // namespace narhet::test

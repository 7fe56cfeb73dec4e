// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/catalogue.hpp"
#include "narhet/base/message.hpp"
#include "narhet/geo/point.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace narhet::model {

/// What a study says, as a text to read from beginning to end: chapters of sentences, tables,
/// figures and maps.  It holds no markup; `output` knows how it looks.  Text of the inputs (names,
/// reasons given at meetings) stands in it as it came, so whoever writes it out must escape it.

struct ReportParagraph {
  base::Message text;
  /// What must not be missed: a notice that stands out.
  bool is_notice{};
};

struct ReportList {
  std::vector<base::Message> items;
  bool is_ordered{};
};

struct ReportTable {
  struct Column {
    base::Message title;  ///< with the unit
    bool is_number{};     ///< set to the right
    /// Cells are shaded by their rank in the column, darkest for the worst; the number stands in
    /// each cell all the same.  Nothing: not shaded.
    enum class Shade : std::uint8_t { none, high_is_worse, low_is_worse };
    Shade shade{Shade::none};
    /// The id of a word (`ReportWords`) that the title speaks of; empty: it speaks for itself.
    std::string word{};

    /// The same column, whose title speaks of that word.
    [[nodiscard]] Column about(std::string_view id) const {
      Column column = *this;
      column.word = id;
      return column;
    }
  };
  base::Message caption;
  std::vector<Column> columns;
  /// As many cells in each row as columns; the first names the row.  Nothing: not known, or not
  /// to be told.
  std::vector<std::vector<std::optional<base::Argument>>> rows;
  /// More rows than that are folded away, to be opened by who wants them.
  std::size_t rows_shown{20};
};

/// Horizontal bars, one for each row of the table beside it.
struct ReportBars {
  struct Bar {
    base::Argument label;
    /// Parallel to `parts`, none below 0; they stand one after the other.  Nothing: not known.
    std::vector<std::optional<double>> lengths;
  };
  base::Message axis;                ///< what a length means, with the unit
  std::vector<base::Message> parts;  ///< one or more, for the legend
  std::vector<Bar> bars;
  std::optional<double>
      longest;  ///< the end of the axis (100 for percent); nothing: the longest bar
};

/// A figure always stands beside the table of its numbers.
struct ReportFigure {
  base::Message caption;
  base::Message summary;  ///< what one sees in it, in words
  ReportBars bars;
  ReportTable table;
};

/// One sort of thing on a map, with one or more classes in the legend.
struct ReportMapLayer {
  enum class Symbol : std::uint8_t { place, service, candidate, chosen, municipality };
  struct Class {
    base::Message title;
    /// 0 best to 1 worst, on a scale that colour-blind people can follow; nothing: grey, not known.
    std::optional<double> level;
  };
  struct Mark {
    geo::Point at;           ///< in the map's CRS
    geo::MultiPolygon area;  ///< of municipalities only
    std::size_t class_index{};
    double weight{};  ///< persons; the symbol's area follows it.  0: the smallest
    base::Argument name;
    std::vector<base::Message> facts;  ///< shown when the mark is chosen
  };
  base::Message title;
  Symbol symbol{};
  bool is_shown{true};  ///< at the beginning
  std::vector<Class> classes;
  std::vector<Mark> marks;
};

/// A map in the study's projected CRS (metres).  Shared by all maps: nothing is fetched.
struct ReportMap {
  base::Message caption;
  /// What the map shows, in words and numbers, for who cannot see or use it.
  std::vector<base::Message> equivalent;
  std::vector<ReportMapLayer> layers;  ///< drawn in this order
};

/// Lines for the municipality to write on, by hand or on the screen.
struct ReportForm {
  std::vector<base::Message> questions;
};

/// Words that not everyone knows, and what they mean.
struct ReportWords {
  struct Word {
    std::string id;  ///< a word of a-z and '-', stable, for links from tables
    base::Message word;
    base::Message meaning;
  };
  std::vector<Word> words;
};

/// Begins a part of a chapter, to which the chapter's head leads.
struct ReportHeading {
  std::string id;  ///< a word of a-z, 0-9 and '-', stable and unlike any other, for links
  base::Message text;
};

using ReportBlock = std::variant<ReportHeading,
                                 ReportParagraph,
                                 ReportList,
                                 ReportTable,
                                 ReportFigure,
                                 ReportMap,
                                 ReportForm,
                                 ReportWords>;

struct ReportChapter {
  std::string id;  ///< a word of a-z and '-', stable, for links into the report
  base::Message title;
  std::vector<ReportBlock> blocks;
};

struct Report {
  std::string study_name;
  base::Message title;  ///< without the study's name
  std::string notice;   ///< on top of every page; empty: nothing
  /// For whom it is, beside the notice; empty: for everyone.
  base::Message audience;
  std::string date;  ///< ISO 8601, UTC
  base::Language language{base::Language::english};
  std::string crs_name;  ///< of the maps
  std::vector<ReportChapter> chapters;
};

}  // namespace narhet::model

// SPDX-License-Identifier: MIT
#include "narhet/output/detail/report_bars.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"
#include "narhet/output/detail/report_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace narhet::output::detail {
namespace {

using base::Argument;
using base::Decimal;
using base::Message;
using model::ReportBars;

// In pixels: a label stands above its bar, so that both have the whole width of a telephone; where
// one and its numbers have no room on a line, the numbers of all stand on a line of their own.
constexpr double kRow = 40;
constexpr double kLabelLine = 14;
constexpr double kNumberLine = 17;
constexpr double kBarTop = 19;
constexpr std::size_t kLineLetters = 34;
constexpr double kBar = 13;
constexpr double kAxis = 24;
constexpr std::size_t kLabelLetters = 30;

/// As many as `report.css` has of `part-1` to `part-6`; more begin anew.
constexpr std::size_t kParts = 6;

std::string part_class(std::size_t part) {
  return base::format("part-{}", 1 + part % kParts);
}

std::string percent(double share) {
  return html_number(100.0 * share) + "%";
}

double length_of(const ReportBars::Bar& bar) {
  return std::accumulate(
      bar.lengths.begin(), bar.lengths.end(), 0.0,
      [](double sum, const std::optional<double>& length) { return sum + length.value_or(0.0); });
}

double longest_of(const ReportBars& bars) {
  double longest = 0;
  for (const ReportBars::Bar& bar : bars.bars) {
    longest = std::max(longest, length_of(bar));
  }
  return longest;
}

/// Whole where all marks are.
int decimals_of(const std::vector<double>& marks) {
  for (int decimals = 0; decimals < 3; ++decimals) {
    const double unit = std::pow(10.0, decimals);
    if (std::all_of(marks.begin(), marks.end(), [&](double mark) {
          return std::abs(mark * unit - std::round(mark * unit)) < 1e-6;
        })) {
      return decimals;
    }
  }
  return 3;
}

std::size_t count_letters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

/// Cut to what has room on a telephone; the whole stands in the table.
std::string cut(const std::string& text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && ++letters > kLabelLetters) {
      return text.substr(0, at) + "…";
    }
  }
  return text;
}

class BarDrawing {
 public:
  BarDrawing(const ReportBars& bars, ReportPen& pen)
      : bars_{bars},
        pen_{pen},
        marks_{axis_marks(bars.longest.value_or(longest_of(bars)), bars.longest.has_value())} {}

  void draw(const model::ReportFigure& figure, const std::string& id) {
    has_number_line_ = std::any_of(bars_.bars.begin(), bars_.bars.end(), [this](const auto& bar) {
      return count_letters(cut(pen_.say(bar.label))) + count_letters(value_of(bar)) > kLineLetters;
    });
    const double row_height = kRow + (has_number_line_ ? kNumberLine : 0);
    const double height = row_height * static_cast<double>(bars_.bars.size()) + kAxis;
    const Html::Element svg{pen_.html,
                            "svg",
                            {{"class", "bars"},
                             {"role", "img"},
                             {"width", "100%"},
                             {"height", html_number(height)},
                             {"aria-labelledby", id + "-title"},
                             {"aria-describedby", id + "-desc"}}};
    pen_.html.element("title", {{"id", id + "-title"}}, pen_.say(figure.caption));
    pen_.html.element("desc", {{"id", id + "-desc"}}, pen_.say(figure.summary));
    draw_axis(height - kAxis);
    for (std::size_t row = 0; row < bars_.bars.size(); ++row) {
      draw_bar(bars_.bars[row], row_height * static_cast<double>(row));
    }
  }

 private:
  [[nodiscard]] double end() const { return marks_.back(); }

  void draw_axis(double height) {
    const int decimals = decimals_of(marks_);
    for (const double mark : marks_) {
      const std::string at = percent(mark / end());
      pen_.html.lone("line", {{"class", "mark"},
                              {"x1", at},
                              {"x2", at},
                              {"y1", "0"},
                              {"y2", html_number(height + 4)}});
      const char* anchor = mark == 0 ? "start" : mark == end() ? "end" : "middle";
      pen_.html.element("text",
                        {{"class", "tick"},
                         {"x", at},
                         {"y", html_number(height + kAxis - 5)},
                         {"text-anchor", anchor}},
                        pen_.say(Argument{Decimal{mark, decimals}}));
    }
  }

  void draw_bar(const ReportBars::Bar& bar, double top) {
    NARHET_EXPECTS(bar.lengths.size() == bars_.parts.size());
    draw_label(bar, top);
    const double bar_top = top + kBarTop + (has_number_line_ ? kNumberLine : 0);
    double begin = 0;
    for (std::size_t part = 0; part < bar.lengths.size(); ++part) {
      const double length = bar.lengths[part].value_or(0.0);
      if (length > 0) {
        pen_.html.lone("rect", {{"class", part_class(part)},
                                {"x", percent(begin / end())},
                                {"y", html_number(bar_top)},
                                {"width", percent(length / end())},
                                {"height", html_number(kBar)}});
      }
      begin += length;
    }
  }

  void draw_label(const ReportBars::Bar& bar, double top) {
    const Html::Element text{
        pen_.html, "text", {{"class", "label"}, {"x", "0"}, {"y", html_number(top + kLabelLine)}}};
    pen_.html.text(cut(pen_.say(bar.label)) + "  ");
    HtmlAttributes attributes{{"class", "value"}};
    if (has_number_line_) {
      attributes.push_back({"x", "0"});
      attributes.push_back({"dy", html_number(kNumberLine)});
    }
    pen_.html.element("tspan", attributes, value_of(bar));
  }

  /// The parts' numbers, or that there is none.
  [[nodiscard]] std::string value_of(const ReportBars::Bar& bar) const {
    std::string text;
    for (const std::optional<double>& length : bar.lengths) {
      text += text.empty() ? "" : " · ";
      text += length ? pen_.say(Argument{Decimal{*length, value_decimals(*length)}}) : "–";
    }
    return text;
  }

  /// Three digits are enough beside a bar; whole numbers stay whole.
  [[nodiscard]] int value_decimals(double length) const {
    if (length == std::round(length) && end() >= 10) {
      return 0;
    }
    return end() >= 10 ? 1 : 2;
  }

  const ReportBars& bars_;
  ReportPen& pen_;
  std::vector<double> marks_;
  bool has_number_line_{};
};

void write_legend(const ReportBars& bars, ReportPen& pen) {
  if (bars.parts.size() < 2) {
    return;
  }
  const Html::Element list{pen.html, "ul", {{"class", "legend"}}};
  for (std::size_t part = 0; part < bars.parts.size(); ++part) {
    const Html::Element item{pen.html, "li"};
    {
      const Html::Element swatch{
          pen.html, "svg", {{"width", "28"}, {"height", "13"}, {"aria-hidden", "true"}}};
      pen.html.lone("rect", {{"class", part_class(part)}, {"width", "28"}, {"height", "13"}});
    }
    pen.html.text(" " + pen.say(bars.parts[part]));
  }
}

/// A pattern of 8 x 8: a ground, and strokes on it.
struct Pattern {
  std::string_view id;
  std::string_view ground;
  std::string_view stroke;
  std::string_view path;
};

constexpr std::array kPatterns{
    Pattern{"pattern-2", "#f0c05a", "#5c4300", "M-2 10L10 -2M-2 2L2 -2M6 10L10 6"},
    Pattern{"pattern-3", "#9fc9e6", "#12405e", "M2 2h1M6 6h1"},
    Pattern{"pattern-4", "#e8e4dc", "#4a4a4a", "M0 4h8"},
    Pattern{"pattern-5", "#c9b3d9", "#3c1f52", "M-2 -2L10 10M-2 6L2 10M6 -2L10 2"},
    Pattern{"pattern-6", "#ffffff", "#222222", "M0 4h8M4 0v8"},
};

}  // namespace

std::vector<double> axis_marks(double longest, bool is_end) {
  constexpr double kSteps = 5;
  if (!(longest > 0) || !std::isfinite(longest)) {
    return {0, 1};
  }
  const double least = longest / kSteps;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  double step = 10 * power;
  for (const double each : {1.0, 2.0, 2.5, 5.0}) {
    // What is less than a step by the rounding of a division is that step.
    if (each * power >= least * (1 - 1e-9)) {
      step = each * power;
      break;
    }
  }
  std::vector<double> marks;
  const auto count = static_cast<int>(std::ceil(longest / step - 1e-9));
  for (int i = 0; i <= count; ++i) {
    marks.push_back(step * i);
  }
  if (is_end) {
    marks.back() = longest;
  }
  return marks;
}

void write_figure(const model::ReportFigure& figure, ReportPen& pen) {
  const std::size_t number = ++pen.figures;
  const std::string id = base::format("figure-{}", number);
  {
    const Html::Element element{pen.html, "figure", {{"id", id}}};
    pen.html.element("figcaption", {}, pen.say(Message{"Figure {}. {}", number, figure.caption}));
    pen.html.element("p", {{"class", "summary"}}, pen.say(figure.summary));
    write_legend(figure.bars, pen);
    BarDrawing{figure.bars, pen}.draw(figure, id);
    pen.html.element("p", {{"class", "axis"}}, pen.say(figure.bars.axis));
  }
  write_table(figure.table, pen);
}

void write_part_patterns(Html& html) {
  for (const Pattern& pattern : kPatterns) {
    const Html::Element element{html,
                                "pattern",
                                {{"id", std::string{pattern.id}},
                                 {"width", "8"},
                                 {"height", "8"},
                                 {"patternUnits", "userSpaceOnUse"}}};
    html.lone("rect", {{"width", "8"}, {"height", "8"}, {"fill", std::string{pattern.ground}}});
    html.lone("path", {{"d", std::string{pattern.path}},
                       {"stroke", std::string{pattern.stroke}},
                       {"stroke-width", "1.4"}});
  }
}

}  // namespace narhet::output::detail

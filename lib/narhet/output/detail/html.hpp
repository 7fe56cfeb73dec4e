// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace narhet::output::detail {

/// Text as the content or the quoted attribute of an HTML element, with nothing in it that could
/// end either; what does not show (see `showable`) is replaced.
[[nodiscard]] std::string html_text(std::string_view text);

/// A number as HTML and SVG want it, whatever the language: two decimals at most.
[[nodiscard]] std::string html_number(double number);

struct HtmlAttribute {
  std::string_view name;
  std::string value;
};
using HtmlAttributes = std::vector<HtmlAttribute>;

/// HTML being written.  Names of elements and attributes are literals of the program; every text
/// and every value of an attribute is escaped here and nowhere else.
class Html {
 public:
  /// An element that ends with its scope.
  class Element {
   public:
    Element(Html& html, std::string_view name, const HtmlAttributes& attributes = {});
    ~Element();
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

   private:
    Html* html_;
    std::string_view name_;
  };

  void text(std::string_view text);
  /// An element with nothing in it but text.
  void element(std::string_view name, const HtmlAttributes& attributes, std::string_view text);
  /// One that cannot hold anything: of HTML (`input`) or a shape of SVG.
  void lone(std::string_view name, const HtmlAttributes& attributes);
  /// What is HTML already.
  void markup(std::string_view html) { html_ += html; }

  [[nodiscard]] const std::string& html() const { return html_; }

 private:
  void open(std::string_view name, const HtmlAttributes& attributes, std::string_view end);

  std::string html_;
};

}  // namespace narhet::output::detail

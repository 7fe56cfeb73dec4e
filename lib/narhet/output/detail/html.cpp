// SPDX-License-Identifier: MIT
#include "narhet/output/detail/html.hpp"

#include "narhet/base/format.hpp"
#include "narhet/output/detail/letters.hpp"

namespace narhet::output::detail {

std::string html_text(std::string_view text) {
  std::string escaped;
  for (const char letter : showable(text)) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

std::string html_number(double number) {
  std::string text = base::format("{:.2f}", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') {
    text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

Html::Element::Element(Html& html, std::string_view name, const HtmlAttributes& attributes)
    : html_{&html}, name_{name} {
  html.open(name, attributes, ">");
}

Html::Element::~Element() {
  html_->html_.append("</").append(name_).append(">");
}

void Html::text(std::string_view text) {
  html_ += html_text(text);
}

void Html::element(std::string_view name, const HtmlAttributes& attributes, std::string_view text) {
  const Element element{*this, name, attributes};
  this->text(text);
}

void Html::lone(std::string_view name, const HtmlAttributes& attributes) {
  open(name, attributes, "/>");
}

void Html::open(std::string_view name, const HtmlAttributes& attributes, std::string_view end) {
  html_.append("<").append(name);
  for (const auto& [attribute, value] : attributes) {
    html_.append(" ").append(attribute).append("=\"").append(html_text(value)).append("\"");
  }
  html_.append(end);
}

}  // namespace narhet::output::detail

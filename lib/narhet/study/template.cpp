// SPDX-License-Identifier: MIT
#include "narhet/study/template.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/format.hpp"

namespace narhet::study {
namespace {

std::string fill_line(std::string_view line, const std::map<std::string, std::string>& values) {
  std::string filled;
  while (!line.empty()) {
    const auto begin = line.find('@');
    filled += line.substr(0, begin);
    if (begin == std::string_view::npos) {
      break;
    }
    const auto end = line.find('@', begin + 1);
    NARHET_EXPECTS(end != std::string_view::npos);
    const auto value = values.find(std::string{line.substr(begin + 1, end - begin - 1)});
    NARHET_EXPECTS(value != values.end());
    filled += value->second;
    line.remove_prefix(end + 1);
  }
  return filled;
}

}  // namespace

std::string fill_template(std::string_view text, const std::map<std::string, std::string>& values) {
  std::string filled;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string written = fill_line(line, values);
    if (!written.empty() || line.empty()) {
      filled += written + '\n';
    }
  }
  return filled;
}

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += base::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string toml_texts(const std::vector<std::string>& texts) {
  std::string array = "[";
  for (const std::string& text : texts) {
    array += (array.size() == 1 ? "" : ", ") + toml_text(text);
  }
  return array + "]";
}

}  // namespace narhet::study

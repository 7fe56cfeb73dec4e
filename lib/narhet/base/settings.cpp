// SPDX-License-Identifier: MIT
#include "narhet/base/settings.hpp"

#include "narhet/base/detail/toml_fault.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <locale>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace narhet::base {

struct Settings::Document {
  toml::table root;
  std::string file;
};

struct Settings::Node {
  std::shared_ptr<Document> document;  // keeps `table` alive
  const toml::table* table{nullptr};
  std::string path;  ///< "travel", for messages
  std::map<std::string, std::vector<Settings>, std::less<>> children;
  std::set<std::string, std::less<>> known;

  const toml::node* find(std::string_view key) {
    known.emplace(key);
    return table->get(key);
  }
};

namespace {

Where at(const std::string& file, const toml::node* node) {
  if (node == nullptr || node->source().begin.line == 0) {
    return {file, {}, {}};
  }
  return {file, {}, fmt::format("line {}", node->source().begin.line)};
}

/// A value as a person wrote it, for messages.
std::string written(const toml::node& node) {
  if (node.is_table()) {
    return "{…}";
  }
  if (node.is_array()) {
    return "[…]";
  }
  if (const auto number = node.value_exact<double>()) {
    return fmt::format("{}", *number);  // the shortest text of it: 0.1
  }
  std::ostringstream text;
  text.imbue(std::locale::classic());
  node.visit([&](const auto& value) {
    if constexpr (toml::is_value<decltype(value)>) {
      text << value;
    }
  });
  return printable(text.str());
}

template <class Value>
std::optional<Value> value_of(const toml::node& node) {
  return node.value_exact<Value>();
}

std::string text_or_nothing(const toml::node& node) {
  return node.value_exact<std::string>().value_or("");
}

std::optional<double> finite_number_of(const toml::node& node) {
  const auto number = node.is_number() ? node.value<double>() : std::nullopt;
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const toml::node& node) {
  if (const auto one = node.value_exact<std::string>()) {
    return std::vector{*one};
  }
  const toml::array* array = node.as_array();
  if (array == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (const toml::node& each : *array) {
    const auto text = each.value_exact<std::string>();
    if (!text) {
      return std::nullopt;
    }
    texts.push_back(*text);
  }
  return texts;
}

/// What `value_from` makes of the value found under `key`, which may be none; refused where it
/// makes nothing of it.
template <class ValueFrom>
auto read(const Settings& settings,
          std::string_view key,
          const toml::node* found,
          const ValueFrom& value_from,
          const Message& expectation,
          const Message& hint = {}) -> decltype(value_from(*found)) {
  if (found == nullptr) {
    return std::nullopt;
  }
  auto value = value_from(*found);
  if (!value) {
    settings.refuse(key, Message{"{}, found {}", expectation, written(*found)}, hint);
  }
  return value;
}

}  // namespace

Settings::Settings(std::shared_ptr<Node> node) : node_{std::move(node)} {}

Settings Settings::parse(std::string_view text, std::string file) {
  auto document = std::make_shared<Document>();
  document->file = std::move(file);
  try {
    document->root = toml::parse(text);
  } catch (const toml::parse_error& error) {
    const auto position = error.source().begin;
    const detail::TomlFault fault =
        detail::toml_fault(error.description(), text, position.line, position.column);
    throw Error{ErrorCode::study_invalid,
                {document->file, {}, fmt::format("line {}", position.line)},
                fault.what,
                fault.hint};
  }
  auto node = std::make_shared<Node>();
  node->document = document;
  node->table = &document->root;
  return Settings{std::move(node)};
}

const std::string& Settings::file() const {
  return node_->document->file;
}

std::optional<Settings> Settings::table(std::string_view key, const Message& hint) const {
  const toml::node* found = node_->find(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  if (!found->is_table()) {
    refuse(key, Message{"expected a table, [{}]", key}, hint);
  }
  auto& children = node_->children[std::string{key}];
  if (children.empty()) {
    auto child = std::make_shared<Node>();
    child->document = node_->document;
    child->table = found->as_table();
    child->path = node_->path.empty() ? std::string{key} : fmt::format("{}.{}", node_->path, key);
    children.push_back(Settings{std::move(child)});
  }
  return children.front();
}

std::vector<Settings> Settings::tables(std::string_view key) const {
  const toml::node* found = node_->find(key);
  if (found == nullptr) {
    return {};
  }
  const toml::array* array = found->as_array();
  if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
    refuse(key, Message{"expected tables, each beginning with [[{}]]", key});
  }
  auto& children = node_->children[std::string{key}];
  for (std::size_t i = children.size(); i < array->size(); ++i) {
    auto child = std::make_shared<Node>();
    child->document = node_->document;
    child->table = (*array)[i].as_table();
    child->path = node_->path.empty() ? std::string{key} : fmt::format("{}.{}", node_->path, key);
    children.push_back(Settings{std::move(child)});
  }
  return children;
}

std::vector<std::string> Settings::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, value] : *node_->table) {
    node_->known.emplace(key.str());
    placed.emplace_back(key.source().begin, std::string{key.str()});
  }
  std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::pair{a.first.line, a.first.column} < std::pair{b.first.line, b.first.column};
  });
  std::vector<std::string> keys;
  keys.reserve(placed.size());
  for (auto& each : placed) {
    keys.push_back(std::move(each.second));
  }
  return keys;
}

std::optional<std::string> Settings::text(std::string_view key) const {
  return read(*this, key, node_->find(key), &value_of<std::string>,
              Message{"expected a text in quotes"});
}

std::optional<std::vector<std::string>> Settings::texts(std::string_view key) const {
  return read(*this, key, node_->find(key), &texts_of, Message{"expected texts in quotes"});
}

std::optional<std::int64_t> Settings::integer(std::string_view key) const {
  return read(*this, key, node_->find(key), &value_of<std::int64_t>,
              Message{"expected a whole number"});
}

std::optional<double> Settings::number(std::string_view key) const {
  return read(*this, key, node_->find(key), &finite_number_of, Message{"expected a number"});
}

std::optional<bool> Settings::flag(std::string_view key) const {
  return read(*this, key, node_->find(key), &value_of<bool>, Message{"expected true or false"});
}

std::optional<Metres> Settings::length(std::string_view key) const {
  return read(
      *this, key, node_->find(key),
      [](const toml::node& node) { return length_from_text(text_or_nothing(node)); },
      Message{"expected a length with its unit"}, Message{"write for example {} = \"2 km\"", key});
}

std::optional<Seconds> Settings::duration(std::string_view key) const {
  return read(
      *this, key, node_->find(key),
      [](const toml::node& node) { return duration_from_text(text_or_nothing(node)); },
      Message{"expected a time with its unit"}, Message{"write for example {} = \"20 min\"", key});
}

std::optional<MetresPerSecond> Settings::speed(std::string_view key) const {
  return read(
      *this, key, node_->find(key),
      [](const toml::node& node) { return speed_from_text(text_or_nothing(node)); },
      Message{"expected a speed with its unit"},
      Message{"write for example {} = \"50 km/h\"", key});
}

void Settings::refuse_unknown() const {
  for (const auto& [key, value] : *node_->table) {
    if (node_->known.find(key.str()) != node_->known.end()) {
      continue;
    }
    const std::vector<std::string> known{node_->known.begin(), node_->known.end()};
    const auto nearest = nearest_known(key.str(), known);
    const std::string shown = printable(key.str());
    throw Error{ErrorCode::study_invalid,
                {file(), {}, fmt::format("line {}", key.source().begin.line)},
                node_->path.empty() ? Message{"unknown key '{}'", shown}
                                    : Message{"unknown key '{}' in [{}]", shown, node_->path},
                nearest ? Message{"did you mean '{}'?", *nearest}
                        : Message{"known here: {}", fmt::format("{}", fmt::join(known, ", "))}};
  }
  for (const auto& each : node_->children) {
    for (const Settings& child : each.second) {
      child.refuse_unknown();
    }
  }
}

Where Settings::where(std::string_view key) const {
  return at(file(), node_->table->get(key));
}

void Settings::refuse(std::string_view key, const Message& what, const Message& hint) const {
  const std::string name =
      node_->path.empty() ? std::string{key} : fmt::format("{}.{}", node_->path, key);
  throw Error{ErrorCode::study_invalid, where(key), Message{"{}: {}", name, what}, hint};
}

void Settings::missing(std::string_view key) const {
  throw Error{ErrorCode::study_invalid, at(file(), node_->path.empty() ? nullptr : node_->table),
              node_->path.empty() ? Message{"'{}' is missing", key}
                                  : Message{"'{}' is missing in [{}]", key, node_->path}};
}

}  // namespace narhet::base

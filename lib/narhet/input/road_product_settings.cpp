// SPDX-License-Identifier: MIT
#include "narhet/input/road_product_settings.hpp"

#include "narhet/base/message.hpp"
#include "narhet/base/text.hpp"
#include "narhet/model/road.hpp"

#include <utility>

namespace narhet::input {
namespace {

using base::Message;
using base::Settings;

void refuse_unknown_class(const Settings& table, const std::string& key, const std::string& name) {
  if (!model::road_class_from_key(name)) {
    table.refuse(key, Message{"expected a class of roads such as \"tertiary\", found '{}'",
                              base::printable(name)});
  }
}

std::map<std::string, std::string, std::less<>> read_classes(const Settings& table) {
  std::map<std::string, std::string, std::less<>> classes;
  for (const std::string& functional : table.keys()) {
    const Settings entry = table.required(functional, table.table(functional));
    classes[functional] = entry.required("value", entry.text("value"));
    refuse_unknown_class(entry, "value", classes[functional]);
    static_cast<void>(entry.keys());  // source and date are for the reader of the file
  }
  return classes;
}

/// Speeds, each noted as an assumption.
class SpeedReader {
 public:
  SpeedReader(const Settings& settings, std::string section, NvdbSettings& nvdb)
      : table_{settings.required(section, settings.table(section))},
        section_{std::move(section)},
        nvdb_{&nvdb} {}

  [[nodiscard]] std::vector<std::string> keys() const { return table_.keys(); }
  [[nodiscard]] base::MetresPerSecond read(const std::string& key) const {
    const Settings entry = table_.required(key, table_.table(key));
    const auto speed = entry.required("value", entry.speed("value"));
    if (speed.count() <= 0.0) {
      entry.refuse("value", Message{"expected a speed above zero"});
    }
    const std::string text = entry.text("value").value_or("");
    const auto space = std::min(text.find(' '), text.size());
    nvdb_->assumptions.push_back({"assumption", "nvdb." + section_ + "." + key,
                                  text.substr(0, space),
                                  text.substr(std::min(space + 1, text.size())),
                                  entry.required("source", entry.text("source")),
                                  entry.required("date", entry.text("date"))});
    return speed;
  }

 private:
  Settings table_;
  std::string section_;
  NvdbSettings* nvdb_;
};

}  // namespace

NvdbSettings read_nvdb_settings(const Settings& settings) {
  NvdbSettings nvdb;
  nvdb.classes = read_classes(settings.required("class", settings.table("class")));
  nvdb.paved_classes =
      read_classes(settings.required("class_paved", settings.table("class_paved")));
  const SpeedReader missing{settings, "missing_speed", nvdb};
  nvdb.missing_built_up = missing.read("built_up");
  nvdb.missing_outside = missing.read("outside");
  const SpeedReader unpaved{settings, "unpaved_speed", nvdb};
  for (const std::string& functional : unpaved.keys()) {
    nvdb.unpaved_speeds[functional] = unpaved.read(functional);
  }
  settings.refuse_unknown();
  return nvdb;
}

TopografiSettings read_topografi_settings(const Settings& settings) {
  TopografiSettings topografi;
  const Settings classes = settings.required("classes", settings.table("classes"));
  for (const std::string& road_class : classes.keys()) {
    if (road_class != "none") {
      refuse_unknown_class(classes, road_class, road_class);
    }
    const Settings entry = classes.required(road_class, classes.table(road_class));
    for (const std::string& word : entry.required("words", entry.texts("words"))) {
      topografi.classes[base::fold_case(word)] = road_class;
    }
    static_cast<void>(entry.keys());
  }
  settings.refuse_unknown();
  return topografi;
}

}  // namespace narhet::input

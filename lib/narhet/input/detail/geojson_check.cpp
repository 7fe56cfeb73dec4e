// SPDX-License-Identifier: MIT
#include "narhet/input/detail/geojson_check.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <string>

namespace narhet::input::detail {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;
using Json = nlohmann::json;

/// Hears what stands in a JSON text and counts the elements of the collection's "features".
class Listener : public nlohmann::json_sax<Json> {
 public:
  explicit Listener(const base::Task& task) : task_{&task} {}

  bool null() override { return value(); }
  bool boolean(bool /*value*/) override { return value(); }
  bool number_integer(number_integer_t /*value*/) override { return value(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return value(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return value(); }
  bool string(string_t& /*value*/) override { return value(); }
  bool binary(binary_t& /*value*/) override { return value(); }
  bool key(string_t& name) override {
    if (depth_ == kInCollection) {
      key_ = name;
    }
    return true;
  }
  bool start_object(std::size_t /*size*/) override {
    add_element(true);
    open();
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    add_element(false);
    open();
    if (depth_ == kInFeatures && key_ == "features") {
      is_in_features_ = true;
      features_ = {0, {}};
    }
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position,
                   const std::string& /*token*/,
                   const Json::exception& /*fault*/) override {
    fault_at_ = position;
    return false;
  }

  [[nodiscard]] bool has_begun() const { return has_begun_; }
  [[nodiscard]] bool has_ended() const { return has_begun_ && depth_ == 0; }
  /// Counted from 1.
  [[nodiscard]] std::size_t fault_at() const { return fault_at_; }
  [[nodiscard]] const GeojsonFeatures& features() const { return features_; }

 private:
  static constexpr std::uint64_t kInCollection = 1;
  static constexpr std::uint64_t kInFeatures = 2;

  bool value() {
    add_element(false);
    return true;
  }
  void add_element(bool is_object) {
    if (!is_in_features_ || depth_ != kInFeatures) {
      return;
    }
    ++*features_.count;
    if (!is_object && !features_.first_other) {
      features_.first_other = features_.count;
    }
  }
  void open() {
    task_->check();
    has_begun_ = true;
    ++depth_;
  }
  bool close() {
    --depth_;
    is_in_features_ = is_in_features_ && depth_ >= kInFeatures;
    return true;
  }

  const base::Task* task_;
  bool has_begun_{};
  std::uint64_t depth_{};
  std::string key_;  ///< the last of the collection
  bool is_in_features_{};
  GeojsonFeatures features_;
  std::size_t fault_at_{};
};

}  // namespace

GeojsonFeatures check_geojson(const std::filesystem::path& file,
                              const base::Where& where,
                              const base::Task& task) {
  std::ifstream stream{file, std::ios::binary};
  Listener listener{task};
  if (Json::sax_parse(stream, &listener) || !listener.has_begun()) {
    return listener.features();  // what is no JSON at all GDAL refuses by its name
  }
  if (listener.has_ended()) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"expected the end of the file at byte {}, where its first object ends, "
                        "and found more",
                        listener.fault_at() - 1},
                Message{"put all features into one FeatureCollection, or open the file in QGIS "
                        "and save it anew as a GeoPackage"}};
  }
  throw Error{ErrorCode::file_damaged, where,
              Message{"expected JSON, and up to byte {} it is none", listener.fault_at()},
              Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
}

void require_all_features(const GeojsonFeatures& features,
                          std::uint64_t read,
                          const base::Where& where) {
  if (features.first_other) {
    throw Error{ErrorCode::file_damaged, where,
                Message{"element {} of its features is no feature", *features.first_other},
                Message{"remove it, or ask whoever made the file what is missing there"}};
  }
  if (features.count && *features.count != read) {
    throw Error{
        ErrorCode::file_damaged, where,
        Message{"the layer says it has {} features, and {} could be read", *features.count, read},
        Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
  }
}

}  // namespace narhet::input::detail

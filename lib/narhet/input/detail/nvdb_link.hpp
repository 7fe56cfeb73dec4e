// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/base/error.hpp"
#include "narhet/input/detail/line_roads.hpp"
#include "narhet/input/road_product_settings.hpp"
#include "narhet/model/origin.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace narhet::input::detail {

/// What NVDB says of a road link, or of a part of one, in the words and codes of its products;
/// empty: nothing.
struct NvdbLink {
  std::string net;               ///< "1" or "bilnät", "2" or "cykelnät", "4" or "gångnät"
  std::string functional_class;  ///< "0" to "9"
  std::string road_type;         ///< "Motorväg", "Motortrafikled", …
  std::string limit_forward;     ///< km/h, "gångfart", "varierande"
  std::string limit_backward;
  std::string surface;         ///< "1" or "belagd", "2" or "grus"
  std::string winter_bearing;  ///< what the road bears in winter
  std::string ferry_name;
  bool forbidden_forward{};  ///< in the direction of the line
  bool forbidden_backward{};
  bool ferry{};
  bool motorway{};
  bool motor_road{};  ///< motortrafikled
  bool built_up{};
  bool prohibition{};  ///< of some traffic: heavy, through, …
};

/// Whether a cell says that what its column names is there: anything but nothing, 0 and no.
[[nodiscard]] bool is_set(std::string_view cell);

/// Of two limits the one that is driven at most: a known one before one that varies or is missing.
[[nodiscard]] const std::string& lower_limit(const std::string& one, const std::string& other);

/// Reads links as roads, and keeps count of what has to be told.
class NvdbReader {
 public:
  /// @param classes  the study's: functional class -> road class, before those of the settings
  NvdbReader(const NvdbSettings& settings, const std::map<std::string, std::string>& classes)
      : settings_{&settings}, classes_{&classes} {}

  /// @throws Error `value_invalid` at `where` for a net or a functional class that NVDB has not
  [[nodiscard]] Tags tags_of(const NvdbLink& link, const base::Where& where);

  void tell(model::LoadReport& report) const;

 private:
  [[nodiscard]] std::string class_of(const NvdbLink& link, const base::Where& where);
  void read_limits(const NvdbLink& link, Tags& tags);
  [[nodiscard]] std::string driven(const NvdbLink& link, const std::string& limit);

  const NvdbSettings* settings_;
  const std::map<std::string, std::string>* classes_;
  std::uint64_t ferries_{};
  std::uint64_t without_class_{};
  std::uint64_t without_limit_{};
  std::uint64_t varying_limits_{};
  std::uint64_t slowed_{};
  std::uint64_t prohibitions_{};
  std::map<std::string, std::uint64_t> winter_bearing_;
};

}  // namespace narhet::input::detail

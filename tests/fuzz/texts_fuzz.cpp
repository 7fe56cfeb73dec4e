// SPDX-License-Identifier: MIT
// Numbers, quantities and the spellings of OpenStreetMap.
#include "fuzz/refused.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/number.hpp"
#include "narhet/base/quantity.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/input/osm_values.hpp"
#include "narhet/input/season_tags.hpp"
#include "narhet/model/months.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace {

using namespace narhet;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

const input::OsmSettings& defaults() {
  static const input::OsmSettings settings = input::read_osm_settings(
      base::Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml"));
  return settings;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  for (const auto& number : {base::number_from_text(text), base::number_from_swedish_text(text)}) {
    require(!number || std::isfinite(*number));
  }
  static_cast<void>(base::integer_from_text(text));
  const auto length = base::length_from_text(text);
  require(!length || (std::isfinite(length->count()) && length->count() >= 0.0));
  const auto speed = base::speed_from_text(text);
  require(!speed || (std::isfinite(speed->count()) && speed->count() >= 0.0));
  for (const auto& duration :
       {base::duration_from_text(text), input::osm_duration_from_text(text)}) {
    require(!duration || (std::isfinite(duration->count()) && duration->count() >= 0.0));
  }
  const auto limit = input::speed_limit_from_text(text, defaults());
  require(!limit || limit->type != model::SpeedLimit::Type::number ||
          (std::isfinite(limit->value.count()) && limit->value.count() > 0.0));
  if (const auto months = model::months_from_text(text)) {
    require(!months->is_empty() && model::months_from_text(model::key(*months)) == months);
  }
  const auto& seasons = defaults().seasons;
  const auto opening = input::months_of_opening_hours(text, seasons);
  require(!opening || !opening->is_empty());
  const auto seasonal = input::seasonal_from_text(text, seasons);
  require(!seasonal || !seasonal->months.is_empty());
  static_cast<void>(input::for_each_season_clause(text, seasons, [](const auto&) {}));
  const auto interval = input::osm_interval_from_text(text);
  require(!interval || interval->count() > 0.0);
  require(base::is_valid_utf8(base::printable(text)));
  if (base::is_valid_utf8(text)) {
    require(base::is_valid_utf8(base::fold_case(text)));
    require(base::to_nfc(base::to_nfc(text)) == base::to_nfc(text));
    const std::string slug = base::slug(text);
    require(!slug.empty() && slug.size() <= 64);
    const std::array<std::string, 2> known{"places.csv", std::string{text}};
    static_cast<void>(base::nearest_known(text, known));
  }
  return 0;
}

// SPDX-License-Identifier: MIT
#include "narhet/study/threshold.hpp"

#include "narhet/base/quantity.hpp"
#include "narhet/base/text.hpp"

#include <string>

namespace narhet::study {

using base::Message;
using base::Settings;

model::Threshold read_threshold(const Settings& table) {
  const std::string label = table.required("limit", table.text("limit"));
  if (const auto length = base::length_from_text(label)) {
    return {base::Metric::distance, base::to_weight(*length), base::with_short_unit(label)};
  }
  if (const auto duration = base::duration_from_text(label)) {
    return {base::Metric::time, base::to_weight(*duration), base::with_short_unit(label)};
  }
  table.refuse(
      "limit",
      Message{"expected a length or a time with its unit, found '{}'", base::printable(label)},
      Message{"write \"10 km\" or \"20 min\""});
}

}  // namespace narhet::study

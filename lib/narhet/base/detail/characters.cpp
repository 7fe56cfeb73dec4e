// SPDX-License-Identifier: MIT
#include "narhet/base/detail/characters.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace narhet::base::detail {

Character first_character(std::string_view text) {
  std::int32_t code = -1;
  const auto* bytes =
      reinterpret_cast<const utf8proc_uint8_t*>(text.data());  // NOLINT: the library's byte type
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) {
    return {-1, text.substr(0, 1)};
  }
  return {code, text.substr(0, static_cast<std::size_t>(length))};
}

std::vector<std::int32_t> characters(std::string_view text) {
  std::vector<std::int32_t> codes;
  while (!text.empty()) {
    const Character next = first_character(text);
    codes.push_back(next.code);
    text.remove_prefix(next.bytes.size());
  }
  return codes;
}

std::size_t typing_errors(const std::vector<std::int32_t>& a,
                          const std::vector<std::int32_t>& b,
                          std::size_t limit) {
  const std::size_t longer_by = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  if (longer_by >= limit) {
    return longer_by;
  }
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = j;
  }
  std::size_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before_last[j - 2] + 1);
      }
      least = std::min(least, now[j]);
    }
    if (least >= limit && least_of_last >= limit) {
      return least;  // all that follows comes from these two rows, and is no less
    }
    least_of_last = least;
    before_last.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace narhet::base::detail

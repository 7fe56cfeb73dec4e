// SPDX-License-Identifier: MIT
// Texts written as JSON are read back by the library as what they were, and do no harm as bytes.
#include "fuzz/letters.hpp"
#include "fuzz/refused.hpp"
#include "fuzz/require.hpp"

#include "narhet/output/detail/json_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace narhet;
  const std::string text{fuzz::text(data, size)};
  const nlohmann::json object{{text, {text, 1.5, nullptr}}};
  const bool is_text = fuzz::letters_of(text).has_value();
  // A key that is no UTF-8 is replaced, or it could not be written at all.
  const std::string json = output::detail::harmless_json(
      object.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
  const auto letters = fuzz::letters_of(json);
  fuzz::require(letters.has_value());
  fuzz::require(std::none_of(letters->begin(), letters->end(), [](char32_t letter) {
    return letter != U'\n' && fuzz::does_harm(letter);
  }));
  fuzz::require(json.find("</") == std::string::npos);
  const nlohmann::json back = nlohmann::json::parse(json);
  fuzz::require(!is_text || back == object);
  return 0;
}

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace narhet::base {

/// The text of a file of `data/defaults`, `data/messages`, `data/report`, `data/styles` or
/// `data/templates` as it was when the program was built, by its path below `data/`:
/// "defaults/car.toml".  Built in, so that the program finds its defaults wherever it stands.
///
/// Also "leaflet/leaflet.js" and "leaflet/leaflet.css", without what asks for other files.
/// @pre the file is listed in `lib/narhet/base/CMakeLists.txt`
[[nodiscard]] std::string_view builtin_text(std::string_view path);

}  // namespace narhet::base

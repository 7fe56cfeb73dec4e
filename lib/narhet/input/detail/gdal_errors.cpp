// SPDX-License-Identifier: MIT
#include "narhet/input/detail/gdal_errors.hpp"

#include "narhet/base/memory.hpp"
#include "narhet/base/text.hpp"
#include "narhet/input/input_file.hpp"

#include <cpl_error.h>

#include <algorithm>
#include <cstddef>

namespace narhet::input::detail {
namespace {

constexpr std::size_t kMaxWarnings = 20;

}  // namespace

struct GdalErrors::Heard {
  std::string first_failure;
  std::vector<std::string> warnings;

  static void CPL_STDCALL hear(CPLErr level, CPLErrorNum /*number*/, const char* text) {
    if (level == CE_Fatal) {
      base::end_for_want_of_memory();
    }
    auto* heard = static_cast<Heard*>(CPLGetErrorHandlerUserData());
    auto& warnings = heard->warnings;
    if (level >= CE_Failure && heard->first_failure.empty()) {
      heard->first_failure = text;
    } else if (level == CE_Warning && warnings.size() < kMaxWarnings &&
               std::find(warnings.begin(), warnings.end(), text) == warnings.end()) {
      warnings.emplace_back(text);
    }
  }
};

GdalErrors::GdalErrors() : heard_{std::make_unique<Heard>()} {
  CPLPushErrorHandlerEx(&Heard::hear, heard_.get());
}

GdalErrors::~GdalErrors() {
  CPLPopErrorHandler();
}

void GdalErrors::refuse_any(const base::Where& where) const {
  if (!heard_->first_failure.empty()) {
    const base::Message failure =
        heard_->first_failure == kAsksNetwork
            ? base::Message{"the file asks for something on the network"}
            : base::Message{"{}",
                            base::printable_line(heard_->first_failure)};  // in GDAL's own words
    throw base::Error{
        base::ErrorCode::file_damaged, where,
        base::Message{"the file cannot be read to its end: {}", failure},
        has_extension(where.file, ".xlsx")
            ? base::Message{"open it in Excel and save it anew, or save the sheet as \"CSV UTF-8\""}
            : base::Message{"fetch it again, or open it in QGIS and save it anew as a GeoPackage"}};
  }
}

const std::vector<std::string>& GdalErrors::warnings() const {
  return heard_->warnings;
}

}  // namespace narhet::input::detail

// SPDX-License-Identifier: MIT
#include "narhet/input/gdal_session.hpp"

#include "narhet/base/memory.hpp"
#include "narhet/input/detail/gdal_errors.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal.h>
#include <ogrsf_frmts.h>
#include <osmium/version.hpp>
#include <sqlite3.h>

#include <array>

namespace narhet::input {
namespace {

struct Option {
  const char* name;
  const char* value;
};

/// What a user's environment or gdalrc must not decide.
constexpr std::array<Option, 13> kPinned{{
    {"GDAL_DRIVER_PATH", "disable"},
    {"GDAL_PAM_ENABLED", "NO"},
    {"PROJ_NETWORK", "OFF"},
    {"CPL_VSIL_CURL_ALLOWED_FILENAME", "none"},  // of all that /vsicurl/, /vsis3/ … could open
    {"CPL_DEBUG", "OFF"},
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""},
    {"OGR_SQLITE_PRAGMA", ""},
    {"SHAPE_RESTORE_SHX", "NO"},
    {"SHAPE_ENCODING", ""},  // the bytes as they are: see `decode_texts`
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "200"},
    {"OGR_GEOJSON_ARRAY_AS_STRING", "NO"},
    {"OGR_XLSX_HEADERS", "DISABLE"},  // the first row is read as it is
    {"OGR_XLSX_FIELD_TYPES", "STRING"},
}};

/// An answer that says no.  None at all would let GDAL 3.6 go on and fetch.
CPLHTTPResult* refuse_to_fetch(const char* /*url*/,
                               CSLConstList /*options*/,
                               GDALProgressFunc /*progress*/,
                               void* /*progress_argument*/,
                               CPLHTTPFetchWriteFunc /*write*/,
                               void* /*write_argument*/,
                               void* /*user*/) {
  auto* answer = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  answer->nStatus = 1;
  answer->pszErrBuf = CPLStrdup("no network");
  CPLError(CE_Failure, CPLE_NotSupported, "%s", detail::kAsksNetwork);
  return answer;
}

/// GDAL aborts after this where it gets no memory, and has no other fatal fault.
void CPL_STDCALL end_if_fatal(CPLErr level, CPLErrorNum /*number*/, const char* /*text*/) {
  if (level == CE_Fatal) {
    base::end_for_want_of_memory();
  }
}

}  // namespace

GdalSession::GdalSession() {
  CPLPushErrorHandler(&end_if_fatal);
  // The first driver brings the driver manager, and that reads gdalrc: so the options come after
  // it.
  RegisterOGRGeoPackage();
  RegisterOGRGeoJSON();
  RegisterOGRShape();
  RegisterOGRFlatGeobuf();
  RegisterOGRXLSX();
  for (const Option& option : kPinned) {
    CPLSetConfigOption(option.name, option.value);
  }
  CPLHTTPSetFetchCallback(&refuse_to_fetch, nullptr);
}

// The network stays off until the process ends: nothing in it needs one.
GdalSession::~GdalSession() {
  CPLPopErrorHandler();
}

LibraryVersions library_versions() {
  return {GDALVersionInfo("RELEASE_NAME"), sqlite3_libversion(), LIBOSMIUM_VERSION_STRING};
}

}  // namespace narhet::input

// SPDX-License-Identifier: MIT
#include "narhet/input/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_vsi.h>
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
constexpr std::array<Option, 8> kPinned{{
    {"GDAL_DRIVER_PATH", "disable"},
    {"GDAL_PAM_ENABLED", "NO"},
    {"PROJ_NETWORK", "OFF"},
    {"CPL_DEBUG", "OFF"},
    {"OGR_SQLITE_LOAD_EXTENSIONS", ""},
    {"OGR_SQLITE_PRAGMA", ""},
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "200"},
    {"OGR_GEOJSON_ARRAY_AS_STRING", "NO"},
}};

/// GDAL's file systems that go to the network.
constexpr std::array<const char*, 15> kRemoteFileSystems{"/vsicurl/",
                                                         "/vsicurl_streaming/",
                                                         "/vsis3/",
                                                         "/vsis3_streaming/",
                                                         "/vsigs/",
                                                         "/vsigs_streaming/",
                                                         "/vsiaz/",
                                                         "/vsiadls/",
                                                         "/vsiaz_streaming/",
                                                         "/vsioss/",
                                                         "/vsioss_streaming/",
                                                         "/vsiswift/",
                                                         "/vsihdfs/",
                                                         "/vsiwebhdfs/",
                                                         "/vsiswift_streaming/"};

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
  CPLError(CE_Failure, CPLE_NotSupported, "the file asks for something on the network");
  return answer;
}

/// Puts a file system that opens nothing in the place of those that go to the network.  GDAL has no
/// way to take one out.
void close_remote_file_systems() {
  VSIFilesystemPluginCallbacksStruct* nothing = VSIAllocFilesystemPluginCallbacksStruct();
  nothing->open = [](void*, const char*, const char*) -> void* { return nullptr; };
  nothing->read = [](void*, void*, size_t, size_t) -> size_t { return 0; };
  nothing->tell = [](void*) -> vsi_l_offset { return 0; };
  nothing->seek = [](void*, vsi_l_offset, int) { return -1; };
  nothing->eof = [](void*) { return 1; };
  nothing->close = [](void*) { return 0; };
  for (const char* prefix : kRemoteFileSystems) {
    VSIInstallPluginHandler(prefix, nothing);
  }
  VSIFreeFilesystemPluginCallbacksStruct(nothing);
}

}  // namespace

GdalSession::GdalSession() {
  CPLPushErrorHandler(CPLQuietErrorHandler);
  // The first driver brings the driver manager, and that reads gdalrc: so the options come after
  // it.
  RegisterOGRGeoPackage();
  RegisterOGRGeoJSON();
  for (const Option& option : kPinned) {
    CPLSetConfigOption(option.name, option.value);
  }
  CPLHTTPSetFetchCallback(&refuse_to_fetch, nullptr);
  close_remote_file_systems();
}

// The network stays off until the process ends: nothing in it needs one.
GdalSession::~GdalSession() {
  CPLPopErrorHandler();
}

LibraryVersions library_versions() {
  return {GDALVersionInfo("RELEASE_NAME"), sqlite3_libversion(), LIBOSMIUM_VERSION_STRING};
}

}  // namespace narhet::input

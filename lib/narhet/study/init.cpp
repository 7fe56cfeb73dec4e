// SPDX-License-Identifier: MIT
#include "narhet/study/init.hpp"

#include "narhet/base/builtin_text.hpp"
#include "narhet/base/error.hpp"
#include "narhet/base/format.hpp"
#include "narhet/base/settings.hpp"
#include "narhet/input/osm_extent.hpp"
#include "narhet/input/osm_extract.hpp"
#include "narhet/input/osm_settings.hpp"
#include "narhet/output/publication.hpp"
#include "narhet/output/text_file.hpp"
#include "narhet/study/default_kinds.hpp"
#include "narhet/study/output_target.hpp"
#include "narhet/study/summary.hpp"
#include "narhet/study/template.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

namespace narhet::study {
namespace {

using base::Error;
using base::ErrorCode;
using base::Message;

constexpr const char* kStudyFile = "study.toml";

std::string name_of(const std::filesystem::path& extract) {
  std::string name = extract.filename().string();
  return name.substr(0, name.find(".osm.pbf"));
}

std::string kinds_text(const std::vector<model::Kind>& kinds) {
  std::string text;
  for (const model::Kind& kind : kinds) {
    text += base::format("[[kinds]]\nkey = {}\nsv = {}\nen = {}\n\n", toml_text(kind.key),
                         toml_text(kind.swedish), toml_text(kind.english));
  }
  return text;
}

std::string kind_keys(const std::vector<model::Kind>& kinds) {
  std::string text;
  for (const model::Kind& kind : kinds) {
    text += (text.empty() ? "" : ", ") + kind.key;
  }
  return text;
}

/// From the study's folder to the extract, as one would write it.
std::string path_from(const std::filesystem::path& folder, const std::filesystem::path& extract) {
  std::error_code error;
  const auto relative = std::filesystem::relative(extract, folder, error);
  return error || relative.empty() ? std::filesystem::absolute(extract).string()
                                   : relative.string();
}

/// The files of a new study: their names and texts.
std::map<std::string, std::string> study_files(const std::filesystem::path& extract_path,
                                               const std::filesystem::path& folder,
                                               const InitOptions& options,
                                               const input::OsmExtract& extract,
                                               const geo::Crs& crs) {
  const bool swedish = options.language == base::Language::swedish;
  const std::string code{base::code(options.language)};
  const std::vector<model::Kind> kinds = default_kinds();
  std::string score{base::builtin_text("templates/score." + code + ".toml")};
  const std::map<std::string, std::string> values{
      {"NAME", toml_text(options.name.empty() ? name_of(extract_path) : options.name)},
      {"CRS", toml_text(crs.code())},
      {"CRS_NAME", crs.name()},
      {"EXTRACT", toml_text(path_from(folder, extract_path))},
      {"ALLOW_INCOMPLETE", options.allow_incomplete ? "allow_incomplete = true" : ""},
      {"PLACE_TYPES", toml_texts(extract.place_types)},
      {"ADMIN_LEVEL", extract.admin_level ? base::format("admin_level = {}", *extract.admin_level)
                                          : std::string{}},
      {"KINDS", kinds_text(kinds)},
      {"KIND_KEYS", kind_keys(kinds)},
      {"SCORE", std::move(score)},
  };
  const auto filled = [&](const std::string& name) {
    return fill_template(base::builtin_text("templates/" + name), values);
  };
  return {{kStudyFile, filled("study." + code + ".toml")},
          {swedish ? "behov.csv" : "needs.csv", filled("needs." + code + ".csv")},
          {swedish ? "behov.txt" : "needs.txt", filled("needs." + code + ".txt")}};
}

/// The folder of a new study.  One that was made in vain is removed.
class StudyFolder {
 public:
  explicit StudyFolder(const std::filesystem::path& folder)
      : folder_{folder}, is_new_{!std::filesystem::exists(folder)} {
    make_folder(folder_);
  }
  ~StudyFolder() {
    std::error_code not_empty;
    if (is_new_) {
      std::filesystem::remove(folder_, not_empty);
    }
  }
  StudyFolder(const StudyFolder&) = delete;
  StudyFolder& operator=(const StudyFolder&) = delete;

 private:
  std::filesystem::path folder_;
  bool is_new_;
};

/// The study file last: a folder without it is no study, and 'init' finishes it.
void write_files(const std::filesystem::path& folder,
                 const std::map<std::string, std::string>& files,
                 output::Publication& study) {
  std::list<output::Publication> beside;
  std::vector<output::Publication*> all;
  for (const auto& [name, text] : files) {
    const std::filesystem::path file = folder / name;
    if (name == kStudyFile || std::filesystem::exists(file)) {
      continue;  // a table of needs that somebody has begun to fill in
    }
    output::write_text(text, beside.emplace_back(file, output::PublicationOptions{}));
    all.push_back(&beside.back());
  }
  output::write_text(files.at(kStudyFile), study);
  all.push_back(&study);
  output::publish_together(all);
}

}  // namespace

std::vector<Line> init_study(const std::filesystem::path& extract_path,
                             const std::filesystem::path& folder,
                             const InitOptions& options,
                             const base::Task& task) {
  if (std::filesystem::exists(folder / kStudyFile)) {
    throw Error{ErrorCode::output_exists,
                {(folder / kStudyFile).string(), {}, {}},
                Message{"there is a study already"},
                Message{"choose another folder, or remove the file if it is not needed"}};
  }
  const StudyFolder made{folder};
  output::Publication study{folder / kStudyFile, {}};
  const geo::Crs crs = geo::study_crs_for(input::read_osm_centre(extract_path, task));
  input::OsmOptions wanted;
  wanted.subjects = {model::Subject::roads, model::Subject::places, model::Subject::services,
                     model::Subject::candidates, model::Subject::municipalities};
  wanted.admin_level = options.admin_level;
  wanted.allow_incomplete = options.allow_incomplete;
  const auto settings = input::read_osm_settings(
      base::Settings::parse(base::builtin_text("defaults/osm.toml"), "osm.toml"));
  input::OsmExtract extract =
      input::read_osm_extract(extract_path, settings, default_kinds(), wanted, crs, task);
  for (model::LoadReport& report : extract.reports) {
    report.file = extract_path.filename().string();
  }
  write_files(folder, study_files(extract_path, folder, options, extract, crs), study);
  std::vector<Line> lines = load_lines(extract.reports);
  lines.push_back({Message{"coordinate system: {} ({})", crs.code(), crs.name()}});
  return lines;
}

}  // namespace narhet::study

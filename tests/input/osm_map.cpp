// SPDX-License-Identifier: MIT
#include "input/osm_map.hpp"

#include "input/osm_defaults.hpp"
#include "support/temporary_folder.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace narhet::input::test {

using model::Subject;

std::vector<model::Kind> five_kinds() {
  return {{"dagligvaror", "Dagligvaror", "Groceries"},
          {"drivmedel", "Drivmedel", "Fuel"},
          {"post_paket", "Post och paket", "Post and parcels"},
          {"apotek", "Apoteksvaror", "Pharmacy goods"},
          {"betaltjanster", "Betaltjänster", "Payment services"}};
}

std::string text(const model::KindSet& kinds) {
  std::string words;
  const auto all = five_kinds();
  for (std::size_t kind = 0; kind < all.size(); ++kind) {
    if (kinds.contains(base::id_at<base::KindIndex>(kind))) {
      words += (words.empty() ? "" : " ") + all[kind].key;
    }
  }
  return words;
}

OsmOptions everything() {
  OsmOptions options;
  options.subjects = {Subject::roads, Subject::places, Subject::services, Subject::candidates,
                      Subject::municipalities};
  options.allow_incomplete = true;
  return options;
}

OsmExtract read_extract(const std::filesystem::path& file,
                        const OsmOptions& options,
                        std::string_view study_crs) {
  OsmExtract extract = read_osm_extract(file, osm_defaults(), five_kinds(), options,
                                        geo::Crs::from_text(study_crs), base::Task{});
  EXPECT_EQ(extract.reports.size(), options.subjects.size());
  for (const model::LoadReport& report : extract.reports) {
    EXPECT_TRUE(report.is_balanced()) << model::key(report.subject);
  }
  return extract;
}

OsmExtract read_opl(std::string_view opl,
                    const OsmOptions& options,
                    const std::optional<narhet::test::HeaderBox>& box) {
  const narhet::test::TemporaryFolder folder;
  narhet::test::write_pbf(folder / "map.osm.pbf", opl, box);
  return read_extract(folder / "map.osm.pbf", options);
}

const model::LoadReport& report_of(const OsmExtract& extract, Subject subject) {
  const auto found =
      std::find_if(extract.reports.begin(), extract.reports.end(),
                   [&](const model::LoadReport& report) { return report.subject == subject; });
  if (found == extract.reports.end()) {
    throw std::logic_error{"no report of this subject"};
  }
  return *found;
}

std::uint64_t excluded(const model::LoadReport& report, std::string_view reason) {
  std::uint64_t count = 0;
  for (const model::Excluded& each : report.excluded) {
    count += each.reason.english() == reason ? each.count : 0;
  }
  return count;
}

std::string rejected(const model::LoadReport& report) {
  std::string lines;
  for (const model::Rejected& each : report.rejected) {
    lines += (lines.empty() ? "" : "; ") + each.origin.record + (each.id.empty() ? "" : " ") +
             each.id + ": " + each.reason.english();
  }
  return lines;
}

std::vector<std::string> notices(const model::LoadReport& report) {
  const base::Catalogue english{base::Language::english};
  std::vector<std::string> texts;
  for (const base::Message& notice : report.notices) {
    texts.push_back(english.render(notice));
  }
  return texts;
}

}  // namespace narhet::input::test

// SPDX-License-Identifier: MIT
#include "narhet/study/abroad.hpp"

#include "narhet/base/text.hpp"
#include "narhet/input/country.hpp"
#include "narhet/model/place_names.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

namespace narhet::study {
namespace {

using base::Message;
using base::Settings;

bool is_abroad(const model::Service& service, const Abroad& abroad) {
  return !service.country.empty() && service.country != abroad.home.value;
}

model::KindSet not_counted(const Abroad& abroad) {
  model::KindSet kinds;
  for (std::size_t kind = 0; kind < abroad.kinds.size(); ++kind) {
    if (!abroad.kinds[kind].counts) {
      kinds.insert(base::id_at<base::KindIndex>(kind));
    }
  }
  return kinds;
}

Message counted_abroad(std::uint64_t points, bool counts, const std::string& kind) {
  return counts ? base::counted(points, "{} point abroad counts for {}",
                                "{} points abroad count for {}", kind)
                : base::counted(points, "{} point abroad does not count for {}",
                                "{} points abroad do not count for {}", kind);
}

void tell_unknown(std::span<const model::Service> services,
                  const std::string& home,
                  std::vector<Message>& notices) {
  const auto unknown = static_cast<std::uint64_t>(
      std::count_if(services.begin(), services.end(),
                    [](const model::Service& each) { return each.country.empty(); }));
  if (unknown > 0) {
    notices.push_back(
        base::counted(unknown, "{} service point does not say its country and counts as one in {}",
                      "{} service points do not say their country and count as those in {}", home));
  }
}

/// In a study without a country of its own.
void tell_countries(std::span<const model::Service> services, std::vector<Message>& notices) {
  std::set<std::string> countries;
  for (const model::Service& each : services) {
    if (!each.country.empty()) {
      countries.insert(each.country);
    }
  }
  if (countries.size() < 2) {
    return;
  }
  const std::vector<std::string> names{countries.begin(), countries.end()};
  const auto notice = Message{
      "service points are in {}, and all count: which country is the study's own, [study] does not "
      "say (country = \"{}\")",
      model::listed(names), names.front()};
  notices.push_back(notice);
}

void leave_out(const Abroad& abroad,
               std::vector<model::Service>& services,
               std::span<model::LoadReport> loads) {
  const model::KindSet left_out = not_counted(abroad);
  std::erase_if(services, [&](model::Service& service) {
    if (!is_abroad(service, abroad)) {
      return false;
    }
    service.kinds.remove(left_out);
    if (service.kinds.empty()) {
      model::exclude_used(loads, model::Subject::services, service.origin.source,
                          Message{"abroad, where none of its kinds counts"});
    }
    return service.kinds.empty();
  });
}

}  // namespace

std::optional<std::string> read_country(const Settings& table) {
  const auto text = table.text("country");
  auto code = text ? input::country_code(*text) : std::nullopt;
  if (text && !code) {
    table.refuse("country",
                 Message{"expected a country such as \"NO\", found '{}'", base::printable(*text)});
  }
  return code;
}

model::Provenance read_home_country(const Settings& head,
                                    const Settings& defaults,
                                    const geo::Crs& crs) {
  if (const auto stated = read_country(head)) {
    return {"setting", "study.country", *stated, {}, {}, {}};
  }
  if (!geo::is_swedish(crs)) {
    return {};
  }
  const Settings entry = defaults.required("country", defaults.table("country"));
  return {"assumption",
          "study.country",
          entry.required("value", entry.text("value")),
          {},
          entry.text("source").value_or(""),
          entry.text("date").value_or("")};
}

AbroadOfKind read_abroad_of_kind(const Settings& table,
                                 const model::Kind& kind,
                                 const Settings& defaults) {
  AbroadOfKind abroad;
  abroad.provenance.name = "kinds." + kind.key + ".abroad";
  if (const auto stated = table.flag("abroad")) {
    abroad.provenance.topic = "setting";
    abroad.counts = *stated;
  } else {
    const auto of_kind = defaults.table(kind.key);
    const Settings entry =
        of_kind ? *of_kind : defaults.required("others", defaults.table("others"));
    abroad.provenance.topic = "assumption";
    abroad.provenance.source = entry.text("source").value_or("");
    abroad.provenance.date = entry.text("date").value_or("");
    abroad.counts = entry.required("value", entry.flag("value"));
  }
  abroad.provenance.value = abroad.counts ? "true" : "false";
  return abroad;
}

AbroadReport leave_out_abroad(const Abroad& abroad,
                              std::span<const model::Kind> kinds,
                              base::Language language,
                              std::vector<model::Service>& services,
                              std::span<model::LoadReport> loads) {
  AbroadReport report;
  if (abroad.home.value.empty()) {
    tell_countries(services, report.notices);
    return report;
  }
  if (std::none_of(services.begin(), services.end(),
                   [&](const model::Service& each) { return is_abroad(each, abroad); })) {
    return report;
  }
  report.provenance.push_back(abroad.home);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto points = static_cast<std::uint64_t>(
        std::count_if(services.begin(), services.end(), [&](const model::Service& each) {
          return is_abroad(each, abroad) && each.kinds.contains(base::id_at<base::KindIndex>(kind));
        }));
    if (points > 0) {
      const std::string name = model::name_in_sentence(kinds[kind], language);
      report.notices.push_back(counted_abroad(points, abroad.kinds[kind].counts, name));
      report.provenance.push_back(abroad.kinds[kind].provenance);
    }
  }
  tell_unknown(services, abroad.home.value, report.notices);
  leave_out(abroad, services, loads);
  return report;
}

}  // namespace narhet::study

// SPDX-License-Identifier: MIT
#include "narhet/input/membership.hpp"

#include "narhet/base/text.hpp"
#include "narhet/geo/area_index.hpp"
#include "narhet/model/origin.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace narhet::input {
namespace {

using base::Message;

/// How many records a notice is about, and the names of the first.
class Named {
 public:
  void add(const std::string& name) {
    constexpr std::uint64_t kMaxNames = 5;
    if (++count_ <= kMaxNames) {
      names_ += (names_.empty() ? "" : ", ") + base::printable(name);
    } else if (count_ == kMaxNames + 1) {
      names_ += ", …";
    }
  }
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] const std::string& names() const { return names_; }

 private:
  std::uint64_t count_{};
  std::string names_;
};

template <class Record>
void assign(const geo::AreaIndex& areas,
            std::span<Record> records,
            model::Subject subject,
            Beyond beyond,
            std::vector<Message>& notices) {
  Named outside;
  for (Record& record : records) {
    record.municipality.reset();
    if (const auto area = areas.covering(record.position)) {
      record.municipality = base::id_at<base::MunicipalityIndex>(*area);
    } else {
      outside.add(record.name.empty() ? record.id : record.name);
    }
  }
  if (outside.count() > 0 && beyond == Beyond::noteworthy) {
    const auto notice =
        Message{"{} of {} {} lie in none of the municipalities: {}", outside.count(),
                records.size(), model::name(subject), outside.names()};
    notices.push_back(notice);
  }
}

void tell_other_codes(std::span<const model::Municipality> municipalities,
                      std::span<const model::Place> places,
                      std::vector<Message>& notices) {
  Named elsewhere;
  for (const model::Place& place : places) {
    if (place.municipality && !place.stated_municipality.empty() &&
        place.stated_municipality != municipalities[base::index(*place.municipality)].code) {
      elsewhere.add(place.name.empty() ? place.id : place.name);
    }
  }
  if (elsewhere.count() > 0) {
    notices.push_back(base::counted(
        elsewhere.count(),
        "{} place lies in another municipality than its code says; the position counts: {}",
        "{} places lie in another municipality than their codes say; the position counts: {}",
        elsewhere.names()));
  }
}

}  // namespace

std::vector<Message> assign_municipalities(std::span<const model::Municipality> municipalities,
                                           std::span<model::Place> places,
                                           std::span<model::Service> services,
                                           std::span<model::Candidate> candidates,
                                           Beyond beyond) {
  std::vector<Message> notices;
  if (municipalities.empty()) {
    return notices;
  }
  std::vector<geo::MultiPolygon> areas;
  areas.reserve(municipalities.size());
  for (const model::Municipality& each : municipalities) {
    areas.push_back(each.area);
  }
  const geo::AreaIndex index{areas};
  assign(index, places, model::Subject::places, beyond, notices);
  tell_other_codes(municipalities, places, notices);
  assign(index, services, model::Subject::services, beyond, notices);
  assign(index, candidates, model::Subject::candidates, beyond, notices);
  return notices;
}

}  // namespace narhet::input

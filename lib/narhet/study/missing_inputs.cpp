// SPDX-License-Identifier: MIT
#include "narhet/study/missing_inputs.hpp"

#include "narhet/base/text.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace narhet::study {
namespace {

using base::Message;
using model::MissingInput;
using model::Subject;

/// A value that records may have, and what is lost where none has it.
struct Value {
  std::string_view what;  ///< "places.elderly"
  Subject subject{};
  std::vector<std::string_view> words;  ///< that the column may be called by
  Message consequence;
};

/// A column that nobody used and that was perhaps meant.
std::optional<std::string> column_like(const Value& value,
                                       std::span<const model::LoadReport> loads) {
  std::vector<std::string> unused;
  for (const model::LoadReport& load : loads) {
    for (const model::InputColumn& column : load.columns) {
      if (load.subject == value.subject && column.taken_as.empty() && !column.name.empty()) {
        unused.push_back(column.name);
      }
    }
  }
  for (const std::string_view word : value.words) {
    if (auto nearest = base::nearest_known(word, unused)) {
      return nearest;
    }
  }
  return std::nullopt;
}

MissingInput missing(const Value& value, std::span<const model::LoadReport> loads) {
  const auto like = column_like(value, loads);
  if (!like) {
    return {value.what, value.consequence};
  }
  const std::string_view ours = value.what.substr(value.what.find('.') + 1);
  return {value.what,
          Message{"{}; the column '{}' is not used: if it is meant, write fields = {{ "
                  "{} = \"{}\" }} in the study",
                  value.consequence, base::printable(*like), ours, base::printable(*like)}};
}

template <class Record, class Field>
bool none_has(const std::vector<Record>& records, Field Record::*field) {
  return std::none_of(records.begin(), records.end(),
                      [field](const Record& record) { return (record.*field).has_value(); });
}

void add_missing_of_places(const Inputs& inputs, std::vector<MissingInput>& found) {
  using model::Place;
  const auto add = [&](const Value& value) { found.push_back(missing(value, inputs.loads)); };
  if (none_has(inputs.places, &Place::population)) {
    add({"places.population",
         Subject::places,
         {"population", "befolkning", "folkmängd", "invånare"},
         Message{"the population of the places is not known: no shares of people, and no people "
                 "for a ranking to weigh"}});
  }
  if (none_has(inputs.places, &Place::young)) {
    add({"places.young",
         Subject::places,
         {"young", "unga"},
         Message{"no numbers of young people: nothing is said of them"}});
  }
  if (none_has(inputs.places, &Place::elderly)) {
    add({"places.elderly",
         Subject::places,
         {"elderly", "äldre"},
         Message{"no numbers of elderly people: nothing is said of them, and what a site would "
                 "save them is not measured"}});
  }
  if (none_has(inputs.places, &Place::businesses)) {
    add({"places.businesses",
         Subject::places,
         {"businesses", "företag"},
         Message{"no numbers of businesses: what a site would save them is not measured"}});
  }
}

void add_missing_of_candidates(const Inputs& inputs, std::vector<MissingInput>& found) {
  using model::Candidate;
  const auto add = [&](const Value& value) { found.push_back(missing(value, inputs.loads)); };
  if (none_has(inputs.candidates, &Candidate::cost)) {
    add({"candidates.cost",
         Subject::candidates,
         {"cost", "kostnad"},
         Message{"no costs of the sites: they weigh nothing"}});
  }
  if (none_has(inputs.candidates, &Candidate::feasibility)) {
    add({"candidates.feasibility",
         Subject::candidates,
         {"feasibility", "genomförbarhet"},
         Message{"nobody has judged how feasible the sites are: that weighs nothing"}});
  }
}

}  // namespace

std::vector<MissingInput> missing_inputs(const StudyFile& study, const Inputs& inputs) {
  std::vector<MissingInput> found;
  add_missing_of_places(inputs, found);
  if (inputs.candidates.empty()) {
    found.push_back({"candidates", Message{"no candidate sites: nothing is ranked"}});
  } else {
    add_missing_of_candidates(inputs, found);
  }
  if (inputs.needs.empty()) {
    found.push_back({"needs", Message{"no needs: a ranking takes everyone's need for equal"}});
  }
  if (!study.municipalities && inputs.municipalities.empty()) {
    found.push_back({"municipalities", Message{"no municipalities: none are compared, and all is "
                                               "said of the whole area"}});
  }
  return found;
}

}  // namespace narhet::study

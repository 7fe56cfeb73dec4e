// SPDX-License-Identifier: MIT
#include "said.hpp"

namespace narhet::test {

model::Need need(const Said& said) {
  model::Need need;
  need.meeting = said.meeting;
  need.place = base::PlaceIndex{said.place};
  need.participants = said.participants;
  if (said.kind) {
    need.kind = base::KindIndex{*said.kind};
  }
  need.strength = said.strength;
  need.voices = said.voices;
  need.group = said.group;
  need.publishable = true;
  return need;
}

std::vector<model::Place> places_of(const std::vector<double>& populations) {
  std::vector<model::Place> places(populations.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (populations[i] >= 0) {
      places[i].population = base::Persons{populations[i]};
    }
  }
  return places;
}

}  // namespace narhet::test

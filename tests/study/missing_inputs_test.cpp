// SPDX-License-Identifier: MIT
#include "narhet/study/missing_inputs.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace narhet::study {
namespace {

std::vector<std::string> subjects(const Inputs& inputs, const StudyFile& study = {}) {
  std::vector<std::string> found;
  for (const model::MissingInput& each : missing_inputs(study, inputs)) {
    found.emplace_back(each.what);
  }
  return found;
}

Inputs complete() {
  model::Place place;
  place.population = base::Persons{12.0};
  place.young = base::Persons{3.0};
  place.elderly = base::Persons{4.0};
  place.businesses = 1.0;
  model::Candidate candidate;
  candidate.cost = 100'000.0;
  candidate.feasibility = 0.5;
  Inputs inputs;
  inputs.places = {place, {}};
  inputs.candidates = {candidate};
  inputs.needs.resize(1);
  inputs.municipalities.resize(1);
  return inputs;
}

TEST(MissingInputs, AreNoneWhereOneRecordSaysIt) {
  EXPECT_TRUE(subjects(complete()).empty());
}

TEST(MissingInputs, AreNamedAsInTheStudyFile) {
  Inputs inputs;
  inputs.places.resize(2);
  EXPECT_EQ(subjects(inputs), (std::vector<std::string>{"places.population", "places.young",
                                                        "places.elderly", "places.businesses",
                                                        "candidates", "needs", "municipalities"}));
}

TEST(MissingInputs, OfSitesAreNotToldWhereThereAreNone) {
  Inputs inputs = complete();
  inputs.candidates[0].cost.reset();
  EXPECT_EQ(subjects(inputs), std::vector<std::string>{"candidates.cost"});
  inputs.candidates.clear();
  EXPECT_EQ(subjects(inputs), std::vector<std::string>{"candidates"});
}

TEST(MissingInputs, PointAtAColumnThatWasPerhapsMeant) {
  Inputs inputs = complete();
  inputs.places[0].population.reset();
  model::LoadReport load;
  load.subject = model::Subject::places;
  load.columns = {{"id", "id"}, {"Befolkn", ""}, {"young", "young"}};
  inputs.loads = {load};
  const auto text = [&](base::Language language) {
    return base::Catalogue{language}.render(missing_inputs({}, inputs).at(0).consequence);
  };
  EXPECT_NE(
      text(base::Language::english)
          .find(
              "'Befolkn' is not used: if it is meant, write fields = { population = \"Befolkn\" }"),
      std::string::npos)
      << text(base::Language::english);
  EXPECT_NE(text(base::Language::swedish).find("'Befolkn' används inte"), std::string::npos);
  inputs.loads[0].columns[1].taken_as = "type";
  EXPECT_EQ(text(base::Language::english).find("Befolkn"), std::string::npos)
      << "a column that is used means something else";
  inputs.loads[0].subject = model::Subject::services;
  inputs.loads[0].columns[1].taken_as.clear();
  EXPECT_EQ(text(base::Language::english).find("Befolkn"), std::string::npos)
      << "a column of another input does not help";
}

}  // namespace
}  // namespace narhet::study

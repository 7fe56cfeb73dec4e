// SPDX-License-Identifier: MIT
#include "narhet/study/report/blocks.hpp"
#include "narhet/study/report/chapters.hpp"

#include <utility>
#include <vector>

namespace narhet::study::report {
namespace {

using base::Message;
using Word = model::ReportWords::Word;

std::vector<Word> words_of_ways() {
  return {
      {"listed", Message{"listed place"},
       Message{
           "A place that the study's list names: a town, a village or, where people are counted "
           "so, a cell of a grid. Those who live elsewhere are in no number."}},
      {"way", Message{"way"},
       Message{
           "From the place to the service along the roads, not as the crow flies. What is within "
           "a limit is at most so far away."}},
      {"edge", Message{"edge of the loaded roads"},
       Message{
           "Roads and services were read up to somewhere. Who lives nearer to that edge than to "
           "a service could have a nearer one beyond it, of which the study knows nothing: "
           "'uncertain'."}},
      {"vulnerability", Message{"vulnerability"},
       Message{"How much farther the second nearest service is than the nearest: the longer way if "
               "the nearest closes."}},
      {"one-stop", Message{"kinds at one stop"},
       Message{"How many kinds of service one can do at the best single stop, so that one journey "
               "is enough."}},
      {"operating-support", Message{"distance condition of operating support"},
       Message{"Särskilt driftstöd, support for shops in places that have few, asks that the next "
               "shop is more than so many km away. It is one condition of several."}},
  };
}

std::vector<Word> words_of_ranking() {
  return {
      {"criterion", Message{"criterion"},
       Message{"One thing that a site is judged by. Between the value that gives no points and the "
               "one that gives all, points rise evenly; beyond it there are no more."}},
      {"weighting", Message{"weighting"},
       Message{"How much each criterion counts. Nobody knows the right weights, so thousands are "
               "drawn by chance; a site that is first in nearly all of them does not depend on "
               "them."}},
      {"tier", Message{"tier"},
       Message{"Sites that cannot be told apart: another weighting, as good as the study's own, "
               "would put them in another order."}},
      {"topsis", Message{"TOPSIS"},
       Message{"Another way to rank, as a second opinion: the best site is nearest to an ideal one "
               "and farthest from the worst imaginable."}},
      {"promethee", Message{"PROMETHEE II"},
       Message{"Another way to rank, as a second opinion: each site is held against each other, "
               "and the best wins most of these comparisons."}},
      {"huff", Message{"Huff's model"},
       Message{"Not everyone shops at the nearest: the model shares people out between shops, more "
               "to those that are near and fewer to those that are far."}},
      {"correlation", Message{"rank correlation"},
       Message{"How alike two criteria order the sites: 1 is the same order, 0 none in common, "
               "-1 the opposite."}},
      {"person-minutes", Message{"person-minutes, person-kilometres"},
       Message{"The ways of all people added up: ten who have six minutes each have sixty."}},
      {"proof", Message{"proved"},
       Message{"Calculated so that no other choice can be better by the measure that is named. It "
               "says nothing of what that measure leaves out."}},
  };
}

std::vector<Word> words_of_comparison() {
  return {
      {"gini", Message{"Gini"},
       Message{"How unequal the ways are: 0 where all have equally far, near 1 where a few have "
               "nearly all of the way. It does not say whether the ways are long."}},
      {"theil", Message{"Theil's T"},
       Message{
           "How unequal the ways are, 0 where all have equally far. Unlike Gini it can be split "
           "into what lies between municipalities and what lies within them."}},
      {"indicator", Message{"indicator"},
       Message{"A number by which municipalities are compared."}},
  };
}

std::vector<Word> words_of_files() {
  return {
      {"geopackage", Message{"GeoPackage, layer"},
       Message{
           "The file beside this report, with all numbers: it opens in QGIS as maps. A layer is "
           "one of its tables."}},
      {"study-file", Message{"study file"},
       Message{
           "study.toml, where it stands what the study reads, counts and assumes. What is written "
           "here as mode = \"walking\" or [score.cost] is a line of it."}},
      {"command", Message{"'narhet plan' and the like"},
       Message{"Commands of the program that made this report; whoever made the study can run "
               "them."}},
      {"coordinate-system", Message{"coordinate system, EPSG"},
       Message{"How positions on the earth are written as numbers. EPSG is a list of such systems; "
               "3006 is SWEREF 99 TM, the one of Swedish maps."}},
      {"sha-256", Message{"SHA-256"},
       Message{"A fingerprint of a file: if one letter in it changes, so does the fingerprint. It "
               "tells whether a file is the one that was read."}},
  };
}

}  // namespace

model::ReportChapter words(const Answer& /*answer*/) {
  model::ReportChapter chapter{"words", Message{"Words in this report"}, {}};
  model::ReportWords list;
  for (const auto& some :
       {words_of_ways(), words_of_ranking(), words_of_comparison(), words_of_files()}) {
    list.words.insert(list.words.end(), some.begin(), some.end());
  }
  add_text(chapter, Message{"The heads of tables lead here where they speak of one of these."});
  chapter.blocks.emplace_back(std::move(list));
  return chapter;
}

}  // namespace narhet::study::report

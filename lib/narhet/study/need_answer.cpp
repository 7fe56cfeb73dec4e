// SPDX-License-Identifier: MIT
#include "narhet/study/need_answer.hpp"

#include <algorithm>
#include <utility>

namespace narhet::study {

NeedAnswer answer_needs(std::span<const model::Need> needs,
                        std::span<const model::Place> places,
                        std::size_t kind_count,
                        const needs::Weighing& weighing,
                        const Privacy& privacy) {
  NeedAnswer answer;
  if (privacy.level == needs::Level::open) {
    needs::OpenNeeds open = needs::open_needs(needs, kind_count, privacy.k);
    answer.table = std::move(open.table);
    answer.offers = std::move(open.offers);
  } else {
    answer.table = needs::count_needs(needs, kind_count);
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(answer.offers),
                 [](const model::Need& need) { return need.strength == model::Strength::offer; });
  }
  answer.places = needs::place_needs(answer.table, places, weighing);
  return answer;
}

base::Message open_ranking_sentence() {
  return base::Message{
      "worked out only from what may be published: the order can differ from that of the internal "
      "result"};
}

void withhold_load(needs::Level level,
                   std::vector<model::LoadReport>& loads,
                   std::vector<model::Provenance>& provenance) {
  if (level != needs::Level::open) {
    return;
  }
  for (const model::LoadReport& load : loads) {
    if (load.subject == model::Subject::needs) {
      provenance.push_back({"input", "needs", load.file, {}, load.layer, {}});
    }
  }
  std::erase_if(
      loads, [](const model::LoadReport& load) { return load.subject == model::Subject::needs; });
}

}  // namespace narhet::study

// SPDX-License-Identifier: MIT
#include "narhet/study/report/closing_order.hpp"

#include "narhet/study/report/subject.hpp"

#include <algorithm>

namespace narhet::study::report {

using base::index;

std::vector<base::ServiceIndex> closing_order(const model::Result& result) {
  std::vector<base::ServiceIndex> order;
  for (std::size_t i = 0; i < result.closure_summaries.size(); ++i) {
    if (result.closure_summaries[i].affected.places > 0) {
      order.push_back(base::id_at<base::ServiceIndex>(i));
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](base::ServiceIndex a, base::ServiceIndex b) {
    return result.closure_summaries[index(a)].rank < result.closure_summaries[index(b)].rank;
  });
  return order;
}

base::Message closing_sentence(const model::Result& result, base::ServiceIndex service) {
  const model::ClosureSummary& summary = result.closure_summaries[index(service)];
  return base::Message{
      "{}: {}", name_of(result.services[index(service)]),
      result.language == base::Language::swedish ? summary.swedish : summary.english};
}

}  // namespace narhet::study::report

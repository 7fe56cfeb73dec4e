// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/need_sentence.hpp"

#include "narhet/base/contract.hpp"

namespace narhet::siting::detail {

using base::Message;

Message asked_for(const model::Criterion& criterion, NeedsHeard heard) {
  NARHET_EXPECTS(heard != NeedsHeard::none);
  const bool is_in_part = heard == NeedsHeard::what_may_be_told;
  if (!criterion.group) {
    return is_in_part ? Message{"what was asked for and may be told"}
                      : Message{"what was asked for"};
  }
  const Message group = model::name(*criterion.group);
  return is_in_part ? Message{"what {} asked for and may be told", group}
                    : Message{"what {} asked for", group};
}

void add_what_is_told(NeedsHeard heard, std::vector<Message>& sentences) {
  if (heard == NeedsHeard::what_may_be_told) {
    const auto sentence = Message{"The points are counted from what may be told."};
    sentences.push_back(sentence);
  }
}

}  // namespace narhet::siting::detail

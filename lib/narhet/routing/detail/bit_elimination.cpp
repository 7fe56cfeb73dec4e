// SPDX-License-Identifier: MIT
#include "narhet/routing/detail/bit_elimination.hpp"

#include <algorithm>
#include <bit>

namespace narhet::routing::detail {
namespace {

using Word = std::uint64_t;

void set_bit(std::span<Word> bits, std::size_t at) {
  bits[at / 64] |= Word{1} << (at % 64);
}
void clear_bit(std::span<Word> bits, std::size_t at) {
  bits[at / 64] &= ~(Word{1} << (at % 64));
}
template <class Visit>
void for_each_bit(std::span<const Word> bits, const Visit& visit) {
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (Word left = bits[word]; left != 0; left &= left - 1) {
      visit(
          static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(left))));
    }
  }
}

/// Ascending.
std::vector<std::uint32_t> nodes_left(std::size_t nodes, const Gone& gone) {
  std::vector<bool> is_gone(nodes, false);
  for (const std::uint32_t node : gone.nodes) {
    is_gone[node] = true;
  }
  std::vector<std::uint32_t> left;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (!is_gone[node]) {
      left.push_back(node);
    }
  }
  return left;
}

}  // namespace

BitElimination::BitElimination(const Neighbours& neighbours, Gone& gone)
    : nodes_{nodes_left(neighbours.size(), gone)},
      gone_{&gone},
      queue_{nodes_.size()},
      words_{(nodes_.size() + 63) / 64},
      rows_(nodes_.size() * words_, 0) {
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    for (const std::uint32_t other : neighbours[nodes_[i]]) {
      const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), other);
      set_bit(row(i), static_cast<std::size_t>(found - nodes_.begin()));
    }
    queue_.set(i, static_cast<std::uint32_t>(neighbours[nodes_[i]].size()));
  }
}

void BitElimination::run(const Limits& limits, base::Phase& phase) {
  std::vector<std::uint32_t> around;
  std::vector<std::uint32_t> names;
  while (gone_->neighbours.size() <= limits.edges) {
    const std::uint32_t i = queue_.take(limits.degree);
    if (i == kNoNode) {
      return;
    }
    around.clear();
    names.clear();
    for_each_bit(row(i), [&](std::uint32_t other) {
      around.push_back(other);
      names.push_back(nodes_[other]);
    });
    gone_->add(nodes_[i], names);
    for (const std::uint32_t other : around) {
      join(other, i);
    }
    phase.advance();
  }
}

/// The neighbours of `gone` become those of `other`.
void BitElimination::join(std::uint32_t other, std::uint32_t gone) {
  const auto to = row(other);
  const auto from = row(gone);
  for (std::size_t word = 0; word < words_; ++word) {
    to[word] |= from[word];
  }
  clear_bit(to, other);
  clear_bit(to, gone);
  std::size_t degree = 0;
  for (const Word word : to) {
    degree += static_cast<std::size_t>(std::popcount(word));
  }
  queue_.set(other, static_cast<std::uint32_t>(degree));
}

}  // namespace narhet::routing::detail

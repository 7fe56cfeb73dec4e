// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/clique.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace narhet::siting::detail {
namespace {

constexpr std::size_t kWord = 64;

void set(BitGraph::Row& row, std::size_t vertex) {
  row[vertex / kWord] |= std::uint64_t{1} << (vertex % kWord);
}
void reset(BitGraph::Row& row, std::size_t vertex) {
  row[vertex / kWord] &= ~(std::uint64_t{1} << (vertex % kWord));
}

/// The lowest vertex, or `none`.
std::size_t lowest(const BitGraph::Row& row, std::size_t none) {
  for (std::size_t word = 0; word < row.size(); ++word) {
    if (row[word] != 0) {
      return word * kWord + static_cast<std::size_t>(std::countr_zero(row[word]));
    }
  }
  return none;
}

class CliqueSearch {
 public:
  CliqueSearch(const BitGraph& graph, const CliqueRequest& request, const base::Task& task)
      : graph_{&graph}, request_{&request}, task_{&task} {}

  CliqueOutcome run() {
    BitGraph::Row all((graph_->vertex_count() + kWord - 1) / kWord, 0);
    for (std::size_t vertex = 0; vertex < graph_->vertex_count(); ++vertex) {
      set(all, vertex);
    }
    extend(std::move(all));
    return {!is_tired_, nodes_, effort_};
  }

 private:
  struct Coloured {
    std::uint32_t vertex{};
    std::size_t colour{};  // from 1
  };

  void extend(BitGraph::Row among);
  [[nodiscard]] std::vector<Coloured> coloured(BitGraph::Row rest);

  const BitGraph* graph_;
  const CliqueRequest* request_;
  const base::Task* task_;
  std::vector<std::uint32_t> clique_;
  bool is_ended_{};
  bool is_tired_{};
  std::uint64_t nodes_{};
  std::uint64_t effort_{};
};

/// The last colour first.
std::vector<CliqueSearch::Coloured> CliqueSearch::coloured(BitGraph::Row rest) {
  const std::size_t none = graph_->vertex_count();
  std::vector<Coloured> result;
  for (std::size_t colour = 1; lowest(rest, none) != none; ++colour) {
    BitGraph::Row free = rest;
    for (std::size_t vertex = lowest(free, none); vertex != none; vertex = lowest(free, none)) {
      result.push_back({static_cast<std::uint32_t>(vertex), colour});
      reset(rest, vertex);
      reset(free, vertex);
      const BitGraph::Row& neighbours = graph_->neighbours(vertex);
      for (std::size_t word = 0; word < free.size(); ++word) {
        free[word] &= ~neighbours[word];
      }
      effort_ += free.size();
    }
  }
  std::ranges::reverse(result);
  return result;
}

void CliqueSearch::extend(BitGraph::Row among) {
  task_->check();
  ++nodes_;
  const std::size_t missing = request_->size - clique_.size();
  if (missing == 0) {
    std::vector<std::uint32_t> found = clique_;
    std::ranges::sort(found);
    is_ended_ = !request_->found(found);
    return;
  }
  if (effort_ > request_->effort) {
    is_tired_ = true;
    return;
  }
  for (const auto& [vertex, colour] : coloured(among)) {
    if (is_ended_ || is_tired_ || colour < missing) {
      return;
    }
    BitGraph::Row next = graph_->neighbours(vertex);
    for (std::size_t word = 0; word < next.size(); ++word) {
      next[word] &= among[word];
    }
    clique_.push_back(vertex);
    extend(std::move(next));
    clique_.pop_back();
    reset(among, vertex);
  }
}

}  // namespace

BitGraph::BitGraph(std::size_t vertices)
    : rows_(vertices, Row((vertices + kWord - 1) / kWord, 0)) {}

void BitGraph::join(std::size_t a, std::size_t b) {
  set(rows_[a], b);
  set(rows_[b], a);
}

CliqueOutcome search_cliques(const BitGraph& graph,
                             const CliqueRequest& request,
                             const base::Task& task) {
  return CliqueSearch{graph, request, task}.run();
}

}  // namespace narhet::siting::detail

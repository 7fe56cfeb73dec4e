// SPDX-License-Identifier: MIT
#include "narhet/siting/capacitated.hpp"

#include "narhet/base/contract.hpp"
#include "narhet/base/message.hpp"
#include "narhet/siting/detail/capacitated_bound.hpp"
#include "narhet/siting/detail/capacitated_model.hpp"
#include "narhet/siting/detail/cbc.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace narhet::siting {
namespace {

using detail::CapacitatedModel;
using detail::IntegerAnswer;
using detail::IntegerProgram;
using detail::Service;

/// The model for CBC: a column for each server, then one for each saving.
class Program {
 public:
  explicit Program(const CapacitatedModel& model);

  [[nodiscard]] const IntegerProgram& program() const { return program_; }
  [[nodiscard]] std::vector<double> columns_of(const Service& service) const;
  /// Nothing if the values are no answer.
  [[nodiscard]] std::optional<Service> service_of(const std::vector<double>& values) const;
  /// A bound on the cost as one on what is saved.
  [[nodiscard]] std::int64_t saved(double cost) const {
    return static_cast<std::int64_t>(std::floor(std::ldexp(-cost, shift_) + 1e-3));
  }

 private:
  void add_server(std::size_t server, std::vector<IntegerProgram::Row>& places);

  const CapacitatedModel* model_;
  int shift_{};  // a cost of CBC is 2^shift savings, so that they stay small
  IntegerProgram program_;
};

Program::Program(const CapacitatedModel& model) : model_{&model} {
  std::int64_t largest = 1;
  for (const auto& server : model.servers) {
    for (const detail::Saving& saving : server.savings) {
      largest = std::max(largest, saving.amount);
    }
  }
  constexpr std::int64_t kLargest = 10'000'000;
  while ((largest >> shift_) > kLargest) {
    ++shift_;
  }
  IntegerProgram::Row number;
  for (std::size_t server = 0; server < model.servers.size(); ++server) {
    const bool is_open = model.servers[server].is_open;
    program_.columns.push_back({0.0, is_open ? 1.0 : 0.0, 1.0});
    if (!is_open) {
      number.columns.push_back(static_cast<int>(server));
      number.factors.push_back(1.0);
    }
  }
  number.least = number.most = static_cast<double>(model.count);
  program_.rows.push_back(std::move(number));
  std::vector<IntegerProgram::Row> places(model.loads.size());
  for (std::size_t server = 0; server < model.servers.size(); ++server) {
    add_server(server, places);
  }
  for (IntegerProgram::Row& row : places) {
    if (!row.columns.empty()) {
      row.least = 0.0;
      row.most = 1.0;
      program_.rows.push_back(std::move(row));
    }
  }
}

/// No more than the capacity if it is open, and nobody if it is not.
void Program::add_server(std::size_t server, std::vector<IntegerProgram::Row>& places) {
  const CapacitatedModel::Server& each = model_->servers[server];
  IntegerProgram::Row room{{}, {}, -1e30, 0.0};
  for (const detail::Saving& saving : each.savings) {
    const int column = static_cast<int>(program_.columns.size());
    program_.columns.push_back({-std::ldexp(static_cast<double>(saving.amount), -shift_)});
    places[saving.place].columns.push_back(column);
    places[saving.place].factors.push_back(1.0);
    program_.rows.push_back({{column, static_cast<int>(server)}, {1.0, -1.0}, -1e30, 0.0});
    room.columns.push_back(column);
    room.factors.push_back(model_->loads[saving.place]);
  }
  if (each.capacity != kUnlimited && !room.columns.empty()) {
    room.columns.push_back(static_cast<int>(server));
    room.factors.push_back(-static_cast<double>(each.capacity));
    program_.rows.push_back(std::move(room));
  }
}

std::vector<double> Program::columns_of(const Service& service) const {
  std::vector<double> values(service.is_open.begin(), service.is_open.end());
  for (std::uint32_t server = 0; server < model_->servers.size(); ++server) {
    for (const detail::Saving& saving : model_->servers[server].savings) {
      values.push_back(service.server[saving.place] == server ? 1.0 : 0.0);
    }
  }
  return values;
}

std::optional<Service> Program::service_of(const std::vector<double>& values) const {
  if (values.size() != program_.columns.size()) {
    return std::nullopt;
  }
  const auto is_one = [&](std::size_t column) { return values[column] > 0.5; };
  Service service;
  service.server.assign(model_->loads.size(), Service::kNone);
  std::size_t column = model_->servers.size();
  std::size_t opened = 0;
  for (std::uint32_t server = 0; server < model_->servers.size(); ++server) {
    const CapacitatedModel::Server& each = model_->servers[server];
    service.is_open.push_back(is_one(server) ? 1 : 0);
    opened += is_one(server) && !each.is_open ? 1U : 0U;
    std::uint64_t room = is_one(server) ? each.capacity : 0;
    for (const detail::Saving& saving : each.savings) {
      if (is_one(column++)) {
        if (service.server[saving.place] != Service::kNone || model_->loads[saving.place] > room ||
            !is_one(server)) {
          return std::nullopt;
        }
        room -= each.capacity == kUnlimited ? 0 : model_->loads[saving.place];
        service.server[saving.place] = server;
        service.saved += saving.amount;
      }
    }
  }
  return opened == model_->count ? std::optional{service} : std::nullopt;
}

/// A first choice and our own bound.
struct Bounded {
  Service service;
  std::int64_t most_saved{};
  std::uint64_t effort{};
};

Bounded bounded(const CapacitatedModel& model, std::uint64_t effort, const base::Task& task) {
  Bounded result;
  result.service.saved = -1;
  detail::CapacitatedBound bound{model, task};
  detail::CapacitatedBound::AscentOptions options;
  constexpr std::size_t kSteps = 1500;
  options.steps = kSteps;
  options.effort = effort;
  options.heard = [&](const std::vector<std::uint8_t>& is_open) {
    Service service = detail::serve(model, is_open);
    if (service.saved > result.service.saved) {
      result.service = std::move(service);
    }
    return result.service.saved;
  };
  result.most_saved = std::min(bound.descend(options), model.most_saved());
  result.effort = bound.effort();
  return result;
}

/// Puts what CBC found and what it says into the answer: a better choice only if it is one, a bound
/// only if nothing known contradicts it.
void take(const IntegerAnswer& found,
          const Program& program,
          const CapacitatedModel& model,
          Service& best,
          Answer& answer) {
  answer.nodes = found.nodes;
  auto service = program.service_of(found.values);
  const bool is_fault = !found.values.empty() && !service;
  if (service && service->saved > best.saved) {
    best = std::move(*service);
  }
  if (found.bound && !is_fault && program.saved(*found.bound) >= best.saved) {
    answer.stated_bound = model.objective - program.saved(*found.bound);
  }
}

}  // namespace

bool has_cbc() {
  return detail::is_cbc_there();
}

Answer solve_capacitated(const LocationProblem& problem,
                         const SolveOptions& options,
                         const base::Task& task) {
  NARHET_EXPECTS(has_cbc());
  Answer answer;
  answer.method = base::Message{"Lagrangian bound with knapsacks, CBC"};
  if (std::cmp_greater(std::ranges::count(problem.roles, SiteRole::required), problem.sites)) {
    answer.infeasible = InfeasibleCase{Infeasibility::required_sites, {}, {}, {}};
    return answer;
  }
  const base::Phase phase{task, base::Message{"choosing sites"}};
  const CapacitatedModel model = detail::capacitated_model(problem);
  Bounded first = bounded(model, options.effort / 2, task);
  if (first.most_saved > first.service.saved) {
    // A node looks at the rows some tens of times.
    constexpr std::uint64_t kEffortPerRow = 50;
    const Program program{model};
    const std::uint64_t nodes = (options.effort - std::min(options.effort, first.effort)) /
                                (kEffortPerRow * program.program().rows.size());
    take(detail::solve_with_cbc(program.program(), program.columns_of(first.service), nodes, task),
         program, model, first.service, answer);
  }
  answer.plans.push_back(detail::plan_of(model, first.service));
  answer.objective = answer.plans.front().objective;
  answer.bound = model.objective - first.most_saved;
  answer.is_proven = answer.objective == answer.bound;
  if (answer.is_proven) {
    answer.stated_bound.reset();
  }
  return answer;
}

}  // namespace narhet::siting

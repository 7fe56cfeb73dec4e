// SPDX-License-Identifier: MIT
#include "narhet/siting/detail/cbc.hpp"

#include "narhet/base/contract.hpp"

#ifdef NARHET_HAS_CBC

#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CbcStrategy.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/CoinPackedVector.hpp>
#include <coin/OsiClpSolverInterface.hpp>

#include <algorithm>
#include <limits>

namespace narhet::siting::detail {
namespace {

/// Ends the search when the task is to stop.
class StopHandler : public CbcEventHandler {
 public:
  explicit StopHandler(const base::Task& task) : task_{&task} {}

  CbcAction event(CbcEvent /*which*/) override {
    return task_->stop.stop_requested() ? stop : noAction;
  }
  [[nodiscard]] CbcEventHandler* clone() const override { return new StopHandler{*this}; }

 private:
  const base::Task* task_;
};

void load(const IntegerProgram& program, OsiClpSolverInterface& solver) {
  std::vector<double> cost;
  std::vector<double> least;
  std::vector<double> most;
  for (const IntegerProgram::Column& column : program.columns) {
    cost.push_back(column.cost);
    least.push_back(column.least);
    most.push_back(column.most);
  }
  CoinPackedMatrix matrix{false, 0.0, 0.0};
  matrix.setDimensions(0, static_cast<int>(program.columns.size()));
  std::vector<double> row_least;
  std::vector<double> row_most;
  for (const IntegerProgram::Row& row : program.rows) {
    matrix.appendRow(CoinPackedVector{static_cast<int>(row.columns.size()), row.columns.data(),
                                      row.factors.data()});
    row_least.push_back(row.least);
    row_most.push_back(row.most);
  }
  solver.loadProblem(matrix, least.data(), most.data(), cost.data(), row_least.data(),
                     row_most.data());
  for (int column = 0; column < solver.getNumCols(); ++column) {
    solver.setInteger(column);
  }
}

}  // namespace

bool is_cbc_there() {
  return true;
}

IntegerAnswer solve_with_cbc(const IntegerProgram& program,
                             const std::vector<double>& start,
                             std::uint64_t most_nodes,
                             const base::Task& task) {
  OsiClpSolverInterface solver;
  solver.messageHandler()->setLogLevel(0);
  solver.setHintParam(OsiDoReducePrint, true, OsiHintTry);
  load(program, solver);
  CbcModel model{solver};
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  // A gap that would end the search early would make its bound worthless.
  model.setAllowableGap(0.0);
  model.setAllowableFractionGap(0.0);
  model.setMaximumNodes(
      static_cast<int>(std::min<std::uint64_t>(most_nodes, std::numeric_limits<int>::max())));
  const StopHandler handler{task};
  model.passInEventHandler(&handler);
  CbcStrategyDefault strategy{1, 5, 5, 0};
  model.setStrategy(strategy);
  double objective = 0.0;
  for (std::size_t column = 0; column < start.size(); ++column) {
    objective += program.columns[column].cost * start[column];
  }
  model.setBestSolution(start.data(), static_cast<int>(start.size()), objective, false);
  model.branchAndBound();
  task.check();
  IntegerAnswer answer;
  answer.nodes = static_cast<std::uint64_t>(std::max(model.getNodeCount(), 0));
  if (const double* best = model.bestSolution()) {
    answer.values.assign(best, best + program.columns.size());
  }
  if (model.isProvenOptimal() && !answer.values.empty()) {
    answer.bound = model.getObjValue();
  } else if (!model.isProvenInfeasible()) {
    answer.bound = model.getBestPossibleObjValue();
  }
  return answer;
}

}  // namespace narhet::siting::detail

#else

namespace narhet::siting::detail {

bool is_cbc_there() {
  return false;
}

IntegerAnswer solve_with_cbc(const IntegerProgram& /*program*/,
                             const std::vector<double>& /*start*/,
                             std::uint64_t /*most_nodes*/,
                             const base::Task& /*task*/) {
  NARHET_EXPECTS(is_cbc_there());
  return {};
}

}  // namespace narhet::siting::detail

#endif

// SPDX-License-Identifier: MIT
#include "narhet/study/decay_text.hpp"

#include "narhet/base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace narhet::study {
namespace {

using base::Metric;
using base::Weight;

constexpr Weight kTwentyMinutes{20 * 60'000};
constexpr Weight kTwentyKilometres{20 * 100'000};

TEST(DecayText, ReadsEveryFormInTheUnitOfTheMetric) {
  EXPECT_DOUBLE_EQ(decay_from_text("gaussian(20 min)", Metric::time)(kTwentyMinutes),
                   std::exp(-0.5));
  EXPECT_DOUBLE_EQ(decay_from_text("gaussian(20 km)", Metric::distance)(kTwentyKilometres),
                   std::exp(-0.5));
  EXPECT_DOUBLE_EQ(decay_from_text(" exponential( 10 min ) ", Metric::time)(kTwentyMinutes),
                   std::exp(-2.0));
  EXPECT_DOUBLE_EQ(decay_from_text("linear(80 min)", Metric::time)(kTwentyMinutes), 0.75);
  EXPECT_DOUBLE_EQ(decay_from_text("power(5 min, 0.5)", Metric::time)(kTwentyMinutes), 0.5);
  EXPECT_DOUBLE_EQ(decay_from_text("step(20 min)", Metric::time)(kTwentyMinutes), 1.0);
  EXPECT_DOUBLE_EQ(decay_from_text("step(10 min 1, 30 min 0.22)", Metric::time)(kTwentyMinutes),
                   0.22);
  const double half = decay_from_text("logistic(20 min, 1 min)", Metric::time)(kTwentyMinutes);
  EXPECT_NEAR(half, 0.5, 1e-9) << "the median, far from the start";
}

TEST(DecayText, RefusesAllElseAndSaysWhatIsKnown) {
  for (const char* text : {"", "gaussian", "gaussian(20)", "gaussian(20 km)", "gaussian(0 min)",
                           "gaussian()", "gaussian(20 min, 3)", "gaussian(-5 min)", "power(1 min)",
                           "power(1 min, 0)", "power(1 min, x)", "logistic(20 min, 5)", "step()",
                           "step(10 min 2)", "step(20 min, 10 min)", "step(10 min 0.2, 20 min 0.5)",
                           "cubic(20 min)", "gaussian(20 min", "gaussian(20 min))"}) {
    try {
      static_cast<void>(decay_from_text(text, Metric::time));
      ADD_FAILURE() << text;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::usage) << text;
      EXPECT_NE(error.hint().english().find("gaussian(20 min)"), std::string::npos) << text;
    }
  }
}

TEST(DecayText, LimitsNeedTheUnitOfTheMetric) {
  EXPECT_EQ(limit_from_text("20 min", Metric::time), kTwentyMinutes);
  EXPECT_EQ(limit_from_text("20 km", Metric::distance), kTwentyKilometres);
  EXPECT_THROW(static_cast<void>(limit_from_text("20 km", Metric::time)), base::Error);
  EXPECT_THROW(static_cast<void>(limit_from_text("20", Metric::distance)), base::Error);
  EXPECT_THROW(static_cast<void>(limit_from_text("0 min", Metric::time)), base::Error);
}

}  // namespace
}  // namespace narhet::study

// SPDX-License-Identifier: MIT
#include "narhet/base/message.hpp"

#include "narhet/base/catalogue.hpp"

#include <gtest/gtest.h>

#include <string>

namespace narhet::base {
namespace {

TEST(Message, KnowsTheTypeOfEachArgument) {
  const Message message{"{} {} {} {}", "text", 7U, Decimal{1.5, 1}, Message{"inner"}};
  ASSERT_EQ(message.arguments().size(), 4U);
  EXPECT_EQ(message.arguments()[0].type(), Argument::Type::text);
  EXPECT_EQ(message.arguments()[1].type(), Argument::Type::count);
  EXPECT_EQ(message.arguments()[2].type(), Argument::Type::decimal);
  EXPECT_EQ(message.arguments()[3].type(), Argument::Type::message);
  EXPECT_EQ(message.arguments()[3].message().english(), "inner");
}

TEST(Message, EqualsAnotherWithTheSameTextAndArguments) {
  EXPECT_EQ((Message{"{} km", Decimal{2.0, 1}}), (Message{"{} km", Decimal{2.0, 1}}));
  EXPECT_NE((Message{"{} km", Decimal{2.0, 1}}), (Message{"{} km", Decimal{2.0, 2}}));
  EXPECT_NE((Message{"{}", "2"}), (Message{"{}", 2}));
  EXPECT_NE((Message{"{}", Message{"a"}}), (Message{"{}", Message{"b"}}));
}

TEST(Counted, TakesTheSingularForOneOnly) {
  const Catalogue english{Language::english};
  EXPECT_EQ(english.render(counted(0, "{} place", "{} places")), "0 places");
  EXPECT_EQ(english.render(counted(1, "{} place", "{} places")), "1 place");
  EXPECT_EQ(english.render(counted(2, "{} place of {}", "{} places of {}", "Sweden")),
            "2 places of Sweden");
}

TEST(ArgumentDeathTest, AbortsWhereAskedForAMessageItIsNot) {
  const Argument text{"text"};
  EXPECT_DEATH(static_cast<void>(text.message()), "expected");
}

}  // namespace
}  // namespace narhet::base

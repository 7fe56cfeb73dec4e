// SPDX-License-Identifier: MIT
#include "narhet/model/need.hpp"

namespace narhet::model {

std::string_view key(Group group) {
  switch (group) {
    case Group::young:
      return "young";
    case Group::elderly:
      return "elderly";
    case Group::residents:
      return "residents";
    case Group::business:
      return "business";
    case Group::association:
      return "association";
    case Group::visitors:
      return "visitors";
  }
  return {};
}

std::string_view key(Strength strength) {
  switch (strength) {
    case Strength::need:
      return "need";
    case Strength::wish:
      return "wish";
    case Strength::offer:
      return "offer";
  }
  return {};
}

base::Message name(Group group) {
  switch (group) {
    case Group::young:
      return base::Message{"young people"};
    case Group::elderly:
      return base::Message{"elderly people"};
    case Group::residents:
      return base::Message{"other residents"};
    case Group::business:
      return base::Message{"businesses"};
    case Group::association:
      return base::Message{"associations"};
    case Group::visitors:
      return base::Message{"visitors"};
  }
  return {};
}

base::Message name(Strength strength) {
  switch (strength) {
    case Strength::need:
      return base::Message{"need"};
    case Strength::wish:
      return base::Message{"wish"};
    case Strength::offer:
      return base::Message{"offer to contribute"};
  }
  return {};
}

Speakers speakers(Group group) {
  return static_cast<Speakers>(static_cast<std::size_t>(group) + 1);
}

std::string_view key(Speakers speakers) {
  switch (speakers) {
    case Speakers::all:
      return "all";
    case Speakers::other_groups:
      return "other_groups";
    default:
      return key(static_cast<Group>(static_cast<std::size_t>(speakers) - 1));
  }
}

base::Message name(Speakers speakers) {
  switch (speakers) {
    case Speakers::all:
      return base::Message{"everyone"};
    case Speakers::other_groups:
      return base::Message{"other groups together"};
    default:
      return name(static_cast<Group>(static_cast<std::size_t>(speakers) - 1));
  }
}

}  // namespace narhet::model

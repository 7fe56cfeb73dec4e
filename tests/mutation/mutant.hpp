// SPDX-License-Identifier: MIT
// Put before each source that scripts/mutation changes: all mutants of a program are compiled at
// once, each asleep until NARHET_MUTANT names it.  What is reached is noted in the file that
// NARHET_MUTANTS_REACHED names.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace narhet_mutation {

inline constexpr std::size_t kMost = 20'000;

inline int number_from_environment() {
  const char* text = std::getenv("NARHET_MUTANT");
  return text == nullptr ? -1 : std::atoi(text);
}

struct Reached {
  bool seen[kMost]{};
  bool absent[kMost]{};
  Reached() = default;
  Reached(const Reached&) = delete;
  Reached& operator=(const Reached&) = delete;
  ~Reached() {
    const char* path = std::getenv("NARHET_MUTANTS_REACHED");
    std::FILE* file = path == nullptr ? nullptr : std::fopen(path, "w");
    if (file == nullptr) {
      return;
    }
    for (std::size_t i = 0; i < kMost; ++i) {
      if (seen[i] || absent[i]) {
        std::fprintf(file, "%zu%s\n", i, seen[i] ? "" : " absent");
      }
    }
    std::fclose(file);
  }
};

inline const int active = number_from_environment();
inline Reached reached;

inline bool on(int number) {
  reached.seen[number] = true;
  return active == number;
}

inline void no_mutant(int number) {
  reached.absent[number] = true;
}

// Each does what its name says, and as a mutant what stands behind the first colon.  Where the
// types do not have the mutant's operator, or give another type with it, there is no mutant.
#define NARHET_BINARY(name, op, other)                               \
  template <int N, class A, class B>                                 \
  constexpr auto name(const A& a, const B& b)->decltype(a op b) {    \
    if constexpr (requires {                                         \
                    { a other b } -> std::same_as<decltype(a op b)>; \
                  }) {                                               \
      if (!std::is_constant_evaluated() && on(N)) {                  \
        return a other b;                                            \
      }                                                              \
    } else if (!std::is_constant_evaluated()) {                      \
      no_mutant(N);                                                  \
    }                                                                \
    return a op b;                                                   \
  }
NARHET_BINARY(less, <, <=)
NARHET_BINARY(less_or_equal, <=, <)
NARHET_BINARY(greater, >, >=)
NARHET_BINARY(greater_or_equal, >=, >)
NARHET_BINARY(equal, ==, !=)
NARHET_BINARY(unequal, !=, ==)
NARHET_BINARY(plus, +, -)
NARHET_BINARY(minus, -, +)
NARHET_BINARY(times, *, /)
NARHET_BINARY(divided, /, *)
#undef NARHET_BINARY

#define NARHET_ASSIGNMENT(name, op, other)          \
  template <int N, class A, class B>                \
  constexpr A& name(A& a, const B& b) {             \
    if constexpr (requires { a other b; }) {        \
      if (!std::is_constant_evaluated() && on(N)) { \
        a other b;                                  \
        return a;                                   \
      }                                             \
    } else if (!std::is_constant_evaluated()) {     \
      no_mutant(N);                                 \
    }                                               \
    a op b;                                         \
    return a;                                       \
  }
NARHET_ASSIGNMENT(add, +=, -=)
NARHET_ASSIGNMENT(subtract, -=, +=)
NARHET_ASSIGNMENT(multiply, *=, /=)
NARHET_ASSIGNMENT(divide, /=, *=)
#undef NARHET_ASSIGNMENT

/// A condition, and as a mutant the opposite.
template <int N, class Value>
constexpr bool condition(const Value& value) {
  return (!std::is_constant_evaluated() && on(N)) != static_cast<bool>(value);
}

}  // namespace narhet_mutation

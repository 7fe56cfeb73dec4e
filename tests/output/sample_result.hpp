// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/model/result.hpp"

#include <cstddef>

namespace narhet::test {

/// A result made by hand, of two kinds, three thresholds, two services, two candidates and four
/// places in one municipality:
///
/// | place | dagligvaror | apotek |
/// |---|---|---|
/// | P1 Åby, 100 persons | S1 5 min 4 km, S2 12.5 min 11 km | S1 5 min 4 km, no second |
/// | P2 <Ö & "Ås">, 20 persons | S2 1 min 0.5 km, S1 31 min 30 km | S1 31 min 30 km, no second |
/// | P3, 7 persons, on an island | not reached | not reached |
/// | P4, number of persons not known, in no municipality | not on a road | not on a road |
///
/// Minutes decide.  With `copies` above 1 the places are there that many times, each copy 100 m
/// farther east, "P1", "P1-2", "P1-3" …
[[nodiscard]] model::Result sample_result(std::size_t copies = 1);

}  // namespace narhet::test

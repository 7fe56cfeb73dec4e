// SPDX-License-Identifier: MIT
#pragma once

#include "narhet/siting/detail/set_cover.hpp"

namespace narhet::siting::detail {

/// Leaves out each row that holds all sites of another: what covers the other covers it.  Of equal
/// rows the first stays.
/// @throws Cancelled
void leave_out_implied_rows(CoverModel& model, const base::Task& task);

/// Takes out of the rows each site that covers no more than another that costs no more.  Of equal
/// ones the lower stays.
/// @returns whether there was one
/// @throws Cancelled
[[nodiscard]] bool leave_out_replaced_sites(CoverModel& model, const base::Task& task);

}  // namespace narhet::siting::detail

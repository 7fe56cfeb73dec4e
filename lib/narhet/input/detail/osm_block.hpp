// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace narhet::input {

/// A blob of an extract, without the header before it, as one that is not packed: for who looks
/// into it before libosmium does, which then need not unpack it again.
///
/// @param blob  the message Blob
/// @returns the message Blob with its block as it is
/// @throws Error `file_damaged`, without a file, where it is packed otherwise than by zlib or
/// larger
///         than the 32 MiB that a block may have; protozero::exception
[[nodiscard]] std::string unpacked_blob(std::string_view blob);

/// Dense nodes are three lists side by side.  Where that of the ids is the shortest, libosmium
/// takes as many nodes as there are ids and forgets the rest.  A fourth list has the tags of one
/// node after the other; where an end of one is missing, those behind get another's.
/// Other nodes, ways and relations have their keys beside their values, relations their members in
/// three lists: libosmium takes as many as the shortest has, and a list of another type for none.
/// @param blob  as `unpacked_blob` gives it
/// @throws Error `file_damaged`, without a file, where the lists do not fit together;
///         protozero::exception
void require_whole_lists(std::string_view blob);

}  // namespace narhet::input

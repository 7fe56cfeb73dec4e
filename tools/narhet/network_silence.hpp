// SPDX-License-Identifier: MIT
#pragma once

namespace narhet::tool {

/// From now on the process and its threads can open no network connection, whatever a library or a
/// hostile file asks for: the kernel refuses every socket that is not local (a seccomp filter).
/// False where the system does not offer that (not Linux on x86-64 or ARM64); the doors of `input`
/// hold all the same.
bool forbid_network();

}  // namespace narhet::tool

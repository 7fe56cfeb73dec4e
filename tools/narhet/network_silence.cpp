// SPDX-License-Identifier: MIT
#include "network_silence.hpp"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace narhet::tool {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#endif

constexpr sock_filter load(std::size_t offset) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}
/// Goes on if equal, else skips so many instructions.
constexpr sock_filter unless_equal_skip(std::uint32_t value, std::uint8_t skip) {
  return {BPF_JMP | BPF_JEQ | BPF_K, 0, skip, value};
}
constexpr sock_filter answer(std::uint32_t action) {
  return {BPF_RET | BPF_K, 0, 0, action};
}

}  // namespace

bool forbid_network() {
  std::array filter{
      load(offsetof(seccomp_data, arch)),
      unless_equal_skip(kArchitecture, 5),
      load(offsetof(seccomp_data, nr)),
      unless_equal_skip(SYS_socket, 3),
      load(offsetof(seccomp_data, args)),  // the domain; both architectures are little-endian
      sock_filter{BPF_JMP | BPF_JEQ | BPF_K, 1, 0, AF_UNIX},
      answer(SECCOMP_RET_ERRNO | EACCES),
      answer(SECCOMP_RET_ALLOW),
  };
  sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace narhet::tool

#else

namespace narhet::tool {

bool forbid_network() {
  return false;
}

}  // namespace narhet::tool

#endif

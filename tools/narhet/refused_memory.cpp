// SPDX-License-Identifier: MIT
// The allocators of C, in front of those that the process has: a library that gets no memory may
// pass over it and go on with less than it read (json-c drops a property of a GeoJSON, and its
// reader says nothing), so it is noted here. Sanitizers have allocators of their own and end the
// process themselves.
#include "narhet/base/memory.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NARHET_OTHER_ALLOCATORS
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NARHET_OTHER_ALLOCATORS
#endif

#if defined(__GLIBC__) && !defined(NARHET_OTHER_ALLOCATORS)

#include <dlfcn.h>

#include <atomic>
#include <cstddef>

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*,readability-identifier-naming): the names of
// the C library
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* memory, std::size_t size);
// NOLINTEND(bugprone-reserved-identifier,cert-dcl*,readability-identifier-naming)

namespace {

/// The allocator behind ours, found when it is first called.
template <class Function>
class Next {
 public:
  constexpr Next(const char* name, Function* own) : name_{name}, own_{own} {}

  Function* get() {
    Function* found = found_.load(std::memory_order_relaxed);
    return found != nullptr ? found : find();
  }

 private:
  Function* find() {
    // dlsym may allocate itself.
    static thread_local bool is_looking = false;
    if (is_looking) {
      return own_;
    }
    is_looking = true;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what dlsym finds is a function
    auto* found = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name_));
    is_looking = false;
    found_.store(found != nullptr ? found : own_, std::memory_order_relaxed);
    return found_.load(std::memory_order_relaxed);
  }

  const char* name_;
  Function* own_;
  std::atomic<Function*> found_{};
};

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): called before main begins
constinit Next<void*(std::size_t)> next_malloc{"malloc", __libc_malloc};
constinit Next<void*(std::size_t, std::size_t)> next_calloc{"calloc", __libc_calloc};
constinit Next<void*(void*, std::size_t)> next_realloc{"realloc", __libc_realloc};
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

/// Nothing asked for, nothing refused.
void* noted(void* memory, std::size_t size) {
  if (memory == nullptr && size != 0) {
    narhet::base::note_refused_memory();
  }
  return memory;
}

}  // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): the C library has names of its
// own
extern "C" void* malloc(std::size_t size) {
  return noted(next_malloc.get()(size), size);
}

extern "C" void* calloc(std::size_t count, std::size_t size) {
  return noted(next_calloc.get()(count, size), count == 0 ? 0 : size);
}

extern "C" void* realloc(void* memory, std::size_t size) {
  return noted(next_realloc.get()(memory, size), size);
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)

#endif

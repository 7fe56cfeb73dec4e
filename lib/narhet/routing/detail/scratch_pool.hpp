// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace narhet::routing::detail {

/// Scratch memory lent to one block of work after another: as many as work at once are made.
template <class Scratch>
class ScratchPool {
 public:
  explicit ScratchPool(std::function<std::unique_ptr<Scratch>()> make) : make_{std::move(make)} {}

  template <class Use>
  void lend(const Use& use) {
    std::unique_ptr<Scratch> scratch = take();
    use(*scratch);
    const std::lock_guard lock{mutex_};
    free_.push_back(std::move(scratch));
  }

 private:
  std::unique_ptr<Scratch> take() {
    {
      const std::lock_guard lock{mutex_};
      if (!free_.empty()) {
        std::unique_ptr<Scratch> scratch = std::move(free_.back());
        free_.pop_back();
        return scratch;
      }
    }
    return make_();
  }

  std::function<std::unique_ptr<Scratch>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> free_;
};

}  // namespace narhet::routing::detail

// SPDX-License-Identifier: MIT
#pragma once

namespace narhet::test {

/// Listens on the loopback interface for whoever should not come.
class LoopbackListener {
 public:
  LoopbackListener();
  LoopbackListener(const LoopbackListener&) = delete;
  LoopbackListener& operator=(const LoopbackListener&) = delete;
  ~LoopbackListener();

  [[nodiscard]] int port() const { return port_; }
  /// How many have connected since the last question.
  [[nodiscard]] int connections();
  /// The positive control.
  void connect_once() const;

 private:
  int socket_{-1};
  int port_{};
};

}  // namespace narhet::test

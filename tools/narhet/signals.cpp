// SPDX-License-Identifier: MIT
#include "signals.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

namespace narhet::tool {
namespace {

constexpr int kWakeUp = SIGUSR1;  // ends the waiting thread

sigset_t waited_for() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, kWakeUp);
  return signals;
}

}  // namespace

StopOnSignal::StopOnSignal() {
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for this signal
  std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for this signal
  const sigset_t signals = waited_for();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::thread{[this] { wait(); }};
}

StopOnSignal::~StopOnSignal() {
  pthread_kill(waiter_.native_handle(), kWakeUp);
  waiter_.join();
}

void StopOnSignal::wait() {
  const sigset_t signals = waited_for();
  for (int received = 0; sigwait(&signals, &received) == 0 && received != kWakeUp;) {
    if (signal_ != 0) {
      _exit(128 + received);
    }
    signal_ = received;
    source_.request_stop();
  }
}

}  // namespace narhet::tool

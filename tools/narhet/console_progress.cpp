// SPDX-License-Identifier: MIT
#include "console_progress.hpp"

namespace narhet::tool {
namespace {

using namespace std::chrono_literals;

constexpr auto kSilence = 2s;  // shorter phases are not worth a line
constexpr auto kRewriteEvery = 500ms;
constexpr auto kLineEvery = 10s;

}  // namespace

ConsoleProgress::ConsoleProgress(std::ostream& out, const base::Catalogue& catalogue, Style style)
    : out_{&out}, catalogue_{&catalogue}, style_{style} {
  ticker_ = std::jthread{[this](const std::stop_token& stop) { tick(stop); }};
}

ConsoleProgress::~ConsoleProgress() {
  ticker_.request_stop();
  wake_.notify_all();
}

void ConsoleProgress::begin(const base::Message& phase, std::uint64_t total) {
  const std::scoped_lock lock{mutex_};
  active_ = true;
  phase_ = phase;
  total_ = total;
  done_ = 0;
  began_ = Clock::now();
  next_show_ = began_ + kSilence;
}

void ConsoleProgress::advance(std::uint64_t steps) {
  done_.fetch_add(steps, std::memory_order_relaxed);
}

void ConsoleProgress::end() {
  const std::scoped_lock lock{mutex_};
  active_ = false;
  clear_line();
}

void ConsoleProgress::tick(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  while (!stop.stop_requested()) {
    wake_.wait_for(lock, stop, kRewriteEvery, [] { return false; });
    const auto now = Clock::now();
    if (active_ && now >= next_show_ && !stop.stop_requested()) {
      show(now);
    }
  }
}

void ConsoleProgress::show(Clock::time_point now) {
  const std::string text =
      catalogue_->render(line(std::chrono::duration<double>(now - began_).count()));
  if (style_ == Style::rewritten_line) {
    constexpr std::string_view kStartOfLineAndErase = "\r\x1b[K";
    *out_ << kStartOfLineAndErase << text << std::flush;
    line_open_ = true;
    next_show_ = now + kRewriteEvery;
  } else {
    *out_ << text << '\n' << std::flush;
    next_show_ = now + kLineEvery;
  }
}

void ConsoleProgress::clear_line() {
  if (line_open_) {
    *out_ << "\r\x1b[K" << std::flush;
    line_open_ = false;
  }
}

base::Message ConsoleProgress::line(double seconds) const {
  const auto done = static_cast<double>(done_.load(std::memory_order_relaxed));
  if (total_ == 0 || done <= 0) {
    return base::Message{"  {}: {} s so far", phase_, base::Decimal{seconds, 0}};
  }
  const double rate = done / seconds;
  const auto all = static_cast<double>(total_);
  return base::Message{"  {}: {} %, {} per second, about {} s left", phase_,
                       base::Decimal{100.0 * done / all, 0}, base::Decimal{rate, 0},
                       base::Decimal{(all - done) / rate, 0}};
}

}  // namespace narhet::tool

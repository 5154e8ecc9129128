#include "cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/terminal.hpp"

namespace kontor::cli {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds first_shown_after{500};
constexpr milliseconds interval{100};

std::string readable_count(double count) {
  char text[32];
  if (count >= 1e6) {
    std::snprintf(text, sizeof text, "%.1f M", count / 1e6);
  } else if (count >= 1e3) {
    std::snprintf(text, sizeof text, "%.0f k", count / 1e3);
  } else {
    std::snprintf(text, sizeof text, "%.0f", count);
  }
  return text;
}

}  // namespace

Progress::Progress(std::string label)
    : label_(std::move(label)),
      enabled_(stderr_is_terminal()),
      start_(std::chrono::steady_clock::now()),
      next_(start_ + first_shown_after) {}

Progress::~Progress() {
  clear();
}

void Progress::expect(std::size_t bytes) {
  expected_ += bytes;
  if (bytes == 0) size_known_ = false;
}

void Progress::advance(std::size_t bytes) {
  done_ += bytes;
  update();
}

void Progress::count_records(std::size_t count) {
  records_.fetch_add(count, std::memory_order_relaxed);
}

void Progress::update() {
  if (!enabled_) return;
  const std::unique_lock lock(line_, std::try_to_lock);
  if (!lock) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + interval;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = label_;
  if (size_known_ && expected_ > 0 && done_ > 0) {
    const double share = std::min(1.0, static_cast<double>(done_.load()) / static_cast<double>(expected_.load()));
    char text[64];
    std::snprintf(text, sizeof text, "  %3.0f %%, %.0f s left", share * 100, seconds / share - seconds);
    line += text;
  }
  const std::uint64_t records = records_.load(std::memory_order_relaxed);
  if (const auto count = static_cast<double>(records > 0 ? records : quads()); count > 0) {
    line += "  " + readable_count(count) + (records > 0 ? " records, " : " quads, ") + readable_count(count / seconds) +
            "/s";
  }
  std::fprintf(stderr, "\r%.*s\033[K", static_cast<int>(terminal_width() - 1), line.c_str());
  shown_ = true;
}

void Progress::clear() {
  if (shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

}  // namespace kontor::cli

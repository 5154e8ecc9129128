#include "kontor/base/work_watch.hpp"

#include <utility>

namespace kontor {
namespace {

thread_local WorkWatch* current = nullptr;

}  // namespace

WorkWatchScope::WorkWatchScope(WorkWatch* watch) : before_(std::exchange(current, watch)) {}

WorkWatchScope::~WorkWatchScope() {
  current = before_;
}

WorkWatch* current_watch() {
  return current;
}

void look_at_watch() {
  if (current != nullptr) current->look();
}

HeldMemory::HeldMemory(std::size_t bytes) : watch_(current), bytes_(bytes) {
  if (watch_ == nullptr) return;
  try {
    watch_->allocate(bytes);
  } catch (...) {
    watch_->release(bytes);
    throw;
  }
}

HeldMemory::~HeldMemory() {
  if (watch_ != nullptr) watch_->release(bytes_);
}

void Charge::set(std::size_t bytes) {
  const std::size_t before = std::exchange(bytes_, bytes);
  if (bytes > before) {
    watch_.allocate(bytes - before);
  } else {
    watch_.release(before - bytes);
  }
}

}  // namespace kontor

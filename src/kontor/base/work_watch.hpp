// How work that may run long, or take much memory, asks whether it may go on, without knowing who would end it: sorting
// a dataset, cutting a text into tokens, replacing in a long string know nothing of the limits of a query above them.
//
//   WorkWatchScope scope(watch);          // above: from here on this thread's work is watched
//   for (...) { ...; look_at_watch(); }   // below: every millisecond or more often
//   const HeldMemory held(bytes);         // below: before memory is taken, until it is given back
//
// A thread has no watch at first, then both do nothing.
#pragma once

#include <cstddef>

namespace kontor {

// All functions may be called by several threads at once.
class WorkWatch {
 public:
  virtual ~WorkWatch() = default;

  // Throws if the work must end.
  virtual void look() = 0;

  // Memory that somebody begins or ceases to hold. The first throws if that is too much, and counts it all the same.
  virtual void allocate(std::size_t bytes) = 0;
  virtual void release(std::size_t bytes) noexcept = 0;
};

// Makes a watch that of this thread for as long as the scope lives. The watch must outlive it; null: none.
class WorkWatchScope {
 public:
  explicit WorkWatchScope(WorkWatch* watch);
  ~WorkWatchScope();
  WorkWatchScope(const WorkWatchScope&) = delete;
  WorkWatchScope& operator=(const WorkWatchScope&) = delete;

 private:
  WorkWatch* before_;
};

// The watch of this thread, to be handed on to another one that helps it; null if it has none.
WorkWatch* current_watch();

// Throws if this thread's watch says that the work must end. Costs about as much as a look at the clock.
void look_at_watch();

// Some work on the rows or elements [begin, end), a piece at a time, with a look at the watch before each.
template <typename Work>
void watched_pieces(std::size_t begin, std::size_t end, Work work) {
  constexpr std::size_t piece = std::size_t{1} << 16U;
  while (begin < end) {
    look_at_watch();
    const std::size_t stop = end - begin > piece ? begin + piece : end;
    work(begin, stop);
    begin = stop;
  }
}

// Memory that this thread's work holds: charged to its watch here, given back at the end.
class HeldMemory {
 public:
  // Throws if it is too much.
  explicit HeldMemory(std::size_t bytes);
  ~HeldMemory();
  HeldMemory(const HeldMemory&) = delete;
  HeldMemory& operator=(const HeldMemory&) = delete;

  // It stays in use when the work is done.
  void keep() { watch_ = nullptr; }

 private:
  WorkWatch* watch_;
  std::size_t bytes_;
};

// The places that a vector holds once it has `needed` elements: while it grows, the old and the doubled new ones.
inline std::size_t growing_capacity(std::size_t capacity, std::size_t needed) {
  return needed > capacity ? 3 * capacity : capacity;
}

// The memory of something that grows and shrinks: charged as it does, given back at the end.
class Charge {
 public:
  explicit Charge(WorkWatch& watch) : watch_(watch) {}
  ~Charge() { watch_.release(bytes_); }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;

  // So much is held now. Throws if it is too much.
  void set(std::size_t bytes);

 private:
  WorkWatch& watch_;
  std::size_t bytes_ = 0;
};

}  // namespace kontor

// Work that is divided among the cores, the same results in the same order for any number of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "kontor/base/work_watch.hpp"

namespace kontor {

// As many threads as the machine has cores, at least one.
unsigned core_count();

// Tells the threads of one parallel_for apart: below their number, 0 is the caller if it is the first thread. Others
// that run at the same time may have the same number.
unsigned thread_number();

// Calls work(part) for every part below `parts`, on up to `threads` threads of which the caller is one; parts are begun
// in ascending order. If calls throw, no further ones begin, and the exception of the lowest part comes out here. The
// watch of the calling thread watches all of them. A thread takes about 30 microseconds to begin, so it should have a
// tenth of a millisecond's work.
void parallel_for(std::size_t parts, unsigned threads, const std::function<void(std::size_t part)>& work);

// Calls work(begin, end) for the pieces of [0, count): so small that a look at the watch before each is often enough,
// as long as an element takes some microseconds at most.
template <typename Work>
void parallel_pieces(std::size_t count, unsigned threads, const Work& work) {
  constexpr std::size_t piece = std::size_t{1} << 14U;
  parallel_for((count + piece - 1) / piece, threads, [&](std::size_t part) {
    look_at_watch();
    work(part * piece, std::min(count, (part + 1) * piece));
  });
}

// How many of the first `count` elements of the merger of two sorted runs come from `a`.
template <typename Element, typename Less>
std::size_t merged_from_first(std::span<const Element> a, std::span<const Element> b, std::size_t count,
                              const Less& less) {
  std::size_t low = count > b.size() ? count - b.size() : 0;
  std::size_t high = std::min(count, a.size());
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (less(b[count - middle - 1], a[middle])) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

// Sorts by an order in which elements that are equivalent are equal.
template <typename Element, typename Less>
void parallel_sort(std::span<Element> elements, unsigned threads, const Less& less) {
  std::size_t run = std::size_t{1} << 14U;
  const std::size_t count = elements.size();
  if (count <= run) return std::sort(elements.begin(), elements.end(), less);
  const auto at = [](auto span, std::size_t index) { return span.begin() + static_cast<std::ptrdiff_t>(index); };
  parallel_for((count + run - 1) / run, threads, [&](std::size_t part) {
    look_at_watch();
    std::sort(at(elements, part * run), at(elements, std::min(count, (part + 1) * run)), less);
  });
  // Sorted runs become runs twice as long, there and back between the elements and a copy, in pieces of the result.
  const HeldMemory held(count * sizeof(Element));
  std::vector<Element> copy(count);
  std::span<Element> from = elements;
  std::span<Element> to = copy;
  for (; run < count; run *= 2) {
    parallel_pieces(count, threads, [&](std::size_t begin, std::size_t end) {
      const std::size_t first = begin / (2 * run) * (2 * run);  // a run holds whole pieces
      const std::span<const Element> a = from.subspan(first, std::min(run, count - first));
      const std::span<const Element> b = from.subspan(first + a.size(), std::min(run, count - first - a.size()));
      const std::size_t a_begin = merged_from_first(a, b, begin - first, less);
      const std::size_t a_end = merged_from_first(a, b, end - first, less);
      std::merge(at(a, a_begin), at(a, a_end), at(b, begin - first - a_begin), at(b, end - first - a_end),
                 at(to, begin), less);
    });
    std::swap(from, to);
  }
  if (from.data() != elements.data()) std::copy(from.begin(), from.end(), elements.begin());
}

}  // namespace kontor

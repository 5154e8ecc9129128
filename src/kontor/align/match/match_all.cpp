#include "kontor/align/match/match_all.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace kontor::align {

std::vector<Match> match_all(const Index& index, const std::vector<Query>& queries, const MatchOptions& options,
                             unsigned threads, const Finish& finish) {
  constexpr std::size_t batch = 64;
  std::vector<Match> matches(queries.size());
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      Matcher matcher(index, options);
      for (std::size_t begin = next.fetch_add(batch); begin < queries.size(); begin = next.fetch_add(batch)) {
        const std::size_t end = std::min(begin + batch, queries.size());
        for (std::size_t i = begin; i < end; ++i) {
          matches[i] = matcher.match(queries[i]);
          finish(i, matches[i]);
        }
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = queries.size();
    }
  };
  std::vector<std::thread> others;
  const std::size_t useful = queries.size() / batch + 1;
  for (unsigned i = 1; i < threads && i < useful; ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  if (failure) std::rethrow_exception(failure);
  return matches;
}

}  // namespace kontor::align

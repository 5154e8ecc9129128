// What one record has stated so far: RDF knows no statement that is made twice. All views must outlive it or clear().
#pragma once

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <vector>

#include "kontor/rdf/quad.hpp"

namespace kontor::mapping {

namespace detail {

inline std::size_t hash_of(const rdf::TermView& term) { return std::hash<rdf::TermView>()(term); }
inline std::size_t hash_of(const rdf::QuadView& quad) {
  std::size_t hash = 0;
  for (const rdf::TermView* term : {&quad.subject, &quad.predicate, &quad.object, &quad.graph_name}) {
    hash = hash * 31 + hash_of(*term);
  }
  return hash;
}

}  // namespace detail

// Mostly there are few, which are compared one by one.
template <typename View>
class FewDistinct {
 public:
  void clear() {
    list_.clear();
    set_.clear();
  }

  // Adds it unless it is there. Returns whether it did.
  bool add(const View& view) {
    if (list_.size() < few) {
      if (std::find(list_.begin(), list_.end(), view) != list_.end()) return false;
      list_.push_back(view);
      return true;
    }
    if (set_.empty()) set_.insert(list_.begin(), list_.end());
    return set_.insert(view).second;
  }

 private:
  struct Hash {
    std::size_t operator()(const View& view) const noexcept { return detail::hash_of(view); }
  };
  static constexpr std::size_t few = 16;

  std::vector<View> list_;
  std::unordered_set<View, Hash> set_;
};

}  // namespace kontor::mapping

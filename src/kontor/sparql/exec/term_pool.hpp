// The terms of one running query: those of the dataset under the ids of its dictionary, and above them the terms that
// the query itself brings or computes. Equal terms have equal ids across both, so joins, DISTINCT and GROUP BY compare
// numbers. The pool also remembers, per id, the typed value of a literal, so a lexical form is parsed once per query.
//
// Any number of threads may use one pool at once. Views and values stay valid as long as the pool and its dictionary.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/rdf/term.hpp"
#include "kontor/sparql/exec/lazy_array.hpp"
#include "kontor/sparql/exec/term_values.hpp"
#include "kontor/store/dictionary.hpp"
#include "kontor/xsd/value.hpp"

namespace kontor::sparql {

using store::TermId;

class TermPool {
 public:
  // Keeps a reference to the dictionary, which must not change any more.
  explicit TermPool(const store::Dictionary& dictionary);

  TermPool(const TermPool&) = delete;
  TermPool& operator=(const TermPool&) = delete;

  // The id of the term, which joins the pool if neither the dictionary nor the pool has it. Language tags are folded to
  // lower case as in the dictionary. Throws Error when all 2^32 ids are used up.
  TermId intern(const rdf::TermView& term);

  // The literal with the canonical lexical form of the value and its datatype; no_term for a value without one
  // (unknown).
  TermId intern(const xsd::Value& value);

  TermId boolean(bool value) {
    const TermId known = booleans_[value ? 1 : 0].load(std::memory_order_relaxed);
    return known != store::no_term ? known : intern_boolean(value);
  }

  // The id of a term that is already there, or no_term.
  TermId find(const rdf::TermView& term) const;

  // A blank node that occurs nowhere else.
  TermId fresh_blank_node();

  // The term of an id that this pool gave out; of no_term the term of kind none.
  rdf::TermView view(TermId id) const {
    return id <= base_ ? dictionary_.view(id) : computed_.load(id - base_)->view();
  }

  rdf::TermKind kind(TermId id) const {
    return id <= base_ ? dictionary_.kind(id) : computed_.load(id - base_)->kind();
  }

  // The terms of `ids` from `begin` to `end`, each `stride` views behind the one before in `out`, where
  // nothing need be yet.
  void view_column(const std::vector<TermId>& ids, std::size_t begin, std::size_t end, rdf::TermView* out,
                   std::size_t stride) const;

  // Tells the machine that a loop over `ids` is at number `i` and will soon view the next ones: a term of a large
  // dictionary lies two cache misses away.
  void look_ahead(const std::vector<TermId>& ids, std::size_t i) const {
    constexpr std::size_t near = 6;
    constexpr std::size_t far = 12;
    if (i + far >= ids.size()) return;
    // Below base_, and not no_term.
    if (ids[i + near] - 1 < base_) dictionary_.prefetch(ids[i + near]);
    if (ids[i + far] - 1 < base_) dictionary_.prefetch_place(ids[i + far]);
  }

  // The typed value of a literal; of kind unknown for IRIs, blank nodes and datatypes that xsd does not have.
  const xsd::Value& value(TermId id) const {
    const xsd::Value* known = values_.find(id);
    return known != nullptr ? *known : find_value(id);
  }

  // The text, kept as long as the pool.
  std::string_view keep(std::string_view text);

  // The number of ids: all are in 1..size().
  TermId size() const { return base_ + count_.load(std::memory_order_relaxed); }

  // What the computed terms and cached values hold of the heap, in bytes, roughly.
  std::size_t memory_bytes() const { return bytes_.load(std::memory_order_relaxed) + values_.memory_bytes(); }

 private:
  const xsd::Value& find_value(TermId id) const;
  TermId intern_boolean(bool value);
  TermId intern_computed(const rdf::TermView& term, std::size_t hash);

  // What only grows, made when it is first needed, because most small queries need none of it.
  struct Kept {
    struct Slot {
      std::uint32_t hash = 0;
      TermId number = store::no_term;  // of terms, from 1; no_term for a free slot
    };
    std::deque<rdf::Term> terms;
    std::vector<Slot> slots;  // open addressing over terms, at most three quarters full
    std::deque<std::string> texts;
  };
  Kept& kept() const;
  static Kept::Slot& find_slot(Kept& kept, const rdf::TermView& term, std::size_t hash);
  static void grow_slots(Kept& kept);

  static constexpr unsigned count_bits = 20;  // of the integers that are known by their value

  const store::Dictionary& dictionary_;
  const TermId base_;                              // the highest id of the dictionary
  std::array<std::atomic<TermId>, 2> booleans_{};  // false, true; no_term until they are needed

  mutable std::mutex mutex_;  // guards what follows up to the next comment
  mutable std::unique_ptr<Kept> kept_;
  std::uint64_t blank_nodes_ = 0;

  // Read without the lock.
  LazyArray<const rdf::Term*> computed_;  // by id - base_
  LazyArray<TermId, count_bits> counts_;  // small integers by value, once they were needed
  mutable TermValues values_;
  std::atomic<TermId> count_ = 0;
  std::atomic<std::size_t> bytes_ = 0;
};

}  // namespace kontor::sparql

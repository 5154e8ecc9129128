#include "kontor/sparql/exec/term_pool.hpp"

#include <algorithm>
#include <limits>

#include "kontor/base/error.hpp"
#include "kontor/xsd/datatype.hpp"

namespace kontor::sparql {
namespace {

// The tag in lower case, as the dictionary has it; `storage` holds it if it had to change.
std::string_view folded(std::string_view tag, std::string& storage) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(tag.begin(), tag.end(), is_upper)) return tag;
  storage = tag;
  for (char& c : storage) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return storage;
}

const xsd::Value unknown_value;

}  // namespace

TermPool::TermPool(const store::Dictionary& dictionary)
    : dictionary_(dictionary), base_(static_cast<TermId>(dictionary.size())) {}

TermId TermPool::intern_boolean(bool value) {
  const TermId id = intern(xsd::Value(value));
  booleans_[value ? 1 : 0].store(id, std::memory_order_relaxed);
  return id;
}

TermId TermPool::intern(const rdf::TermView& term) {
  if (!term) return store::no_term;
  if (const TermId id = dictionary_.find(term); id != store::no_term) return id;
  std::string storage;
  rdf::TermView view = term;
  view.language = folded(term.language, storage);
  const std::lock_guard lock(mutex_);
  const auto known = ids_.find(view);
  return known != ids_.end() ? known->second : intern_computed(view);
}

TermId TermPool::intern_computed(const rdf::TermView& term) {
  const TermId number = count_.load(std::memory_order_relaxed) + 1;
  // The highest id stays free: tables over ids use it as a mark.
  if (number >= std::numeric_limits<TermId>::max() - base_) throw Error("the query computes too many different terms");
  const rdf::Term& kept = terms_.emplace_back(term);
  ids_.emplace(kept.view(), base_ + number);
  computed_.store(number, &kept);
  count_.store(number, std::memory_order_relaxed);
  // A node of the hash table takes about six words.
  bytes_ += sizeof(rdf::Term) + term.text.size() + term.datatype.size() + 6 * sizeof(void*) + sizeof(rdf::TermView);
  return base_ + number;
}

TermId TermPool::intern(const xsd::Value& value) {
  if (!value.has_data()) return store::no_term;
  const std::string lexical = value.canonical();
  const TermId id = intern(rdf::literal(lexical, xsd::datatype_iri(value.datatype())));
  if (values_.find(id) == nullptr) {
    const std::lock_guard lock(mutex_);
    remember(id, value);
  }
  return id;
}

TermId TermPool::find(const rdf::TermView& term) const {
  if (!term) return store::no_term;
  if (const TermId id = dictionary_.find(term); id != store::no_term) return id;
  std::string storage;
  rdf::TermView view = term;
  view.language = folded(term.language, storage);
  const std::lock_guard lock(mutex_);
  const auto known = ids_.find(view);
  return known != ids_.end() ? known->second : store::no_term;
}

TermId TermPool::fresh_blank_node() {
  for (;;) {
    std::string label;
    {
      const std::lock_guard lock(mutex_);
      label = "q" + std::to_string(blank_nodes_++);
    }
    const rdf::TermView term = rdf::blank_node(label);
    if (find(term) == store::no_term) return intern(term);
  }
}

const xsd::Value& TermPool::find_value(TermId id) const {
  const rdf::TermView term = view(id);
  if (term.is_literal() && term.language.empty()) {
    const xsd::Datatype datatype = term.datatype.empty() ? xsd::Datatype::string : xsd::find_datatype(term.datatype);
    if (datatype != xsd::Datatype::none) {
      xsd::Value parsed = xsd::Value::parse(term.text, datatype);
      const std::lock_guard lock(mutex_);
      return remember(id, std::move(parsed));
    }
  }
  if (id != store::no_term) {
    const std::lock_guard lock(mutex_);
    if (values_.find(id) == nullptr) values_.insert(id, &unknown_value);
  }
  return unknown_value;
}

// With the lock held.
const xsd::Value& TermPool::remember(TermId id, xsd::Value value) const {
  if (const xsd::Value* known = values_.find(id)) return *known;
  const xsd::Value& kept = value_store_.emplace_back(std::move(value));
  values_.insert(id, &kept);
  // With the place in the map.
  bytes_ += sizeof(xsd::Value) + 4 * (sizeof(TermId) + sizeof(void*));
  return kept;
}

std::string_view TermPool::keep(std::string_view text) {
  const std::lock_guard lock(mutex_);
  bytes_ += text.size() + sizeof(std::string);
  return texts_.emplace_back(text);
}

}  // namespace kontor::sparql

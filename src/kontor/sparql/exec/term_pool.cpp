#include "kontor/sparql/exec/term_pool.hpp"

#include <algorithm>
#include <limits>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"
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
const xsd::Value string_value = xsd::Value::parse({}, xsd::Datatype::string);  // of every string, whatever its text

// Takes the lock. Who has it gives it back sooner than the system would wake who waits.
std::unique_lock<std::mutex> lock_soon(std::mutex& mutex) {
  constexpr int tries = 100;
  std::unique_lock lock(mutex, std::defer_lock);
  for (int i = 0; i < tries; ++i) {
    if (lock.try_lock()) return lock;
  }
  lock.lock();
  return lock;
}

constexpr std::uint32_t no_count = 1 << 20;

// The integer below no_count that the value is, or no_count.
std::uint32_t as_count(const xsd::Value& value) {
  if (value.datatype() != xsd::Datatype::integer) return no_count;
  const std::int64_t integer = value.decimal().to_int64().value_or(-1);
  return integer >= 0 && integer < no_count ? static_cast<std::uint32_t>(integer) : no_count;
}

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
  const std::size_t hash = std::hash<rdf::TermView>()(view);
  const auto lock = lock_soon(mutex_);
  const TermId known = find_slot(kept(), view, hash).number;
  return known != store::no_term ? base_ + known : intern_computed(view, hash);
}

// With the lock held, as the next four.
TermId TermPool::intern_computed(const rdf::TermView& term, std::size_t hash) {
  const auto number = static_cast<TermId>(kept_->terms.size() + 1);
  // The highest id stays free: tables over ids use it as a mark.
  if (number >= std::numeric_limits<TermId>::max() - base_) throw Error("the query computes too many different terms");
  // Before the term is there: a query can end here, and when it runs again, each term must have its number.
  if ((kept_->terms.size() + 1) * 4 > kept_->slots.size() * 3) grow_slots(*kept_);
  const rdf::Term& added = kept_->terms.emplace_back(term);
  computed_.store(number, &added);
  find_slot(*kept_, term, hash) = {static_cast<std::uint32_t>(hash), number};
  count_.store(number, std::memory_order_relaxed);
  // With up to six slots for each while the table grows.
  bytes_ += sizeof(rdf::Term) + term.text.size() + term.datatype.size() + 6 * sizeof(Kept::Slot) + sizeof(void*);
  return base_ + number;
}

TermPool::Kept& TermPool::kept() const {
  constexpr std::size_t first_slots = 16;
  if (!kept_) {
    kept_ = std::make_unique<Kept>();
    kept_->slots.resize(first_slots);
  }
  return *kept_;
}

// Where the term is, or the free slot where it belongs.
TermPool::Kept::Slot& TermPool::find_slot(Kept& kept, const rdf::TermView& term, std::size_t hash) {
  const std::size_t mask = kept.slots.size() - 1;
  const auto wanted = static_cast<std::uint32_t>(hash);
  for (std::size_t slot = wanted & mask;; slot = (slot + 1) & mask) {
    Kept::Slot& there = kept.slots[slot];
    if (there.number == store::no_term) return there;
    if (there.hash == wanted && kept.terms[there.number - 1].view() == term) return there;
  }
}

void TermPool::grow_slots(Kept& kept) {
  std::vector<Kept::Slot> bigger(kept.slots.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  watched_pieces(0, kept.slots.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Kept::Slot& old = kept.slots[i];
      if (old.number == store::no_term) continue;
      std::size_t slot = old.hash & mask;
      while (bigger[slot].number != store::no_term) slot = (slot + 1) & mask;
      bigger[slot] = old;
    }
  });
  kept.slots = std::move(bigger);
}

TermId TermPool::intern(const xsd::Value& value) {
  if (!value.has_data()) return store::no_term;
  const std::uint32_t count = as_count(value);
  static_assert(no_count == std::uint32_t{1} << count_bits);
  if (count != no_count) {
    if (const TermId known = counts_.load(count); known != store::no_term) return known;
  }
  const std::string lexical = value.canonical();
  const TermId id = intern(rdf::literal(lexical, xsd::datatype_iri(value.datatype())));
  if (values_.find(id) == nullptr) values_.add(id, value);
  if (count != no_count) counts_.store(count, id);
  return id;
}

void TermPool::view_column(const std::vector<TermId>& ids, std::size_t begin, std::size_t end, rdf::TermView* out,
                           std::size_t stride) const {
  const auto is_computed = [this](TermId id) { return id > base_; };
  const auto first = ids.begin() + static_cast<std::ptrdiff_t>(begin);
  // A computed id came here behind its count.
  const bool has_computed = count_.load(std::memory_order_relaxed) != 0;
  if (!has_computed || std::none_of(first, first + static_cast<std::ptrdiff_t>(end - begin), is_computed)) {
    dictionary_.view_column(ids, begin, end, out, stride);
    return;
  }
  for (std::size_t i = begin; i < end; ++i, out += stride) {
    look_ahead(ids, i);
    ::new (static_cast<void*>(out)) rdf::TermView(view(ids[i]));
  }
}

TermId TermPool::find(const rdf::TermView& term) const {
  if (!term) return store::no_term;
  if (const TermId id = dictionary_.find(term); id != store::no_term) return id;
  std::string storage;
  rdf::TermView view = term;
  view.language = folded(term.language, storage);
  const std::lock_guard lock(mutex_);
  if (!kept_) return store::no_term;
  const TermId known = find_slot(*kept_, view, std::hash<rdf::TermView>()(view)).number;
  return known != store::no_term ? base_ + known : store::no_term;
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
    if (datatype == xsd::Datatype::string) return values_.add_shared(id, string_value);
    if (datatype != xsd::Datatype::none) return values_.add(id, xsd::Value::parse(term.text, datatype));
  }
  return id != store::no_term ? values_.add_shared(id, unknown_value) : unknown_value;
}

std::string_view TermPool::keep(std::string_view text) {
  const std::lock_guard lock(mutex_);
  bytes_ += text.size() + sizeof(std::string);
  return kept().texts.emplace_back(text);
}

}  // namespace kontor::sparql

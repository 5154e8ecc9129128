#include "kontor/sparql/exec/term_values.hpp"

#include <mutex>
#include <utility>

namespace kontor::sparql {
namespace {

// Every row asks for the number of bytes, so it changes only when this much has come together.
constexpr std::size_t counted_bytes = 2048;

}  // namespace

TermValues::Shard& TermValues::own_shard() {
  std::atomic<Shard*>& place = shards_[thread_number() % shards];
  if (Shard* known = place.load(std::memory_order_acquire); known != nullptr) return *known;
  auto fresh = std::make_unique<Shard>();
  Shard* expected = nullptr;
  return place.compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel) ? *fresh.release() : *expected;
}

const xsd::Value& TermValues::add(std::uint32_t id, xsd::Value value) {
  Shard& own = own_shard();
  const std::lock_guard lock(own.adding);
  if (const xsd::Value* known = own.known.find(id)) return *known;
  if (own.used == block_values) {
    own.blocks.push_back(std::make_unique<std::array<xsd::Value, block_values>>());
    own.used = 0;
    count(own, sizeof(*own.blocks.back()) + sizeof(own.blocks.back()));
  }
  xsd::Value& kept = (*own.blocks.back())[own.used++];
  kept = std::move(value);
  return insert(own, id, kept);
}

const xsd::Value& TermValues::add_shared(std::uint32_t id, const xsd::Value& value) {
  Shard& own = own_shard();
  const std::lock_guard lock(own.adding);
  if (const xsd::Value* known = own.known.find(id)) return *known;
  return insert(own, id, value);
}

// With the shard's lock held, as the next one.
const xsd::Value& TermValues::insert(Shard& shard, std::uint32_t id, const xsd::Value& value) {
  const std::size_t before = shard.known.memory_bytes();
  shard.known.insert(id, &value);
  count(shard, shard.known.memory_bytes() - before);
  return value;
}

void TermValues::count(Shard& shard, std::size_t bytes) {
  shard.uncounted += bytes;
  if (shard.uncounted < counted_bytes) return;
  bytes_.fetch_add(shard.uncounted, std::memory_order_relaxed);
  shard.uncounted = 0;
}

}  // namespace kontor::sparql

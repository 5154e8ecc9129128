#include "kontor/syntax/distinct_filter.hpp"

#include <queue>
#include <utility>
#include <vector>

#include "kontor/base/varint.hpp"
#include "kontor/rdf/encoded_term.hpp"

namespace kontor::syntax {
namespace {

// A record of the temporary files: when the quad came, where it stands, and itself.
struct PutOff {
  explicit PutOff(std::string_view record) {
    number = take_varint(record);
    place.line = take_varint(record);
    place.column = take_varint(record);
    key = record;
  }

  std::uint64_t number;
  Place place;
  std::string_view key;
};

}  // namespace

void DistinctFilter::quad(const rdf::QuadView& quad, Place place) {
  key_.clear();
  rdf::append_encoded(key_, quad);
  const std::uint64_t hash = TextMultimap::hash_of(key_);
  if (later_) {
    if (seen_.contains(key_, hash)) ++repetitions_;
    else put_off(hash, place);
    return;
  }
  switch (seen_.add(key_, hash)) {
    case TextMultimap::Added::yes: sink_.quad(quad, place); return;
    case TextMultimap::Added::known: ++repetitions_; return;
    case TextMultimap::Added::no_memory: break;
  }
  later_.emplace(0);
  put_off(hash, place);
}

void DistinctFilter::put_off(std::uint64_t hash, Place place) {
  record_.clear();
  append_varint(record_, number_++);
  append_varint(record_, place.line);
  append_varint(record_, place.column);
  record_ += key_;
  later_->append(hash, record_);
}

void DistinctFilter::finish() {
  seen_.clear();
  if (later_) {
    std::vector<RecordFile> files;
    for (RecordFile& file : later_->files()) files.push_back(without_repetitions(file, 1));
    later_.reset();
    merge(files, [this](std::string_view record) {
      PutOff next(record);
      sink_.quad(rdf::take_encoded_quad(next.key), next.place);
    });
  }
  sink_.finish();
}

// The records of a file without those whose quads came before; the file is empty then. Its hashes differ from `level` on.
RecordFile DistinctFilter::without_repetitions(RecordFile& file, unsigned level) {
  TextMultimap seen(budget_);
  RecordFile rest;
  const bool divisible = level < RecordPartitions::levels;
  const std::uint64_t repetitions = repetitions_;
  for (RecordFileReader reader(file); reader.next();) {
    const std::string_view key = PutOff(reader.record()).key;
    const std::uint64_t hash = TextMultimap::hash_of(key);
    TextMultimap::Added added = seen.add(key, hash);
    if (added == TextMultimap::Added::no_memory) {
      if (divisible) {
        repetitions_ = repetitions;
        seen.clear();
        return divide(file, level);
      }
      added = seen.add_anyway(key, hash);
    }
    if (added == TextMultimap::Added::yes) rest.append(reader.record());
    else ++repetitions_;
  }
  file = RecordFile();
  return rest;
}

RecordFile DistinctFilter::divide(RecordFile& file, unsigned level) {
  RecordPartitions parts(level);
  for (RecordFileReader reader(file); reader.next();) {
    parts.append(TextMultimap::hash_of(PutOff(reader.record()).key), reader.record());
  }
  file = RecordFile();
  std::vector<RecordFile> files;
  for (RecordFile& part : parts.files()) files.push_back(without_repetitions(part, level + 1));
  RecordFile rest;
  merge(files, [&rest](std::string_view record) { rest.append(record); });
  return rest;
}

// The records of all files by their numbers, which ascend in each.
template <typename Use>
void DistinctFilter::merge(const std::vector<RecordFile>& files, Use use) {
  std::vector<RecordFileReader> readers;
  readers.reserve(files.size());
  for (const RecordFile& file : files) readers.emplace_back(file);
  using Next = std::pair<std::uint64_t, std::size_t>;  // the number of a record, and its file
  std::priority_queue<Next, std::vector<Next>, std::greater<>> queue;
  const auto advance = [&](std::size_t file) {
    if (readers[file].next()) queue.emplace(PutOff(readers[file].record()).number, file);
  };
  for (std::size_t i = 0; i < readers.size(); ++i) advance(i);
  while (!queue.empty()) {
    const std::size_t file = queue.top().second;
    queue.pop();
    use(readers[file].record());
    advance(file);
  }
}

}  // namespace kontor::syntax

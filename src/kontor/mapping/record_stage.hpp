// Where the records of a logical source or view pass by on their way to those who asked for them.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "kontor/mapping/expression.hpp"
#include "kontor/mapping/shard.hpp"
#include "kontor/source/record.hpp"

namespace kontor::mapping {

class RecordConsumer {
 public:
  virtual ~RecordConsumer() = default;
  virtual void consume(const source::Record& record) = 0;
};

class RecordStage : public ReferenceScope {
 public:
  // The consumer must outlive the stage's last record. Consumers are served in the order in which they came.
  void add_consumer(RecordConsumer& consumer) { consumers_.push_back(&consumer); }

  virtual ReferenceFormulation formulation() const = 0;

 protected:
  void pass_on(const source::Record& record) {
    for (RecordConsumer* consumer : consumers_) consumer->consume(record);
  }

 private:
  std::vector<RecordConsumer*> consumers_;
};

// The records of one iterator of a source.
class SourceStage final : public RecordStage {
 public:
  // A reference, where it stands in the mapping, and whether records had it.
  struct Use {
    std::string reference;
    Location where;
    Sighting sighting = Sighting::unasked;
  };

  SourceStage(const LogicalSource& source, source::RecordReader& reader, std::size_t iterator, const Shard& shard)
      : source_(source), reader_(reader), iterator_(iterator), shard_(shard) {}

  std::size_t add_reference(std::string_view reference, const Location& where) override {
    const std::size_t number = reader_.add_reference(iterator_, reference, where);
    if (number == uses_.size()) uses_.push_back({std::string(reference), where, Sighting::unasked});
    return number;
  }
  const std::vector<std::string>& nulls() const override { return source_.file.nulls; }
  Sighting* sighting(std::size_t reference) override { return &uses_[reference].sighting; }
  ReferenceFormulation formulation() const override { return source_.formulation; }

  void take(const source::Record& record) {
    if (!shard_.has(record.number())) return;
    ++records_;
    pass_on(record);
  }

  std::uint64_t records() const { return records_; }
  const std::deque<Use>& uses() const { return uses_; }

 private:
  const LogicalSource& source_;
  source::RecordReader& reader_;
  std::size_t iterator_;
  Shard shard_;
  std::uint64_t records_ = 0;
  std::deque<Use> uses_;  // a deque: the flags stay where they are
};

}  // namespace kontor::mapping

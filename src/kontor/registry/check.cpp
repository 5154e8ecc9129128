#include "kontor/registry/check.hpp"

#include <optional>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/tree_builder.hpp"
#include "kontor/registry/checker.hpp"

namespace kontor::registry {
namespace {

// Takes the records out of the lists of a registry: each is built, checked and forgotten. What is left, the head and
// the empty lists, is checked at the end.
class RecordSplitter final : public json::Handler {
 public:
  RecordSplitter(std::string_view name, const Schema& schema, Checker& checker)
      : schema_(schema), checker_(checker), rest_(name), record_(name) {}

  json::Value take_rest() { return rest_.take(); }

  void null(const json::Position& position) override { tree().null(position); }
  void boolean(bool value, const json::Position& position) override { tree().boolean(value, position); }
  void number(std::string_view text, const json::Position& position) override { tree().number(text, position); }
  void string(std::string_view value, const json::Position& position) override { tree().string(value, position); }
  void key(std::string_view name, const json::Position& position) override {
    if (depth_ == 1) list_schema_ = schema_.find(name);
    tree().key(name, position);
  }
  void begin_object(const json::Position& position) override {
    begin();
    tree().begin_object(position);
  }
  void begin_array(const json::Position& position) override {
    begin();
    if (depth_ == list_depth) list_ = position.offset;
    tree().begin_array(position);
  }
  void end_object(const json::Position& position) override {
    tree().end_object(position);
    end();
  }
  void end_array(const json::Position& position) override {
    tree().end_array(position);
    if (depth_ == list_depth) list_.reset();
    end();
  }

 private:
  static constexpr std::size_t list_depth = 2;  // the lists stand in the registry
  static constexpr std::size_t record_depth = 3;

  json::TreeBuilder& tree() { return in_record_ ? record_ : rest_; }

  void begin() {
    if (++depth_ == record_depth && list_) in_record_ = true;
  }

  void end() {
    if (depth_-- != record_depth || !in_record_) return;
    in_record_ = false;
    const json::Value record = record_.take();
    checker_.count_element(*list_);
    if (list_schema_ != nullptr && list_schema_->type == Type::array && list_schema_->items != nullptr) {
      checker_.check(record, *list_schema_->items);
    }
  }

  const Schema& schema_;
  Checker& checker_;
  json::TreeBuilder rest_;
  json::TreeBuilder record_;
  std::size_t depth_ = 0;
  bool in_record_ = false;
  std::optional<std::size_t> list_;      // the offset of the list that is being read
  const Schema* list_schema_ = nullptr;  // of the member that is being read
};

}  // namespace

void check(const json::Value& registry, const Schema& schema, const Locate& locate, Diagnostics& diagnostics) {
  Checker checker(locate, diagnostics);
  checker.check(registry, schema);
  checker.finish();
}

json::Value check_text(std::string_view text, std::string_view name, const Schema& schema, Diagnostics& diagnostics) {
  const SourceText source(name, text);
  const Locate locate = [&source](std::size_t offset) { return source.location(offset); };
  Checker checker(locate, diagnostics);
  RecordSplitter splitter(name, schema, checker);
  MemorySource bytes(text);
  try {
    json::read_json(bytes, name, splitter);
  } catch (const Error& error) {
    // The whole text is at hand, so the line can be shown even where the stream has gone past its start.
    throw Error(error.message(), source.location(error.location().place));
  }
  json::Value rest = splitter.take_rest();
  checker.check(rest, schema);
  checker.finish();
  return rest;
}

}  // namespace kontor::registry

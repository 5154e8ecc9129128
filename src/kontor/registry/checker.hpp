// The rules of a registry's schema, applied to values. Internal to registry/, see check.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/text_table.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/check.hpp"
#include "kontor/registry/schema.hpp"

namespace kontor::registry {

class Checker {
 public:
  // Both must outlive the checker. Nothing is reported before finish().
  Checker(const Locate& locate, Diagnostics& diagnostics) : locate_(locate), diagnostics_(diagnostics) {}

  // Checks a value. It need not outlive the call.
  void check(const json::Value& json, const Schema& schema) { value(json, schema, {}); }

  // An element of the array at `array` has been checked by itself and is no longer in it.
  void count_element(std::size_t array) { ++taken_out_[array]; }

  // Reports what was found in the order of the text, and then ids that nobody declared.
  void finish();

 private:
  // What a nested value must know of its surroundings.
  struct Context {
    const Schema* record = nullptr;          // the schema of the nearest object that declares an id
    const json::Object* siblings = nullptr;  // the object whose member this is
  };

  // Something that refers to an id not declared so far.
  struct Reference {
    const Schema* schema;
    std::uint32_t id;  // a number in wanted_
    std::size_t offset;
  };

  struct Finding {
    std::size_t offset;
    std::string message;
  };

  void error(std::size_t offset, std::string message);
  void report();

  void value(const json::Value& json, const Schema& schema, Context context);
  void object(const json::Value& json, const Schema& schema, Context context);
  void array(const json::Value& json, const Schema& schema, Context context);
  void range(double number, std::string_view text, std::size_t offset, const Schema& schema);
  void string(std::string_view text, std::size_t offset, const Schema& schema);
  void misfit(std::string_view text, std::size_t offset, const Schema& schema, const std::vector<std::string>& words);
  void alternatives(const json::Value& json, const Schema& schema);
  void like(const json::Value& json, const Schema& schema, Context context);
  void declare(std::string_view id, std::size_t offset, const Schema& schema);
  void refer(std::string_view id, std::size_t offset, const Schema& schema);
  bool declared(std::string_view id, const Schema& schema) const;
  void report_dangling(const Reference& reference);

  const Locate& locate_;
  Diagnostics& diagnostics_;
  std::map<std::string, TextTable, std::less<>> declared_;  // by kind
  TextTable wanted_;
  std::vector<Reference> references_;
  std::map<std::size_t, std::size_t> taken_out_;
  std::vector<Finding> findings_;
  std::set<const Schema*> listed_;  // whose words a message has listed
  std::size_t explained_ = 0;  // findings whose message took a search through everything
};

}  // namespace kontor::registry

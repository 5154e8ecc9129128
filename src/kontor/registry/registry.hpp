// A city's registry as it was read: one JSON text, and the way from its bytes back to the file a person edits, be it that
// JSON or a folder of spreadsheets (see data/FORMAT.md).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/check.hpp"
#include "kontor/registry/table_folder.hpp"

namespace kontor::registry {

class Registry {
 public:
  // Whether the first bytes of a file are those of a registry: an object whose first member, "$schema" aside, is
  // "registry".
  static bool recognizes(std::string_view head);

  // Reads and parses a JSON text; nothing is checked but the syntax. Throws Error.
  static Registry from_json(std::string name, ByteSource& source);

  // Reads a folder of spreadsheets. What does not fit into the tree is reported to `diagnostics`. Throws Error.
  static Registry from_folder(const std::string& path, Diagnostics& diagnostics);

  // What a mapping reads.
  const std::string& text() const { return text_; }
  const std::string& name() const { return name_; }

  // Reports everything that does not fit data/registry.schema.json.
  void check(Diagnostics& diagnostics) const;

  // The base IRI that the head gives, empty if it gives none.
  std::string_view base() const;

  // The place of a byte of text() in the file that a person edits. Valid as long as this object.
  Locate locate() const;

 private:
  explicit Registry(std::string name) : name_(std::move(name)) {}

  std::string name_;
  std::string text_;
  json::Value root_;
  std::unique_ptr<TableFolder> folder_;  // null if it was read from JSON
};

}  // namespace kontor::registry

// A city's registry as it was read and checked: one JSON text, whether a person edits that or a folder of spreadsheets
// (see data/FORMAT.md).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::registry {

class CellPlaces;

// Whether it is kept where the values of a folder of spreadsheets stand.
enum class KeepPlaces { no, yes };

class Registry {
 public:
  // Whether the first bytes of a file are those of a registry: an object whose first member, "$schema" aside, is
  // "registry".
  static bool recognizes(std::string_view head);

  // Reads a JSON text. Everything that does not fit data/registry.schema.json is reported to `diagnostics`. Throws
  // Error if it is not JSON. Memory is the text, the ids in it and the largest record.
  static Registry from_json(std::string name, ByteSource& source, Diagnostics& diagnostics);

  // Reads a folder of spreadsheets and reports in the same way. Throws Error.
  static Registry from_folder(const std::string& path, Diagnostics& diagnostics, KeepPlaces keep = KeepPlaces::no);

  // What a mapping reads.
  const std::string& text() const { return text_; }
  const std::string& name() const { return name_; }

  // Where the value that starts at a place of text() stands: there, or in a cell if they were kept.
  Location locate(Place place) const;

  // The base IRI that the head gives, empty if it gives none.
  const std::string& base() const { return base_; }

 private:
  explicit Registry(std::string name) : name_(std::move(name)) {}

  std::string name_;
  std::string text_;
  std::string base_;
  std::shared_ptr<const CellPlaces> cells_;
};

}  // namespace kontor::registry

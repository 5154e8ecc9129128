// A look at the first records of a source: which fields they have, what is in them, and which a mapping uses.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "kontor/base/input_file.hpp"
#include "kontor/mapping/triples_map.hpp"
#include "kontor/xsd/datatype.hpp"

namespace kontor::mapping {

struct SampleField {
  std::string reference;      // as a mapping writes it: a column, "$.geo.lat", "geo/@lat"
  std::string example;        // the first value
  std::uint64_t records = 0;  // that have it
  bool several = false;       // some record has more than one value
  bool unique = true;         // no two values are equal
  bool used = false;          // by one of the references that were asked about
  bool typed = false;         // the values have a type of their own: numbers and booleans of JSON
  bool iris = true;           // all values are http(s) IRIs
  std::vector<xsd::Datatype>
      fitting;  // of integer, decimal, double, boolean, date, dateTime: those that all values fit
};

struct SampleRecord {
  Place place;
  std::vector<std::pair<std::string, std::string>> values;  // reference and text, in the order of the record
};

struct Sample {
  std::vector<SampleField> fields;   // in the order in which they were met
  std::vector<SampleRecord> first;   // as many as were asked for
  std::uint64_t records = 0;         // looked at
  source::XmlNamespaces namespaces;  // those of the source, and prefixes made for what has none
};

struct SampleOptions {
  std::uint64_t records = 1000;         // to look at
  std::uint64_t keep = 0;               // records whose values are kept
  std::vector<std::string> references;  // that the mapping makes
};

// Nested lists of objects are no fields: they are records of another iterator. Throws Error if the source cannot be
// read.
Sample take_sample(ByteSource& bytes, const std::string& name, const LogicalSource& source,
                   const SampleOptions& options);

// The iterator that selects the records of a JSON or XML document: the list with the most entries that have parts;
// lists inside the entries of another one do not count.
std::string guess_iterator(ByteSource& bytes, const std::string& name, ReferenceFormulation formulation,
                           source::XmlNamespaces& namespaces);

// The step to a member of a JSON object: ".name" or "['a name']".
std::string json_path_step(std::string_view name);

// "prefix:name" for paths; adds a prefix to `namespaces` if the name needs one and has none.
std::string xpath_name(const xml::Name& name, source::XmlNamespaces& namespaces);

}  // namespace kontor::mapping

// The older vocabularies of RML, read by renaming: R2RML (http://www.w3.org/ns/r2rml#) and what IDLab added to it
// (http://semweb.mmlab.be/ns/rml# and ql#).
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/quad_sink.hpp"

namespace kontor::mapping {

// Passes a document on with old names replaced by new ones.
class LegacyRenamer final : public rdf::QuadSink {
 public:
  explicit LegacyRenamer(rdf::QuadSink& target) : target_(target) {}

  void base(std::string_view iri) override { target_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { target_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override { target_.finish(); }

  // Whether the document used an old name as a property.
  bool renamed() const { return renamed_; }

 private:
  rdf::QuadSink& target_;
  bool renamed_ = false;
};

// A reference into JSON as older mappings write it, as JSONPath: "name" is "$.name", "Country Code" is
// "$['Country Code']".
std::string legacy_json_path(std::string_view reference);

}  // namespace kontor::mapping

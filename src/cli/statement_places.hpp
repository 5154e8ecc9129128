// Where statements stand in the inputs. Nobody remembers places while data are loaded, which would cost more than the
// data; when a report has to name some, the inputs are read again and only these are kept.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/registry/read_input.hpp"
#include "kontor/shacl/validator.hpp"

#include "cli/inputs.hpp"

namespace kontor::cli {

class StatementPlaces final : public rdf::QuadSink {
 public:
  // Asks for the places of all statements about this node.
  void want(const rdf::TermView& subject) { subjects_.try_emplace(rdf::to_string(subject)); }

  // Reads the inputs; false if standard input was left out, which has gone by. Throws Error.
  bool look_in(const Inputs& inputs);

  // How the places of what is pushed from now on are located.
  void begin(registry::LocatePlace locate) { locate_ = std::move(locate); }

  void quad(const rdf::QuadView& quad, Place place) override;

  // The first place of a statement; without one the first of the node. No file if it is not known. A term of kind none
  // fits everything.
  Location find(const rdf::TermView& subject, const rdf::TermView& predicate, const rdf::TermView& object) const;

 private:
  struct Subject {
    Location first;
    std::unordered_map<std::string, Location> statements;  // by predicate and object, and by object alone
  };

  static std::string key(const rdf::TermView& predicate, const rdf::TermView& object) {
    return rdf::to_string(predicate) + " " + rdf::to_string(object);
  }

  registry::LocatePlace locate_;
  std::unordered_map<std::string, Subject> subjects_;
};

// Where the values or nodes of some results of a validation stand in the inputs. Says on stderr what is not known.
// Throws Error.
std::vector<Location> locate_results(const Inputs& inputs, const shacl::ValidationReport& report,
                                     std::span<const shacl::Result* const> results);

}  // namespace kontor::cli

// The RDF 1.1 syntax suites of the W3C: every reader against the expected triples, and every writer that can hold them
// against what it reads back.
#include <filesystem>
#include <iostream>

#include "kontor/base/error.hpp"
#include "kontor/rdf/isomorphism.hpp"
#include "kontor/syntax/format.hpp"

#include "manifest.hpp"
#include "test.hpp"

using namespace kontor;
using kontor::w3c::Manifest;
using kontor::w3c::ManifestEntry;

namespace {

using Quads = std::vector<rdf::Quad>;

class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  Quads quads;
};

struct Kind {
  std::string_view start;  // of the test type
  std::string_view format;
};

constexpr Kind kinds[] = {{"TestNTriples", "ntriples"},
                          {"TestNQuads", "nquads"},
                          {"TestTurtle", "turtle"},
                          {"TestTrig", "trig"},
                          {"TestXML", "rdfxml"}};

// The format a test is about; null for those that the table does not have.
const syntax::Format* format_of(const ManifestEntry& entry) {
  for (const Kind& kind : kinds) {
    if (entry.type.starts_with(kind.start)) return syntax::find_format(kind.format);
  }
  return nullptr;
}

Quads read(ByteSource& source, const syntax::Format& format, const std::string& base) {
  QuadCollector collector;
  syntax::ReadOptions options;
  options.base = base;
  syntax::read_rdf(source, format, options, collector);
  return collector.quads;
}

Quads read_path(const std::string& path, const std::string& base) {
  InputFile file(path);
  return read(file, *syntax::format_of_path(path), base);
}

// Writes and reads again; the name of a layout that did not survive it, or nothing.
std::string failed_round_trip(const Quads& quads) {
  for (const syntax::Format& format : syntax::formats()) {
    if (format.holds == syntax::Holds::graph || format.make_writer == nullptr) continue;
    for (const syntax::Layout layout : {syntax::Layout::document, syntax::Layout::stream}) {
      syntax::WriteOptions options;
      options.layout = layout;
      StringSink out;
      const auto writer = syntax::make_writer(format, out, options);
      for (const rdf::Quad& quad : quads) writer->quad(quad.view(), {});
      writer->finish();
      MemorySource source(out.text());
      if (!rdf::isomorphic(quads, read(source, format, {}))) return std::string(format.name);
    }
  }
  return {};
}

// Why the test failed, empty if it passed.
std::string run(const Manifest& manifest, const ManifestEntry& entry, const syntax::Format& format) {
  const std::string base = manifest.base_of(entry.action);
  const bool negative = entry.type.ends_with("NegativeSyntax") || entry.type.ends_with("NegativeEval");
  Quads quads;
  try {
    InputFile file(entry.action);
    quads = read(file, format, base);
  } catch (const Error& error) {
    return negative ? "" : error.message();
  }
  if (negative) return "accepted";
  if (!entry.result.empty() && !rdf::isomorphic(quads, read_path(entry.result, base))) return "other triples";
  const std::string lost = failed_round_trip(quads);
  return lost.empty() ? "" : "not the same after writing and reading " + lost;
}

void run_manifest(const std::string& path) {
  const Manifest manifest = w3c::load_manifest(path);
  std::size_t passed = 0;
  std::size_t total = 0;
  for (const ManifestEntry& entry : manifest.entries) {
    const syntax::Format* const format = format_of(entry);
    if (format == nullptr) continue;
    ++total;
    const std::string failure = run(manifest, entry, *format);
    if (failure.empty()) {
      ++passed;
    } else {
      FAIL_CHECK(entry.name << ": " << failure);
    }
  }
  std::cout << path << ": " << passed << "/" << total << "\n";
}

}  // namespace

TEST_CASE("the W3C suites of the RDF 1.1 syntaxes pass") {
  const std::string folder = w3c::suite_folder("w3c/rdf/rdf11");
  if (folder.empty()) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string manifest = entry.path() / "manifest.ttl";
    if (std::filesystem::exists(manifest)) run_manifest(manifest);
  }
}

// Canonical N-Quads do not depend on the order of the quads nor on the labels of blank nodes, and are their own
// canonical form.
#include <optional>
#include <string>
#include <vector>

#include "kontor/syntax/canonical_writer.hpp"

#include "round_trip.hpp"

using namespace kontor;

namespace {

class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  std::vector<rdf::Quad> quads;
};

// None if the blank nodes are too much alike.
std::optional<std::string> canonical(const std::vector<rdf::Quad>& quads) {
  StringSink out;
  syntax::CanonicalWriter writer(out, syntax::CanonicalWriter::Output::quads);
  for (const rdf::Quad& quad : quads) writer.quad(quad.view(), {});
  try {
    writer.finish();
  } catch (const Error&) {
    return {};
  }
  return out.take();
}

rdf::Term relabelled(const rdf::Term& term) {
  if (!term.view().is_blank_node()) return term;
  // Labels that sort the other way round.
  std::string label = "x";
  for (const char c : term.text()) label += std::to_string(999 - static_cast<unsigned char>(c));
  return rdf::Term(rdf::blank_node(label));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  QuadCollector document;
  constexpr std::size_t most = 24;  // more make no other cases, and hostile ones slow
  if (!fuzz::read(text, "nquads", {}, document) || document.quads.size() > most) return 0;
  const std::optional<std::string> first = canonical(document.quads);
  if (!first) return 0;
  std::vector<rdf::Quad> others;
  for (auto quad = document.quads.rbegin(); quad != document.quads.rend(); ++quad) {
    others.push_back(*quad);
    for (rdf::Term* term : {&others.back().subject, &others.back().object, &others.back().graph_name}) {
      *term = relabelled(*term);
    }
  }
  // How much work it is depends on the order.
  const std::optional<std::string> other = canonical(others);
  if (other && other != first) std::abort();
  QuadCollector again;
  if (!fuzz::read(*first, "nquads", {}, again)) std::abort();
  const std::optional<std::string> twice = canonical(again.quads);
  if (twice && twice != first) std::abort();
  return 0;
}

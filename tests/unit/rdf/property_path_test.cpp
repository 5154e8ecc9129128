#include "kontor/rdf/property_path.hpp"

#include "test.hpp"

using namespace kontor::rdf;

namespace {

PropertyPath link(const char* iri) {
  return {PredicatePath{iri}};
}

}  // namespace

TEST_CASE("property paths copy and compare deeply") {
  const PropertyPath star{ZeroOrMorePath{PropertyPath{SequencePath{{link("p"), link("q")}}}}};
  const PropertyPath copy = star;
  CHECK(copy == star);
  CHECK_FALSE(copy == PropertyPath{OneOrMorePath{PropertyPath{SequencePath{{link("p"), link("q")}}}}});
}

TEST_CASE("property paths print with as few parentheses as the grammar needs") {
  const PropertyPath alternative{AlternativePath{{link("q"), {InversePath{link("r")}}}}};
  CHECK(to_string({SequencePath{{link("p"), {ZeroOrMorePath{alternative}}}}}) == "<p>/(<q>|^<r>)*");
  CHECK(to_string({InversePath{PropertyPath{OneOrMorePath{link("p")}}}}) == "^<p>+");
  CHECK(to_string({OneOrMorePath{PropertyPath{InversePath{link("p")}}}}) == "(^<p>)+");
  CHECK(to_string({ZeroOrOnePath{PropertyPath{ZeroOrMorePath{link("p")}}}}) == "(<p>*)?");
  CHECK(to_string({InversePath{PropertyPath{InversePath{link("p")}}}}) == "^(^<p>)");
  CHECK(to_string({NegatedPropertySet{{"p"}, {"q"}}}) == "!(<p>|^<q>)");
}

TEST_CASE("a negated property set walks in the directions that it names") {
  CHECK(NegatedPropertySet{{"p"}, {}}.walks_forward());
  CHECK_FALSE(NegatedPropertySet{{"p"}, {}}.walks_backward());
  CHECK_FALSE(NegatedPropertySet{{}, {"p"}}.walks_forward());
  CHECK(NegatedPropertySet{{}, {}}.walks_forward());
}

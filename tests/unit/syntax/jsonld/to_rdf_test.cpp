#include "helpers.hpp"

using namespace kontor::syntax::jsonld;

TEST_CASE("nodes, lists and graphs become quads") {
  CHECK(quads_of(R"({"@id": "a:1", "@type": "v:T", "v:l": {"@list": ["x"]}, "v:e": {"@list": []}})") ==
        "<a:1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <v:T>\n"
        "<a:1> <v:e> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>\n"
        "<a:1> <v:l> _:b0\n"
        "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\"\n"
        "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>\n");
  CHECK(quads_of(R"({"@id": "a:g", "@graph": [{"@id": "a:1", "v:p": {"@id": "a:2"}}]})") ==
        "<a:1> <v:p> <a:2> <a:g>\n");
}

TEST_CASE("native values get their datatype and canonical form") {
  CHECK(quads_of(R"({"@id": "a:1", "v:p": [true, 5, -0, 1.0, 5.3, 1e21, 9007199254740993]})") ==
        "<a:1> <v:p> \"0\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
        "<a:1> <v:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
        "<a:1> <v:p> \"1.0E21\"^^<http://www.w3.org/2001/XMLSchema#double>\n"
        "<a:1> <v:p> \"5\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
        "<a:1> <v:p> \"5.3E0\"^^<http://www.w3.org/2001/XMLSchema#double>\n"
        "<a:1> <v:p> \"9007199254740993\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
        "<a:1> <v:p> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>\n");
}

TEST_CASE("what RDF cannot say is left out") {
  Options options;  // without a base
  CHECK(quads_of(R"({"@id": "rel", "v:p": 1})", options).empty());
  CHECK(
      quads_of(R"({"@id": "a:1", "_:p": 1, "v:p": [{"@id": "a b"}, {"@value": "x", "@language": "no tag"}]})", options)
          .empty());
}

TEST_CASE("directions become datatypes or nodes where the option says so") {
  const std::string_view text = R"({"@id": "a:1", "v:p": {"@value": "x", "@language": "AR", "@direction": "rtl"}})";
  CHECK(quads_of(text) == "<a:1> <v:p> \"x\"@AR\n");
  Options options = with_base();
  options.rdf_direction = RdfDirection::i18n_datatype;
  CHECK(quads_of(text, options) == "<a:1> <v:p> \"x\"^^<https://www.w3.org/ns/i18n#ar_rtl>\n");
  options.rdf_direction = RdfDirection::compound_literal;
  CHECK(quads_of(text, options) ==
        "<a:1> <v:p> _:b0\n"
        "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"rtl\"\n"
        "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#language> \"ar\"\n"
        "_:b0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"x\"\n");
}

#include "kontor/sparql/optimizer/path_simplification.hpp"

#include "rewrite_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

namespace {

std::string simple(const std::string& path) {
  return after(simplify_paths, "{ ?s " + path + " ?o }");
}

}  // namespace

TEST_CASE("repetitions of repetitions are one") {
  for (const char* path : {"(:p*)*", "(:p+)*", "(:p?)*", "(:p*)+", "(:p?)+", "(:p*)?", "(:p+)?", "((:p*)?)+"}) {
    INFO(path);
    CHECK(simple(path) == "(path ?s (path* :p) ?o)");
  }
  CHECK(simple("(:p+)+") == "(path ?s (path+ :p) ?o)");
  CHECK(simple("(:p?)?") == "(path ?s (path? :p) ?o)");
  CHECK(simple("(:p/:q)+") == "unchanged");
}

TEST_CASE("lists are flat and inverses stand inside") {
  CHECK(simple("(:p|(:q|:r))") == "(path ?s (alt :p :q :r) ?o)");
  CHECK(simple("(:p/(:q/:r))*") == "(path ?s (path* (seq :p :q :r)) ?o)");
  CHECK(simple("(^(:p/:q))+") == "(path ?s (path+ (seq (reverse :q) (reverse :p))) ?o)");
  CHECK(simple("(^(^:p))+") == "(path ?s (path+ :p) ?o)");
}

TEST_CASE("paths inside of EXISTS are simplified too") {
  CHECK(after(simplify_paths, "{ FILTER EXISTS { ?s (:p*)* ?o } }") ==
        "(filter (exists (path ?s (path* :p) ?o)) (table unit))");
}

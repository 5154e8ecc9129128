// Structural annotations of logical views: what they promise of the rows is looked at, and changes nothing.
#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

// Rows of two views: n and m of d.csv with an annotation, and n of e.csv that it may refer to.
Run run_annotated(const std::string& annotation, const std::string& rows) {
  const auto field = [](const std::string& name) {
    return "[ a rml:ExpressionField ; rml:fieldName \"" + name + "\" ; rml:reference \"" + name + "\" ]";
  };
  const std::string mapping =
      "x:s rml:source [ rml:path \"d.csv\" ; rml:null \"\" ] ; rml:referenceFormulation rml:CSV .\n"
      "x:t rml:source [ rml:path \"e.csv\" ] ; rml:referenceFormulation rml:CSV .\n"
      "x:w a rml:LogicalView ; rml:viewOn x:t ; rml:field " + field("k") + " .\n"
      "x:v a rml:LogicalView ; rml:viewOn x:s ; rml:field " + field("n") + " , " + field("m") +
      " ;\n rml:structuralAnnotation [ " + annotation + " ] .\n"
      "x:T rml:logicalSource x:v ; rml:subjectMap [ rml:template \"{n}\" ] ; rml:predicateObjectMap "
      "[ rml:predicate x:p ; rml:objectMap [ rml:reference \"m\" ] ] .";
  return run(mapping, {{"d.csv", "n,m\n" + rows}, {"e.csv", "k\n1\n2\n"}});
}

}  // namespace

TEST_CASE("annotations: structural annotations that do not hold are warnings and change nothing") {
  const auto check = [](const std::string& annotation, const std::string& rows) {
    const Lines lines = run_annotated("a rml:IriSafeAnnotation ; rml:onFields ( \"n\" )", rows).lines;
    const Run result = run_annotated(annotation, rows);
    CHECK(result.lines == lines);
    CHECK(result.messages.size() <= 1);
    return result.messages.empty() ? std::string() : result.messages.front();
  };
  CHECK(check("a rml:PrimaryKeyAnnotation ; rml:onFields ( \"n\" \"m\" )", "1,a\n1,b\n2,a\n").empty());
  CHECK(check("a rml:PrimaryKeyAnnotation ; rml:onFields ( \"n\" )", "1,a\n2,b\n1,c\n1,d\n") ==
        "d.csv:4:1: warning: values of 'n' are not unique (record 3), which the mapping says in line 8");
  CHECK(check("a rml:UniqueAnnotation ; rml:onFields ( \"m\" )", "1,\n2,\n").empty());
  CHECK(check("a rml:NotNullAnnotation ; rml:onFields ( \"m\" )", "1,a\n2,\n") ==
        "d.csv:3:1: warning: field 'm' is not always there (record 2), which the mapping says in line 8");
  CHECK(check("a rml:PrimaryKeyAnnotation ; rml:onFields ( \"m\" )", "1,a\n2,\n").find("not always there") !=
        std::string::npos);
  CHECK(check("a rml:IriSafeAnnotation ; rml:onFields ( \"m\" )", "1,a\n2,ä-b\n3,a b\n") ==
        "d.csv:4:1: warning: 'a b' in field 'm' is not safe in IRIs (record 3), which the mapping says in line 8");
  const std::string reference = " ; rml:onFields ( \"n\" ) ; rml:targetView x:w ; rml:targetFields ( \"k\" )";
  CHECK(check("a rml:ForeignKeyAnnotation" + reference, "1,a\n2,b\n").empty());
  CHECK(check("a rml:InclusionAnnotation" + reference, "1,a\n3,b\n") ==
        "d.csv:3:1: warning: the value of 'n' is not in the view that it refers to (record 2), which the mapping says in "
        "line 8");
}

TEST_CASE("annotations: structural annotations that say nothing are warnings") {
  const auto first = [](const std::string& annotation) {
    const Run result = run_annotated(annotation, "1,a\n");
    CHECK(result.lines.size() == 1);
    REQUIRE(result.messages.size() == 1);
    return result.messages[0].substr(result.messages[0].find("warning: ") + 9);
  };
  CHECK(first("rml:onFields ( \"n\" )") == "a structural annotation without a type says nothing");
  CHECK(first("a rml:PrimeKeyAnnotation ; rml:onFields ( \"n\" )") ==
        "unknown structural annotation 'PrimeKeyAnnotation' (did you mean 'PrimaryKeyAnnotation'?)");
  CHECK(first("a rml:UniqueAnnotation") == "a structural annotation needs rml:onFields, a list of names of fields");
  CHECK(first("a rml:UniqueAnnotation ; rml:onFields ( \"o\" )").find("the logical view has no field 'o'") == 0);
  CHECK(first("a rml:ForeignKeyAnnotation ; rml:onFields ( \"n\" )") ==
        "this annotation needs rml:targetView, a logical view");
  CHECK(first("a rml:ForeignKeyAnnotation ; rml:onFields ( \"n\" ) ; rml:targetView x:w") ==
        "rml:targetFields must be as many as rml:onFields");
  CHECK(first("a rml:ForeignKeyAnnotation ; rml:onFields ( \"n\" ) ; rml:targetView x:w ; rml:targetFields ( \"l\" )")
            .find("the logical view has no field 'l'") == 0);
}

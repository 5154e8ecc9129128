#include "kontor/align/decisions/decisions_file.hpp"

#include <filesystem>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/output_file.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

Decision proposal(std::string id, std::string item, Verdict verdict = Verdict::proposed) {
  Decision decision;
  decision.id = std::move(id);
  decision.item = std::move(item);
  decision.verdict = verdict;
  decision.who = "kontor";
  return decision;
}

std::string error_of(const std::string& name, const std::string& text) {
  try {
    DecisionsFile::parse(name, text);
  } catch (const Error& error) {
    return std::to_string(error.location().place.line) + ": " + error.message();
  }
  return "";
}

constexpr std::string_view written_by_a_person =
    "id;decision;item;who;comment\r\n"
    "place/a ;review;Q1;kontor;\r\n"
    "place/b;accept;Q2;Anna;\"sure;\r\nvery \"\"sure\"\"\"\r\n"
    "\r\n"
    "place/a;reject;Q1;Anna;   no\r\n"
    "place/c;auto;Q3;kontor;";

}  // namespace

TEST_CASE("a person's lines keep their bytes and their order") {
  DecisionsFile file = DecisionsFile::parse("d.csv", std::string(written_by_a_person));
  file.propose({"place/a", "place/b", "place/c", "place/d"},
               {proposal("place/d", "Q4"), proposal("place/c", "Q33", Verdict::review)});
  CHECK(file.text() ==
        "id;decision;item;who;comment\r\n"
        "place/b;accept;Q2;Anna;\"sure;\r\nvery \"\"sure\"\"\"\r\n"
        "\r\n"
        "place/a;reject;Q1;Anna;   no\r\n"
        "place/c;review;Q33;kontor;\r\n"
        "place/d;auto;Q4;kontor;\r\n");
  CHECK(file.is_rejected("place/a", "Q1"));
  CHECK_FALSE(file.is_rejected("place/a", "Q2"));
  REQUIRE(file.settled("place/b") != nullptr);
  CHECK(file.settled("place/b")->item == "Q2");
  CHECK(file.settled("place/a") == nullptr);
}

TEST_CASE("a run's lines about things that it did not look at stay") {
  DecisionsFile file = DecisionsFile::parse("d.csv", "id,item,decision\nx,Q1,auto\ny,Q2,review\n");
  file.propose({"y"}, {});
  CHECK(file.text() == "id,item,decision\nx,Q1,auto\n");
}

TEST_CASE("proposing the same again changes nothing") {
  DecisionsFile file = DecisionsFile::parse("d.csv", "");
  file.propose({"a", "b"}, {proposal("a", "Q1"), proposal("b", "Q2")});
  const std::string once = file.text();
  CHECK(once ==
        "id,item,decision,who,when,note,evidence,score,name,label\n"
        "a,Q1,auto,kontor,,,,,,\nb,Q2,auto,kontor,,,,,,\n");
  DecisionsFile again = DecisionsFile::parse("d.csv", once);
  again.propose({"a", "b"}, {proposal("a", "Q1"), proposal("b", "Q2")});
  CHECK(again.text() == once);
}

TEST_CASE("decisions are understood as spreadsheets leave them") {
  const std::string text =
      "\xEF\xBB\xBF"
      "item;Decision;id;decision\r\n q42 ;;place/a\xC2\xA0;Accept \r\n;;;\r\nQ2;;place/b;REJECT\r\n;;;\r\n";
  DecisionsFile file = DecisionsFile::parse("d.csv", text);
  REQUIRE(file.settled("place/a") != nullptr);
  CHECK(file.settled("place/a")->item == "Q42");
  CHECK(file.is_rejected("place/b", "Q2"));
  file.propose({"place/a", "place/b"}, {});
  CHECK(file.text() == text);
}

TEST_CASE("what people wrote into columns of their own stays when a run writes its lines anew") {
  DecisionsFile file = DecisionsFile::parse(
      "d.csv",
      "id,item,decision,mine\na,Q1,review,ask Anna\nb,Q1,review,first\nb,Q2,review,second\nc,Q3,auto,\"x, y\"\n");
  file.propose({"a", "b", "c"}, {proposal("a", "Q9"), proposal("b", "Q2"), proposal("b", "Q5"), proposal("c", "Q3")});
  CHECK(file.text() == "id,item,decision,mine\na,Q9,auto,ask Anna\nb,Q2,auto,second\nb,Q5,auto,\nc,Q3,auto,\"x, y\"\n");
}

TEST_CASE("JSON keeps a person's objects as they are written") {
  DecisionsFile file = DecisionsFile::parse(
      "d.json", R"({"decisions": [{"id":"a",  "item":"Q1","decision":"accept","note":"a } in \" it","mine":[{}]},
                  {"id":"b","item":"Q2","decision":"auto"}]})");
  file.propose({"a", "b"}, {proposal("b", "Q3", Verdict::review)});
  CHECK(file.text() ==
        "{\n\"decisions\": [\n"
        "  {\"id\":\"a\",  \"item\":\"Q1\",\"decision\":\"accept\",\"note\":\"a } in \\\" it\",\"mine\":[{}]},\n"
        "  {\"id\":\"b\",\"item\":\"Q3\",\"decision\":\"review\",\"who\":\"kontor\"}\n]\n}\n");
  CHECK(DecisionsFile::parse("d.json", file.text()).text() == file.text());
  CHECK(DecisionsFile::parse("d.json", "").text() == "{\n\"decisions\": [\n]\n}\n");
}

TEST_CASE("a file that is not understood is refused with its place") {
  CHECK(error_of("d.csv", "id,item,decision\na,Q1,acept\n") ==
        "2: unknown decision 'acept' (did you mean 'accept'?), expected accept, reject or none");
  CHECK(error_of("d.csv", "id,decision\na,accept\n") == "1: no column 'item'");
  CHECK(error_of("d.csv", "id,item,decision\na,,accept\n") == "2: the decision 'accept' needs an item");
  CHECK(error_of("d.csv", "id,item,decision\n,Q1,accept\n") == "2: a decision without an id");
  CHECK(error_of("d.json", "{\"decisions\": [1]}") == "1: expected an object, a decision");
  CHECK(error_of("d.json", "[]") == "1: expected an object with the one member 'decisions', a list");
}

TEST_CASE("what a person saved meanwhile is not overwritten") {
  const std::string path = (std::filesystem::temp_directory_path() / "kontor_decisions_test.csv").string();
  const auto write = [&path](std::string_view text) {
    OutputFile file(path, Overwrite::allow);
    file.write(text);
    file.finish();
  };
  write("id,item,decision\na,Q1,accept\n");
  DecisionsFile file = DecisionsFile::load(path);
  file.propose({"b"}, {proposal("b", "Q2")});
  write("id,item,decision\na,Q1,reject\n");
  CHECK_THROWS_AS(file.save(path), Error);
  CHECK(read_file(path) == "id,item,decision\na,Q1,reject\n");
  write("id,item,decision\na,Q1,accept\n");
  file.save(path);
  CHECK(read_file(path) == "id,item,decision\na,Q1,accept\nb,Q2,auto\n");
  std::filesystem::remove(path);
}

TEST_CASE("an item may be written as its address, and a slip in its number is an error") {
  const auto file = DecisionsFile::parse("d.csv", "id,item,decision\na,https://www.wikidata.org/wiki/Q268,accept\n");
  CHECK(file.settled("a")->item == "Q268");
  CHECK(file.text() == "id,item,decision\na,https://www.wikidata.org/wiki/Q268,accept\n");
  CHECK(DecisionsFile::parse("d.csv", "id,item,decision\na,Quay,accept\n").settled("a")->item == "Quay");
  try {
    DecisionsFile::parse("d.csv", "id,item,decision\na,Q17x5,accept\n");
    FAIL("no error");
  } catch (const kontor::Error& error) {
    CHECK(error.message() == "'Q17x5' is no item of Wikidata, expected one such as Q1715");
    CHECK(error.location().place.line == 2);
  }
}

TEST_CASE("people's lines are found after a run has put its own before them") {
  DecisionsFile file = DecisionsFile::parse("d.csv",
                                            "id,item,decision\nb,Q9,review\na,Q1,reject\na,Q2,reject\na,Q3,accept\n"
                                            "a,,none\n");
  file.propose({"b"}, DecisionsFile::parse("p.csv", "id,item,decision\nb,Q7,review\nb,Q8,review\n").decisions());
  CHECK(file.rejected("a") == std::vector<std::string>{"Q1", "Q2"});
  CHECK(file.rejected("b").empty());
  REQUIRE(file.settled("a") != nullptr);
  CHECK(file.settled("a")->verdict == Verdict::none);
  CHECK(file.settled("b") == nullptr);
}

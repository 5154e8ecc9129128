#include "kontor/align/remote/reconciliation_message.hpp"

#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

// Why a text is no such message, empty if it is one.
std::string fault(MessageKind kind, ReconciliationVersion version, std::string_view text) {
  try {
    check_message(kind, version, json::parse(text), SourceText("x", text));
  } catch (const Error& error) {
    return std::to_string(error.location().place.column) + ": " + error.message();
  }
  return {};
}

std::string old_fault(MessageKind kind, std::string_view text) {
  return fault(kind, ReconciliationVersion::v0_2, text);
}

std::string new_fault(MessageKind kind, std::string_view text) {
  return fault(kind, ReconciliationVersion::v1_0, text);
}

}  // namespace

TEST_CASE("A manifest must list its version and say how its items are called") {
  const auto kind = MessageKind::manifest;
  CHECK(old_fault(kind, R"({"versions": ["0.1", "0.2"], "name": "W", "identifierSpace": "a", "schemaSpace": "b"})")
            .empty());
  CHECK(old_fault(kind, R"({"versions": ["0.1"], "name": "W", "identifierSpace": "a", "schemaSpace": "b"})") ==
        "14: expected '0.2' among the elements");
  CHECK(old_fault(kind, R"({"versions": ["0.2"], "name": "W", "schemaSpace": "b"})") ==
        "1: lacks the member 'identifierSpace'");
  CHECK(old_fault(kind, R"([])") == "1: expected an object, got an array");
  CHECK(new_fault(kind, R"({"versions": ["1.0-draft"], "name": "W", "view": {"url": "https://w/{+id}"}})").empty());
  CHECK(new_fault(kind, R"({"versions": ["1.0-draft"], "name": "W", "view": {"url": "https://w/"}})") ==
        "58: expected an address with '{id}', got 'https://w/'");
  CHECK(new_fault(kind, R"({"versions": ["1.0-draft"], "name": "W"})") == "1: lacks the member 'view'");
}

TEST_CASE("A query asks for something, and for nothing unknown") {
  const auto kind = MessageKind::query_batch;
  CHECK(old_fault(kind, R"({"q0": {"query": "Rouen", "limit": 5, "type": ["Q515"]}})").empty());
  CHECK(old_fault(kind, R"({"q0": {"limit": 5}})") == "8: expected a 'query', or at least one of 'properties'");
  CHECK(old_fault(kind, R"({"q0": {"properties": [{"pid": "P17", "v": {"id": "Q142"}}]}})").empty());
  CHECK(old_fault(kind, R"({"q0": {"properties": []}})") == "8: expected a 'query', or at least one of 'properties'");
  CHECK(old_fault(kind, R"({"q0": {"query": "Rouen", "props": []}})") == "27: unknown member 'props'");
  CHECK(fault(kind, ReconciliationVersion::v0_1, R"({"q0": {"properties": []}})") == "8: lacks the member 'query'");
  CHECK(new_fault(kind, R"({"queries": [{"conditions": [{"matchType": "name", "propertyValue": "Rouen"}]}]})").empty());
  CHECK(new_fault(kind, R"({"queries": [{"conditions": []}]})") == "29: expected at least one element");
  CHECK(new_fault(kind, R"({"queries": [{"conditions": [{"matchType": "near", "propertyValue": 1}]}]})") ==
        "44: expected one of 'name', 'id', 'property', got 'near'");
}

TEST_CASE("Results name their candidates") {
  const auto kind = MessageKind::result_batch;
  CHECK(old_fault(kind, R"({"q0": {"result": [{"id": "Q1", "name": "a", "score": 7, "type": ["Q5", {"id": "Q6"}]}]}})")
            .empty());
  CHECK(old_fault(kind, R"({"q0": {"result": [{"id": "Q1", "name": "a"}]}})") == "20: lacks the member 'score'");
  CHECK(old_fault(kind, R"({"q0": {"result": [{"id": 1, "name": "a", "score": 7}]}})") ==
        "27: expected a string, got a number");
  CHECK(new_fault(kind, R"({"results": [{"candidates": [{"id": "Q1", "name": "a", "lang": "fr", "dir": "ltr"}]}]})")
            .empty());
  CHECK(new_fault(kind, R"({"results": [{"candidates": [{"id": "Q1", "name": "a", "dir": "up"}]}]})") ==
        "63: expected one of 'ltr', 'rtl', 'auto', got 'up'");
}

TEST_CASE("Values of a data extension are of one of six forms") {
  const auto value = [](const std::string& text) {
    return old_fault(MessageKind::extend_response, R"({"meta": [], "rows": {"Q1": {"P2": [)" + text + "]}}}");
  };
  CHECK(value(R"({}, {"str": "a"}, {"int": 3}, {"float": 3.5}, {"id": "Q2", "name": "b"})").empty());
  CHECK(value(R"({"date": "1809-02-12T00:00:00Z"}, {"date": "-0044-03-15T12:30:00.5+01:00"})").empty());
  for (const char* wrong : {R"({"label": "a"})", R"({"int": 3.5})", R"({"date": "1809-02-12"})",
                            R"({"date": "1809-13-12T00:00:00Z"})", R"({"str": "a", "int": 1})", R"("a")"}) {
    CHECK_FALSE(value(wrong).empty());
  }
}

TEST_CASE("Names of kinds are read back") {
  for (std::size_t i = 0; i < message_kinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    CHECK(find_message_kind(to_string(kind)) == kind);
  }
  CHECK_FALSE(find_message_kind("manifesto"));
}

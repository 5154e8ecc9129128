// The example files of the Reconciliation Service API's specification: what it calls valid is accepted, what it calls
// invalid is refused. Folders are VERSION/examples/KIND/{valid,invalid}/*.
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "kontor/align/remote/reconciliation_message.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;
namespace fs = std::filesystem;

namespace {

fs::path data_folder() {
  const char* folder = std::getenv("KONTOR_ALIGNMENT_DATA");
  return folder != nullptr ? fs::path(folder) : fs::path(KONTOR_SOURCE_DIR) / "../shared/data/alignment";
}

// Why the file is no such message; empty if it is one.
std::string fault_of(const fs::path& file, MessageKind kind, ReconciliationVersion version) {
  const std::string text = read_file(file.string());
  try {
    const json::Value value = json::parse(text, file.string());
    check_message(kind, version, value, SourceText(file.string(), text));
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

}  // namespace

TEST_CASE("The specification's examples are told apart as it tells them") {
  const fs::path folder = data_folder() / "reconciliation-api";
  if (!fs::exists(folder)) {
    std::puts("skipped: no alignment data");
    return;
  }
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (const ReconciliationVersion version :
       {ReconciliationVersion::v0_1, ReconciliationVersion::v0_2, ReconciliationVersion::v1_0}) {
    for (const fs::directory_entry& kind_folder : fs::directory_iterator(folder / to_string(version) / "examples")) {
      const std::string name = kind_folder.path().filename();
      if (name == "preview-response") continue;  // HTML for people
      const auto kind = find_message_kind(name);
      INFO(kind_folder.path());
      REQUIRE(kind);
      for (const char* verdict : {"valid", "invalid"}) {
        if (!fs::exists(kind_folder.path() / verdict)) continue;
        for (const fs::directory_entry& file : fs::directory_iterator(kind_folder.path() / verdict)) {
          const std::string fault = fault_of(file.path(), *kind, version);
          INFO(file.path() << ": " << fault);
          CHECK(fault.empty() == (verdict == std::string("valid")));
          ++(verdict == std::string("valid") ? valid : invalid);
        }
      }
    }
  }
  std::printf("%zu valid and %zu invalid examples\n", valid, invalid);
  CHECK(valid > 90);
  CHECK(invalid > 40);
}

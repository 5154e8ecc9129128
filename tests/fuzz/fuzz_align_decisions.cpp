// Any bytes as a file of decisions, CSV and JSON: it is refused, or a run that proposes nothing new keeps what people
// wrote.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kontor/align/decisions/decisions_file.hpp"
#include "kontor/base/error.hpp"

namespace {

using namespace kontor::align;

void check(const std::string& name, const std::string& text) {
  try {
    DecisionsFile file = DecisionsFile::parse(name, text);
    const std::size_t count = file.decisions().size();
    Decision proposal;
    proposal.id = std::string("new");
    proposal.item = std::string("Q1");
    file.propose({"new"}, {proposal});
    const DecisionsFile again = DecisionsFile::parse(name, file.text());
    std::size_t persons = 0;
    std::size_t persons_again = 0;
    for (const Decision& decision : file.decisions()) persons += is_persons(decision.verdict) ? 1 : 0;
    for (const Decision& decision : again.decisions()) persons_again += is_persons(decision.verdict) ? 1 : 0;
    if (persons != persons_again || again.decisions().size() > count + 1) std::abort();
  } catch (const kontor::Error&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check("d.csv", text);
  check("d.json", text);
  return 0;
}

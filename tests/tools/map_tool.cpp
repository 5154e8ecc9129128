// Runs an RML mapping: map_tool MAPPING BASE OUTPUT [INPUT]. For the suites, until `kontor convert --mapping` is there.
#include <cstdio>
#include <map>
#include <memory>

#include "kontor/base/error.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"
#include "kontor/syntax/format.hpp"

int main(int argc, char** argv) {
  using namespace kontor;
  if (argc < 4) return 2;
  const auto print = [](const Diagnostic& d) {
    std::fputs(format_message(d.location, to_string(d.severity), d.message).c_str(), stderr);
  };
  Diagnostics diagnostics(print);
  try {
    const mapping::Mapping map = mapping::read_mapping(std::string(argv[1]), diagnostics);
    OutputFile file(argv[3], Overwrite::allow);
    auto writer = syntax::make_writer(*syntax::find_format("nquads"), file, {});
    mapping::MapOptions options;
    options.base = argv[2];
    if (argc > 4) {
      options.unmatched_references = Severity::note;
      options.open = [&](const std::string&) { return std::make_unique<InputFile>(argv[4]); };
    }
    std::map<std::string, std::pair<std::unique_ptr<OutputFile>, std::unique_ptr<rdf::QuadSink>>> targets;
    options.open_target = [&](const mapping::LogicalTarget& target) -> rdf::QuadSink& {
      auto& entry = targets[target.path];
      entry.first = std::make_unique<OutputFile>(mapping::resolve_path(map, target.root, target.folder, target.path), Overwrite::allow);
      entry.second = syntax::make_writer(*syntax::find_format("nquads"), *entry.first, {});
      return *entry.second;
    };
    mapping::run_mapping(map, options, *writer, diagnostics);
    file.finish();
    for (auto& [path, target] : targets) {
      target.second->finish();
      target.first->finish();
    }
    return diagnostics.errors() > 0 ? 1 : 0;
  } catch (const Error& error) {
    std::fputs(format_message(error.location(), "error", error.message()).c_str(), stderr);
    return 1;
  }
}

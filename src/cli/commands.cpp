#include <array>

#include "cli/command.hpp"

namespace kontor::cli {
namespace {

constexpr std::array<Command, 7> table = {{
    {"convert", "turn a registry or RDF into RDF of any format", run_convert},
    {"query", "answer SPARQL queries over registries and RDF", run_query},
    {"map", "draft, check and preview mappings of other data", run_map},
    {"validate", "check a registry and say what is wrong, and where", run_validate},
    {"publish", "write a folder for the open-data portal and the web: dumps, catalogue, site", run_publish},
    {"align", "find the items of Wikidata that places and organisations are", run_align},
    {"help", "show the manual of a command", run_help},
}};

}  // namespace

std::span<const Command> commands() {
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : table) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace kontor::cli

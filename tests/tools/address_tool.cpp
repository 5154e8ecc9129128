// Whether every address that a publication names leads to something in its folder:
//
//   address_tool FOLDER                     as a plain web server sees it: files, folders with an index.html
//   address_tool --list FOLDER              the addresses, below the base, one a line
//   address_tool --answers ROOT FOLDER      reads "ADDRESS tab STATUS LOCATION" a line, as a server below ROOT answered
//
// The addresses are all IRIs below the base in data/registry.nt and catalog.ttl. A part of a page must have its anchor
// there; a file of data must say something about the address. Prints what is missing; exit status 1 if anything is.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/format.hpp"

using namespace kontor;

namespace {

// Gets every IRI of the data, and which of them are subjects.
class IriSink final : public rdf::QuadSink {
 public:
  using Each = std::function<void(std::string_view iri, bool is_subject)>;
  explicit IriSink(Each each) : each_(std::move(each)) {}
  void prefix(std::string_view /*name*/, std::string_view /*iri*/) override {}
  void quad(const rdf::QuadView& quad, Place /*place*/) override {
    if (quad.subject.is_iri()) each_(quad.subject.text, true);
    each_(quad.predicate.text, false);
    if (quad.object.is_iri()) each_(quad.object.text, false);
  }

 private:
  Each each_;
};

void each_iri(const std::string& file, IriSink::Each each) {
  IriSink sink(std::move(each));
  InputFile source(file);
  syntax::ReadOptions options;
  options.name = file;
  syntax::read_rdf(source, *syntax::format_of_path(file), options, sink);
}

class Publication {
 public:
  explicit Publication(std::string folder) : folder_(std::move(folder)) {
    std::set<std::string> all;
    for (const char* file : {"/data/registry.nt", "/catalog.ttl"})
      each_iri(folder_ + file, [&](std::string_view iri, bool) { all.emplace(iri); });
    for (const std::string& iri : all) {
      if (const std::size_t at = iri.find("id/registry/"); at != std::string::npos) base_ = iri.substr(0, at);
    }
    if (base_.empty()) throw Error("no registry in the data");
    for (const std::string& iri : all) {
      if (iri.compare(0, base_.size(), base_) == 0) addresses_.insert(iri.substr(base_.size()));
    }
  }

  const std::set<std::string>& addresses() const { return addresses_; }

  // What a client gets for a path below the base; an empty text if nothing.
  std::string file_at(const std::string& path) const {
    std::filesystem::path file = folder_ + "/" + rdf::percent_decode(path);
    if (std::filesystem::is_directory(file)) file /= "index.html";
    return std::filesystem::is_regular_file(file) ? file.string() : std::string();
  }

  // Empty if the address leads to a page with its anchor, or to data about `about`; else what is wrong.
  std::string wrong(const std::string& address, const std::string& about) const {
    const std::size_t hash = address.find('#');
    const std::string path = address.substr(0, hash);
    const std::string file = file_at(path);
    if (file.empty()) return "no file";
    if (file.ends_with(".ttl") || file.ends_with(".nt") || file.ends_with(".jsonld")) {
      if (about == address) return {};
      bool found = false;
      each_iri(file,
               [&](std::string_view iri, bool is_subject) { found = found || (is_subject && iri == base_ + about); });
      return found ? std::string() : "nothing about it in " + file;
    }
    const std::string text = read_file(file);
    constexpr std::string_view mark = "http-equiv=\"refresh\" content=\"0; url=";
    if (const std::size_t at = text.find(mark); at != std::string::npos) {
      const std::size_t begin = at + mark.size();
      // A folder's page is at its address with a slash.
      return wrong(
          rdf::resolve_iri("http://h/" + path + "/", text.substr(begin, text.find('"', begin) - begin)).substr(9),
          about);
    }
    if (hash == std::string::npos || about == address) return {};
    // As browsers look for it (HTML Standard, 7.4.2.3.3): as it is, then without percent-encoding.
    const std::string fragment = address.substr(hash + 1);
    const bool there = text.find("id=\"" + fragment + "\"") != std::string::npos ||
                       text.find("id=\"" + rdf::percent_decode(fragment) + "\"") != std::string::npos;
    return there ? std::string() : "no place '" + address.substr(hash) + "' in " + file;
  }

 private:
  std::string folder_;
  std::string base_;
  std::set<std::string> addresses_;
};

bool complain(const std::string& address, const std::string& wrong) {
  if (!wrong.empty()) std::printf("%s: %s\n", address.c_str(), wrong.c_str());
  return !wrong.empty();
}

int check_files(const Publication& publication) {
  std::size_t missing = 0;
  for (const std::string& address : publication.addresses())
    missing += complain(address, publication.wrong(address, address)) ? 1 : 0;
  std::printf("%zu addresses, %zu missing\n", publication.addresses().size(), missing);
  return missing == 0 && !publication.addresses().empty() ? 0 : 1;
}

int check_answers(const Publication& publication, const std::string& root) {
  std::size_t missing = 0;
  std::size_t asked = 0;
  for (std::string line; std::getline(std::cin, line); ++asked) {
    const std::size_t tab = line.find('\t');
    const std::string address = line.substr(0, tab);
    std::istringstream words(line.substr(std::min(tab, line.size())));
    std::string status;
    std::string location;
    words >> status >> location;
    std::string wrong = "answered " + status + " " + location;
    if (status == "200") wrong = publication.wrong(address, address);
    if ((status == "301" || status == "303") && location.compare(0, root.size(), root) == 0)
      wrong = publication.wrong(location.substr(root.size()), address);
    missing += complain(address, wrong) ? 1 : 0;
  }
  if (asked != publication.addresses().size())
    std::printf("%zu answers for %zu addresses\n", asked, publication.addresses().size());
  return missing == 0 && asked == publication.addresses().size() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::string mode = argc > 2 ? argv[1] : "";
    if (argc == 2) return check_files(Publication(argv[1]));
    if (mode == "--answers" && argc == 4) return check_answers(Publication(argv[3]), argv[2]);
    if (mode != "--list" || argc != 3) throw Error("usage: address_tool [--list | --answers ROOT] FOLDER");
    const Publication publication(argv[2]);
    for (const std::string& address : publication.addresses()) std::printf("%s\n", address.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "address_tool: %s\n", error.what());
    return 2;
  }
}

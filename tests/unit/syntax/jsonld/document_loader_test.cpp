#include "kontor/syntax/jsonld/document_loader.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "helpers.hpp"

using namespace kontor;
using namespace kontor::syntax::jsonld;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "kontor-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void add(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("contexts come from the files that stand for them") {
  const Folder folder;
  folder.add("c.jsonld", R"({"@context": {"p": "v:p"}})");
  DocumentLoader loader;
  loader.map("https://c.example/", folder.path());
  Options options = with_base();
  options.loader = &loader;
  check_expand(R"({"@context": "https://c.example/c.jsonld", "p": 1})", R"([{"v:p": [{"@value": 1}]}])", options);
  CHECK(expand_error(R"({"@context": "https://c.example/x.jsonld"})", options) ==
        "1:14 loading remote context failed: no such file (" + folder.path() + "/x.jsonld)");
  // Nothing leads out of the folder.
  CHECK(expand_error(R"({"@context": "https://c.example/../../etc/passwd"})", options) ==
        "1:14 loading remote context failed: no such file (" + folder.path() + "/etc/passwd)");
}

TEST_CASE("an error in a remote context is shown there") {
  const Folder folder;
  folder.add("c.jsonld", "{\"@context\": {\n \"p\": 5}}");
  DocumentLoader loader;
  loader.map("https://c.example/c", folder.path() + "/c.jsonld");
  Options options = with_base();
  options.loader = &loader;
  CHECK(expand_error(R"({"@context": "https://c.example/c"})", options) ==
        "2:7 invalid term definition: term 'p': expected a string, an object or null, found 5");
}

TEST_CASE("contexts that load each other without end are an error") {
  const Folder folder;
  folder.add("a", R"({"@context": "b"})");
  folder.add("b", R"({"@context": "a"})");
  DocumentLoader loader;
  loader.map("https://c.example/", folder.path());
  Options options = with_base();
  options.loader = &loader;
  CHECK(expand_error(R"({"@context": "https://c.example/a"})", options).find("context overflow: ") !=
        std::string::npos);
}

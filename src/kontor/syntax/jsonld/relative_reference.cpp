#include <algorithm>
#include <vector>

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"

namespace kontor::syntax::jsonld {
namespace {

// "scheme://authority" or "scheme:".
std::string_view root_of(std::string_view iri) {
  const std::size_t colon = iri.find(':');
  if (colon == std::string_view::npos) return {};
  std::size_t end = colon + 1;
  if (iri.substr(end).starts_with("//")) end = std::min(iri.find_first_of("/?#", end + 2), iri.size());
  return iri.substr(0, end);
}

}  // namespace

std::string relative_reference(std::string_view base, std::string_view iri) {
  const std::string_view root = root_of(base);
  if (root.empty() || root_of(iri) != root) return std::string(iri);
  // "urn:a:b" has no folders.
  if (root.ends_with(':') && !base.substr(root.size()).starts_with('/')) return std::string(iri);
  const std::string_view written_path = base.substr(root.size(), base.find_first_of("?#", root.size()) - root.size());
  const std::string_view rest = iri.substr(root.size());
  const std::string_view path = rest.substr(0, rest.find_first_of("?#"));
  const std::string_view tail = rest.substr(path.size());
  // RFC 3986, section 5.2.3: an authority without a path is merged with as if the path were "/".
  const std::string_view base_path = written_path.empty() && path.starts_with('/') ? "/" : written_path;

  std::string relative;
  const std::size_t base_folder = base_path.rfind('/') + 1;  // npos + 1 is 0
  if (path == base_path && !tail.empty()) {
    const std::string_view base_tail = base.substr(root.size() + written_path.size());
    const bool same_query = tail.front() == '?' || base_tail.substr(0, base_tail.find('#')).empty();
    relative = same_query ? std::string(tail) : std::string(path.substr(base_folder)) + std::string(tail);
  } else {
    // The folders they share.
    std::size_t shared = 0;
    for (std::size_t i = 0; i < std::min(base_folder, path.size()) && base_path[i] == path[i]; ++i) {
      if (path[i] == '/') shared = i + 1;
    }
    const auto up = std::count(base_path.begin() + static_cast<std::ptrdiff_t>(shared),
                               base_path.begin() + static_cast<std::ptrdiff_t>(base_folder), '/');
    for (std::ptrdiff_t i = 0; i < up; ++i) relative += "../";
    relative += path.substr(shared);
    relative += tail;
    const std::size_t colon = relative.find(':');
    if (relative.empty() || relative.front() == '?' || relative.front() == '#' || relative.front() == '/' ||
        (colon != std::string::npos && colon < relative.find('/'))) {
      relative.insert(0, "./");
    }
  }
  // Only what leads back counts.
  return rdf::resolve_iri(base, relative) == iri ? relative : std::string(iri);
}

}  // namespace kontor::syntax::jsonld

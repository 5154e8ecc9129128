#include "kontor/rdf/iri.hpp"

#include <array>

#include "kontor/base/utf8.hpp"

namespace kontor::rdf {
namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The length of the scheme with its ':', 0 if there is none.
std::size_t scheme_length(std::string_view reference) {
  if (reference.empty() || !is_alpha(reference[0])) return 0;
  for (std::size_t i = 1; i < reference.size(); ++i) {
    const char c = reference[i];
    if (c == ':') return i + 1;
    if (!is_alpha(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

// The components of RFC 3986 section 3, each with its delimiter: "scheme:", "//authority", "path", "?query", "#fragment".
struct Parts {
  std::string_view scheme, authority, path, query, fragment;
};

Parts split(std::string_view reference) {
  Parts parts;
  const std::size_t scheme = scheme_length(reference);
  parts.scheme = reference.substr(0, scheme);
  reference.remove_prefix(scheme);
  const std::size_t hash = reference.find('#');
  if (hash != std::string_view::npos) {
    parts.fragment = reference.substr(hash);
    reference = reference.substr(0, hash);
  }
  const std::size_t question = reference.find('?');
  if (question != std::string_view::npos) {
    parts.query = reference.substr(question);
    reference = reference.substr(0, question);
  }
  if (reference.starts_with("//")) {
    const std::size_t slash = reference.find('/', 2);
    parts.authority = reference.substr(0, slash);
    reference.remove_prefix(parts.authority.size());
  }
  parts.path = reference;
  return parts;
}

void remove_last_segment(std::string& out) {
  const std::size_t slash = out.rfind('/');
  out.resize(slash == std::string::npos ? 0 : slash);
}

// RFC 3986, section 5.2.4.
std::string remove_dot_segments(std::string_view in) {
  std::string out;
  while (!in.empty()) {
    if (in.starts_with("../")) {
      in.remove_prefix(3);
    } else if (in.starts_with("./")) {
      in.remove_prefix(2);
    } else if (in.starts_with("/./")) {
      in.remove_prefix(2);
    } else if (in == "/.") {
      in = "/";
    } else if (in.starts_with("/../")) {
      in.remove_prefix(3);
      remove_last_segment(out);
    } else if (in == "/..") {
      in = "/";
      remove_last_segment(out);
    } else if (in == "." || in == "..") {
      in = {};
    } else {
      const std::size_t next = in.find('/', 1);
      out += in.substr(0, next);
      in = next == std::string_view::npos ? std::string_view() : in.substr(next);
    }
  }
  return out;
}

// RFC 3986, section 5.2.3.
std::string merge_paths(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  std::string merged(slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1));
  merged += path;
  return merged;
}

// The ASCII characters of IRIREF. Writers check every IRI, so this is looked up rather than compared.
constexpr std::array<bool, 128> make_iri_characters() {
  std::array<bool, 128> table{};
  for (std::size_t c = 0x21; c < table.size(); ++c) {
    table[c] = std::string_view("<>\"{}|\\^`").find(static_cast<char>(c)) == std::string_view::npos;
  }
  return table;
}
constexpr std::array<bool, 128> iri_characters = make_iri_characters();

}  // namespace

std::size_t find_invalid_iri_character(std::string_view iri) {
  for (std::size_t i = 0; i < iri.size();) {
    const auto c = static_cast<unsigned char>(iri[i]);
    if (c >= 0x80) {
      const std::size_t start = i;
      if (decode_utf8(iri, i) == invalid_code_point) return start;
      continue;
    }
    if (!iri_characters[c]) return i;
    ++i;
  }
  return std::string_view::npos;
}

bool has_scheme(std::string_view reference) {
  return scheme_length(reference) > 0;
}

std::string resolve_iri(std::string_view base, std::string_view reference) {
  if (base.empty()) return std::string(reference);
  const Parts ref = split(reference);
  const Parts from = split(base);
  std::string out;
  const auto put = [&out](std::string_view scheme, std::string_view authority, std::string_view path,
                          std::string_view query) {
    out.append(scheme).append(authority).append(path).append(query);
  };
  if (!ref.scheme.empty()) {
    put(ref.scheme, ref.authority, remove_dot_segments(ref.path), ref.query);
  } else if (!ref.authority.empty()) {
    put(from.scheme, ref.authority, remove_dot_segments(ref.path), ref.query);
  } else if (ref.path.empty()) {
    put(from.scheme, from.authority, from.path, ref.query.empty() ? from.query : ref.query);
  } else if (ref.path.starts_with('/')) {
    put(from.scheme, from.authority, remove_dot_segments(ref.path), ref.query);
  } else {
    put(from.scheme, from.authority, remove_dot_segments(merge_paths(from, ref.path)), ref.query);
  }
  out += ref.fragment;
  return out;
}

std::string file_iri(std::string_view absolute_path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "file://";
  for (const char c : absolute_path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/' || byte >= 0x80) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  const auto digit = [](char c) -> unsigned {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return 16;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool triple = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) < 16 && digit(text[i + 2]) < 16;
    out += triple ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (triple) i += 2;
  }
  return out;
}

}  // namespace kontor::rdf

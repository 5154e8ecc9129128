// Where things stand on the site: from the IRIs of the data to pages, and from page to page.
//
//   {base}id/place/rouen            id/place/rouen/        a page of its own
//   {base}id/claim/place.rouen.0    id/place/rouen/#claim.0   a part of the page of what it belongs to
//   {base}id/participant/Malm%C3%B6 id/participant/Malm%C3%B6/   whoever is known by name only; its folder is decoded
//   .../kontor/def/theme/culture    def/theme/culture/     a concept
//   .../kontor/ns#party             ns/#party              a term of the ontology
//
// A page is a folder with an index.html, so that any web server finds it under the IRI itself. The German pages stand
// at these paths, the English ones at the same below en/. Links are relative: the folder can lie anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/site/language.hpp"

namespace kontor::site {

inline constexpr std::string_view ontology_iri = "https://w3id.org/kontor/ns";
inline constexpr std::string_view concepts_iri = "https://w3id.org/kontor/def/";

// What a page of a resource is about, by the word in its IRI.
enum class PageType : std::uint8_t {
  place,
  relation,
  membership,
  organisation,
  programme,
  project,
  source,
  gap,
  country,
  participant,
  registry,
  concept_,
};

struct Address {
  std::string path;      // of the page, as links spell it, without slashes at its ends; empty for the front page
  std::string fragment;  // the part of the page; may be empty
  bool is_page = false;  // the resource is what the page is about
};

class Addresses {
 public:
  // `base`: what the IRIs of the data start with; ends with '/'.
  explicit Addresses(std::string base) : base_(std::move(base)) {}

  const std::string& base() const { return base_; }

  // Where an IRI leads to on the site; nothing for IRIs of others, and for names that cannot be a file's.
  std::optional<Address> find(std::string_view iri) const;

  // The type of page that a resource has, if it has one of its own.
  static std::optional<PageType> page_type(const Address& address);

 private:
  std::string base_;
};

// "id/place/rouen" in a language: "en/id/place/rouen".
std::string localized(std::string_view path, Language language);

// The path as a web server looks for it in the file system: without percent-encoding (RFC 3986, 2.1). Nothing where
// that would leave the folder or be no name of a file.
std::optional<std::string> decoded_path(std::string_view path);

// The file of a page: "en/id/place/rouen/index.html". The path is one that Addresses found.
std::string file_of(std::string_view path, Language language);

// The way from a page back to the top, "../../../" for a page three folders down; "./" for the front page.
std::string way_to_top(std::string_view localized_path);

}  // namespace kontor::site

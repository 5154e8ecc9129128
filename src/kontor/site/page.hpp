// A page in the making: its HTML, its language, and links from it to whatever the data name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/html/html_writer.hpp"
#include "kontor/site/addresses.hpp"
#include "kontor/site/facts.hpp"
#include "kontor/site/language.hpp"
#include "kontor/site/site.hpp"
#include "kontor/site/ties.hpp"

namespace kontor::site {

using html::append_escaped;
using html::Attributes;
using html::HtmlWriter;
using html::is_web_address;

// What all pages of one site share.
struct Site {
  // A file of the package.
  struct Download {
    std::string path;
    std::string label;  // "Turtle"
    std::string media_type;
    OutputFolder::File file;
  };

  const SiteInput& input;
  const Facts& facts;
  const Facts& ontology;  // the ontology, and what properties of other vocabularies are called
  const Addresses& addresses;
  const Ties& ties;
  std::string address;   // absolute, ends with '/'
  std::string modified;  // the day of the registry's last change; may be empty
  std::vector<Download> downloads;
  rdf::PrefixMap own_prefixes;  // those of the data that writers do not know by themselves
  bool has_fonts = false;
  bool has_engine = false;  // for queries in the browser
};

class Page {
 public:
  Page(const Site& site, Language language, std::string path);

  HtmlWriter html;

  const Site& site() const { return site_; }
  const Facts& facts() const { return site_.facts; }
  Language language() const { return language_; }
  const std::string& path() const { return path_; }

  std::string_view say(std::string_view de, std::string_view en) const { return language_ == Language::de ? de : en; }
  void text(std::string_view de, std::string_view en) { html.text(say(de, en)); }

  // A heading, with an id to link to unless that is empty.
  void heading(std::string_view level, std::string_view id, std::string_view de, std::string_view en);

  // A table of class `kind` up to its rows; close_table() ends it. Where it is too wide it scrolls by itself, so it is
  // a region with a label and can be reached by the keyboard.
  void open_table(std::string_view kind, const Bilingual& label, const std::vector<Bilingual>& columns);
  void close_table();

  // Relative addresses: of a file at the top, of a page in the language of this one.
  std::string file(std::string_view path) const { return top_ + std::string(path); }
  std::string page(std::string_view path, std::string_view fragment = {}) const;
  std::string page(std::string_view path, std::string_view fragment, Language language) const;

  // Where a resource is described on the site, else its own address if that is harmless, else empty.
  std::string href(TermId resource) const;

  // The name of a resource, as a link if it leads anywhere; of a literal the text, dates and numbers as people write
  // them.
  void resource(TermId id);

  // A text in a language, marked if that is not the page's.
  void text_of(TermId subject, TermId property);
  void literal(const rdf::TermView& literal);

  // What a property is called, with a link to its description if it is one of the ontology.
  void property(TermId id);
  std::string_view property_name(TermId id) const;

  // The absolute address of this page in a language.
  std::string absolute(Language language) const;

 private:
  const Site& site_;
  Language language_;
  std::string path_;
  std::string top_;
};

// What the head and the frame of a page need.
struct PageHead {
  std::string title;  // without the name of the site; empty for the front page
  std::string description;
  std::string_view section;             // the path of the entry of the navigation that is current
  std::vector<std::string> alternates;  // files with the same content as RDF: paths at the top
  std::string structured_data;          // JSON-LD of schema.org; may be empty
  std::string_view script;              // a module in assets/ beside the one that every page has; may be empty
};

// Opens the document up to <main>, and closes it.
void begin_page(Page& page, const PageHead& head);
void end_page(Page& page);

// Writes the finished page into the folder.
void write_page(Page& page, OutputFolder& folder);

}  // namespace kontor::site

#include "kontor/site/fixed_pages.hpp"

#include <algorithm>

namespace kontor::site {
namespace {

// A sitemap holds at most 50,000 addresses (sitemaps.org), and each page has two.
constexpr std::size_t paths_per_sitemap = 25'000;

// An address as a sitemap wants it (RFC 3986): what is not ASCII percent-encoded.
std::string ascii_address(std::string_view address) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    }
  }
  return out;
}

void write_sitemap_file(const Site& site, const std::vector<std::string>& paths, std::size_t begin, std::size_t end,
                        ByteSink& out) {
  out.write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
  const auto address = [&site](const std::string& path, Language language) {
    const std::string local = localized(path, language);
    std::string escaped;
    append_escaped(escaped, ascii_address(local.empty() ? site.address : site.address + local + "/"));
    return escaped;
  };
  for (std::size_t i = begin; i < end; ++i) {
    for (const Language language : languages) {
      std::string entry = "<url><loc>" + address(paths[i], language) + "</loc>";
      if (!site.modified.empty()) entry += "<lastmod>" + site.modified + "</lastmod>";
      for (const Language alternate : languages) {
        entry.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(tag(alternate)).append("\" href=\"");
        entry += address(paths[i], alternate) + "\"/>";
      }
      out.write(entry + "</url>\n");
    }
  }
  out.write("</urlset>\n");
}

// Who promises what, for which pages.
void write_commitment(Page& page) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  html.open("p");
  page.text("Wir bemühen uns, diese Website barrierefrei zugänglich zu machen",
            "We are committed to making this website accessible");
  if (const TermId publisher = facts.object(page.site().ties.registry, facts.vocabulary().dct_publisher);
      publisher != store::no_term) {
    page.text(" (Herausgeber: ", " (publisher: ");
    html.text(facts.name(publisher, page.language()));
    html.text(")");
  }
  page.text(". Diese Erklärung gilt für alle Seiten unter ", ". This statement applies to all pages below ");
  html.element("code", page.site().address);
  html.text(".");
  html.close();
}

void write_compliance(Page& page) {
  HtmlWriter& html = page.html;
  page.heading("h2", "", "Stand der Vereinbarkeit", "Compliance status");
  html.open("p");
  page.text(
      "Die Seiten sind nach den Web Content Accessibility Guidelines (WCAG) 2.1, Stufe AA, gestaltet und werden mit "
      "automatischen Prüfungen getestet.",
      "The pages are designed after the Web Content Accessibility Guidelines (WCAG) 2.1, level AA, and are tested "
      "with automatic checks.");
  html.close();
  html.open("ul");
  html.element("li",
               page.say("Alles, was die Karte und die Zeitleiste zeigen, steht auch in der Tabelle der Startseite.",
                        "Everything that the map and the timeline show is also in the table of the front page."));
  html.element("li", page.say("Alle Seiten lassen sich mit der Tastatur und ohne JavaScript benutzen.",
                              "All pages can be used with the keyboard and without JavaScript."));
  html.element("li", page.say("Farben sind nie das einzige Mittel, etwas zu unterscheiden.",
                              "Colours are never the only means to tell things apart."));
  html.close();
  page.heading("h2", "", "Nicht barrierefreie Inhalte", "Content that is not accessible");
  html.element("p", page.say("Titel und Notizen der Quellen stehen in der Sprache, in der sie veröffentlicht wurden.",
                             "Titles and notes of sources are in the language in which they were published."));
}

void write_contacts(Page& page) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  page.heading("h2", "", "Rückmeldung und Kontakt", "Feedback and contact");
  html.open("p");
  page.text("Sind Ihnen Mängel aufgefallen? Schreiben Sie uns: ", "Have you found a barrier? Write to us: ");
  bool known = false;
  for (const TermId contact : facts.objects(page.site().ties.registry, vocabulary.contact_point)) {
    html.text(facts.value(contact, vocabulary.name));
    for (const TermId property : {vocabulary.email, vocabulary.url}) {
      const TermId value = facts.object(contact, property);
      if (value == store::no_term) continue;
      html.text(", ");
      page.resource(value);
    }
    known = true;
  }
  if (!known) page.text("[Kontakt ergänzen]", "[add a contact]");
  html.close();
}

}  // namespace

void write_accessibility_page(Page& page) {
  PageHead head;
  head.title = page.say("Erklärung zur Barrierefreiheit", "Accessibility statement");
  head.section = "accessibility";
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", head.title);
  html.close();
  html.open("div", {{"class", "reading"}});
  write_commitment(page);
  write_compliance(page);
  write_contacts(page);
  page.heading("h2", "", "Durchsetzungsverfahren", "Enforcement procedure");
  html.element("p", {{"class", "note"}},
               page.say("[Von der Stadt zu ergänzen: zuständige Schlichtungs- oder Überwachungsstelle, Datum und "
                        "Methode der Bewertung dieser Seiten.]",
                        "[To be completed by the city: the competent enforcement body, date and method of the "
                        "assessment of these pages.]"));
  html.close();
  end_page(page);
}

std::string not_found_page(const Site& site) {
  HtmlWriter html;
  html.markup(
      "<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<title>404</title>\n"
      "<style>body{font:1.1rem/1.6 \"Source Sans 3\",system-ui,sans-serif;max-width:34rem;margin:12vh auto;"
      "padding:0 1.2rem;color:#1b262c;background:#fbfaf6}h1{font:600 2.2rem/1.2 Georgia,serif;margin:0 0 .6rem}"
      "a{color:#0f4c5c}section+section{margin-top:2.5rem;border-top:1px solid #d9d9d2;padding-top:2rem}"
      "@media(prefers-color-scheme:dark){body{color:#e8e6df;background:#12181c}a{color:#8fd0de}"
      "section+section{border-color:#2c363c}}</style>\n"
      "<script>\n"
      "// Claims and events stand on the page of what they are about.\n"
      "const part = location.pathname.match(/^(.*\\/id\\/)(claim|event)\\/([a-z]+)\\.([^.\\/]+)(\\.[^\\/]+)$/);\n"
      "if (part) location.replace(`${part[1]}${part[3]}/${part[4]}/#${part[2]}${part[5]}`);\n"
      "</script>\n</head>\n<body>\n<main>\n");
  for (const Language language : languages) {
    const std::string home = language == Language::de ? site.address : site.address + "en/";
    html.open("section", {{"lang", tag(language)}});
    html.element("h1", Bilingual{"Diese Seite gibt es nicht", "This page does not exist"}.in(language));
    html.element(
        "p",
        Bilingual{"Angaben und Ereignisse (Adressen mit /id/claim/ und /id/event/) stehen auf der Seite dessen, wovon "
                  "sie sprechen.",
                  "Claims and events (addresses with /id/claim/ and /id/event/) are on the page of what they speak of."}
            .in(language));
    html.open("p");
    html.element("a", {{"href", home}}, site.facts.name(site.ties.registry, language));
    html.close();
    html.close();
    html.line_break();
  }
  html.markup("</main>\n</body>\n</html>\n");
  return html.str();
}

void write_sitemap(const Site& site, const std::vector<std::string>& paths, OutputFolder& folder) {
  const std::size_t files = (paths.size() + paths_per_sitemap - 1) / paths_per_sitemap;
  for (std::size_t i = 0; i < files; ++i) {
    const auto file = folder.open(files == 1 ? "sitemap.xml" : "sitemap-" + std::to_string(i + 1) + ".xml");
    write_sitemap_file(site, paths, i * paths_per_sitemap, std::min(paths.size(), (i + 1) * paths_per_sitemap), *file);
    file->finish();
  }
  if (files > 1) {
    std::string index =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex "
        "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for (std::size_t i = 0; i < files; ++i) {
      index += "<sitemap><loc>" + site.address + "sitemap-" + std::to_string(i + 1) + ".xml</loc></sitemap>\n";
    }
    folder.write("sitemap.xml", index + "</sitemapindex>\n");
  }
  folder.write("robots.txt", "User-agent: *\nAllow: /\nSitemap: " + site.address + "sitemap.xml\n");
}

}  // namespace kontor::site

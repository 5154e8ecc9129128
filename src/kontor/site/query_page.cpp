#include <algorithm>
#include <cstdint>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/site/data_page.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::site {
namespace {

// Of graphs so many bytes are shown, up to the end of a line.
constexpr std::size_t shown_turtle = 12'000;

// So that a very large registry is published all the same. A number of steps, not of seconds: what is written must not
// depend on the machine.
constexpr std::uint64_t most_work = 500'000'000;

// A browser can hold so much N-Triples in memory.
constexpr std::size_t largest_for_browser = 64'000'000;

// The comment in the first line says in English what the query answers, one that begins with "# de:" in German.
struct Question {
  std::string_view text;
  Language language = Language::en;
};

Question question_of(std::string_view query, Language language) {
  constexpr std::string_view german = "# de: ";
  const std::size_t second = query.find('\n') + 1;
  if (language == Language::de && query.substr(second, german.size()) == german) {
    const std::size_t start = second + german.size();
    return {query.substr(start, query.find('\n', start) - start), Language::de};
  }
  const std::string_view line = query.substr(0, query.find('\n'));
  const std::size_t start = line.find_first_not_of("# ");
  return {start == std::string_view::npos ? line : line.substr(start), Language::en};
}

// A query without the question in the other language, if it has both.
std::string query_in(std::string_view query, Language language) {
  constexpr std::string_view german = "# de: ";
  const std::size_t second = query.find('\n') + 1;
  if (query.substr(second, german.size()) != german) return std::string(query);
  const std::size_t rest = query.find('\n', second) + 1;
  if (rest == 0) return std::string(query);
  if (language == Language::en) return std::string(query.substr(0, second)).append(query.substr(rest));
  return "# " + std::string(query.substr(second + german.size()));
}

void write_term(Page& page, const rdf::Term& term) {
  if (!term) return;
  if (term.is_iri()) {
    const TermId id = page.facts().find(term.text());
    if (id != store::no_term) {
      page.resource(id);
    } else {
      page.html.text(term.text());
    }
  } else if (term.is_literal()) {
    page.literal(term.view());
  } else {
    page.html.text("_:" + std::string(term.text()));
  }
}

void write_answer(Page& page, const Example& example) {
  HtmlWriter& html = page.html;
  if (!example.failure.empty()) {
    html.element("p", {{"class", "note"}}, example.failure);
  } else if (!example.turtle.empty()) {
    html.element("pre", {{"tabindex", "0"}}, example.turtle);
  } else if (example.table.is_boolean) {
    html.element("p", {{"class", "answer"}}, example.table.answer ? page.say("Ja", "Yes") : page.say("Nein", "No"));
  } else {
    std::vector<Bilingual> columns;
    columns.reserve(example.table.names.size());
    for (const std::string& name : example.table.names) columns.push_back({name, name});
    page.open_table("answer", {"Antwort", "Answer"}, columns);
    for (std::size_t i = 0; i < example.table.rows.size(); ++i) {
      html.open("tr");
      for (const rdf::Term& term : example.table.rows[i]) {
        html.open("td");
        write_term(page, term);
        html.close();
      }
      html.close();
      html.line_break();
    }
    page.close_table();
    html.open("p", {{"class", "hint"}});
    html.text(format_number(example.table.count, page.language()));
    html.text(example.table.count == 1 ? page.say(" Zeile", " row") : page.say(" Zeilen", " rows"));
    if (example.table.count > FirstRows::kept) {
      html.text(page.say(", gezeigt sind die ersten ", ", shown are the first "));
      html.text(format_number(FirstRows::kept, page.language()));
    }
    html.close();
  }
}

// The form is shown by the script that makes it work.
void write_editor(Page& page, const std::vector<Example>& examples) {
  HtmlWriter& html = page.html;
  const Site::Download* ntriples = nullptr;
  for (const Site::Download& download : page.site().downloads) {
    if (download.media_type == "application/n-triples") ntriples = &download;
  }
  if (!page.site().has_engine || ntriples == nullptr || ntriples->file.size > largest_for_browser || examples.empty())
    return;
  html.open("form", {{"id", "editor"},
                     {"class", "editor"},
                     {"hidden", ""},
                     {"data-engine", page.file("assets/engine/")},
                     {"data-source", page.file(ntriples->path)},
                     {"data-concepts", page.file("def/concepts.nt")},
                     {"data-base", page.site().addresses.base()}});
  page.heading("h2", "own", "Selbst fragen", "Ask yourself");
  html.open("p");
  page.text("Die Frage wird hier im Browser beantwortet; nichts wird verschickt. Beim ersten Mal lädt die Seite dafür ",
            "The question is answered here in the browser; nothing is sent. The first time the page loads ");
  html.text(format_size(ntriples->file.size, page.language()));
  page.text(" Daten und 4 MB Programm.", " of data and 4 MB of program for it.");
  html.close();
  html.element("label", {{"for", "query"}}, "SPARQL");
  html.open("textarea", {{"id", "query"}, {"rows", "14"}, {"spellcheck", "false"}, {"autocomplete", "off"}});
  html.text("\n");
  html.text(query_in(examples.front().text, page.language()));
  html.close();
  html.open("p");
  html.element("button", {{"type", "submit"}}, page.say("Fragen", "Ask"));
  html.close();
  html.element("div",
               {{"id", "result"},
                {"aria-live", "polite"},
                {"data-loading", page.say("Daten werden geladen …", "Loading the data …")},
                {"data-rows", page.say("Zeilen", "rows")},
                {"data-yes", page.say("Ja", "Yes")},
                {"data-no", page.say("Nein", "No")}},
               "");
  html.close();
}

}  // namespace

std::vector<Example> answer_examples(const Site& site) {
  std::vector<Example> examples;
  for (const EmbeddedFile& query : site.input.queries) {
    Example& example = examples.emplace_back();
    example.name = query.name;
    example.text = query.text;
    try {
      const sparql::Query prepared =
          sparql::prepare(query.text, {.name = std::string(query.name), .base = site.addresses.base()});
      sparql::ExecutionOptions options;
      options.limits.max_work = most_work;
      options.limits.cancelled = site.input.cancelled;
      options.limits.max_rows = 2'000'000;
      sparql::Execution execution(prepared, site.input.dataset, options);
      if (prepared.form() == sparql::QueryForm::select || prepared.form() == sparql::QueryForm::ask) {
        execution.run(example.table);
      } else {
        StringSink text;
        syntax::WriteOptions write;
        write.prefixes = site.input.prefixes;
        const auto writer = syntax::make_writer(syntax::require_format("turtle"), text, write);
        execution.run(*writer);
        example.turtle = text.take();
        if (example.turtle.size() > shown_turtle) example.turtle.resize(example.turtle.rfind('\n', shown_turtle) + 1);
      }
    } catch (const Error& error) {
      example.failure = error.message();
    }
  }
  return examples;
}

void write_query_page(Page& page, const std::vector<Example>& examples) {
  PageHead head;
  head.title = page.say("Fragen", "Questions");
  head.section = "queries";
  head.script = "query.js";
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", page.say("Fragen an die Daten", "Questions to the data"));
  html.element("p", {{"class", "lead"}},
               page.say("Fragen in SPARQL, der Sprache für verknüpfte Daten, mit ihren Antworten aus diesem Register.",
                        "Questions in SPARQL, the language for linked data, with their answers from this registry."));
  html.close();
  html.open("div", {{"class", "reading"}});
  write_editor(page, examples);
  page.heading("h2", "examples", "Beispiele", "Examples");
  html.line_break();
  for (const Example& example : examples) {
    html.open("details", {{"class", "example"}, {"id", std::string("q-").append(example.name)}});
    html.open("summary");
    const Question question = question_of(example.text, page.language());
    html.element("span", {{"lang", tag(question.language)}}, question.text);
    html.close();
    write_answer(page, example);
    html.open("details", {{"class", "source"}});
    html.element("summary", "SPARQL");
    html.element("pre", {{"tabindex", "0"}, {"data-query", example.name}}, query_in(example.text, page.language()));
    html.open("p");
    html.element("button", {{"type", "button"}, {"class", "use"}, {"hidden", ""}},
                 page.say("In den Editor", "Into the editor"));
    html.close();
    html.close();
    html.close();
    html.line_break();
  }
  html.close();
  end_page(page);
}

}  // namespace kontor::site

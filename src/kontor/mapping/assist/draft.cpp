#include "kontor/mapping/assist/draft.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "kontor/base/input_file.hpp"
#include "kontor/mapping/assist/sample.hpp"

namespace kontor::mapping {
namespace {

using xsd::Datatype;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The last name in a reference: "lat" of "$.geo.lat" and "geo/@lat".
std::string last_name(const std::string& reference) {
  std::string name = reference;
  if (name.substr(0, 1) == "$") {
    const std::size_t quote = name.rfind("['");
    if (quote != std::string::npos && name.back() == ']')
      name = name.substr(quote + 2, name.size() - quote - 4);
    else
      name = name.substr(name.rfind('.') + 1);
  } else {
    name = name.substr(name.rfind('/') + 1);
    name.erase(0, name.find_first_not_of('@'));
    name = name.substr(name.rfind(':') + 1);
  }
  return name;
}

// A name as terms of vocabularies look: "Country Code" is countryCode.
std::string term_name(const std::string& text) {
  std::string out;
  bool upper = false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && static_cast<unsigned char>(c) < 0x80) {
      upper = !out.empty();
      continue;
    }
    char letter = c;
    if (out.empty() && c >= 'A' && c <= 'Z')
      letter = static_cast<char>(c - 'A' + 'a');
    else if (upper && c >= 'a' && c <= 'z')
      letter = static_cast<char>(c - 'a' + 'A');
    out += letter;
    upper = false;
  }
  if (out.empty() || is_digit(out[0])) out.insert(0, "field");
  return out;
}

std::string lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  return out + '"';
}

std::string escape_template(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '{' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// What the things are called that a file has: "Town" for towns.csv.
std::string class_name(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  name = term_name(name.substr(0, name.find('.')));
  if (name.size() > 3 && name.substr(name.size() - 3) == "ies")
    name.replace(name.size() - 3, 3, "y");
  else if (name.size() > 2 && name.back() == 's' && name[name.size() - 2] != 's')
    name.pop_back();
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

ReferenceFormulation formulation_of(const std::string& path) {
  const std::string name = lower_case(path);
  for (const std::string_view ending : {".csv", ".tsv", ".txt"}) {
    if (name.ends_with(ending)) return ReferenceFormulation::csv;
  }
  for (const std::string_view ending : {".json", ".jsonl", ".ndjson", ".geojson"}) {
    if (name.ends_with(ending)) return ReferenceFormulation::json_path;
  }
  if (name.ends_with(".xml")) return ReferenceFormulation::xpath;
  InputFile file(path);
  std::array<char, 512> head{};
  const std::size_t size = file.read({head.data(), head.size()});
  const std::string_view text(head.data(), size);
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char c = first == std::string_view::npos ? '\0' : text[first];
  if (c == '{' || c == '[') return ReferenceFormulation::json_path;
  return c == '<' ? ReferenceFormulation::xpath : ReferenceFormulation::csv;
}

// The field that names a record: unique, in all records, by preference one that is called so.
const SampleField* identifier(const Sample& sample) {
  static constexpr std::array<std::string_view, 8> names = {"id",   "identifier", "uuid", "key",
                                                            "code", "slug",       "name", "title"};
  const SampleField* best = nullptr;
  std::size_t best_rank = names.size() + 1;
  for (const SampleField& field : sample.fields) {
    if (!field.unique || field.several || field.records < sample.records) continue;
    const std::string name = lower_case(last_name(field.reference));
    const auto rank = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (rank >= best_rank) continue;
    best = &field;
    best_rank = rank;
  }
  return best;
}

std::string_view datatype_name(const SampleField& field) {
  if (field.typed || field.fitting.empty()) return {};
  const auto fits = [&field](Datatype type) {
    return std::find(field.fitting.begin(), field.fitting.end(), type) != field.fitting.end();
  };
  // "0" and "1" are numbers first; telephone numbers and postal codes are texts.
  if (fits(Datatype::integer)) return field.example.size() > 1 && field.example[0] == '0' ? "" : "xsd:integer";
  if (fits(Datatype::decimal)) return "xsd:decimal";
  if (fits(Datatype::double_)) return "xsd:double";
  if (fits(Datatype::boolean)) return "xsd:boolean";
  if (fits(Datatype::date)) return "xsd:date";
  return fits(Datatype::date_time) ? "xsd:dateTime" : "";
}

class Draft {
 public:
  Draft(const LogicalSource& source, const Sample& sample, const DraftOptions& options)
      : source_(source), sample_(sample), options_(options), identifier_(identifier(sample)) {}

  std::string write() {
    introduction();
    if (options_.form == DraftForm::rml)
      rml();
    else
      yarrrml();
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }

  void introduction() {
    const bool rml_form = options_.form == DraftForm::rml;
    const std::string stem = options_.path.substr(0, options_.path.find('.', options_.path.rfind('/') + 1));
    const std::string file = !options_.mapping.empty() ? options_.mapping : stem + (rml_form ? ".rml.ttl" : ".yml");
    line("# What " + options_.path + " means, drafted by kontor from its first " + std::to_string(sample_.records) +
         (sample_.records == 1 ? " record." : " records."));
    line("#");
    line(
        "# Put the terms of your vocabulary in the place of those that begin with ex:, take out what you do not need. "
        "Then");
    line("#");
    line("#     kontor map preview " + file + "       shows the first records and what becomes of them");
    line("#     kontor map check " + file + "         finds what is wrong, and what is not used");
    line("#     kontor convert --mapping " + file + " -o " + stem + ".ttl");
    line("");
  }

  bool has_empty_cells() const {
    return source_.formulation == ReferenceFormulation::csv &&
           std::any_of(sample_.fields.begin(), sample_.fields.end(),
                       [this](const SampleField& field) { return field.records < sample_.records; });
  }

  std::string comment(const SampleField& field) const {
    std::string example = field.example.substr(0, 60);
    if (example.size() < field.example.size()) {
      while (!example.empty() && (static_cast<unsigned char>(example.back()) & 0xC0U) == 0x80U) example.pop_back();
      if (!example.empty() && static_cast<unsigned char>(example.back()) >= 0xC0U) example.pop_back();
      example += "...";
    }
    std::string text = "# " + quote(example);
    if (field.records < sample_.records) {
      text += ", in " + std::to_string(field.records) + " of " + std::to_string(sample_.records) + " records";
    }
    if (field.several) text += ", several per record";
    return text;
  }

  // A property of its own for each field; rdfs:label for what names a thing.
  std::string property(const SampleField& field) {
    const std::string name = last_name(field.reference);
    const std::string lower = lower_case(name);
    if ((lower == "name" || lower == "title" || lower == "label") && properties_.insert("rdfs:label").second)
      return "rdfs:label";
    const std::string base = "ex:" + term_name(field.reference == "." ? "value" : name);
    std::string out = base;
    for (int i = 2; !properties_.insert(out).second; ++i) out = base + std::to_string(i);
    return out;
  }

  void rml() {
    line("@prefix rml: <http://w3id.org/rml/> .");
    line("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .");
    line("@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .");
    line("@prefix ex: <http://example.org/ns#> .");
    line("");
    const std::string type = class_name(options_.path);
    line("<#" + type + "> a rml:TriplesMap ;");
    line("    # Where the records come from.");
    line("    rml:logicalSource [");
    if (has_empty_cells()) line("        # An empty cell means that there is no value.");
    line("        rml:source [ a rml:FilePath ; rml:root rml:MappingDirectory ; rml:path " + quote(options_.path) +
         (has_empty_cells() ? " ; rml:null \"\" ] ;" : " ] ;"));
    rml_formulation();
    line("    ] ;");
    line("");
    line(
        "    # What each of them is about. The braces stand for a value of the record; without a base in front of it "
        "the");
    line("    # address is completed by --base.");
    line("    rml:subjectMap [");
    if (identifier_ != nullptr) {
      line("        rml:template " + quote(lower_case(type) + "/{" + escape_template(identifier_->reference) + "}") +
           " ;");
    } else {
      line("        # No field is different in all records, so each record gets a node without a name.");
      line("        rml:termType rml:BlankNode ;");
    }
    line("        rml:class ex:" + type);
    out_ += "    ]";
    for (const SampleField& field : sample_.fields) {
      line(" ;");
      line("");
      line("    " + comment(field));
      line("    rml:predicateObjectMap [");
      line("        rml:predicate " + property(field) + " ;");
      std::string object = "rml:reference " + quote(field.reference);
      if (const std::string_view datatype = datatype_name(field); !datatype.empty()) {
        object += " ; rml:datatype " + std::string(datatype);
      } else if (field.iris) {
        object += " ; rml:termType rml:IRI";
      }
      line("        rml:objectMap [ " + object + " ]");
      out_ += "    ]";
    }
    line(" .");
  }

  void rml_formulation() {
    if (source_.formulation == ReferenceFormulation::csv) return line("        rml:referenceFormulation rml:CSV");
    const bool json = source_.formulation == ReferenceFormulation::json_path;
    if (json || sample_.namespaces.empty()) {
      line(std::string("        rml:referenceFormulation ") + (json ? "rml:JSONPath ;" : "rml:XPath ;"));
    } else {
      line("        rml:referenceFormulation [ a rml:XPathReferenceFormulation ;");
      std::string separator;
      out_ += "            rml:namespace ";
      for (const auto& [prefix, iri] : sample_.namespaces) {
        out_ += separator + "[ rml:namespacePrefix " + quote(prefix) + " ; rml:namespaceURL " + quote(iri) + " ]";
        separator = " ,\n                          ";
      }
      line(" ] ;");
    }
    line("        rml:iterator " + quote(source_.iterator));
  }

  std::string yarrrml_reference(const std::string& reference) const {
    std::string out = "$(";
    const bool json = reference.substr(0, 2) == "$.";
    for (const char c : json ? reference.substr(2) : reference) {
      if (c == ')' || c == '(') out += '\\';
      out += c;
    }
    return out + ")";
  }

  static std::string yaml_text(const std::string& text) {
    const bool plain = text.find_first_of(":#'\"{}[],&*!|>%@`\\\n\t") == std::string::npos && !text.empty();
    return plain ? text : quote(text);
  }

  void yarrrml() {
    line("prefixes:");
    line("  ex: http://example.org/ns#");
    line("");
    const std::string type = class_name(options_.path);
    static constexpr std::array<std::string_view, 3> names = {"csv", "jsonpath", "xpath"};
    line("mappings:");
    line("  " + lower_case(type) + ":");
    if (has_empty_cells())
      return yarrrml_parts(type, "{ access: " + quote(options_.path) + ", referenceFormulation: csv, null: \"\" }");
    std::string source = quote(options_.path + "~" + std::string(names[static_cast<std::size_t>(source_.formulation)]));
    if (source_.formulation != ReferenceFormulation::csv) source += ", " + quote(source_.iterator);
    yarrrml_parts(type, "[" + source + "]");
  }

  void yarrrml_parts(const std::string& type, const std::string& source) {
    line("    # Where the records come from.");
    line("    sources:");
    line("      - " + source);
    if (identifier_ != nullptr) {
      line("    # What each of them is about; without a base in front the address is completed by --base.");
      line("    s: " + yaml_text(lower_case(type) + "/" + yarrrml_reference(identifier_->reference)));
    }
    line("    po:");
    line("      - [a, ex:" + type + "]");
    for (const SampleField& field : sample_.fields) {
      line("      " + comment(field));
      std::string object = yarrrml_reference(field.reference);
      const std::string_view datatype = datatype_name(field);
      if (datatype.empty() && field.iris) object += "~iri";
      std::string entry = property(field) + ", " + quote(object);
      if (!datatype.empty()) entry += ", " + std::string(datatype);
      line("      - [" + entry + "]");
    }
  }

  const LogicalSource& source_;
  const Sample& sample_;
  const DraftOptions& options_;
  const SampleField* identifier_;
  std::set<std::string> properties_;
  std::string out_;
};

}  // namespace

std::string draft_mapping(const std::string& path, const DraftOptions& options) {
  LogicalSource source;
  source.formulation = formulation_of(path);
  source.file.path = path;
  source.iterator = options.iterator;
  const bool lines = path.ends_with(".jsonl") || path.ends_with(".ndjson");
  if (source.iterator.empty() && source.formulation != ReferenceFormulation::csv) {
    InputFile file(path);
    source.iterator = lines ? "$" : guess_iterator(file, path, source.formulation, source.namespaces);
  }
  InputFile file(path);
  Sample sample = take_sample(file, path, source, {});
  if (sample.records == 0 || sample.fields.empty()) {
    throw Error(source.iterator.empty() ? "there are no records" : "'" + source.iterator + "' selects no records",
                {path, {}, {}});
  }
  DraftOptions named = options;
  if (named.path.empty()) named.path = path;
  return Draft(source, sample, named).write();
}

}  // namespace kontor::mapping

#include "kontor/mapping/term_generator.hpp"

#include "kontor/base/error.hpp"
#include "kontor/mapping/collection_generator.hpp"
#include "kontor/mapping/language_tag.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/xsd/value.hpp"

namespace kontor::mapping {
namespace {

Encoding encoding_of(TermType type) {
  if (type == TermType::iri) return Encoding::iri;
  return type == TermType::uri ? Encoding::uri : Encoding::none;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// Field by field, for a term that was written in pieces and is then copied whole waits for the pieces.
void set_term(rdf::TermView& term, rdf::TermKind kind, std::string_view text, std::string_view datatype = {},
              std::string_view language = {}) {
  term.kind = kind;
  term.text = text;
  term.datatype = datatype;
  term.language = language;
}

bool is_safe(TermType type) {
  return type == TermType::iri || type == TermType::uri;
}

std::vector<std::size_t> all_targets(const TermMap& map) {
  std::vector<std::size_t> targets = map.targets;
  for (const ExpressionMap* part : {map.language.get(), map.datatype.get()}) {
    if (part != nullptr) targets.insert(targets.end(), part->targets.begin(), part->targets.end());
  }
  return targets;
}

}  // namespace

std::string_view Generation::fresh_label(const source::Record& record) {
  // "_x" occurs in no label that a template yields: there '_' is followed by two hexadecimal digits. The numbers are
  // those in the whole source, so labels do not depend on shards.
  const std::string row = record.row() == 0 ? std::string() : "_r" + std::to_string(record.row());
  const std::string label =
      "b_x" + std::string(scope) + "_x" + std::to_string(record.number()) + row + "_x" + std::to_string(blank_nodes++);
  return evaluation.arena.copy(label);
}

TermGenerator::TermGenerator(const TermMap& map, ReferenceScope& scope, const TermContext& context)
    : type_(map.type),
      expression_(map, scope, encoding_of(map.type)),
      natural_(context.vocabulary == Vocabulary::rml),
      base_(context.base),
      targets_(all_targets(map)) {
  if (map.language) language_.emplace(*map.language, scope);
  if (map.datatype) {
    datatype_.emplace(*map.datatype, scope, Encoding::iri);
    if (datatype_->is_constant()) known_datatype_ = xsd::find_datatype(datatype_->constant().text());
  }
  simple_ = !map.gather && type_ != TermType::blank_node && (!language_ || language_->is_constant()) &&
            (!datatype_ || datatype_->is_constant());
  if (map.gather) collection_ = std::make_unique<CollectionGenerator>(*map.gather, scope, context);
  if (const auto* text = std::get_if<Template>(&map.expression); text != nullptr && is_safe(type_)) {
    bool valid = rdf::find_invalid_iri_character(base_) == std::string_view::npos;
    for (const TemplatePart& part : text->parts) {
      if (!part.reference) valid = valid && rdf::find_invalid_iri_character(part.text) == std::string_view::npos;
    }
    starts_absolute_ = rdf::has_scheme(expression_.template_start());
    const bool absolute = starts_absolute_ || rdf::has_scheme(base_);
    always_valid_ = valid && absolute && (type_ == TermType::iri || is_ascii(base_));
  }
}

TermGenerator::~TermGenerator() = default;
TermGenerator::TermGenerator(TermGenerator&&) noexcept = default;
TermGenerator& TermGenerator::operator=(TermGenerator&&) noexcept = default;

void TermGenerator::generate(const source::Record& record, Generation& generation, std::vector<rdf::TermView>& out) {
  if (collection_) {
    std::vector<rdf::TermView> heads;
    if (expression_.exists()) {
      if (type_ == TermType::blank_node)
        generate_blank_nodes(record, generation, heads);
      else
        generate_iris(record, generation, heads);
    }
    collection_->generate(record, generation, expression_.exists(), heads, out);
    return;
  }
  if (expression_.is_constant() && !language_ && !datatype_) {
    out.push_back(expression_.constant().view());
    return;
  }
  rdf::TermView term;
  const source::Count count = generate_one(record, generation, term);
  if (count == source::Count::one) out.push_back(term);
  if (count != source::Count::many) return;
  switch (type_) {
    case TermType::iri:
    case TermType::uri:
    case TermType::unsafe_iri:
    case TermType::unsafe_uri:
      generate_iris(record, generation, out);
      return;
    case TermType::blank_node:
      generate_blank_nodes(record, generation, out);
      return;
    case TermType::literal:
      generate_literals(record, generation, out);
      return;
  }
}

source::Count TermGenerator::generate_one(const source::Record& record, Generation& generation, rdf::TermView& out) {
  if (!simple_) return source::Count::many;
  const source::OnlyValue value = expression_.only_value(record, generation.evaluation);
  if (value.count != source::Count::one) return value.count;
  bool fits = true;
  if (type_ != TermType::literal) {
    fits = make_iri(value.text(), record, generation, out);
  } else if (language_) {
    set_term(out, rdf::TermKind::literal, value.text(), {}, language_->constant().text());
  } else if (datatype_) {
    fits = typed_literal(value.text(), datatype_->constant().text(), known_datatype_, record, generation, out);
  } else {
    natural_literal(value.text(), natural_datatype(value.kind, value.text()), generation.evaluation.arena, out);
  }
  return fits ? source::Count::one : source::Count::none;
}

// The base goes in front as it is (RML Core, generated RDF terms: "prepend").
std::string_view TermGenerator::with_base(std::string_view text, TextArena& arena) {
  text_ = base_;
  text_ += text;
  return arena.copy(text_);
}

void TermGenerator::generate_iris(const source::Record& record, Generation& generation,
                                  std::vector<rdf::TermView>& out) {
  values_.clear();
  expression_.evaluate(record, generation.evaluation, values_);
  rdf::TermView term;
  for (const ExpressionValue& value : values_) {
    if (make_iri(value.text, record, generation, term)) out.push_back(term);
  }
}

bool TermGenerator::make_iri(std::string_view value, const source::Record& record, Generation& generation,
                             rdf::TermView& out) {
  const bool absolute = starts_absolute_ || rdf::has_scheme(value);
  const std::string_view text = absolute ? value : with_base(value, generation.evaluation.arena);
  if (!always_valid_) {
    const bool fits = type_ != TermType::uri || is_ascii(text);
    if (!rdf::has_scheme(text) || !fits || rdf::find_invalid_iri_character(text) != std::string_view::npos) {
      generation.evaluation.errors.add(record, expression_.origin(), "'" + std::string(text) + "' is not a valid IRI");
      return false;
    }
  }
  set_term(out, rdf::TermKind::iri, text);
  return true;
}

void TermGenerator::generate_blank_nodes(const source::Record& record, Generation& generation,
                                         std::vector<rdf::TermView>& out) {
  if (!expression_.exists()) {
    out.push_back(rdf::blank_node(generation.fresh_label(record)));
    return;
  }
  values_.clear();
  expression_.evaluate(record, generation.evaluation, values_);
  for (const ExpressionValue& value : values_) {
    text_.clear();
    append_blank_node_label(text_, value.text);
    out.push_back(rdf::blank_node(generation.evaluation.arena.copy(text_)));
  }
}

void TermGenerator::generate_literals(const source::Record& record, Generation& generation,
                                      std::vector<rdf::TermView>& out) {
  values_.clear();
  expression_.evaluate(record, generation.evaluation, values_);
  if (values_.empty()) return;
  if (language_) return language_strings(record, generation, out);
  if (datatype_) return typed_literals(record, generation, out);
  for (const ExpressionValue& value : values_) {
    natural_literal(value.text, value.datatype, generation.evaluation.arena, out.emplace_back());
  }
}

// RML Core, natural mapping: numbers with a fraction are doubles in their canonical form.
void TermGenerator::natural_literal(std::string_view text, std::string_view datatype, TextArena& arena,
                                    rdf::TermView& out) const {
  if (!natural_ || datatype.empty()) {
    set_term(out, rdf::TermKind::literal, text);
    return;
  }
  if (datatype == rdf::vocab::xsd::double_) {
    const std::optional<std::string> canonical = xsd::canonical_form(text, xsd::Datatype::double_);
    if (canonical) text = arena.copy(*canonical);
  } else if (text == "-0" && datatype == rdf::vocab::xsd::integer) {
    text = "0";
  }
  set_term(out, rdf::TermKind::literal, text, datatype);
}

void TermGenerator::language_strings(const source::Record& record, Generation& generation,
                                     std::vector<rdf::TermView>& out) {
  modifiers_.clear();
  language_->evaluate(record, generation.evaluation, modifiers_);
  for (const ExpressionValue& value : values_) {
    for (const ExpressionValue& tag : modifiers_) {
      if (language_->is_constant() || is_language_tag(tag.text)) {
        out.push_back(rdf::language_string(value.text, tag.text));
      } else {
        generation.evaluation.errors.add(record, language_->origin(),
                                         "'" + std::string(tag.text) + "' is not a language tag");
      }
    }
  }
}

void TermGenerator::typed_literals(const source::Record& record, Generation& generation,
                                   std::vector<rdf::TermView>& out) {
  modifiers_.clear();
  datatype_->evaluate(record, generation.evaluation, modifiers_);
  for (const ExpressionValue& value : values_) {
    for (const ExpressionValue& datatype : modifiers_) {
      const bool known = datatype_->is_constant();
      std::string_view iri = datatype.text;
      if (!known && !rdf::has_scheme(iri)) iri = with_base(iri, generation.evaluation.arena);
      rdf::TermView term;
      if (typed_literal(value.text, iri, known ? known_datatype_ : xsd::find_datatype(iri), record, generation, term)) {
        out.push_back(term);
      }
    }
  }
}

bool TermGenerator::typed_literal(std::string_view text, std::string_view iri, xsd::Datatype datatype,
                                  const source::Record& record, Generation& generation, rdf::TermView& out) {
  const bool constant = datatype_->is_constant();  // checked when the mapping was read
  if (!constant && (rdf::find_invalid_iri_character(iri) != std::string_view::npos || !rdf::has_scheme(iri))) {
    generation.evaluation.errors.add(record, datatype_->origin(),
                                     "'" + std::string(iri) + "' is not a valid datatype IRI");
    return false;
  }
  if (datatype != xsd::Datatype::none && !xsd::is_valid(text, datatype)) {
    const std::string normalized = xsd::normalize_space(text, datatype);
    if (!xsd::is_valid(normalized, datatype)) {
      generation.evaluation.errors.add(record, expression_.origin(),
                                       "'" + std::string(text) + "' is not a valid <" + std::string(iri) + ">");
      return false;
    }
    text = generation.evaluation.arena.copy(normalized);
  }
  set_term(out, rdf::TermKind::literal, text, iri == rdf::vocab::xsd::string ? std::string_view() : iri);
  return true;
}

}  // namespace kontor::mapping

#include <array>

#include "kontor/base/error.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/mapping/mapping_loader.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/source/json_path.hpp"

namespace kontor::mapping {
namespace {

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

constexpr std::array<Named<TextEncoding>, 7> encodings = {{{"UTF-8", TextEncoding::utf_8},
                                                           {"utf-8", TextEncoding::utf_8},
                                                           {"UTF-16", TextEncoding::utf_16},
                                                           {"utf-16", TextEncoding::utf_16},
                                                           {"ISO-8859-1", TextEncoding::latin_1},
                                                           {"iso-8859-1", TextEncoding::latin_1},
                                                           {"latin-1", TextEncoding::latin_1}}};
constexpr std::array<Named<Compression>, 6> compressions = {{{"none", Compression::none},
                                                             {"gzip", Compression::gzip},
                                                             {"zip", Compression::zip},
                                                             {"targzip", Compression::tar_gzip},
                                                             {"targz", Compression::tar_gzip},
                                                             {"tarxz", Compression::tar_xz}}};

std::string_view local_name(std::string_view iri) {
  return iri.substr(0, rml::ns.size()) == rml::ns ? iri.substr(rml::ns.size()) : iri;
}

// The entry with this name. Throws Error that lists what is known.
template <typename Table>
auto find_named(const Table& table, std::string_view name, std::string_view what, const Location& where) {
  std::vector<std::string_view> known;
  std::string list;
  for (const auto& entry : table) {
    if (entry.name == name) return entry.value;
    known.push_back(entry.name);
    list += (list.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw Error(
      "unknown " + std::string(what) + " '" + std::string(name) + "'" + suggestion(name, known) + ", known are " + list,
      where);
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_true(std::string_view text) {
  return text == "true" || text == "1";
}

constexpr std::string_view void_data_dump = "http://rdfs.org/ns/void#dataDump";
constexpr std::string_view dcat_distribution = "http://www.w3.org/ns/dcat#distribution";
constexpr std::string_view dcat_download_url = "http://www.w3.org/ns/dcat#downloadURL";
constexpr std::string_view dcat_access_url = "http://www.w3.org/ns/dcat#accessURL";

}  // namespace

std::size_t MappingLoader::abstract_source(Node node) {
  if (!node) fail("a logical source is missing", {document_.name(), {}, {}});
  if (const auto found = sources_.find(node); found != sources_.end()) return found->second;
  if (!document_.has(node, rml::view_on)) {
    mapping_.sources.emplace_back(logical_source(node));
  } else {
    if (!open_views_.insert(node).second) {
      fail("logical view " + describe(node) + " is built on itself", document_.location(node));
    }
    LogicalView view = logical_view(node);
    mapping_.sources.emplace_back(std::move(view));
    open_views_.erase(node);
  }
  return sources_[node] = mapping_.sources.size() - 1;
}

ReferenceFormulation MappingLoader::formulation_of(std::size_t source) const {
  const auto* logical = std::get_if<LogicalSource>(&mapping_.sources[source]);
  return logical != nullptr ? logical->formulation : ReferenceFormulation::json_path;
}

LogicalSource MappingLoader::logical_source(Node node) {
  LogicalSource out;
  out.where = document_.location(node);
  const Node source_node = document_.object(node, rml::source);
  if (!source_node) fail("a logical source has no rml:source", out.where);
  out.file = file_source(source_node, node);
  out.formulation = reference_formulation(node, out.file.path);
  out.iterator = text(node, rml::iterator);
  if (out.formulation == ReferenceFormulation::csv) return out;
  const Location where = document_.location(node, rml::iterator);
  if (out.formulation == ReferenceFormulation::xpath) {
    out.namespaces = xml_namespaces(document_.object(node, rml::reference_formulation));
    if (out.iterator.empty()) fail("XML needs an rml:iterator, such as '/cities/city'", out.where);
    source::XmlPath::parse(out.iterator, source::XmlPath::Kind::iterator, out.namespaces, where);
    return out;
  }
  if (out.iterator.empty()) out.iterator = "$";
  if (mapping_.vocabulary == Vocabulary::rml) {
    source::JsonPath::parse(out.iterator, where);
    return out;
  }
  try {
    source::JsonPath::parse(out.iterator, where);
  } catch (const Error& error) {
    diagnostics_.warning(where, error.message() + "; the source has no records");
    out.empty = true;
  }
  return out;
}

ReferenceFormulation MappingLoader::reference_formulation(Node node, std::string_view path) const {
  const Node formulation = document_.object(node, rml::reference_formulation);
  const Location where = document_.location(node, rml::reference_formulation);
  if (!formulation) {
    if (ends_with(path, ".csv") || ends_with(path, ".tsv")) return ReferenceFormulation::csv;
    if (ends_with(path, ".json") || ends_with(path, ".jsonl")) return ReferenceFormulation::json_path;
    if (ends_with(path, ".xml")) return ReferenceFormulation::xpath;
    fail("a logical source has no rml:referenceFormulation", where);
  }
  const std::string_view name = local_name(formulation.text());
  if (name == "CSV" || name == "TSV") return ReferenceFormulation::csv;
  if (name == "JSONPath") return ReferenceFormulation::json_path;
  const bool is_xpath = name == "XPath" || document_.is_a(formulation, rml::xpath_formulation);
  if (is_xpath || document_.has(formulation, rml::namespace_)) return ReferenceFormulation::xpath;
  fail("reference formulation " + describe(formulation) +
           " is not known, known are rml:CSV, rml:TSV, rml:JSONPath and rml:XPath",
       where);
}

source::XmlNamespaces MappingLoader::xml_namespaces(Node formulation) const {
  source::XmlNamespaces namespaces;
  for (const Node node : document_.objects(formulation, rml::namespace_)) {
    const std::string prefix = text(node, rml::namespace_prefix);
    const Node url = document_.object(node, rml::namespace_url);
    if (prefix.empty() || !url)
      fail("a namespace needs rml:namespacePrefix and rml:namespaceURL", document_.location(node));
    namespaces[prefix] = std::string(url.text());
  }
  return namespaces;
}

Root MappingLoader::root(Node node, std::string& folder) const {
  const Node value = document_.object(node, rml::root);
  if (!value || value.text() == rml::current_working_directory) return Root::working_directory;
  if (value.text() == rml::mapping_directory) return Root::mapping_directory;
  if (!value.is_literal()) {
    fail("rml:root must be rml:CurrentWorkingDirectory, rml:MappingDirectory or a path, found " + describe(value),
         document_.location(node, rml::root));
  }
  folder = std::string(value.text());
  return Root::folder;
}

// The path in a file IRI (RFC 8089); empty for other IRIs.
std::string MappingLoader::file_iri_path(Node iri) const {
  constexpr std::string_view scheme = "file://";
  std::string_view text = iri.text();
  if (!iri.is_iri() || text.substr(0, scheme.size()) != scheme) return {};
  text.remove_prefix(scheme.size());
  if (text.substr(0, 10) == "localhost/") text.remove_prefix(9);
  return rdf::percent_decode(text);
}

// Where the bytes of a source or target lie: an rml:FilePath, or a file IRI that a csvw:Table, a VoID dataset or a DCAT
// distribution names.
MappingLoader::FileReference MappingLoader::file_reference(Node node, const Location& where) const {
  FileReference file;
  file.where = where;
  if (node.is_literal()) {
    file.path = std::string(node.text());
    file.root = Root::mapping_directory;
    return file;
  }
  if (document_.has(node, rml::path)) {
    file.path = text(node, rml::path);
    file.where = document_.location(node, rml::path);
    file.root = root(node, file.folder);
  } else if (const Node url = document_.object(node, csvw::url)) {
    const std::string path = file_iri_path(url);
    file.path = path.empty() ? std::string(url.text()) : path;
    file.where = document_.location(node, csvw::url);
    file.root = Root::mapping_directory;
  } else {
    // A dataset of DCAT stands for its only distribution.
    const Node distribution = document_.object(node, dcat_distribution);
    const Node described = distribution ? distribution : node;
    for (const std::string_view property : {void_data_dump, dcat_download_url, dcat_access_url}) {
      const Node url_node = document_.object(described, property);
      if (!url_node || !file.path.empty()) continue;
      file.where = document_.location(described, property);
      file.path = file_iri_path(url_node);
      if (file.path.empty()) {
        fail("expected the IRI of a file (file:///...), found " + describe(url_node) +
                 "; nothing is fetched from the net",
             file.where);
      }
    }
  }
  return file;
}

FileSource MappingLoader::file_source(Node node, Node owner) {
  const FileReference reference = file_reference(node, document_.location(owner, rml::source));
  if (reference.path.empty()) {
    fail("a source needs rml:path (a file), csvw:url or the IRI of a file, nothing else can be read", reference.where);
  }
  FileSource file;
  file.path = reference.path;
  file.root = reference.root;
  file.folder = reference.folder;
  file.where = reference.where;
  if (document_.has(node, csvw::dialect)) csv_dialect(document_.object(node, csvw::dialect), file);
  const std::string_view formulation = local_name(document_.object(owner, rml::reference_formulation).text());
  if (file.dialect.separator == 0 && (formulation == "TSV" || ends_with(file.path, ".tsv")))
    file.dialect.separator = '\t';
  if (!node.is_literal()) file_options(node, file);
  return file;
}

void MappingLoader::file_options(Node node, FileSource& file) {
  file.compression = compression(node);
  for (const std::string_view property : {csvw::encoding, rml::encoding}) {
    if (document_.has(node, property)) file.encoding = text_encoding(node, property);
  }
  for (const std::string_view property : {rml::null, csvw::null}) {
    for (const Node value : document_.objects(node, property)) file.nulls.emplace_back(value.text());
  }
  const Node dialect = document_.object(node, csvw::dialect);
  if (!dialect) return;
  for (const Node value : document_.objects(dialect, csvw::null)) file.nulls.emplace_back(value.text());
}

TextEncoding MappingLoader::text_encoding(Node node, std::string_view property) const {
  const Node value = document_.object(node, property);
  if (!value) return TextEncoding::utf_8;
  return find_named(encodings, local_name(value.text()), "encoding", document_.location(node, property));
}

Compression MappingLoader::compression(Node node) const {
  const Node value = document_.object(node, rml::compression);
  if (!value) return Compression::none;
  return find_named(compressions, local_name(value.text()), "compression", document_.location(node, rml::compression));
}

// CSV on the Web, section 5.9.
void MappingLoader::csv_dialect(Node node, FileSource& file) {
  source::CsvDialect& dialect = file.dialect;
  const auto character = [&](std::string_view property, char& out) {
    if (!document_.has(node, property)) return;
    const std::string value = text(node, property);
    if (value.size() > 1)
      fail("expected one ASCII character, found '" + value + "'", document_.location(node, property));
    out = value.empty() ? '\0' : value.front();
  };
  const auto number = [&](std::string_view property, std::size_t& out) {
    if (!document_.has(node, property)) return;
    const std::string value = text(node, property);
    if (value.empty() || value.size() > 6 || value.find_first_not_of("0123456789") != std::string::npos) {
      fail("expected a number, found '" + value + "'", document_.location(node, property));
    }
    out = std::stoul(value);
  };
  character(csvw::delimiter, dialect.separator);
  character(csvw::quote_char, dialect.quote);
  if (document_.has(node, csvw::double_quote) && !is_true(text(node, csvw::double_quote))) dialect.escape = '\\';
  dialect.comment_prefix = text(node, csvw::comment_prefix);
  number(csvw::skip_rows, dialect.skip_rows);
  number(csvw::skip_columns, dialect.skip_columns);
  std::size_t header_rows = 1;
  number(csvw::header_row_count, header_rows);
  if (document_.has(node, csvw::header))
    dialect.header = is_true(text(node, csvw::header));
  else
    dialect.header = header_rows > 0;
  if (dialect.header && header_rows > 1) dialect.skip_rows += header_rows - 1;  // the last one has the names
  const std::string trim = text(node, csvw::trim);
  dialect.trim_start = trim == "start" || is_true(trim);
  dialect.trim_end = trim == "end" || is_true(trim);
  if (document_.has(node, csvw::skip_initial_space) && is_true(text(node, csvw::skip_initial_space)))
    dialect.trim_start = true;
  if (document_.has(node, csvw::encoding)) file.encoding = text_encoding(node, csvw::encoding);
  for (const Node ending : document_.objects(node, csvw::line_terminators)) {
    if (ending.text() == "\n" || ending.text() == "\r\n" || ending.text() == "\r") continue;
    fail("rows end at LF, CR or CRLF, other line terminators cannot be read",
         document_.location(node, csvw::line_terminators));
  }
}

LogicalView MappingLoader::logical_view(Node node) {
  const Depth depth(*this, node);
  LogicalView view;
  view.where = document_.location(node);
  view.on = abstract_source(document_.object(node, rml::view_on));
  const bool outer_view = view_;
  const ReferenceFormulation outer = formulation_;
  view_ = std::holds_alternative<LogicalView>(mapping_.sources[view.on]);
  formulation_ = formulation_of(view.on);
  view.fields = fields(node);
  for (const Node join : document_.objects(node, rml::left_join)) view.joins.push_back(view_join(join, JoinType::left));
  for (const Node join : document_.objects(node, rml::inner_join))
    view.joins.push_back(view_join(join, JoinType::inner));
  view_ = outer_view;
  formulation_ = outer;
  return view;
}

std::vector<Field> MappingLoader::fields(Node node) {
  std::vector<Field> out;
  for (const Node part : document_.objects(node, rml::field)) out.push_back(field(part));
  return out;
}

Field MappingLoader::field(Node node) {
  const Depth depth(*this, node);
  Field out;
  out.where = document_.location(node);
  out.name = text(node, rml::field_name);
  if (out.name.empty()) fail("a field has no rml:fieldName", out.where);
  if (document_.has(node, rml::reference_formulation)) out.formulation = reference_formulation(node, {});
  out.iterable = document_.is_a(node, rml::iterable_field) || document_.has(node, rml::iterator);
  if (document_.has(node, rml::iterator)) out.iterator = text(node, rml::iterator);
  if (!out.iterable) {
    out.expression = expression_map(node);
    out.iterable = std::holds_alternative<NoExpression>(out.expression.expression) && out.formulation.has_value();
    if (std::holds_alternative<NoExpression>(out.expression.expression) && !out.iterable) {
      fail("field '" + out.name + "' has no rml:reference, rml:template or rml:constant", out.where);
    }
  }
  out.fields = fields(node);
  return out;
}

ViewJoin MappingLoader::view_join(Node node, JoinType type) {
  ViewJoin join;
  join.type = type;
  join.where = document_.location(node);
  const Node parent = document_.object(node, rml::parent_logical_view);
  if (!parent || !document_.has(parent, rml::view_on)) {
    fail("a join needs rml:parentLogicalView, a logical view", join.where);
  }
  join.parent = abstract_source(parent);
  join.conditions = join_conditions(node, nullptr);
  if (join.conditions.empty()) fail("a join of logical views needs an rml:joinCondition", join.where);
  join.fields = fields(node);
  for (const Field& part : join.fields) {
    if (part.iterable || !part.fields.empty()) fail("a field of a join has no fields of its own", part.where);
  }
  return join;
}

std::vector<std::size_t> MappingLoader::targets(Node node) {
  std::vector<std::size_t> found;
  for (const Node target : document_.objects(node, rml::logical_target)) {
    auto known = targets_.find(target);
    if (known == targets_.end()) {
      mapping_.targets.push_back(logical_target(target));
      known = targets_.emplace(target, mapping_.targets.size() - 1).first;
    }
    found.push_back(known->second);
  }
  return found;
}

LogicalTarget MappingLoader::logical_target(Node node) {
  LogicalTarget target;
  target.where = document_.location(node);
  const Node file = document_.object(node, rml::target);
  if (!file) fail("a logical target has no rml:target", target.where);
  const FileReference reference = file_reference(file, document_.location(node, rml::target));
  if (reference.path.empty()) {
    fail("a target needs rml:path (a file) or the IRI of a file, nothing else can be written", reference.where);
  }
  const Root root = file.is_literal() ? Root::working_directory : reference.root;
  target.path = resolve_path(mapping_, root, reference.folder, reference.path);
  target.where = reference.where;
  target.format = std::string(document_.object(node, rml::serialization).text());
  if (!target.format.empty()) target.format_where = document_.location(node, rml::serialization);
  target.encoding = text_encoding(document_.has(node, rml::encoding) ? node : file, rml::encoding);
  target.compression = compression(document_.has(node, rml::compression) ? node : file);
  return target;
}

}  // namespace kontor::mapping

// The functions of OpenRefine's expression language on texts and conditions that mappings in the wild use, under the
// names of http://users.ugent.be/~bjdmeest/function/grel.ttl.
#include <array>
#include <set>

#include <re2/re2.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "kontor/base/csv_field.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/mapping/function_tools.hpp"
#include "kontor/mapping/template.hpp"
#include "kontor/xsd/double.hpp"

namespace kontor::mapping {
namespace {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

void upper_case(const Arguments& a, std::size_t, Values& out) {
  give(out, to_upper(a.text(0)));
}
void lower_case(const Arguments& a, std::size_t, Values& out) {
  give(out, to_lower(a.text(0)));
}
void title_case(const Arguments& a, std::size_t, Values& out) {
  give(out, to_utf8(to_icu(a.text(0)).toTitle(nullptr, icu::Locale::getRoot())));
}
void trimmed(const Arguments& a, std::size_t, Values& out) {
  give(out, trim(a.text(0)));
}
void length(const Arguments& a, std::size_t, Values& out) {
  give_integer(out, static_cast<std::int64_t>(count_code_points(a.text(0))));
}

void replace(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view find = a.text(1);
  std::string result;
  std::size_t at = 0;
  for (std::size_t found = 0; !find.empty() && (found = text.find(find, at)) != std::string_view::npos;) {
    result += text.substr(at, found - at);
    result += a.text(2);
    at = found + find.size();
  }
  result += text.substr(at);
  give(out, result);
}

// Characters from `from` up to but without `to`; negative numbers count from the end. Nothing if that is nowhere.
void substring(const Arguments& a, std::size_t, Values& out) {
  const auto size = static_cast<std::int64_t>(count_code_points(a.text(0)));
  const std::optional<Slice> part = slice(size, a.text(1), optional_text(a, 2));
  if (!part) return;
  std::size_t begin = 0;
  std::size_t at = 0;
  for (std::int64_t i = 0; i < part->to; ++i) {
    if (i == part->from) begin = at;
    decode_utf8(a.text(0), at);
  }
  give(out, a.text(0).substr(begin, at - begin));
}

void split(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view separator = a.text(1);
  if (separator.empty()) return give(out, text);
  std::size_t at = 0;
  for (std::size_t found = text.find(separator); found != std::string_view::npos; found = text.find(separator, at)) {
    give(out, text.substr(at, found - at));
    at = found + separator.size();
  }
  give(out, text.substr(at));
}

void starts_with(const Arguments& a, std::size_t, Values& out) {
  give_boolean(out, a.text(0).substr(0, a.text(1).size()) == a.text(1));
}
void ends_with(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = a.text(0);
  const std::string_view end = a.text(1);
  give_boolean(out, text.size() >= end.size() && text.substr(text.size() - end.size()) == end);
}
void contains(const Arguments& a, std::size_t, Values& out) {
  give_boolean(out, a.text(0).find(a.text(1)) != std::string_view::npos);
}
void index_of(const Arguments& a, std::size_t, Values& out) {
  const std::size_t found = a.text(0).find(a.text(1));
  const bool absent = found == std::string_view::npos;
  give_integer(out, absent ? -1 : static_cast<std::int64_t>(count_code_points(a.text(0).substr(0, found))));
}
void concatenate(const Arguments& a, std::size_t, Values& out) {
  give(out, std::string(a.text(0)) + std::string(a.text(2)) + std::string(a.text(1)));
}

std::string escape_characters(std::string_view text, std::string_view characters, const std::string_view* names) {
  std::string out;
  for (const char c : text) {
    const std::size_t found = characters.find(c);
    if (found == std::string_view::npos)
      out += c;
    else
      out += names[found];
  }
  return out;
}

void escape(const Arguments& a, std::size_t, Values& out) {
  static constexpr std::array<std::string_view, 5> html = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  static constexpr std::array<std::string_view, 6> javascript = {"\\\\", "\\\"", "\\'", "\\n", "\\r", "\\t"};
  const std::string mode = to_lower(a.text(1));
  if (mode == "html" || mode == "xml") {
    give(out, escape_characters(a.text(0), "&<>\"'", html.data()));
  } else if (mode == "url") {
    std::string encoded;
    append_encoded(encoded, a.text(0), Encoding::uri);
    give(out, encoded);
  } else if (mode == "javascript") {
    give(out, escape_characters(a.text(0), "\\\"'\n\r\t", javascript.data()));
  } else if (mode == "csv") {
    std::string field;
    append_csv_field(field, a.text(0));
    give(out, field);
  }
}

void choose(const Arguments& a, std::size_t, Values& out) {
  const std::size_t chosen = is_true(a.text(0)) ? 1 : 2;
  if (a.has(chosen)) give(out, a.text(chosen));
}
void negate(const Arguments& a, std::size_t, Values& out) {
  give_boolean(out, !is_true(a.text(0)));
}
void all_of(const Arguments& a, std::size_t, Values& out) {
  bool all = true;
  for (const std::string_view value : a.list(0)) all = all && is_true(value);
  give_boolean(out, all);
}
void any_of(const Arguments& a, std::size_t, Values& out) {
  bool any = false;
  for (const std::string_view value : a.list(0)) any = any || is_true(value);
  give_boolean(out, any);
}

void last_index_of(const Arguments& a, std::size_t, Values& out) {
  const std::size_t found = a.text(0).rfind(a.text(1));
  const bool absent = found == std::string_view::npos;
  give_integer(out, absent ? -1 : static_cast<std::int64_t>(count_code_points(a.text(0).substr(0, found))));
}
void character_at(const Arguments& a, std::size_t output, Values& out) {
  if (a.has(2)) return substring(a, output, out);
  const std::optional<std::int64_t> at = integer(a.text(1));
  if (!at) return;
  const std::string next = *at == -1 ? std::string() : std::to_string(*at + 1);
  const std::vector<std::vector<std::string_view>> one = {
      {a.text(0)}, {a.text(1)}, next.empty() ? std::vector<std::string_view>() : std::vector<std::string_view>{next}};
  substring(Arguments(one), output, out);
}
void reversed(const Arguments& a, std::size_t, Values& out) {
  std::string text;
  for (std::size_t at = 0; at < a.text(0).size();) {
    const std::size_t begin = at;
    decode_utf8(a.text(0), at);
    text.insert(0, a.text(0).substr(begin, at - begin));
  }
  give(out, text);
}
// Without the end that is named, if it ends so.
void chomp(const Arguments& a, std::size_t, Values& out) {
  const bool ends = a.text(0).ends_with(a.text(1));
  give(out, a.text(0).substr(0, a.text(0).size() - (ends ? a.text(1).size() : 0)));
}
// Each character of the second text becomes the one at its place in the third, and goes if there is none.
void replace_characters(const Arguments& a, std::size_t, Values& out) {
  const icu::UnicodeString from = to_icu(a.text(1));
  const icu::UnicodeString to = to_icu(a.text(2));
  icu::UnicodeString text;
  const icu::UnicodeString given = to_icu(a.text(0));
  for (int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    const int32_t found = from.indexOf(given.char32At(i));
    if (found < 0)
      text.append(given.char32At(i));
    else if (found < to.length())
      text.append(to.char32At(found));
  }
  give(out, to_utf8(text));
}
void same(const Arguments& a, std::size_t, Values& out) {
  give(out, a.text(0));
}
void to_number(const Arguments& a, std::size_t, Values& out) {
  const std::string_view text = trim(a.text(0));
  if (const std::optional<std::int64_t> whole = integer(text)) return give_integer(out, *whole);
  const std::optional<double> number = xsd::parse_double(text);
  if (number) out.push_back({xsd::print_canonical(*number), rdf::vocab::xsd::double_});
}
// The groups of a regular expression (RE2) that the whole text matches; the text if there are none.
void match(const Arguments& a, std::size_t, Values& out) {
  const auto piece = [](std::string_view text) { return re2::StringPiece(text.data(), text.size()); };
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 expression(piece(a.text(1)), options);
  if (!expression.ok()) return;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  const std::string_view text = a.text(0);
  if (!expression.Match(piece(text), 0, text.size(), RE2::ANCHOR_BOTH, groups.data(),
                        static_cast<int>(groups.size()))) {
    return;
  }
  for (std::size_t i = groups.size() == 1 ? 0 : 1; i < groups.size(); ++i) {
    if (groups[i].data() != nullptr) give(out, {groups[i].data(), groups[i].size()});
  }
}
// Before, the separator, behind; from the first or the last place where it stands.
void divide(const Arguments& a, std::size_t found, Values& out) {
  const bool absent = found == std::string_view::npos;
  give(out, a.text(0).substr(0, found));
  give(out, absent ? std::string_view() : a.text(1));
  give(out, absent ? std::string_view() : a.text(0).substr(found + a.text(1).size()));
}
void partition(const Arguments& a, std::size_t, Values& out) {
  divide(a, a.text(0).find(a.text(1)), out);
}
void last_partition(const Arguments& a, std::size_t, Values& out) {
  divide(a, a.text(0).rfind(a.text(1)), out);
}
// OpenRefine's key for clustering: the words in lower case without accents and punctuation, sorted, each once.
void fingerprint(const Arguments& a, std::size_t, Values& out) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const decompose = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error) != 0) return;
  const icu::UnicodeString text = decompose->normalize(to_icu(to_lower(trim(a.text(0)))), error);
  std::set<std::string> words;
  icu::UnicodeString word;
  const auto end_word = [&] {
    if (!word.isEmpty()) words.insert(to_utf8(word));
    word.remove();
  };
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c) != 0)
      end_word();
    else if (u_ispunct(c) == 0 && u_iscntrl(c) == 0 && u_charType(c) != U_NON_SPACING_MARK)
      word.append(c);
  }
  end_word();
  std::string key;
  for (const std::string& each : words) key += (key.empty() ? "" : " ") + each;
  give(out, key);
}
void exclusive_or(const Arguments& a, std::size_t, Values& out) {
  bool odd = false;
  for (const std::string_view value : a.list(0)) odd = odd != is_true(value);
  give_boolean(out, odd);
}
void coalesced(const Arguments& a, std::size_t, Values& out) {
  if (a.has(0)) give(out, a.list(0).front());
}

}  // namespace

std::string to_upper(std::string_view text) {
  return to_utf8(to_icu(text).toUpper(icu::Locale::getRoot()));
}
std::string to_lower(std::string_view text) {
  return to_utf8(to_icu(text).toLower(icu::Locale::getRoot()));
}

std::vector<FunctionDefinition> grel_functions() {
  const ParameterDefinition value = grel_value();
  const ParameterDefinition second = grel_parameter({"valueParam2", "valueParameter2"});
  const ParameterDefinition separator = grel_parameter({"p_string_sep", "param_string_sep", "param_sep"});
  const ParameterDefinition part = grel_parameter({"string_sub", "param_string_sub", "p_string_sub"});
  const ParameterDefinition find = grel_parameter({"param_find", "p_string_find"});
  const ParameterDefinition with = grel_parameter({"param_replace", "p_string_replace"});
  const ParameterDefinition pattern =
      grel_parameter({"p_string_pattern", "param_string_pattern", "param_regex", "p_regex"});
  const ParameterDefinition boolean = grel_parameter({"bool_b", "param_bool_b", "p_bool_b"});
  const ParameterDefinition booleans{in(grel, {"param_rep_b", "p_rep_b", "bool_rep_b"}), true, true};
  const ParameterDefinition anything = grel_parameter({"param_any_e", "p_any_e", "valueParam", "valueParameter"});
  const ParameterDefinition any_list{in(grel, {"p_any_rep", "param_any_rep", "p_array_a", "valueParam"}), false, true};
  const auto text = grel_text_output();
  const auto number = grel_number_output();
  const auto truth = grel_truth_output();
  return {
      {grel_iri("toUpperCase"), {value}, text, upper_case},
      {grel_iri("toUppercase"), {value}, text, upper_case},
      {grel_iri("toLowerCase"), {value}, text, lower_case},
      {grel_iri("toLowercase"), {value}, text, lower_case},
      {grel_iri("toTitleCase"), {value}, text, title_case},
      {grel_iri("toTitlecase"), {value}, text, title_case},
      {grel_iri("string_trim"), {value}, text, trimmed},
      {grel_iri("string_strip"), {value}, text, trimmed},
      {grel_iri("string_length"), {value}, number, length},
      {grel_iri("string_replace"), {value, find, with}, text, replace},
      {grel_iri("string_replaceChars"), {value, find, with}, text, replace_characters},
      {grel_iri("string_substring"), {value, grel_from(), grel_to()}, text, substring},
      {grel_iri("string_get"), {value, grel_from(), grel_to()}, text, character_at},
      {grel_iri("string_split"), {value, separator}, text, split},
      {grel_iri("string_partition"), {value, part}, text, partition},
      {grel_iri("string_rpartition"), {value, part}, text, last_partition},
      {grel_iri("string_startsWith"), {value, part}, truth, starts_with},
      {grel_iri("string_endsWith"), {value, part}, truth, ends_with},
      {grel_iri("string_contains"), {value, part}, truth, contains},
      {grel_iri("string_indexOf"), {value, part}, number, index_of},
      {grel_iri("string_lastIndexOf"), {value, part}, number, last_index_of},
      {grel_iri("string_concat"),
       {value, second, grel_parameter({"param_string_sep", "p_string_sep"}, false)},
       text,
       concatenate},
      {grel_iri("string_chomp"), {value, separator}, text, chomp},
      {grel_iri("string_match"), {value, pattern}, text, match},
      {grel_iri("string_fingerprint"), {value}, text, fingerprint},
      {grel_iri("string_toString"), {anything}, text, same},
      {grel_iri("string_toNumber"), {anything}, number, to_number},
      {grel_iri("reverse"), {value}, text, reversed},
      {grel_iri("escape"), {value, grel_parameter({"modeParam", "modeParameter"})}, text, escape},
      {grel_iri("controls_if"),
       {boolean,
        {in(grel, {"any_true", "param_any_true"}), false, false, true},
        {in(grel, {"any_false", "param_any_false"}), false, false, true}},
       text,
       choose},
      {grel_iri("other_coalesce"), {any_list}, text, coalesced},
      {grel_iri("boolean_not"), {boolean}, truth, negate},
      {grel_iri("boolean_and"), {booleans}, truth, all_of},
      {grel_iri("boolean_or"), {booleans}, truth, any_of},
      {grel_iri("boolean_xor"), {booleans}, truth, exclusive_or},
  };
}

}  // namespace kontor::mapping

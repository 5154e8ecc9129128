#include "kontor/registry/table_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/base/utf8.hpp"

namespace kontor::registry {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view how_to_save = "save the table as \"CSV UTF-8\"";

// What spreadsheet programs save when nobody says "CSV UTF-8".
std::optional<Error> find_wrong_encoding(const TableFile& file) {
  const std::string_view text = file.text;
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return Error("this text is UTF-16: " + std::string(how_to_save), {file.path, {}, {}});
  }
  if (text.starts_with("PK\x03\x04")) {
    return Error("this is a workbook, whatever its name: " + std::string(how_to_save), {file.path, {}, {}});
  }
  const std::size_t at = find_invalid_utf8(text);
  if (at == std::string_view::npos) return std::nullopt;
  std::string message = "this text is not UTF-8";
  constexpr unsigned char first_letter = 0xA0;  // from here on Windows' code page is Latin-1
  if (const auto byte = static_cast<unsigned char>(text[at]); byte >= first_letter) {
    message += " (but Windows' own code, in which this is '";
    append_utf8(message, byte);
    message += "')";
  }
  return Error(message + ": " + std::string(how_to_save), SourceText(file.path, text).location(at));
}

bool is_workbook(const fs::path& path) {
  constexpr std::array<std::string_view, 3> endings = {".xlsx", ".xls", ".ods"};
  return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end();
}

}  // namespace

std::vector<TableFile> read_table_files(const std::string& folder, std::span<const std::string> known,
                                        Diagnostics& diagnostics) {
  std::vector<fs::path> present;
  for (const auto& entry : fs::directory_iterator(folder)) present.push_back(entry.path());
  std::sort(present.begin(), present.end());
  const std::vector<std::string_view> names(known.begin(), known.end());
  const auto is_known = [&names](const fs::path& path) {
    return std::find(names.begin(), names.end(), path.stem().string()) != names.end();
  };
  for (const fs::path& path : present) {
    const Location file{path.string(), {}, {}};
    const std::string name = path.stem();
    if (path.extension() == ".csv" && !is_known(path)) {
      diagnostics.error(file, "unknown table '" + name + "'" + suggestion(name, names));
    } else if (is_workbook(path) && is_known(path) && !fs::exists(fs::path(path).replace_extension(".csv"))) {
      diagnostics.error(file, "a workbook is not read: save its table as \"CSV UTF-8\", as " + name + ".csv");
    }
  }

  std::vector<TableFile> files;
  std::vector<Error> wrong;
  for (const std::string& name : known) {
    const std::string path = (fs::path(folder) / (name + ".csv")).string();
    if (std::find(present.begin(), present.end(), fs::path(path)) == present.end()) continue;
    files.push_back({name, path, read_file(path)});
    if (files.back().text.starts_with("\xEF\xBB\xBF")) files.back().text.erase(0, 3);
    if (std::optional<Error> error = find_wrong_encoding(files.back())) wrong.push_back(std::move(*error));
  }
  if (wrong.empty()) return files;
  for (std::size_t i = 0; i + 1 < wrong.size(); ++i) diagnostics.error(wrong[i].location(), wrong[i].message());
  throw Error(wrong.back());
}

}  // namespace kontor::registry

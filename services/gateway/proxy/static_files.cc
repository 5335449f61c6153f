#include "services/gateway/proxy/static_files.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

constexpr size_t kMaxBytes = 32 << 20;

absl::string_view ContentTypeOf(absl::string_view path) {
  static constexpr struct {
    absl::string_view suffix;
    absl::string_view type;
  } kTypes[] = {
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".csv", "text/csv; charset=utf-8"},
      {".pdf", "application/pdf"},
  };
  for (const auto& entry : kTypes) {
    if (absl::EndsWith(path, entry.suffix)) return entry.type;
  }
  return "application/octet-stream";
}

}  // namespace

absl::StatusOr<std::shared_ptr<const StaticFiles>> StaticFiles::Load(const std::string& folder) {
  namespace fs = std::filesystem;
  auto files = std::make_shared<StaticFiles>();
  std::error_code error;
  size_t total = 0;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name[0] == '.') {
      entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(error)) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry->path(), std::ios::binary).rdbuf();
    const std::string path =
        absl::StrCat("/", fs::relative(entry->path(), folder, error).generic_string());
    total += bytes.str().size();
    if (total > kMaxBytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat(folder, " holds more than ", kMaxBytes, " bytes"));
    }
    files->files_.emplace(path, MakeDocument(ContentTypeOf(path), bytes.str()));
  }
  if (error)
    return absl::NotFoundError(absl::StrCat("cannot read ", folder, ": ", error.message()));
  return files;
}

const Document* StaticFiles::Find(absl::string_view path) const {
  std::string name(path);
  if (absl::EndsWith(path, "/")) name += "index.html";
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace copperplate::gateway

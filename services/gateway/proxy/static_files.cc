#include "services/gateway/proxy/static_files.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "libs/status/status_macros.h"
#include "services/gateway/routes/percent.h"

namespace copperplate::gateway {
namespace {

namespace fs = std::filesystem;

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

// Every regular file below `folder` and the path it is served at; hidden ones are left out.
absl::Status ForEachFile(
    const std::string& folder,
    const std::function<absl::Status(const fs::path& file, const std::string& path)>& visit) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->path().filename().string()[0] == '.') {
      entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(error)) continue;
    ABSL_RETURN_IF_ERROR(
        visit(entry->path(), absl::StrCat("/", entry->path().lexically_relative(folder).string())));
  }
  if (!error) return absl::OkStatus();
  return absl::NotFoundError(absl::StrCat("cannot read ", folder, ": ", error.message()));
}

}  // namespace

absl::StatusOr<std::string> StaticFiles::Signature(const std::string& folder) {
  std::map<std::string, std::string> states;  // in a folder's own order nothing is certain
  ABSL_RETURN_IF_ERROR(ForEachFile(folder, [&](const fs::path& file, const std::string& path) {
    struct stat info;
    if (stat(file.c_str(), &info) != 0) return absl::OkStatus();  // gone again
    states[path] = absl::StrCat(info.st_size, " ", info.st_ino, " ",
                                absl::ToUnixNanos(absl::TimeFromTimespec(info.st_ctim)));
    return absl::OkStatus();
  }));
  return absl::StrJoin(states, "\n", absl::PairFormatter("\n"));
}

absl::StatusOr<std::shared_ptr<const StaticFiles>> StaticFiles::Load(const std::string& folder) {
  auto files = std::make_shared<StaticFiles>();
  size_t total = 0;
  ABSL_RETURN_IF_ERROR(ForEachFile(folder, [&](const fs::path& file, const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    total += bytes.str().size();
    if (total > kMaxBytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat(folder, " holds more than ", kMaxBytes, " bytes"));
    }
    files->files_.emplace(path, MakeDocument(ContentTypeOf(path), bytes.str()));
    return absl::OkStatus();
  }));
  return files;
}

const Document* StaticFiles::Find(absl::string_view path) const {
  // An encoded slash stays as it is: it is part of a name.
  auto name = PercentDecode(path, EncodedSlash::kKeep);
  if (!name.ok()) return nullptr;
  if (absl::EndsWith(*name, "/")) *name += "index.html";
  const auto found = files_.find(*name);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace copperplate::gateway

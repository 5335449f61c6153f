#include "services/gateway/routes/folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"

namespace copperplate::gateway {
namespace {

constexpr off_t kMaxBytes = 64 << 20;

// Names of the folder's descriptor sets, sorted.
absl::StatusOr<std::vector<std::string>> List(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".binpb") names.push_back(entry->path().filename().string());
  }
  if (error) {
    return absl::NotFoundError(absl::StrCat("cannot list ", folder, ": ", error.message()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

absl::StatusOr<std::string> FolderSignature(const std::string& folder) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> names, List(folder));
  std::string signature;
  for (const std::string& name : names) {
    struct stat info;
    if (stat(absl::StrCat(folder, "/", name).c_str(), &info) != 0) continue;
    absl::StrAppend(&signature, name, "\n", info.st_size, " ", info.st_ino, " ",
                    absl::ToUnixNanos(absl::TimeFromTimespec(info.st_ctim)), "\n");
  }
  return signature;
}

absl::StatusOr<std::vector<SetFile>> ReadFolder(const std::string& folder) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> names, List(folder));
  std::vector<SetFile> files;
  for (const std::string& name : names) {
    const std::string path = absl::StrCat(folder, "/", name);
    struct stat info;
    if (stat(path.c_str(), &info) != 0) continue;
    std::ostringstream bytes;
    if (info.st_size <= kMaxBytes) bytes << std::ifstream(path, std::ios::binary).rdbuf();
    files.push_back({name, bytes.str(), absl::TimeFromTimespec(info.st_ctim)});
  }
  return files;
}

}  // namespace copperplate::gateway

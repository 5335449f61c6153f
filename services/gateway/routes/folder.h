#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace copperplate::gateway {

// One `*.binpb` file of the folder.
struct SetFile {
  std::string name;  // `indicators.binpb`
  std::string bytes;
  // When the file came to be as it is, in this place (ctime): a package keeps the mtime it was
  // built with, and would seem to have been here before those it came after.
  absl::Time changed;
};

// What tells one state of a folder from another without reading its files: names, sizes, inodes
// and times. NOT_FOUND where the folder cannot be listed.
absl::StatusOr<std::string> FolderSignature(const std::string& folder);

// Every `*.binpb` directly in `folder`, by name. A file that vanishes meanwhile is left out;
// NOT_FOUND where the folder cannot be listed. A file above 64 MiB comes without bytes.
absl::StatusOr<std::vector<SetFile>> ReadFolder(const std::string& folder);

}  // namespace copperplate::gateway

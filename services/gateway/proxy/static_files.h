#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/gateway/proxy/site.h"

namespace copperplate::gateway {

// The files of a folder, held in memory: what packages bring to be served as it is. Immutable.
class StaticFiles {
 public:
  // Nothing.
  StaticFiles() = default;

  // Every regular file below `folder`, hidden ones left out. NOT_FOUND where it cannot be read,
  // RESOURCE_EXHAUSTED above 32 MiB in all.
  static absl::StatusOr<std::shared_ptr<const StaticFiles>> Load(const std::string& folder);

  // What tells one state of the folder from another without reading its files. NOT_FOUND as above.
  static absl::StatusOr<std::string> Signature(const std::string& folder);

  // By the path of a request: `/guide/index.html`, or `/guide/` for the index.html in it. Null for
  // none: only paths that, decoded, a file has exactly are known, so none leads out of the folder.
  const Document* Find(absl::string_view path) const;

 private:
  std::map<std::string, Document, std::less<>> files_;
};

}  // namespace copperplate::gateway

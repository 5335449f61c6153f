#include "services/gateway/proxy/static_files_keeper.h"

#include "libs/status/status_macros.h"

namespace copperplate::gateway {

absl::Status StaticFilesKeeper::Poll() {
  ABSL_ASSIGN_OR_RETURN(std::string signature, StaticFiles::Signature(folder_));
  if (!signature_.IsDue(signature)) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(auto files, StaticFiles::Load(folder_));
  signature_.Taken(std::move(signature));
  listener_(std::move(files));
  return absl::OkStatus();
}

}  // namespace copperplate::gateway

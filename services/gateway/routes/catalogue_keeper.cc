#include "services/gateway/routes/catalogue_keeper.h"

#include <utility>

#include "libs/status/status_macros.h"

namespace copperplate::gateway {

CatalogueKeeper::CatalogueKeeper(std::string folder, Listener listener)
    : folder_(std::move(folder)),
      listener_(std::move(listener)),
      current_(std::make_shared<Catalogue>()) {}

absl::Status CatalogueKeeper::Poll() {
  const std::lock_guard polling(polling_);
  absl::Status polled = Look();
  const std::lock_guard lock(mutex_);
  return last_poll_ = std::move(polled);
}

absl::Status CatalogueKeeper::Look() {
  ABSL_ASSIGN_OR_RETURN(std::string signature, FolderSignature(folder_));
  if (!signature_.IsDue(signature)) return absl::OkStatus();
  // The signature was taken before the files were read: a change in between is seen next time.
  ABSL_ASSIGN_OR_RETURN(const std::vector<SetFile> files, ReadFolder(folder_));
  signature_.Taken(std::move(signature));
  current_ = Catalogue::Next(*current_, files);
  listener_(current_);
  return absl::OkStatus();
}

absl::Status CatalogueKeeper::last_poll() const {
  const std::lock_guard lock(mutex_);
  return last_poll_;
}

}  // namespace copperplate::gateway

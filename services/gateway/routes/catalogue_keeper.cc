#include "services/gateway/routes/catalogue_keeper.h"

#include <utility>

namespace copperplate::gateway {

CatalogueKeeper::CatalogueKeeper(std::string folder, Listener listener)
    : folder_(std::move(folder)),
      listener_(std::move(listener)),
      current_(std::make_shared<Catalogue>()) {}

CatalogueKeeper::~CatalogueKeeper() { Stop(); }

absl::Status CatalogueKeeper::Poll() {
  const std::lock_guard lock(mutex_);
  auto signature = FolderSignature(folder_);
  if (signature.ok() && polled_ && *signature == signature_) return last_poll_ = absl::OkStatus();
  auto files = signature.ok() ? ReadFolder(folder_) : signature.status();
  if (!files.ok()) return last_poll_ = files.status();
  // The signature was taken before the files were read: a change in between is seen next time.
  signature_ = *std::move(signature);
  polled_ = true;
  current_ = Catalogue::Next(*current_, *files);
  listener_(current_);
  return last_poll_ = absl::OkStatus();
}

void CatalogueKeeper::Start(absl::Duration interval) {
  thread_ = std::thread([this, interval] {
    while (true) {
      {
        std::unique_lock lock(mutex_);
        if (stop_.wait_for(lock, absl::ToChronoNanoseconds(interval),
                           [this] { return stopping_; })) {
          return;
        }
      }
      Poll().IgnoreError();  // kept in last_poll_, which the admin port shows
    }
  });
}

void CatalogueKeeper::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (thread_.joinable()) thread_.join();
}

absl::Status CatalogueKeeper::last_poll() const {
  const std::lock_guard lock(mutex_);
  return last_poll_;
}

}  // namespace copperplate::gateway

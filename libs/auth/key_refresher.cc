#include "libs/auth/key_refresher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"

namespace copperplate::auth {
namespace {

constexpr std::chrono::seconds kTick(1);
constexpr absl::Duration kLongestRetry = absl::Seconds(30);

}  // namespace

KeyRefresher::KeyRefresher(std::unique_ptr<KeyFetcher> fetcher, std::shared_ptr<KeyStore> store,
                           KeyRefresherOptions options, KeyLog log, const Clock& clock)
    : fetcher_(std::move(fetcher)),
      store_(std::move(store)),
      options_(options),
      log_(std::move(log)),
      clock_(clock) {}

KeyRefresher::~KeyRefresher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  fetcher_->Cancel();
  if (thread_.joinable()) thread_.join();
}

void KeyRefresher::Start() {
  Tick();
  thread_ = std::thread([this] { Run(); });
}

void KeyRefresher::Run() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (stop_.wait_for(lock, kTick, [this] { return stopping_; })) return;
    }
    Tick();
  }
}

void KeyRefresher::Tick() {
  const absl::Time now = clock_.Now();
  if (!IsDue(now)) return;
  last_look_ = now;
  unknown_keys_seen_ = store_->unknown_keys();
  const absl::Status trouble = Look();
  failures_ = trouble.ok() ? 0 : std::min(failures_ + 1, 6);
  delay_ = trouble.ok()
               ? options_.interval
               : std::min({absl::Seconds(1 << (failures_ - 1)), kLongestRetry, options_.interval});
  Report(trouble);
}

bool KeyRefresher::IsDue(absl::Time now) const {
  if (now < last_look_) return true;  // the clock was set back
  const absl::Duration passed = now - last_look_;
  return passed >= delay_ ||
         (store_->unknown_keys() != unknown_keys_seen_ && passed >= options_.unknown_key_interval);
}

absl::Status KeyRefresher::Look() {
  ABSL_ASSIGN_OR_RETURN(std::optional<std::string> text, fetcher_->Fetch());
  if (!text.has_value() || text == text_) return verdict_;
  text_ = std::move(text);
  auto keys = KeySet::Parse(*text_);
  verdict_ = keys.ok() ? absl::OkStatus()
                       : absl::InvalidArgumentError(
                             absl::StrCat("the key set is refused: ", keys.status().message()));
  if (keys.ok()) {
    const size_t count = (*keys)->size();
    store_->Replace(*std::move(keys));
    troubled_ = false;
    log_(absl::StrCat("token keys: ", count, " in use, key set ", store_->generation()));
  }
  return verdict_;
}

void KeyRefresher::Report(const absl::Status& trouble) {
  {
    const std::lock_guard lock(mutex_);
    if (trouble == std::exchange(trouble_, trouble)) return;
  }
  if (!trouble.ok()) {
    troubled_ = true;
    log_(absl::StrCat("token keys: ", trouble.message(),
                      store_->generation() > 0 ? "; the last good key set stays in use" : ""));
  } else if (std::exchange(troubled_, false)) {
    log_("token keys: the source is well again");
  }
}

absl::Status KeyRefresher::status() const {
  if (store_->generation() > 0) return absl::OkStatus();
  const std::lock_guard lock(mutex_);
  return absl::UnavailableError(absl::StrCat("token keys: ", trouble_.message()));
}

}  // namespace copperplate::auth

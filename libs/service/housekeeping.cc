#include "libs/service/housekeeping.h"

#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "libs/change_postgres/request_retention.h"
#include "libs/events/months.h"
#include "libs/status/status_macros.h"

namespace copperplate::service {
namespace {

constexpr absl::Duration kInterval = absl::Hours(1);
constexpr absl::Duration kAfterFailure = absl::Minutes(1);
constexpr absl::Duration kStatementLimit = absl::Seconds(10);
// Few enough that a statement holds no lock for long.
constexpr int kBatch = 5000;
// An operator who looks once a quarter still hears of it in time.
constexpr int kFewMonths = 6;

}  // namespace

// NaN until counted: no number would be true, and an alert on few months must not ring.
Housekeeping::Housekeeping(postgres::Pool& pool, metrics::Registry& registry,
                           const log::Logger& logger)
    : pool_(pool),
      months_ahead_(registry.AddGauge("copperplate_event_months_ahead",
                                      "Months, the present one included, that events have a "
                                      "partition for; deploy/postgres/partitions.sql makes more.")),
      logger_(logger) {
  months_ahead_.Set(std::nan(""));
  thread_ = std::thread([this] { Run(); });
}

Housekeeping::~Housekeeping() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_changed_.notify_all();
  thread_.join();
}

void Housekeeping::Run() {
  absl::Duration pause;
  do {
    absl::Status done = DropRequestsPastRetention();
    done.Update(CountMonths());
    if (!done.ok()) logger_.Warning("housekeeping not done", {{"error", done.message()}});
    pause = done.ok() ? kInterval : kAfterFailure;
  } while (Pause(pause));
}

absl::Status Housekeeping::DropRequestsPastRetention() {
  int64_t dropped = kBatch;
  while (dropped == kBatch && Pause(absl::ZeroDuration())) {
    ABSL_ASSIGN_OR_RETURN(auto lease, pool_.AcquireAcrossForces(absl::Now() + kStatementLimit));
    ABSL_ASSIGN_OR_RETURN(
        dropped, change_postgres::DropRequests(lease, change_postgres::kRequestRetention, kBatch));
  }
  return absl::OkStatus();
}

absl::Status Housekeeping::CountMonths() {
  ABSL_ASSIGN_OR_RETURN(auto lease, pool_.AcquireAcrossForces(absl::Now() + kStatementLimit));
  const auto month = absl::CivilMonth(absl::ToCivilSecond(absl::Now(), absl::UTCTimeZone()));
  ABSL_ASSIGN_OR_RETURN(const int months, events::MonthsAhead(lease, month));
  months_ahead_.Set(months);
  if (months < kFewMonths) {
    logger_.Warning("events need more months: run deploy/postgres/partitions.sql",
                    {{"months_ahead", absl::StrCat(months)}});
  }
  return absl::OkStatus();
}

bool Housekeeping::Pause(absl::Duration pause) {
  std::unique_lock lock(mutex_);
  stop_changed_.wait_for(lock, absl::ToChronoMilliseconds(pause), [this] { return stopping_; });
  return !stopping_;
}

}  // namespace copperplate::service

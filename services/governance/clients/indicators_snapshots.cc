#include "services/governance/clients/indicators_snapshots.h"

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/time/civil.h"
#include "services/governance/clients/lists.h"
#include "services/governance/clients/pack_absence.h"

namespace copperplate::governance {
namespace {

// Looks through lists of snapshots, the latest month first.
class NewestSnapshot {
 public:
  NewestSnapshot(const std::string& force, absl::CivilMonth month,
                 std::optional<absl::Time> known_at)
      : area_(absl::StrCat("forces/", force, "/areas/", force)),
        month_(FormatMonth(month)),
        known_at_(known_at) {}

  // False once nothing behind it can be newer.
  bool LookAt(const indicators::v1::Snapshot& snapshot) {
    if (found_.has_value() && snapshot.month() != found_->month()) return false;
    const bool is_asked_for = snapshot.month() <= month_ && snapshot.area() == area_ &&
                              snapshot.profile().empty() &&
                              WasBy(snapshot.create_time(), known_at_);
    if (is_asked_for && (!found_.has_value() || snapshot.edition() > found_->edition())) {
      found_ = snapshot;
    }
    return true;
  }

  const std::optional<indicators::v1::Snapshot>& found() const { return found_; }

 private:
  const std::string area_;
  const std::string month_;
  const std::optional<absl::Time> known_at_;
  std::optional<indicators::v1::Snapshot> found_;
};

}  // namespace

struct IndicatorsSnapshots::Stub {
  std::unique_ptr<indicators::v1::SnapshotService::Stub> snapshots;
};

IndicatorsSnapshots::IndicatorsSnapshots(std::shared_ptr<grpc::Channel> channel,
                                         const client::AskedService::Limits& limits,
                                         metrics::Registry& metrics, const log::Logger& logger,
                                         const Clock& clock)
    : stub_(new Stub{indicators::v1::SnapshotService::NewStub(std::move(channel))}),
      service_("indicators", "dashboard", limits, metrics, logger, clock) {}

IndicatorsSnapshots::~IndicatorsSnapshots() = default;

PackAnswer IndicatorsSnapshots::Newest(const RequestContext& context, absl::CivilMonth month,
                                       std::optional<absl::Time> known_at) {
  client::AskedService::Turn turn(service_, context.call, context.call_id, context.deadline);
  NewestSnapshot newest(context.force, month, known_at);
  indicators::v1::ListSnapshotsRequest of_page;
  of_page.set_parent(absl::StrCat("forces/", context.force));
  of_page.set_page_size(kPageSize);
  bool goes_on = true;
  while (goes_on) {
    indicators::v1::ListSnapshotsResponse page;
    const auto absence = turn.Ask([&](grpc::ClientContext& call) {
      return AnsweredOf(stub_->snapshots->ListSnapshots(&call, of_page, &page));
    });
    if (absence.has_value()) return ToPackAbsence(*absence);
    for (const indicators::v1::Snapshot& snapshot : page.snapshots()) {
      goes_on = newest.LookAt(snapshot);
      if (!goes_on) break;
    }
    of_page.set_page_token(page.next_page_token());
    goes_on = goes_on && !page.next_page_token().empty();
  }
  if (!newest.found().has_value()) return PackAbsence::kNone;

  indicators::v1::GetSnapshotRequest of_snapshot;
  of_snapshot.set_name(newest.found()->name());
  indicators::v1::Snapshot snapshot;
  const auto absence = turn.Ask([&](grpc::ClientContext& call) {
    return AnsweredOf(stub_->snapshots->GetSnapshot(&call, of_snapshot, &snapshot));
  });
  if (absence.has_value()) return ToPackAbsence(*absence);
  const absl::StatusOr<absl::CivilMonth> told = ParseMonth(snapshot.month());
  if (!told.ok()) return PackAbsence::kFailed;
  return ForeignPart{.resource = snapshot.name(),
                     .as_of = absl::CivilDay(*told + 1) - 1,
                     .sha256 = snapshot.sha256(),
                     .json = std::move(*snapshot.mutable_canonical_json())};
}

}  // namespace copperplate::governance

#include "services/volunteers/storage/left_behind.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/strip.h"
#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/supervision_changes.h"
#include "services/volunteers/storage/today.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;
using GroupRecord = PartRecord<WatchGroup>;
using SupervisionRecord = PartRecord<Supervision>;

namespace {

// The record of a part of a root without ids, which is there.
template <class Part>
absl::StatusOr<PartRecord<Part>> FindRecord(Transaction& transaction, const std::string& force,
                                            const std::string& id) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        PartRows<Part>::Find(transaction, force, {id}, /*sensitive=*/true));
  if (rows.empty()) return absl::InternalError("what was read is not there");
  return PartRows<Part>::Read(rows[0]);
}

Supervised WhoseIs(const std::string& force, const Supervision& supervision) {
  absl::string_view id = supervision.supervised;
  absl::ConsumePrefix(&id, PersonOf(""));
  return {force, std::string(id)};
}

absl::Status AddSupervisions(const LeftBehind& left, const EventImages& images,
                             Transaction& transaction, ChangeSet& changes) {
  const SupervisionsGivenUp given_up =
      GiveUpSupervisions(left.supervisions, PersonOf(left.volunteer), left.day);
  for (const Supervision& ended : given_up.ended) {
    ABSL_RETURN_IF_ERROR(AddSupervisionAs(WhoseIs(left.force, ended), ended, images.supervision,
                                          transaction, changes));
  }
  for (const Supervision& dropped : given_up.dropped) {
    const Supervised supervised = WhoseIs(left.force, dropped);
    ABSL_ASSIGN_OR_RETURN(const SupervisionRecord before,
                          FindSupervision(transaction, supervised, dropped));
    AddSupervision(supervised, Deleted(before), images.supervision, changes);
  }
  // Behind those whose days they take.
  for (const Supervision& reopened : given_up.reopened) {
    ABSL_RETURN_IF_ERROR(AddReopened(WhoseIs(left.force, reopened), reopened, images.supervision,
                                     transaction, changes));
  }
  return absl::OkStatus();
}

absl::Status AddGroups(const LeftBehind& left, const EventImages& images, Transaction& transaction,
                       ChangeSet& changes) {
  for (const std::string& id : GroupsCoordinatedFrom(left.groups, left.volunteer, left.day)) {
    ABSL_ASSIGN_OR_RETURN(const GroupRecord present,
                          FindRecord<WatchGroup>(transaction, left.force, id));
    WatchGroup next = present.part;
    next.coordinator.reset();
    changes.Add<GroupRecord>(
        Updated(present, GroupRecord{next, {}}),
        {.type = PartKind<WatchGroup>::kType,
         .name = NameOf(left.force, "", next),
         .write =
             [force = left.force](Transaction& writing, const Decided<GroupRecord>& written) {
               return PartRows<WatchGroup>::Write(writing, force, "", written.record);
             },
         .image = [force = left.force, image = images.watch_group](
                      const GroupRecord& record) { return image(force, record); }});
  }
  return absl::OkStatus();
}

// Why the engagement ended, where it did by a leaving.
std::optional<LeavingReason> ReasonOf(const Engagement& engagement) {
  const auto events = EventsInForce(engagement.history);
  if (events.empty() || events.back()->to != EngagementState::kLeft) return std::nullopt;
  return ParseLeavingReason(events.back()->reason);
}

// Whether the leaving is no other than it was: what was named since is not touched.
bool IsAsBefore(const Beside<Engagement>& beside) {
  if (!beside.decided.before.has_value()) return false;
  const Engagement& before = beside.decided.before->part;
  const Engagement& after = beside.decided.record.part;
  return LastStanding(before.history) == LastStanding(after.history) &&
         ReasonOf(before) == ReasonOf(after);
}

bool IsInForceElsewhere(const Dossier& dossier, const Engagement& ended) {
  return std::any_of(
      dossier.engagements.begin(), dossier.engagements.end(), [&](const Engagement& other) {
        const std::optional<Standing> standing = LastStanding(other.history);
        return other.id != ended.id && standing.has_value() && IsCounted(standing->state);
      });
}

}  // namespace

absl::Status AddLeftBehind(const LeftBehind& left, const EventImages& images,
                           Transaction& transaction, ChangeSet& changes) {
  ABSL_RETURN_IF_ERROR(AddSupervisions(left, images, transaction, changes));
  return AddGroups(left, images, transaction, changes);
}

parts_postgres::AddBeside<Engagement> LeftBehindBeside(EventImages images) {
  return [images = std::move(images)](const Beside<Engagement>& beside, Transaction& transaction,
                                      ChangeSet& changes) -> absl::Status {
    const Engagement& engagement = beside.decided.record.part;
    const std::optional<LeavingReason> reason = ReasonOf(engagement);
    if (!reason.has_value() || IsAsBefore(beside)) return absl::OkStatus();
    const Dossier& dossier = beside.content;
    LeftBehind left{beside.force, beside.root, LastStanding(engagement.history)->since,
                    dossier.supervisions, dossier.watch_groups};
    if (*reason == LeavingReason::kDeceased) {
      return AddLeftBehind(left, images, transaction, changes);
    }
    if (*reason == LeavingReason::kTransfer || IsInForceElsewhere(dossier, engagement)) {
      return absl::OkStatus();
    }
    // What has begun is who supervised then, and nobody takes that back: the guards of the leaving
    // have seen to it.
    ABSL_ASSIGN_OR_RETURN(const absl::CivilDay today, ReadToday(transaction));
    left.day = std::max(left.day, today + 1);
    return AddSupervisions(left, images, transaction, changes);
  };
}

}  // namespace copperplate::volunteers

#include "services/volunteers/storage/supervision_changes.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/strip.h"
#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;
using SupervisionRecord = PartRecord<Supervision>;

namespace {

// The engagement as it is to be, its last standing.
struct EngagementAfter {
  const Engagement& engagement;
  Standing standing;
};

constexpr postgres::Statement kVolunteerKnown{postgres::kRead, "volunteer_known", R"(
    SELECT 1 FROM volunteer WHERE force = $1 AND id = $2)"};

template <class Part>
void Add(const Beside<Part>& beside, Decided<SupervisionRecord> decided,
         const SupervisionImage& image, ChangeSet& changes) {
  const std::string force = beside.force;
  const std::string volunteer = beside.root;
  std::string name = NameOf(force, volunteer, decided.record.part);
  changes.Add<SupervisionRecord>(
      std::move(decided),
      {.type = PartKind<Supervision>::kType,
       .name = std::move(name),
       .write =
           [force, volunteer](Transaction& transaction, const Decided<SupervisionRecord>& written) {
             return PartRows<Supervision>::Write(transaction, force, volunteer, written.record);
           },
       .image = [force, volunteer, image](
                    const SupervisionRecord& record) { return image(force, volunteer, record); }});
}

// Puts what a supervision that is there is to be into the set.
template <class Part>
absl::Status AddChanged(const Beside<Part>& beside, const Supervision& next,
                        const SupervisionImage& image, Transaction& transaction,
                        ChangeSet& changes) {
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<Supervision>::Find(transaction, beside.force, PathOf(beside.root, next), true));
  if (rows.empty()) return absl::InternalError("a supervision is not there");
  ABSL_ASSIGN_OR_RETURN(const SupervisionRecord before, PartRows<Supervision>::Read(rows[0]));
  Add(beside, Updated(before, SupervisionRecord{next, {}}), image, changes);
  return absl::OkStatus();
}

absl::Status EndSupervisions(const Beside<Engagement>& beside, const EngagementAfter& after,
                             const SupervisionImage& image, Transaction& transaction,
                             ChangeSet& changes) {
  for (const Supervision& ended :
       SupervisionsEnded(beside.content.supervisions, PersonOf(beside.root), after.engagement.id,
                         after.standing.since)) {
    ABSL_RETURN_IF_ERROR(AddChanged(beside, ended, image, transaction, changes));
  }
  return absl::OkStatus();
}

// Of an engagement that had ended and has not, or ends later than was thought.
absl::Status ReopenSupervisions(const Beside<Engagement>& beside, const EngagementAfter& after,
                                const SupervisionImage& image, Transaction& transaction,
                                ChangeSet& changes) {
  if (!beside.decided.before.has_value()) return absl::OkStatus();
  const std::optional<Standing> before = LastStanding(beside.decided.before->part.history);
  if (!before.has_value() || !IsTerminal(before->state)) return absl::OkStatus();
  std::optional<absl::CivilDay> until;
  if (IsTerminal(after.standing.state)) {
    until = after.standing.since;
    if (*until <= before->since) return absl::OkStatus();
  }
  for (const Supervision& reopened :
       SupervisionsReopened(beside.content.supervisions, PersonOf(beside.root), after.engagement.id,
                            before->since, until)) {
    ABSL_RETURN_IF_ERROR(AddChanged(beside, reopened, image, transaction, changes));
  }
  return absl::OkStatus();
}

void CarrySupervision(const Beside<Engagement>& beside, const EngagementAfter& after,
                      const SupervisionImage& image, ChangeSet& changes) {
  const Engagement& begins = after.engagement;
  for (const Engagement& ends : beside.content.engagements) {
    if (ends.id != *begins.predecessor || ends.kind != begins.kind) continue;
    for (Supervision& carried :
         CarriedSupervisions(beside.content.supervisions, PersonOf(beside.root), ends.id, begins.id,
                             after.standing.since)) {
      Add(beside, Created(SupervisionRecord{std::move(carried), {}}), image, changes);
    }
  }
}

}  // namespace

parts_postgres::AddBeside<Engagement> SupervisionsBeside(SupervisionImage image) {
  return [image = std::move(image)](const Beside<Engagement>& beside, Transaction& transaction,
                                    ChangeSet& changes) -> absl::Status {
    const Engagement& engagement = beside.decided.record.part;
    const std::optional<Standing> standing = LastStanding(engagement.history);
    if (!standing.has_value()) return absl::OkStatus();
    const EngagementAfter after{engagement, *standing};
    ABSL_RETURN_IF_ERROR(ReopenSupervisions(beside, after, image, transaction, changes));
    if (IsTerminal(standing->state)) {
      return EndSupervisions(beside, after, image, transaction, changes);
    }
    const bool transferred = !beside.decided.before.has_value() &&
                             engagement.predecessor.has_value() && IsCounted(standing->state);
    if (transferred) CarrySupervision(beside, after, image, changes);
    return absl::OkStatus();
  };
}

parts_postgres::AddBeside<Supervision> SucceededBeside(SupervisionImage image) {
  return [image = std::move(image)](const Beside<Supervision>& beside, Transaction& transaction,
                                    ChangeSet& changes) -> absl::Status {
    Supervision named = beside.decided.record.part;
    named.supervised = PersonOf(beside.root);
    absl::string_view volunteer = named.supervisor;
    if (absl::ConsumePrefix(&volunteer, PersonOf(""))) {
      ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                            transaction.Query(kVolunteerKnown, beside.force, volunteer));
      if (rows.empty()) {
        Faults faults;
        faults.Add("SUPERVISOR_UNKNOWN", "supervisor", "is none of the force's volunteers");
        return faults.ToStatus();
      }
    }
    const std::optional<Supervision> succeeded =
        SupervisionSucceeded(named, beside.content.supervisions);
    if (!succeeded.has_value()) return absl::OkStatus();
    return AddChanged(beside, *succeeded, image, transaction, changes);
  };
}

}  // namespace copperplate::volunteers

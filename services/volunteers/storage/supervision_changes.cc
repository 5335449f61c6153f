#include "services/volunteers/storage/supervision_changes.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/person_records.h"

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

// Of who volunteers; who is named anew is so by the record that is kept.
absl::Status CheckNamed(const Beside<Supervision>& beside, Transaction& transaction) {
  const Supervision& named = beside.decided.record.part;
  const Supervision before =
      beside.decided.before.has_value() ? beside.decided.before->part : Supervision();
  std::vector<std::string> persons = named.delegates;
  persons.push_back(named.supervisor);
  ABSL_ASSIGN_OR_RETURN(const auto known, ReadNamedVolunteers(transaction, beside.force, persons));
  Faults faults;
  const auto check = [&](const std::string& person, const std::string& field) {
    const auto found = known.find(person);
    if (found == known.end() || !found->second.has_value()) return;
    faults.Add("VOLUNTEER_MERGED", field,
               absl::StrCat("was merged into ", PersonOf(*found->second)));
  };
  if (absl::StartsWith(named.supervisor, PersonOf("")) && known.count(named.supervisor) == 0) {
    faults.Add("SUPERVISOR_UNKNOWN", "supervisor", "is none of the force's volunteers");
  }
  if (named.supervisor != before.supervisor) check(named.supervisor, "supervisor");
  for (size_t i = 0; i < named.delegates.size(); ++i) {
    const std::string& delegate = named.delegates[i];
    const bool is_new = std::find(before.delegates.begin(), before.delegates.end(), delegate) ==
                        before.delegates.end();
    if (is_new) check(delegate, absl::StrCat("delegates[", i, "]"));
  }
  return faults.ToStatus();
}

absl::Status EndSupervisions(const Beside<Engagement>& beside, const EngagementAfter& after,
                             const SupervisionImage& image, Transaction& transaction,
                             ChangeSet& changes) {
  const Supervised supervised{beside.force, beside.root};
  for (const Supervision& ended :
       SupervisionsEnded(beside.content.supervisions, PersonOf(beside.root), after.engagement.id,
                         after.standing.since)) {
    ABSL_RETURN_IF_ERROR(AddSupervisionAs(supervised, ended, image, transaction, changes));
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
  const Supervised supervised{beside.force, beside.root};
  for (const Supervision& reopened :
       SupervisionsReopened(beside.content.supervisions, PersonOf(beside.root), after.engagement.id,
                            before->since, until)) {
    ABSL_RETURN_IF_ERROR(AddReopened(supervised, reopened, image, transaction, changes));
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
      AddSupervision({beside.force, beside.root},
                     Created(SupervisionRecord{std::move(carried), {}}), image, changes);
    }
  }
}

// Since when the person is over in every engagement; nothing of who is in one, or in none as the
// force's staff are.
absl::StatusOr<std::optional<absl::CivilDay>> ReadLeftOn(Transaction& transaction,
                                                         const std::string& force,
                                                         absl::string_view person) {
  std::optional<absl::CivilDay> left_on;
  if (!absl::ConsumePrefix(&person, PersonOf(""))) return left_on;
  ABSL_ASSIGN_OR_RETURN(const std::vector<Engagement> engagements,
                        PartRows<Engagement>::All(transaction, force, std::string(person)));
  for (const Engagement& engagement : engagements) {
    const std::optional<Standing> standing = LastStanding(engagement.history);
    if (!standing.has_value() || !IsTerminal(standing->state)) {
      return std::optional<absl::CivilDay>();
    }
    left_on = std::max(left_on.value_or(standing->since), standing->since);
  }
  return left_on;
}

// A function that writes: asked for its row, of which nothing is read.
constexpr postgres::Statement kDeleteSupervision{postgres::kWrite, "delete_supervision", R"(
    SELECT delete_supervision($1, $2, $3, $4) IS NULL)"};

absl::Status WriteSupervision(Transaction& transaction, const Supervised& supervised,
                              const Decided<SupervisionRecord>& written) {
  if (!written.deleted) {
    return PartRows<Supervision>::Write(transaction, supervised.force, supervised.volunteer,
                                        written.record);
  }
  const Supervision& supervision = written.record.part;
  return transaction
      .Query(kDeleteSupervision, supervised.force, supervised.volunteer, supervision.engagement,
             supervision.id)
      .status();
}

}  // namespace

void AddSupervision(const Supervised& supervised, Decided<SupervisionRecord> decided,
                    const SupervisionImage& image, ChangeSet& changes) {
  std::string name = NameOf(supervised.force, supervised.volunteer, decided.record.part);
  changes.Add<SupervisionRecord>(
      std::move(decided),
      {.type = PartKind<Supervision>::kType,
       .name = std::move(name),
       .write =
           [supervised](Transaction& transaction, const Decided<SupervisionRecord>& written) {
             return WriteSupervision(transaction, supervised, written);
           },
       .image =
           [supervised, image](const SupervisionRecord& record) {
             return image(supervised.force, supervised.volunteer, record);
           }});
}

absl::StatusOr<SupervisionRecord> FindSupervision(Transaction& transaction,
                                                  const Supervised& supervised,
                                                  const Supervision& supervision) {
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<Supervision>::Find(transaction, supervised.force,
                                  PathOf(supervised.volunteer, supervision), /*sensitive=*/true));
  if (rows.empty()) return absl::InternalError("a supervision is not there");
  return PartRows<Supervision>::Read(rows[0]);
}

absl::Status AddSupervisionAs(const Supervised& supervised, const Supervision& next,
                              const SupervisionImage& image, Transaction& transaction,
                              ChangeSet& changes) {
  ABSL_ASSIGN_OR_RETURN(const SupervisionRecord before,
                        FindSupervision(transaction, supervised, next));
  AddSupervision(supervised, Updated(before, SupervisionRecord{next, {}}), image, changes);
  return absl::OkStatus();
}

absl::Status AddReopened(const Supervised& supervised, Supervision reopened,
                         const SupervisionImage& image, Transaction& transaction,
                         ChangeSet& changes) {
  ABSL_ASSIGN_OR_RETURN(const SupervisionRecord before,
                        FindSupervision(transaction, supervised, reopened));
  ABSL_ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> left_on,
                        ReadLeftOn(transaction, supervised.force, reopened.supervisor));
  if (left_on.has_value()) {
    reopened.to = std::min(reopened.days().to, *left_on);
    if (*reopened.to <= before.part.days().to) return absl::OkStatus();
  }
  AddSupervision(supervised, Updated(before, SupervisionRecord{std::move(reopened), {}}), image,
                 changes);
  return absl::OkStatus();
}

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
    ABSL_RETURN_IF_ERROR(CheckNamed(beside, transaction));
    const std::optional<Supervision> succeeded =
        SupervisionSucceeded(named, beside.content.supervisions);
    if (!succeeded.has_value()) return absl::OkStatus();
    return AddSupervisionAs({beside.force, beside.root}, *succeeded, image, transaction, changes);
  };
}

}  // namespace copperplate::volunteers

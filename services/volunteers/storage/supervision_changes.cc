#include "services/volunteers/storage/supervision_changes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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

constexpr postgres::Statement kVolunteersNamed{postgres::kRead, "volunteers_named", R"(
    SELECT 'volunteers/' || id, merged_into FROM volunteer
    WHERE force = $1 AND id = ANY ($2::text[]))"};

// Each person of those who volunteers, with the record into which theirs was merged.
absl::StatusOr<std::map<std::string, std::optional<std::string>>> ReadNamed(
    Transaction& transaction, absl::string_view force, const std::vector<std::string>& persons) {
  std::vector<std::string> ids;
  for (const std::string& person : persons) {
    absl::string_view id = person;
    if (absl::ConsumePrefix(&id, PersonOf(""))) ids.emplace_back(id);
  }
  std::map<std::string, std::optional<std::string>> named;
  if (ids.empty()) return named;
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, transaction.Query(kVolunteersNamed, force, ids));
  for (const postgres::Row row : rows) {
    std::string person;
    std::optional<std::string> merged_into;
    ABSL_RETURN_IF_ERROR(row.Read(person, merged_into));
    named.emplace(std::move(person), std::move(merged_into));
  }
  return named;
}

// Of who volunteers; who is named anew is so by the record that is kept.
absl::Status CheckNamed(const Beside<Supervision>& beside, Transaction& transaction) {
  const Supervision& named = beside.decided.record.part;
  const Supervision before =
      beside.decided.before.has_value() ? beside.decided.before->part : Supervision();
  std::vector<std::string> persons = named.delegates;
  persons.push_back(named.supervisor);
  ABSL_ASSIGN_OR_RETURN(const auto known, ReadNamed(transaction, beside.force, persons));
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
    ABSL_RETURN_IF_ERROR(CheckNamed(beside, transaction));
    const std::optional<Supervision> succeeded =
        SupervisionSucceeded(named, beside.content.supervisions);
    if (!succeeded.has_value()) return absl::OkStatus();
    return AddChanged(beside, *succeeded, image, transaction, changes);
  };
}

}  // namespace copperplate::volunteers

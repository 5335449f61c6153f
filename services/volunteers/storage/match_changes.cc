#include "services/volunteers/storage/match_changes.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/time/civil_time.h"
#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/match.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;
using MatchRecord = PartRecord<Match>;
using OpportunityRecord = PartRecord<Opportunity>;

namespace {

// With the day, by the clock of the database: no caller's day comes with a change of an engagement.
// $1 force, $2 volunteer, $3 engagement.
constexpr postgres::Statement kStandingMatches{postgres::kRead, "standing_matches", R"(
    SELECT opportunity, id, (clock_timestamp() AT TIME ZONE 'Europe/London')::date
    FROM match WHERE force = $1 AND volunteer = $2 AND engagement = $3 AND state <= 2
    ORDER BY opportunity, id)"};

absl::StatusOr<OpportunityRecord> ReadOpportunity(Transaction& transaction,
                                                  const std::string& force,
                                                  const std::string& opportunity) {
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      PartRows<Opportunity>::Find(transaction, force, {opportunity}, /*sensitive=*/true));
  if (rows.empty()) return absl::InternalError("an opportunity is not there");
  return PartRows<Opportunity>::Read(rows[0]);
}

// That `taken` more of its slots are, or fewer.
void AddSlots(const std::string& force, const OpportunityRecord& present, int taken,
              const OpportunityImage& image, ChangeSet& changes) {
  if (taken == 0) return;
  Opportunity next = present.part;
  next.accepted += taken;
  next.state = StateWith(next);
  std::string name = NameOf(force, "", next);
  changes.Add<OpportunityRecord>(
      Updated(present, OpportunityRecord{std::move(next), {}}),
      {.type = PartKind<Opportunity>::kType,
       .name = std::move(name),
       .write =
           [force](Transaction& writing, const Decided<OpportunityRecord>& written) {
             return PartRows<Opportunity>::Write(writing, force, "", written.record);
           },
       .image = [force, image](const OpportunityRecord& record) { return image(force, record); }});
}

void AddWithdrawn(const std::string& force, const std::string& opportunity,
                  const MatchRecord& present, const MatchImage& image, ChangeSet& changes) {
  Match next = present.part;
  next.state = MatchState::kWithdrawn;
  next.withdrawal_reason = WithdrawalReason::kEngagementEnded;
  std::string name = NameOf(force, opportunity, next);
  changes.Add<MatchRecord>(
      Updated(present, MatchRecord{std::move(next), {}}, "moved"),
      {.type = PartKind<Match>::kType,
       .name = std::move(name),
       .write =
           [force, opportunity](Transaction& writing, const Decided<MatchRecord>& written) {
             return PartRows<Match>::Write(writing, force, opportunity, written.record);
           },
       .image = [force, opportunity,
                 image](const MatchRecord& record) { return image(force, opportunity, record); }});
}

}  // namespace

parts_postgres::AddBeside<Match> SlotsBeside(OpportunityImage image) {
  return [image = std::move(image)](const Beside<Match>& beside, Transaction& transaction,
                                    ChangeSet& changes) -> absl::Status {
    const auto& before = beside.decided.before;
    const int taken = SlotsTaken(before.has_value() && before->part.state == MatchState::kAccepted,
                                 beside.decided.record.part.state);
    if (taken == 0) return absl::OkStatus();
    ABSL_ASSIGN_OR_RETURN(const OpportunityRecord present,
                          ReadOpportunity(transaction, beside.force, beside.root));
    AddSlots(beside.force, present, taken, image, changes);
    return absl::OkStatus();
  };
}

parts_postgres::AddBeside<Engagement> WithdrawnBeside(MatchImage match,
                                                      OpportunityImage opportunity) {
  return [match = std::move(match), opportunity = std::move(opportunity)](
             const Beside<Engagement>& beside, Transaction& transaction,
             ChangeSet& changes) -> absl::Status {
    const Engagement& engagement = beside.decided.record.part;
    const std::optional<Standing> standing = LastStanding(engagement.history);
    if (!standing.has_value() || !IsTerminal(standing->state)) return absl::OkStatus();
    ABSL_ASSIGN_OR_RETURN(
        const postgres::Rows rows,
        transaction.Query(kStandingMatches, beside.force, beside.root, engagement.id));
    // An opportunity has one match of a person that stands: none is changed twice.
    for (const postgres::Row row : rows) {
      std::string of_opportunity;
      std::string id;
      absl::CivilDay today;
      ABSL_RETURN_IF_ERROR(row.Read(of_opportunity, id, today));
      ABSL_ASSIGN_OR_RETURN(const OpportunityRecord sought,
                            ReadOpportunity(transaction, beside.force, of_opportunity));
      ABSL_ASSIGN_OR_RETURN(const postgres::Rows found,
                            PartRows<Match>::Find(transaction, beside.force, {of_opportunity, id},
                                                  /*sensitive=*/true));
      if (found.empty()) return absl::InternalError("a match is not there");
      ABSL_ASSIGN_OR_RETURN(const MatchRecord present, PartRows<Match>::Read(found[0]));
      if (!EndsWithEngagement(present.part, sought.part, standing->since, today)) continue;
      AddWithdrawn(beside.force, of_opportunity, present, match, changes);
      AddSlots(beside.force, sought,
               SlotsTaken(present.part.state == MatchState::kAccepted, MatchState::kWithdrawn),
               opportunity, changes);
    }
    return absl::OkStatus();
  };
}

}  // namespace copperplate::volunteers

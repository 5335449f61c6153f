#include "services/volunteers/storage/match_changes.h"

#include <string>
#include <utility>

#include "libs/change/decided.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/match.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;
using OpportunityRecord = PartRecord<Opportunity>;

parts_postgres::AddBeside<Match> SlotsBeside(OpportunityImage image) {
  return [image = std::move(image)](const Beside<Match>& beside, Transaction& transaction,
                                    ChangeSet& changes) -> absl::Status {
    const auto& before = beside.decided.before;
    const int taken = SlotsTaken(before.has_value() && before->part.state == MatchState::kAccepted,
                                 beside.decided.record.part.state);
    if (taken == 0) return absl::OkStatus();
    const std::string force = beside.force;
    ABSL_ASSIGN_OR_RETURN(
        const postgres::Rows rows,
        PartRows<Opportunity>::Find(transaction, force, {beside.root}, /*sensitive=*/true));
    if (rows.empty()) return absl::InternalError("an opportunity is not there");
    ABSL_ASSIGN_OR_RETURN(const OpportunityRecord present, PartRows<Opportunity>::Read(rows[0]));
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
         .image = [force,
                   image](const OpportunityRecord& record) { return image(force, record); }});
    return absl::OkStatus();
  };
}

}  // namespace copperplate::volunteers

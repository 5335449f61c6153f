#include "services/volunteers/storage/carried_changes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/availability.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Transaction;

namespace {

// Whether the engagement is the one that a transfer begins: who returns applies.
bool BeginsByTransfer(const Beside<Engagement>& beside) {
  const Engagement& engagement = beside.decided.record.part;
  return !beside.decided.before.has_value() && engagement.predecessor.has_value() &&
         engagement.history.front().to != EngagementState::kApplied;
}

template <class Part, class Image>
void AddNew(const Beside<Engagement>& beside, Part part, const Image& image, ChangeSet& changes) {
  const std::string force = beside.force;
  const std::string volunteer = beside.root;
  std::string name = NameOf(force, volunteer, part);
  changes.Add<PartRecord<Part>>(
      Created(PartRecord<Part>{std::move(part), {}}),
      {.type = PartKind<Part>::kType,
       .name = std::move(name),
       .write =
           [force, volunteer](Transaction& writing, const Decided<PartRecord<Part>>& written) {
             return PartRows<Part>::Write(writing, force, volunteer, written.record);
           },
       .image = [force, volunteer, image](
                    const PartRecord<Part>& record) { return image(force, volunteer, record); }});
}

absl::Status AddPermissions(const Beside<Engagement>& beside, const EventPermissionImage& image,
                            Transaction& transaction, ChangeSet& changes) {
  const Engagement& begins = beside.decided.record.part;
  const auto& engagements = beside.content.engagements;
  const bool within_kind =
      std::any_of(engagements.begin(), engagements.end(), [&](const Engagement& ends) {
        return ends.id == *begins.predecessor && ends.kind == begins.kind;
      });
  if (!within_kind) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const std::vector<EventPermission> permissions,
                        PartRows<EventPermission>::All(transaction, beside.force, beside.root));
  for (EventPermission permission : permissions) {
    if (permission.engagement != *begins.predecessor) continue;
    permission.engagement = begins.id;
    AddNew(beside, std::move(permission), image, changes);
  }
  return absl::OkStatus();
}

}  // namespace

parts_postgres::AddBeside<Engagement> CarriedBeside(AvailabilityImage availability,
                                                    EventPermissionImage permission) {
  return [availability = std::move(availability), permission = std::move(permission)](
             const Beside<Engagement>& beside, Transaction& transaction,
             ChangeSet& changes) -> absl::Status {
    if (!BeginsByTransfer(beside)) return absl::OkStatus();
    const Engagement& begins = beside.decided.record.part;
    ABSL_ASSIGN_OR_RETURN(const std::vector<Availability> availabilities,
                          PartRows<Availability>::All(transaction, beside.force, beside.root));
    for (Availability& carried : CarriedAvailabilities(
             availabilities, *begins.predecessor, begins.id, begins.history.front().effective_on)) {
      AddNew(beside, std::move(carried), availability, changes);
    }
    return AddPermissions(beside, permission, transaction, changes);
  };
}

}  // namespace copperplate::volunteers

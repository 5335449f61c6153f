#include "services/volunteers/app/anonymise_volunteer.h"

#include <algorithm>
#include <utility>

#include "libs/fields/civil.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/merging.h"

namespace copperplate::volunteers {

PartChanged<Volunteer> AnonymiseVolunteer(ErasureRepository& erasures,
                                          const RequestContext& context, const PartPath& path,
                                          absl::CivilDay today, const Asked& asked,
                                          const Printer<PartRecord<Volunteer>>& print) {
  const std::string name = NameAt<Volunteer>(context.force, path);
  const auto decide = [&](const ErasureFacts& facts,
                          const PartRecord<Volunteer>& found) -> DecidedPart<Volunteer> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, Present(&found, asked, PartUnknown<Volunteer>()));
    ABSL_RETURN_IF_ERROR(CheckErasure(facts, name, today).ToStatus());
    return Updated(*present, PartRecord<Volunteer>{Anonymised(present->part, today), {}},
                   "anonymised");
  };
  return erasures.Erase(
      context, {.volunteer = path.back(), .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Page<DueErasure>> ListDueErasures(ErasureRepository& erasures,
                                                 const RequestContext& context,
                                                 absl::string_view after, int limit,
                                                 absl::CivilDay today) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<ErasureFacts> kept, erasures.ReadKept(context));
  Page<DueErasure> page;
  std::vector<std::string> shown;
  for (const ErasureFacts& facts : kept) {
    if (facts.volunteer.id <= after) continue;
    if (!CheckErasure(facts, facts.volunteer.id, today).empty()) continue;
    std::optional<Retention> retention = RetentionOf(facts, today);
    if (!retention.has_value()) continue;
    page.more = page.rows.size() == static_cast<size_t>(limit);
    if (page.more) break;
    page.rows.push_back({facts.volunteer.id, *std::move(retention)});
    if (facts.volunteer.marking == Marking::kOfficialSensitive) shown.push_back(facts.volunteer.id);
  }
  ABSL_RETURN_IF_ERROR(erasures.RecordShown(context, shown));
  return page;
}

PartChanged<Volunteer> UpdateVolunteer(PartRepository<Volunteer>& volunteers,
                                       const RequestContext& context, const PartPath& path,
                                       const Asked& asked, MergePart<Volunteer> merge,
                                       const Printer<PartRecord<Volunteer>>& print) {
  // What was erased cannot be merged with: it is told first.
  const auto merge_known = [&](const PartRecord<Volunteer>& present) -> absl::StatusOr<Volunteer> {
    const std::string name = NameAt<Volunteer>(context.force, path);
    ABSL_RETURN_IF_ERROR(CheckNotAnonymised(present.part, name).ToStatus());
    ABSL_RETURN_IF_ERROR(CheckNotMerged(present.part, name).ToStatus());
    return merge(present);
  };
  return UpdatePart<Volunteer>(volunteers, context, path, asked, merge_known, print);
}

PartChanged<LegalHold> ReleaseLegalHold(PartRepository<LegalHold>& holds,
                                        const RequestContext& context, const PartPath& path,
                                        absl::CivilDay released_on, const Asked& asked,
                                        const Printer<PartRecord<LegalHold>>& print) {
  const auto next = [&](const Dossier&, const LegalHold& present) -> absl::StatusOr<LegalHold> {
    if (present.released_on.has_value()) {
      Unmet unmet;
      unmet.Add("HOLD_RELEASED", NameAt<LegalHold>(context.force, path), "was released already");
      return unmet.ToStatus();
    }
    Faults faults;
    fields::CheckNotBefore(released_on, "released_on", present.placed_on, "the day it was placed",
                           faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    LegalHold released = present;
    released.released_on = released_on;
    released.released_by = context.caller;
    return released;
  };
  return ChangePart<LegalHold>(holds, context, path, asked, next, print, "released");
}

}  // namespace copperplate::volunteers

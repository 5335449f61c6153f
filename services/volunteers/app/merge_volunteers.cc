#include "services/volunteers/app/merge_volunteers.h"

#include <optional>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {

PartChanged<Volunteer> MergeVolunteer(MergeRepository& merges, const RequestContext& context,
                                      const PartPath& path, const MergeInto& into,
                                      absl::CivilDay today, const Asked& asked,
                                      const Printer<PartRecord<Volunteer>>& print) {
  const std::string name = NameAt<Volunteer>(context.force, path);
  const std::string into_name = kVolunteerName.Format(context.force, into.volunteer);
  const auto decide = [&](const std::optional<MergeFacts>& facts,
                          const PartRecord<Volunteer>& found) -> DecidedPart<Volunteer> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, Present(&found, asked, PartUnknown<Volunteer>()));
    if (!facts.has_value()) {
      Faults faults;
      faults.Add("VOLUNTEER_UNKNOWN", "into", "is none of the force's");
      return faults.ToStatus();
    }
    ABSL_RETURN_IF_ERROR(CheckMerge(*facts, name, into_name, today).ToStatus());
    return Updated(
        *present,
        PartRecord<Volunteer>{Merged(present->part, into.volunteer, today, into.reason), {}},
        "merged");
  };
  return merges.Apply(context, {.given_up = path.back(),
                                .into = into.volunteer,
                                .decide = decide,
                                .mode = asked.mode,
                                .print = print});
}

}  // namespace copperplate::volunteers

#include "services/delivery/domain/milestone.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

Faults Validate(const Milestone& milestone) {
  Faults faults;
  fields::CheckId(milestone.id, "id", faults);
  fields::CheckId(milestone.activity, "activity", faults);
  fields::CheckLine(milestone.title, "title", faults);
  for (size_t i = 0; i < milestone.revisions.size(); ++i) {
    fields::CheckProse(milestone.revisions[i].reason, absl::StrCat("revisions[", i, "].reason"),
                       faults);
  }
  for (size_t i = 0; i < milestone.reopenings.size(); ++i) {
    fields::CheckProse(milestone.reopenings[i].reason, absl::StrCat("reopenings[", i, "].reason"),
                       faults);
  }
  const absl::CivilDay due =
      milestone.revisions.empty() ? milestone.original_due : milestone.revisions.back().to;
  if (milestone.current_due != due) {
    faults.Add("DUE_NOT_OF_REVISIONS", "current_due",
               "must be the day of the last revision, or the original one where there is none");
  }
  return faults;
}

}  // namespace copperplate::delivery

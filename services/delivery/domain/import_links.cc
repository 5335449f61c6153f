#include <cstdint>

#include "absl/strings/str_cat.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

void ImportDecider::CheckSeeAlso(const PlanImportRow& row) {
  for (const SeenAlso& seen : FindSeeAlso(row.narrative)) {
    if (seen.code == row.activity_code) {
      AddRowFault(row, "narrative", "LINK_TO_SELF", "points to its own code");
    } else if (seen.code.empty() || (FindActionByCode(after_, seen.code) == nullptr &&
                                     FindActivityByCode(after_, seen.code) == nullptr)) {
      outcome_.unresolved_links.push_back(absl::StrCat(row.activity_code, ": ", seen.text));
    }
  }
}

void ImportDecider::DecideLinks() {
  LinkChanges& links = outcome_.links;
  links = SettleLinks(after_, named_);
  outcome_.created_count += static_cast<int64_t>(links.created.size());
  outcome_.changed_count += static_cast<int64_t>(links.changed.size() + links.deleted.size());
  outcome_.unchanged_count += links.unchanged_count;
}

}  // namespace copperplate::delivery

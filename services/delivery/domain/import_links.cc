#include <cstdint>

#include "absl/strings/str_cat.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {

void ImportDecider::DecideLinks() {
  LinkChanges& links = outcome_.links;
  links = SettleLinks(content_, after_, named_);
  outcome_.created_count += static_cast<int64_t>(links.created.size());
  outcome_.changed_count += static_cast<int64_t>(links.changed.size() + links.deleted.size());
  outcome_.unchanged_count += links.unchanged_count;
  for (const PlanLink& link : links.unresolved) {
    outcome_.unresolved_links.push_back(absl::StrCat(link.from_code, ": ", link.to_text));
  }
}

}  // namespace copperplate::delivery

#include "services/delivery/domain/theme.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

constexpr int32_t kMostThemes = 1'000;

Faults Validate(const Theme& theme) {
  Faults faults;
  fields::CheckId(theme.id, "id", faults);
  if (theme.prefix.size() != 1 || theme.prefix[0] < 'A' || theme.prefix[0] > 'Z') {
    faults.Add("PREFIX_INVALID", "prefix", "must be one capital letter");
  }
  fields::CheckLine(theme.name, "title", faults);
  fields::CheckOptionalProse(theme.aim, "aim", faults);
  fields::CheckOptionalProse(theme.shared_outcome, "shared_outcome", faults);
  if (theme.leads.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "leads", absl::StrCat("at most ", fields::kMostItems));
  } else {
    for (size_t i = 0; i < theme.leads.size(); ++i) {
      const ThemeLead& lead = theme.leads[i];
      const std::string field = absl::StrCat("leads[", i, "]");
      fields::CheckLine(lead.person_or_body, absl::StrCat(field, ".person_or_body"), faults);
      fields::CheckNotBefore(lead.to, absl::StrCat(field, ".to_date"), lead.from, "the first day",
                             faults);
    }
  }
  fields::CheckLines(theme.strategic_themes, "strategic_themes", faults);
  fields::CheckRange(theme.order, "order", 1, kMostThemes, faults);
  return faults;
}

}  // namespace copperplate::delivery

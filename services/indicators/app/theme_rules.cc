#include "services/indicators/app/theme_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

absl::Status CheckThemeKnown(DashboardReader& reader, const RequestContext& context,
                             absl::string_view theme, int64_t revision, Faults& faults) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> themes, reader.Themes(context, revision));
  if (std::find(themes.begin(), themes.end(), theme) != themes.end()) return absl::OkStatus();
  faults.Add("THEME_UNKNOWN", "theme",
             themes.empty() ? "must be the theme of an indicator, of which there is none"
                            : absl::StrCat("must be one of ", absl::StrJoin(themes, ", ")));
  return absl::OkStatus();
}

}  // namespace copperplate::indicators

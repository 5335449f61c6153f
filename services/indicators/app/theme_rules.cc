#include "services/indicators/app/theme_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::Status CheckThemeKnown(DashboardReader& reader, const RequestContext& context,
                             absl::string_view theme, int64_t revision, Faults& faults) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> themes, reader.Themes(context, revision));
  if (std::find(themes.begin(), themes.end(), theme) != themes.end()) return absl::OkStatus();
  AddThemeUnknown("theme", themes, faults);
  return absl::OkStatus();
}

}  // namespace copperplate::indicators

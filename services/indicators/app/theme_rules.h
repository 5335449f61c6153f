#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/status/faults.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

// For an answer that came out empty: adds the fault THEME_UNKNOWN naming the themes there are where
// no definition of the force had `theme` at the revision. A theme whose indicators do not apply is
// one all the same. Errors: those of the port.
absl::Status CheckThemeKnown(DashboardReader& reader, const RequestContext& context,
                             absl::string_view theme, int64_t revision, Faults& faults);

}  // namespace copperplate::indicators

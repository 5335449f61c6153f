#include "services/indicators/app/update_indicator.h"

#include "libs/api/etag.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/indicator_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<IndicatorRecord>> UpdateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const IndicatorUpdate& update,
                                                         const Printer<IndicatorRecord>& print) {
  const auto decide = [&](const Catalogue& catalogue) -> absl::StatusOr<IndicatorDefinition> {
    const IndicatorRecord* const present = FindIndicator(catalogue, update.id);
    if (present == nullptr) return IndicatorUnknown();
    if (update.expected_version.value_or(present->header.version) != present->header.version) {
      return api::EtagMismatch();
    }
    ABSL_ASSIGN_OR_RETURN(const IndicatorDefinition definition, update.merge(*present));
    ABSL_RETURN_IF_ERROR(CheckFormula(catalogue, definition).ToStatus());
    return definition;
  };
  return indicators.Change(context, {.mode = update.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators

#include "services/indicators/app/update_indicator.h"

#include "libs/status/status_macros.h"
#include "services/indicators/app/indicator_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<IndicatorRecord>> UpdateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const Asked& asked, MergeIndicator merge,
                                                         const Printer<IndicatorRecord>& print) {
  const auto decide = [&](const Catalogue& catalogue) -> absl::StatusOr<IndicatorDefinition> {
    ABSL_ASSIGN_OR_RETURN(const IndicatorRecord* const present,
                          Present(FindIndicator(catalogue, asked.id), asked, IndicatorUnknown()));
    ABSL_ASSIGN_OR_RETURN(const IndicatorDefinition definition, merge(*present));
    ABSL_RETURN_IF_ERROR(CheckFormula(catalogue, definition).ToStatus());
    return definition;
  };
  return indicators.Change(context, {.mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators

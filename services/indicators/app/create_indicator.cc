#include "services/indicators/app/create_indicator.h"

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/indicator_rules.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<IndicatorRecord>> CreateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const IndicatorDefinition& definition,
                                                         WriteMode mode,
                                                         const Printer<IndicatorRecord>& print) {
  const auto decide = [&](const Catalogue& catalogue) -> absl::StatusOr<IndicatorDefinition> {
    if (FindIndicator(catalogue, definition.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "INDICATOR_EXISTS",
                   "the force has an indicator of this id")
          .Build();
    }
    ABSL_RETURN_IF_ERROR(CheckFormula(catalogue, definition).ToStatus());
    return definition;
  };
  return indicators.Change(context, {.mode = mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators

#include "services/delivery/domain/indicator_link.h"

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

Faults Validate(const IndicatorLink& link) {
  Faults faults;
  fields::CheckId(link.id, "id", faults);
  fields::CheckId(link.action, "action", faults);
  fields::CheckLine(link.indicator, "indicator", faults);
  fields::CheckNotBefore(link.to, "to_date", link.from, "the first day", faults);
  return faults;
}

}  // namespace copperplate::delivery

#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/area.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/app/ports/force_repository.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

// The area `id` of `force` that `message` describes. Faults, by the resource's field names, are
// everything that is wrong with it by itself.
Area ReadArea(absl::string_view force, absl::string_view id, const v1::Area& message,
              Faults& faults);

// The area of `force` as the API shows it.
v1::Area WriteArea(absl::string_view force, const AreaRecord& record);

v1::Force WriteForce(const Force& force);

}  // namespace copperplate::indicators

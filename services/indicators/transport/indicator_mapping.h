#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/indicator.pb.h"
#include "copperplate/indicators/v1/indicator_service.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

// The definition `id` of `force` that `message` describes, defaults filled in. Faults, by the
// resource's field names, are everything that is wrong with it by itself.
IndicatorDefinition ReadIndicator(absl::string_view force, absl::string_view id,
                                  const v1::Indicator& message, Faults& faults);

// The definition as the API shows it.
v1::Indicator WriteIndicator(absl::string_view force, const IndicatorRecord& record);

v1::Profile WriteProfile(const Profile& profile);

}  // namespace copperplate::indicators

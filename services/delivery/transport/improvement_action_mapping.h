// How the actions of improvement plans and their messages go into one another.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/improvement_action.pb.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// What people say of the action `id` of a plan (id) of the force, sound by itself or with every
// fault by the message's field names. Raised `today` where the message does not say when.
ImprovementAction ReadImprovementAction(absl::string_view force, absl::string_view plan,
                                        absl::string_view id, const v1::ImprovementAction& message,
                                        absl::CivilDay today, Faults& faults);

// Descriptions and references, not looked at; TOO_MANY of a request's field `evidence`.
std::vector<ImprovementEvidence> ReadEvidence(
    const google::protobuf::RepeatedPtrField<v1::ImprovementAction::Evidence>& messages,
    Faults& faults);

v1::ImprovementAction WriteImprovementAction(absl::string_view force, absl::string_view plan,
                                             const ImprovementActionRecord& record);

}  // namespace copperplate::delivery

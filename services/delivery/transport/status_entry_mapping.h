#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/delivery/v1/status_entry.pb.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// An entry of `plan` as the API shows it; `corrected_by` is the id of the one that corrects it,
// empty where none does.
v1::StatusEntry WriteStatusEntry(absl::string_view force, absl::string_view plan,
                                 const StatusEntry& entry, const RecordHeader& header,
                                 absl::string_view corrected_by);

// What a caller reports of the activity at `path`; its id, author and instant are the service's to
// give. Faults by the message's field names.
StatusEntry ReadStatusEntry(absl::string_view force, const PartPath& path,
                            const v1::StatusEntry& message, Faults& faults);

}  // namespace copperplate::delivery

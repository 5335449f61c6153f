#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/delivery/v1/iteration.pb.h"
#include "copperplate/delivery/v1/publication.pb.h"
#include "libs/api/update_mask.h"
#include "libs/change/record_image.h"
#include "libs/status/faults.h"
#include "services/delivery/app/change_iteration.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

inline api::UpdateRules IterationUpdateRules() {
  return {.output_only = {"number", "state", "stale_accepted_reason", "base", "withdrawn_reason",
                          "content_sha256", "frozen_by", "freeze_time", "rows", "counts"},
          .immutable = {}};
}

// An iteration of `force` as the API shows it, with the rows that the record has.
v1::Iteration WriteIteration(absl::string_view force, const IterationRecord& record);
// What events keep of one: its rows are told by their digest and counts. They stand frozen beside
// the events, and would be in each that follows.
RecordImage IterationImage(absl::string_view force, const IterationRecord& record);
v1::Publication WritePublication(absl::string_view force, absl::string_view plan,
                                 const PublicationRecord& record);

// What a caller gives, sound by itself or with every fault by the message's field names.
IterationText ReadIteration(const v1::Iteration& message, Faults& faults);
// Without the ids, which are made.
Publication ReadPublication(const v1::Publication& message, Faults& faults);

}  // namespace copperplate::delivery

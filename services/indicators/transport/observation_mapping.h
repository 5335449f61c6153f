#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/observation.pb.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/imports/row_fault.h"
#include "libs/status/error.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/observation_repository.h"

namespace copperplate::indicators {

// What the first message of an import says of it. Faults: ID_INVALID, TEXT_TOO_LONG, TEXT_INVALID.
template <class Message>
ImportRequest ReadImportRequest(const Message& message, Faults& faults) {
  constexpr size_t kLongestSource = 200;
  constexpr size_t kLongestReason = 1000;
  if (!message.batch_id().empty()) fields::CheckId(message.batch_id(), "batch_id", faults);
  fields::CheckOptionalLine(message.source(), "source", faults, kLongestSource);
  return {.batch_id = message.batch_id(),
          .source = message.source(),
          .revision_reason = fields::ReadLine(message.revision_reason(), "revision_reason", faults,
                                              kLongestReason),
          .mode = handler::ModeOf(message)};
}

// The figure as the API shows it in lists, without author and reason.
// `sees_parts`: else of a part of a whole how much it is is withheld.
v1::Observation WriteObservation(absl::string_view force, const ObservationRecord& record,
                                 bool sees_parts);
// The figure as its history shows it.
v1::Observation WriteRevision(absl::string_view force, const ObservationRecord& record,
                              bool sees_parts);

// One that was only checked (number 0) says so. Without its warnings.
v1::Batch WriteBatch(absl::string_view force, const Batch& batch);
// The reply to an import, whose caller knows all of it: with them.
v1::Batch WriteImported(absl::string_view force, const Batch& batch);
// `sees_parts` as of a figure.
v1::BatchWarning WriteBatchWarning(absl::string_view force, const ImportWarning& warning,
                                   bool sees_parts);
v1::BatchFault WriteBatchFault(const imports::RowFault& fault);

}  // namespace copperplate::indicators

#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/meeting_reader.h"

namespace copperplate::governance {

// What says which items of a meeting are restricted, to a caller who is but a viewer; nothing to
// one who may see them. `name` is the meeting's or of something below it; of a meeting that is not
// there, or of another name, nothing is known to be open: what is asked for is then refused.
absl::StatusOr<std::optional<MeetingContent>> ReadForViewer(MeetingReader& meetings,
                                                            const rpc::CallContext& call,
                                                            absl::string_view name);

}  // namespace copperplate::governance

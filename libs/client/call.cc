#include "libs/client/call.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace copperplate::client {

absl::Time PartOfDeadline(absl::Time now, absl::Time deadline, absl::Duration limit) {
  if (deadline == absl::InfiniteFuture()) return now + limit;
  return now + std::min(limit, (deadline - now) / 2);
}

bool IsMetadataValue(absl::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return absl::ascii_isprint(static_cast<unsigned char>(c)); });
}

void PrepareCall(const CallScope* call, absl::Time end, grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(end));
  context.set_wait_for_ready(false);
  if (call == nullptr) return;
  for (const auto& [key, value] : call->PassedOn()) {
    if (IsMetadataValue(value)) context.AddMetadata(key, value);
  }
}

}  // namespace copperplate::client

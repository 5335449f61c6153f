#include "services/indicators/storage/testing/fake_ledger.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_format.h"
#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/text/string_view.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

FakeLedger::FakeLedger(std::vector<std::string> forces, const Clock& clock)
    : forces_(std::move(forces)), clock_(clock) {}

absl::Status FakeLedger::CheckForce(absl::string_view force) const {
  const bool known = std::any_of(forces_.begin(), forces_.end(),
                                 [&](const std::string& one) { return one == force; });
  return known ? absl::OkStatus() : ForceUnknown();
}

int64_t FakeLedger::NextRevision(absl::string_view force) const {
  const auto found = revisions_.find(ToStd(force));
  return found == revisions_.end() ? 1 : static_cast<int64_t>(found->second.size()) + 1;
}

absl::Time FakeLedger::Stamp(absl::string_view force) {
  std::vector<absl::Time>& instants = revisions_[std::string(force)];
  absl::Time instant = absl::FromUnixMicros(absl::ToUnixMicros(clock_.Now()));
  if (!instants.empty()) instant = std::max(instant, instants.back() + absl::Microseconds(1));
  instants.push_back(instant);
  return instant;
}

absl::StatusOr<int64_t> FakeLedger::RevisionAt(absl::string_view force,
                                               std::optional<absl::Time> known_at) const {
  if (!known_at.has_value()) return std::numeric_limits<int64_t>::max();
  if (*known_at > clock_.Now()) return KnownAtInFuture();
  const auto found = revisions_.find(ToStd(force));
  if (found == revisions_.end()) {
    const absl::Status known = CheckForce(force);
    return known.ok() ? KnownAtBeforeFirst(std::nullopt) : known;
  }
  const std::vector<absl::Time>& instants = found->second;
  const auto after = std::upper_bound(instants.begin(), instants.end(), *known_at);
  if (after == instants.begin()) return KnownAtBeforeFirst(instants.front());
  return after - instants.begin();
}

std::optional<absl::Time> FakeLedger::InstantOf(absl::string_view force, int64_t revision) const {
  const auto found = revisions_.find(ToStd(force));
  if (found == revisions_.end() || revision == 0) return std::nullopt;
  return found->second[static_cast<size_t>(revision) - 1];
}

absl::StatusOr<std::optional<FirstResult>> FakeLedger::FindRequest(
    const RequestContext& context) const {
  if (!context.idempotency.has_value()) return std::nullopt;
  const auto found =
      requests_.find({context.force, context.caller, context.idempotency->request_id});
  if (found == requests_.end()) return std::nullopt;
  if (found->second.body != context.idempotency->body) return RequestIdReused();
  return FirstResult{found->second.reply};
}

void FakeLedger::Record(const RequestContext& context, Event event,
                        absl::FunctionRef<std::string()> reply) {
  if (context.idempotency.has_value()) {
    requests_[{context.force, context.caller, context.idempotency->request_id}] = {
        context.idempotency->body, reply()};
  }
  events_.push_back(std::move(event));
}

std::string FakeLedger::NextUid() {
  return absl::StrFormat("00000000-0000-7000-8000-%012d", ++uids_);
}

}  // namespace copperplate::indicators

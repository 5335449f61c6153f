#include "libs/testing_change/fake_ledger.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "libs/change/force.h"

namespace copperplate::testing_change {

FakeLedger::FakeLedger(std::vector<std::string> forces, const Clock& clock)
    : forces_(std::move(forces)), clock_(clock) {}

absl::Status FakeLedger::CheckForce(absl::string_view force) const {
  const bool known = std::any_of(forces_.begin(), forces_.end(),
                                 [&](const std::string& one) { return one == force; });
  return known ? absl::OkStatus() : ForceUnknown();
}

absl::Time FakeLedger::NextInstant() {
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(clock_.Now()));
  last_instant_ = std::max(now, last_instant_ + absl::Microseconds(1));
  return last_instant_;
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

void FakeLedger::Record(const RequestContext& context, std::vector<Event> events,
                        absl::FunctionRef<std::string()> reply) {
  if (context.idempotency.has_value()) {
    requests_[{context.force, context.caller, context.idempotency->request_id}] = {
        context.idempotency->body, reply()};
  }
  for (Event& event : events) events_.push_back(std::move(event));
}

void FakeLedger::Record(const RequestContext& context, Event event,
                        absl::FunctionRef<std::string()> reply) {
  std::vector<Event> events;
  events.push_back(std::move(event));
  Record(context, std::move(events), reply);
}

std::string FakeLedger::NextUid() {
  return absl::StrFormat("00000000-0000-7000-8000-%012d", ++uids_);
}

}  // namespace copperplate::testing_change

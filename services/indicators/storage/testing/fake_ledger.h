#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/time/clock.h"

namespace copperplate::indicators {

// What the fakes of the ports share, in memory: the forces, their revisions, the requests that may
// be sent again, and the events. A fake holds mutex() through each of its calls; nothing else here
// locks.
class FakeLedger {
 public:
  struct Event {
    std::string force, actor, type, subject;
    std::optional<std::string> before, after;
  };

  // Knows these forces. `clock` outlives it.
  FakeLedger(std::vector<std::string> forces, const Clock& clock);

  std::mutex& mutex() { return mutex_; }

  const std::vector<std::string>& forces() const { return forces_; }
  absl::Status CheckForce(absl::string_view force) const;
  int64_t NextRevision(absl::string_view force) const;
  // The instant of the next revision, which is then taken.
  absl::Time Stamp(absl::string_view force);
  // The newest revision known then, for reads; one above all without an instant.
  absl::StatusOr<int64_t> RevisionAt(absl::string_view force,
                                     std::optional<absl::Time> known_at) const;

  // When a revision was recorded; nothing of 0.
  std::optional<absl::Time> InstantOf(absl::string_view force, int64_t revision) const;

  absl::StatusOr<std::optional<FirstResult>> FindRequest(const RequestContext& context) const;
  // Keeps the event, and the request that made it with its reply.
  void Record(const RequestContext& context, Event event, absl::FunctionRef<std::string()> reply);

  // A uid that no other call gives.
  std::string NextUid();
  const std::vector<Event>& events() const { return events_; }

 private:
  struct Request {
    Sha256Digest body{};
    std::string reply;
  };

  std::mutex mutex_;
  const std::vector<std::string> forces_;
  const Clock& clock_;
  std::map<std::string, std::vector<absl::Time>, std::less<>> revisions_;  // by force, from 1
  std::map<std::tuple<std::string, std::string, std::string>, Request> requests_;
  std::vector<Event> events_;
  int uids_ = 0;
};

}  // namespace copperplate::indicators

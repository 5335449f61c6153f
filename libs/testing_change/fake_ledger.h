#pragma once

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
#include "libs/digest/sha256.h"
#include "libs/time/clock.h"

namespace copperplate::testing_change {

// What the fakes of a service's ports share, in memory: the forces, the requests that may be sent
// again, and the events. A fake holds mutex() through each of its calls; nothing else here locks.
class FakeLedger {
 public:
  struct Event {
    std::string force, actor, type, subject;
    std::optional<std::string> before, after;  // RecordImage::open
  };

  // Knows these forces. `clock` outlives it.
  FakeLedger(std::vector<std::string> forces, const Clock& clock);

  std::mutex& mutex() { return mutex_; }

  const std::vector<std::string>& forces() const { return forces_; }
  // NOT_FOUND (FORCE_UNKNOWN).
  absl::Status CheckForce(absl::string_view force) const;
  const Clock& clock() const { return clock_; }
  // Whole microseconds, each after the one before.
  absl::Time NextInstant();

  absl::StatusOr<std::optional<FirstResult>> FindRequest(const RequestContext& context) const;
  // Keeps the events, and the request that made them with its reply.
  void Record(const RequestContext& context, std::vector<Event> events,
              absl::FunctionRef<std::string()> reply);
  void Record(const RequestContext& context, Event event, absl::FunctionRef<std::string()> reply);

  // A uid that no other call gives.
  std::string NextUid();
  // The oldest first.
  const std::vector<Event>& events() const { return events_; }

 private:
  struct Request {
    Sha256Digest body{};
    std::string reply;
  };

  std::mutex mutex_;
  const std::vector<std::string> forces_;
  const Clock& clock_;
  absl::Time last_instant_ = absl::InfinitePast();
  std::map<std::tuple<std::string, std::string, std::string>, Request> requests_;
  std::vector<Event> events_;
  int uids_ = 0;
};

}  // namespace copperplate::testing_change

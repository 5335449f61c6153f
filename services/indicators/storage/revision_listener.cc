#include "services/indicators/storage/revision_listener.h"

#include <cstdint>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

absl::StatusOr<std::unique_ptr<postgres::Listener>> ListenForRevisions(
    const std::string& dsn, DataRevisionTracker& tracker, postgres::ListenerObserver& observer) {
  postgres::ListenerOptions options;
  options.dsn = dsn;
  options.application_name = "indicators_revisions";
  options.channels = {kRevisionChannel};
  options.on_connected = [&tracker] { tracker.OnListening(); };
  options.on_lost = [&tracker] { tracker.OnLost(); };
  options.on_notification = [&tracker](absl::string_view, absl::string_view payload) {
    // `cambridgeshire 17`. One that is not ours to read still says that something changed.
    const size_t space = payload.find(' ');
    int64_t revision = 0;
    if (space == absl::string_view::npos ||
        !absl::SimpleAtoi(payload.substr(space + 1), &revision)) {
      tracker.OnListening();
      return;
    }
    tracker.OnRevision(payload.substr(0, space), revision);
  };
  return postgres::Listener::Start(std::move(options), observer);
}

}  // namespace copperplate::indicators

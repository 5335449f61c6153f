#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/data_revision.h"

namespace copperplate::indicators {

// DataRevisions out of what a listener hears. Until one says that it listens, nothing is known.
class DataRevisionTracker final : public DataRevisions {
 public:
  // Listening from now on: what changed before went unheard.
  void OnListening();
  // No longer listening.
  void OnLost();
  // `revision` of the force was committed somewhere.
  void OnRevision(absl::string_view force, int64_t revision);

  std::optional<uint64_t> Stretch() const override;
  std::optional<DataRevision> Current(absl::string_view force) const override;
  Ticket BeginRead() const override;
  std::optional<DataRevision> Learn(Ticket ticket, absl::string_view force, int64_t own,
                                    int64_t national) override;
  void Forget(absl::string_view force) override;

 private:
  struct Force {
    // The newest revision heard of or learnt in this stretch.
    int64_t revision = 0;
    // No later one is.
    bool known = false;
    // Reads begun before this say nothing.
    Ticket forgotten = 0;
  };

  // All under mutex_.
  const Force* FindKnown(absl::string_view force) const;
  Force& At(absl::string_view force);
  bool IsOvertaken(Ticket ticket, const Force& force, int64_t found) const;

  // std::mutex, not absl::Mutex: TSan sees through it, and Debian's Abseil is not instrumented.
  mutable std::mutex mutex_;
  // Counts what makes earlier reads worthless.
  Ticket now_ = 1;
  // When listening began; nothing while it has not.
  std::optional<Ticket> stretch_;
  // One entry for each force of the system at most: only forces that exist are learnt, heard of or
  // changed.
  absl::flat_hash_map<std::string, Force> forces_;
};

}  // namespace copperplate::indicators

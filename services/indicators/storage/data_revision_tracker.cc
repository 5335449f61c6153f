#include "services/indicators/storage/data_revision_tracker.h"

#include <algorithm>

#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

void DataRevisionTracker::OnListening() {
  const std::lock_guard lock(mutex_);
  forces_.clear();
  stretch_ = ++now_;
}

void DataRevisionTracker::OnLost() {
  const std::lock_guard lock(mutex_);
  forces_.clear();
  stretch_.reset();
}

void DataRevisionTracker::OnRevision(absl::string_view force, int64_t revision) {
  const std::lock_guard lock(mutex_);
  if (!stretch_.has_value()) return;
  Force& entry = At(force);
  // What was known stays known: revisions are heard of in the order of their commits. What was
  // forgotten does not become known: this may tell of a revision before the one forgotten for.
  entry.revision = std::max(entry.revision, revision);
}

std::optional<uint64_t> DataRevisionTracker::Stretch() const {
  const std::lock_guard lock(mutex_);
  return stretch_;
}

std::optional<DataRevision> DataRevisionTracker::Current(absl::string_view force) const {
  const std::lock_guard lock(mutex_);
  const Force* const own = FindKnown(force);
  const Force* const national = FindKnown(kNationalForce);
  if (own == nullptr || national == nullptr) return std::nullopt;
  return DataRevision{*stretch_, own->revision, national->revision};
}

DataRevisions::Ticket DataRevisionTracker::BeginRead() const {
  const std::lock_guard lock(mutex_);
  return now_;
}

std::optional<DataRevision> DataRevisionTracker::Learn(Ticket ticket, absl::string_view force,
                                                       int64_t own, int64_t national) {
  const std::lock_guard lock(mutex_);
  if (!stretch_.has_value() || ticket < *stretch_) return std::nullopt;
  // Both entries are made before either is referred to: making one may move the others.
  At(force);
  At(kNationalForce);
  Force& own_entry = At(force);
  Force& national_entry = At(kNationalForce);
  if (IsOvertaken(ticket, own_entry, own) || IsOvertaken(ticket, national_entry, national)) {
    return std::nullopt;
  }
  own_entry.revision = own;
  own_entry.known = true;
  national_entry.revision = national;
  national_entry.known = true;
  return DataRevision{*stretch_, own, national};
}

void DataRevisionTracker::Forget(absl::string_view force) {
  const std::lock_guard lock(mutex_);
  if (!stretch_.has_value()) return;
  Force& entry = At(force);
  entry.known = false;
  entry.forgotten = ++now_;
}

const DataRevisionTracker::Force* DataRevisionTracker::FindKnown(absl::string_view force) const {
  const auto found = forces_.find(force);
  return found != forces_.end() && found->second.known ? &found->second : nullptr;
}

DataRevisionTracker::Force& DataRevisionTracker::At(absl::string_view force) {
  const auto found = forces_.find(force);
  return found != forces_.end() ? found->second : forces_[std::string(force)];
}

bool DataRevisionTracker::IsOvertaken(Ticket ticket, const Force& force, int64_t found) const {
  return ticket < force.forgotten || found < force.revision;
}

}  // namespace copperplate::indicators

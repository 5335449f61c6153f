#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate {

// One faulty field of a request: `field` is the path as the proto spells it (`indicator.title`,
// `rows[3].month`).
struct FieldFault {
  std::string field;
  std::string description;
  // UPPER_SNAKE_CASE; empty where it was read from a status, which has the first one's alone.
  std::string reason;
};

// Collects every fault of a request, so that the caller hears of all at once. Not thread-safe.
class Faults {
 public:
  // `reason` names the kind (`UNKNOWN_AREA`); that of the first one becomes the error's.
  void Add(absl::string_view reason, absl::string_view field, absl::string_view description);

  // Adds what an INVALID_ARGUMENT says of fields, under its reason; nothing for OK.
  void AddStatus(const absl::Status& status);

  // Adds what the domain's rules find, each under its own reason, its field names `renamed` as the
  // API has them. A field that
  // has a fault gets no second: what follows from a first one tells nobody anything.
  void AddRuleFaults(
      const Faults& found,
      std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed = {});

  // Adds what is wrong with a resource to the faults of its request: `title` as `area.title` where
  // `parent` is `area`, the resource's `id` as `area_id`. A field that has a fault gets no second.
  void AddUnder(absl::string_view parent, const Faults& resource);

  bool empty() const { return faults_.empty(); }
  size_t size() const { return faults_.size(); }
  const std::vector<FieldFault>& faults() const { return faults_; }
  // Of the first one; empty where there is none.
  std::string reason() const { return faults_.empty() ? "" : faults_.front().reason; }

  // OK when empty; else INVALID_ARGUMENT with the faults as BadRequest, as many as fit, and
  // `faultCount`, the count of all of them, in the ErrorInfo's metadata.
  absl::Status ToStatus() const;

 private:
  void AddFirst(absl::string_view reason, absl::string_view field, absl::string_view description);

  std::vector<FieldFault> faults_;
};

// What a status says of a resource's fields, said of its request's (Faults::AddUnder); one that
// names no fields comes back as it is.
absl::Status InField(absl::string_view parent, const absl::Status& status);

}  // namespace copperplate

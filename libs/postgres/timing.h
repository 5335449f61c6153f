#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "libs/postgres/observer.h"

namespace copperplate::postgres {

// Times one statement and reports it.
class Timing {
 public:
  Timing(Observer& observer, absl::string_view name)
      : observer_(observer), name_(name), start_(absl::Now()) {}

  void Report(absl::string_view sqlstate, absl::string_view constraint) {
    observer_.OnStatement({name_, absl::Now() - start_, sqlstate, constraint});
  }

 private:
  Observer& observer_;
  const absl::string_view name_;
  const absl::Time start_;
};

}  // namespace copperplate::postgres

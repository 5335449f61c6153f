#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "libs/postgres/observer.h"

namespace copperplate::postgres {

// Times one statement and reports it.
class Timing {
 public:
  Timing(Observer& observer, absl::string_view name, const CallScope* call)
      : observer_(observer), name_(name), call_(call), start_(absl::Now()) {}

  void Report(absl::string_view sqlstate, absl::string_view constraint) {
    observer_.OnStatement({name_, absl::Now() - start_, sqlstate, constraint, call_});
  }

 private:
  Observer& observer_;
  const absl::string_view name_;
  const CallScope* const call_;
  const absl::Time start_;
};

}  // namespace copperplate::postgres

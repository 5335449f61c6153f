// Persons who have several records, as figures count them.
#pragma once

#include <map>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

// Those among engagements, by their engagements of one kind. A person is known by CountedAs().
class MergedPersons {
 public:
  // `engagements` outlive it.
  MergedPersons(Engagements engagements, Kind kind);

  // Whether the engagement's person is one of them.
  bool Has(const Engagement& engagement) const;
  // Whether the person is in a state that counts in strength at the end of the day, under whichever
  // record.
  bool IsCountedOn(absl::string_view person, absl::CivilDay day) const;
  // The same under a record other than that of `engagement`, its person being one of them.
  bool IsCountedElsewhereOn(const Engagement& engagement, absl::CivilDay day) const;

 private:
  std::map<absl::string_view, std::vector<const Engagement*>> engagements_;
};

}  // namespace copperplate::volunteers

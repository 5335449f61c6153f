// The lines of an import of volunteers, put together: a volunteer each, with its engagements.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "libs/imports/row_faults.h"
#include "services/volunteers/app/volunteer_line.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {

// What a line says, and which.
template <class Value>
struct Told {
  int64_t line = 0;
  Value value;
};

struct ToldStep {
  EngagementState to = EngagementState::kApplied;
  absl::CivilDay effective_on;
  std::string reason;
};

struct ToldEngagement {
  int64_t line = 0;       // its first
  Engagement engagement;  // without its history and what its role asks
  std::vector<Told<ToldStep>> steps;
};

struct ToldVolunteer {
  int64_t line = 0;  // its first
  Volunteer volunteer;
  std::vector<ToldEngagement> engagements;  // in the order of their first lines
  std::vector<Told<VettingCheck>> checks;   // each once; these and below in the order of lines
  std::vector<Told<Supervision>> supervisions;
  std::vector<Told<GuardianConsent>> consents;
};

// Not thread-safe.
class ToldVolunteers {
 public:
  // DETAIL_DIFFERS of a detail that an earlier line of the volunteer, or of the engagement, says
  // otherwise.
  void Add(VolunteerLine line, imports::RowFaults& faults);

  const std::vector<ToldVolunteer>& all() const { return volunteers_; }

 private:
  ToldVolunteer& VolunteerOf(const VolunteerLine& line);
  ToldEngagement& EngagementOf(const VolunteerLine& line, ToldVolunteer& volunteer);

  std::vector<ToldVolunteer> volunteers_;
  std::map<std::string, size_t> places_;  // in volunteers_, by id
};

}  // namespace copperplate::volunteers

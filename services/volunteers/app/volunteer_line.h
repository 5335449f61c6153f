// One line of an import of volunteers, read: a step of an engagement, and what it says of the
// person and the engagement besides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/domain/engagement_state.h"
#include "services/volunteers/domain/vetting_level.h"

namespace copperplate::volunteers {

// The columns, in their order. What is empty is not said.
struct VolunteerLine {
  int64_t line = 0;
  std::string volunteer;
  std::string full_name;
  std::optional<absl::CivilDay> date_of_birth;
  std::string role;
  std::string engagement;
  std::string unit_or_group;
  EngagementState state = EngagementState::kApplied;
  absl::CivilDay effective_on;
  std::string reason;
  std::string predecessor;
  std::optional<absl::CivilDay> attested_on;
  std::optional<absl::CivilDay> induction_completed_on;
  std::optional<absl::CivilDay> expected_return;
  std::optional<VettingLevel> vetting_level;
  std::optional<absl::CivilDay> vetting_decided_on;
  std::optional<absl::CivilDay> vetting_expires_on;
  std::string vetting_reference;
  std::string supervisor;
  std::optional<absl::CivilDay> supervised_from;
  std::string consent_by;
  std::optional<absl::CivilDay> consent_from;
  std::string contact;  // and below: as they are now
  std::string emergency_contact;
  std::string home_area;
  std::string collar_number;
  std::string rank;
  std::string department;
  std::string employer_scheme;
  std::string cip_group;
  std::optional<absl::CivilDay> independent_patrol_on;
  std::optional<int> probation_months;
};

// Reads the records of one import. Not thread-safe.
class VolunteerLineReader {
 public:
  VolunteerLineReader();

  // The first record names the columns. False, and the faults added, where no row can be read
  // under it.
  bool ReadHeader(const csv::Record& record, imports::RowFaults& faults);

  // What a record behind the header says; nothing, and the faults added, where a cell cannot be
  // read.
  std::optional<VolunteerLine> ReadRow(const csv::Record& record, imports::RowFaults& faults);

 private:
  csv::Header header_;
};

}  // namespace copperplate::volunteers

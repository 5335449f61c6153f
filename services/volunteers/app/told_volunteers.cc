#include "services/volunteers/app/told_volunteers.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {
namespace {

// Takes a detail over, which is said once, or again the same.
class Details {
 public:
  Details(int64_t line, imports::RowFaults& faults) : line_(line), faults_(faults) {}

  template <class Value>
  void Take(const Value& said, absl::string_view column, Value& kept) {
    if (said == Value()) return;
    if (kept == Value()) kept = said;
    if (kept != said) {
      faults_.Add(line_, column, "DETAIL_DIFFERS", "must be as on the lines before, or empty");
    }
  }

 private:
  const int64_t line_;
  imports::RowFaults& faults_;
};

void TakeRegister(const VolunteerLine& line, Details& details, Engagement& engagement) {
  details.Take(line.collar_number, "collar_number", engagement.collar_no);
  details.Take(line.rank, "rank", engagement.rank);
  details.Take(line.department, "department", engagement.department);
  details.Take(line.employer_scheme, "employer_scheme", engagement.employer_scheme);
  details.Take(line.cip_group, "cip_group", engagement.cip_group);
  details.Take(line.independent_patrol_on, "independent_patrol_on",
               engagement.independent_patrol_on);
  details.Take(line.probation_months, "probation_months", engagement.probation_months);
}

void AddCheck(const VolunteerLine& line, ToldVolunteer& volunteer) {
  if (!line.vetting_level.has_value()) return;
  VettingCheck check;
  check.volunteer = line.volunteer;
  check.level = *line.vetting_level;
  check.state =
      line.vetting_decided_on.has_value() ? VettingState::kCleared : VettingState::kInProgress;
  check.decided_on = line.vetting_decided_on;
  check.expires_on = line.vetting_expires_on;
  check.external_ref = line.vetting_reference;
  // Not told: by the day of the step, and before it was decided.
  check.requested_on =
      std::min(line.effective_on, line.vetting_decided_on.value_or(line.effective_on));
  for (const auto& [at, other] : volunteer.checks) {
    if (other.level == check.level && other.decided_on == check.decided_on &&
        other.expires_on == check.expires_on && other.external_ref == check.external_ref) {
      return;
    }
  }
  check.id = absl::StrCat("c", volunteer.checks.size() + 1);
  volunteer.checks.push_back({line.line, std::move(check)});
}

void AddSupervision(const VolunteerLine& line, ToldVolunteer& volunteer) {
  if (!line.supervised_from.has_value()) return;
  int count = 0;
  for (const auto& [at, other] : volunteer.supervisions) {
    if (other.engagement != line.engagement) continue;
    if (other.supervisor == line.supervisor && other.from == *line.supervised_from) return;
    ++count;
  }
  Supervision supervision;
  supervision.engagement = line.engagement;
  supervision.supervised = PersonOf(line.volunteer);
  supervision.supervisor = line.supervisor;
  supervision.from = *line.supervised_from;
  supervision.id = absl::StrCat("s", count + 1);
  volunteer.supervisions.push_back({line.line, std::move(supervision)});
}

void AddConsent(const VolunteerLine& line, ToldVolunteer& volunteer) {
  if (!line.consent_from.has_value()) return;
  int count = 0;
  for (const auto& [at, other] : volunteer.consents) {
    if (other.engagement != line.engagement) continue;
    if (other.given_by == line.consent_by && other.from == *line.consent_from) return;
    ++count;
  }
  GuardianConsent consent;
  consent.engagement = line.engagement;
  consent.given_by = line.consent_by;
  consent.from = *line.consent_from;
  consent.id = absl::StrCat("g", count + 1);
  volunteer.consents.push_back({line.line, std::move(consent)});
}

}  // namespace

ToldVolunteer& ToldVolunteers::VolunteerOf(const VolunteerLine& line) {
  const auto [place, is_new] = places_.try_emplace(line.volunteer, volunteers_.size());
  if (is_new) {
    volunteers_.emplace_back();
    volunteers_.back().line = line.line;
    volunteers_.back().volunteer.id = line.volunteer;
  }
  return volunteers_[place->second];
}

ToldEngagement& ToldVolunteers::EngagementOf(const VolunteerLine& line, ToldVolunteer& volunteer) {
  for (ToldEngagement& told : volunteer.engagements) {
    if (told.engagement.id == line.engagement) return told;
  }
  ToldEngagement& told = volunteer.engagements.emplace_back();
  told.line = line.line;
  told.engagement.id = line.engagement;
  told.engagement.volunteer = line.volunteer;
  return told;
}

void ToldVolunteers::Add(VolunteerLine line, imports::RowFaults& faults) {
  ToldVolunteer& volunteer = VolunteerOf(line);
  Details details(line.line, faults);
  details.Take(line.full_name, "full_name", volunteer.volunteer.name);
  details.Take(line.date_of_birth, "date_of_birth", volunteer.volunteer.date_of_birth);
  details.Take(line.contact, "contact", volunteer.volunteer.contact);
  details.Take(line.emergency_contact, "emergency_contact", volunteer.volunteer.emergency_contact);
  details.Take(line.home_area, "home_area", volunteer.volunteer.home_area);
  ToldEngagement& told = EngagementOf(line, volunteer);
  Engagement& engagement = told.engagement;
  details.Take(line.role, "role", engagement.role);
  details.Take(line.unit_or_group, "unit_or_group", engagement.unit_or_group);
  std::string predecessor = engagement.predecessor.value_or("");
  details.Take(line.predecessor, "predecessor", predecessor);
  if (!predecessor.empty()) engagement.predecessor = std::move(predecessor);
  details.Take(line.attested_on, "attested_on", engagement.attested_on);
  details.Take(line.induction_completed_on, "induction_completed_on",
               engagement.induction_completed_on);
  TakeRegister(line, details, engagement);
  // That of the last leave.
  if (line.expected_return.has_value()) engagement.expected_return = line.expected_return;
  AddCheck(line, volunteer);
  AddSupervision(line, volunteer);
  AddConsent(line, volunteer);
  told.steps.push_back({line.line, {line.state, line.effective_on, std::move(line.reason)}});
}

}  // namespace copperplate::volunteers

#include "services/volunteers/app/volunteer_line.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "libs/csv/writer.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/imports/record.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/probation.h"

namespace copperplate::volunteers {
namespace {

enum VolunteerColumn : size_t {
  kVolunteer,
  kFullName,
  kDateOfBirth,
  kRole,
  kEngagement,
  kUnitOrGroup,
  kState,
  kEffectiveOn,
  kReason,
  kPredecessor,
  kAttestedOn,
  kInductionCompletedOn,
  kExpectedReturn,
  kVettingLevel,
  kVettingDecidedOn,
  kVettingExpiresOn,
  kVettingReference,
  kSupervisor,
  kSupervisedFrom,
  kConsentBy,
  kConsentFrom,
  kContact,
  kEmergencyContact,
  kHomeArea,
  kCollarNumber,
  kRank,
  kDepartment,
  kEmployerScheme,
  kCipGroup,
  kIndependentPatrolOn,
  kProbationMonths,
};

constexpr csv::Column kVolunteerColumns[] = {
    {"volunteer", true},
    {"full_name", true},
    {"date_of_birth", true},
    {"role", true},
    {"engagement", true},
    {"unit_or_group", false},
    {"state", true},
    {"effective_on", true},
    {"reason", false},
    {"predecessor", false},
    {"attested_on", false},
    {"induction_completed_on", false},
    {"expected_return", false},
    {"vetting_level", false},
    {"vetting_decided_on", false},
    {"vetting_expires_on", false},
    {"vetting_reference", false},
    {"supervisor", false},
    {"supervised_from", false},
    {"consent_by", false},
    {"consent_from", false},
    {"contact", false},
    {"emergency_contact", false},
    {"home_area", false},
    {"collar_number", false},
    {"rank", false},
    {"department", false},
    {"employer_scheme", false},
    {"cip_group", false},
    {"independent_patrol_on", false},
    {"probation_months", false},
};

// The cells of one record.
class Cells {
 public:
  Cells(const csv::Header& header, const csv::Record& record) : header_(header), record_(record) {}

  absl::string_view Value(VolunteerColumn column) const {
    return absl::StripAsciiWhitespace(header_.Value(record_.fields, column));
  }
  std::string Id(VolunteerColumn column) {
    const absl::string_view value = Value(column);
    fields::CheckId(value, kVolunteerColumns[column].name, faults);
    return std::string(value);
  }
  std::string OptionalId(VolunteerColumn column) {
    return Value(column).empty() ? std::string() : Id(column);
  }
  std::string Text(VolunteerColumn column) {
    std::string value(absl::StripAsciiWhitespace(csv::TextOfField(Value(column))));
    fields::CheckOptionalLine(value, kVolunteerColumns[column].name, faults);
    return value;
  }
  std::optional<absl::CivilDay> Day(VolunteerColumn column) {
    return fields::ReadOptionalDate(Value(column), kVolunteerColumns[column].name, faults);
  }

  std::optional<int> Months(VolunteerColumn column) {
    if (Value(column).empty()) return std::nullopt;
    int months = 0;
    if (absl::SimpleAtoi(Value(column), &months)) {
      fields::CheckRange(months, kVolunteerColumns[column].name, 0, kMostProbationMonths, faults);
    } else {
      faults.Add("NUMBER_MALFORMED", kVolunteerColumns[column].name, "must be a whole number");
    }
    return months;
  }

  Faults faults;

 private:
  const csv::Header& header_;
  const csv::Record& record_;
};

void ReadStep(Cells& cells, VolunteerLine& line) {
  const auto state = ParseEngagementState(cells.Value(kState));
  if (!state.has_value()) {
    cells.faults.Add("WORD_UNKNOWN", "state", "must be a state of an engagement, as ACTIVE");
  }
  line.state = state.value_or(EngagementState::kApplied);
  line.effective_on = fields::ReadDate(cells.Value(kEffectiveOn), "effective_on", cells.faults);
  line.reason = cells.Text(kReason);
}

// What the register has of somebody, and of an engagement, that no step bears on.
void ReadRegister(Cells& cells, VolunteerLine& line) {
  line.contact = cells.Text(kContact);
  line.emergency_contact = cells.Text(kEmergencyContact);
  line.home_area = cells.Text(kHomeArea);
  line.collar_number = cells.Text(kCollarNumber);
  line.rank = cells.Text(kRank);
  line.department = cells.Text(kDepartment);
  line.employer_scheme = cells.Text(kEmployerScheme);
  line.cip_group = cells.Text(kCipGroup);
  line.independent_patrol_on = cells.Day(kIndependentPatrolOn);
  line.probation_months = cells.Months(kProbationMonths);
}

void ReadVetting(Cells& cells, VolunteerLine& line) {
  const absl::string_view level = cells.Value(kVettingLevel);
  line.vetting_level = ParseVettingLevel(level);
  if (!level.empty() && !line.vetting_level.has_value()) {
    cells.faults.Add("WORD_UNKNOWN", "vetting_level", "must be a level of vetting, as NPPV2_FULL");
  }
  line.vetting_decided_on = cells.Day(kVettingDecidedOn);
  line.vetting_expires_on = cells.Day(kVettingExpiresOn);
  line.vetting_reference = cells.Text(kVettingReference);
  if (level.empty() && (line.vetting_decided_on.has_value() ||
                        line.vetting_expires_on.has_value() || !line.vetting_reference.empty())) {
    cells.faults.Add("FIELD_REQUIRED", "vetting_level", "must be given of a check");
  }
}

// One says nothing without the other.
void CheckBoth(const std::string& who, absl::string_view who_column,
               const std::optional<absl::CivilDay>& from, absl::string_view from_column,
               Faults& faults) {
  if (who.empty() && from.has_value()) {
    faults.Add("FIELD_REQUIRED", who_column, "must be given with the day");
  }
  if (!who.empty() && !from.has_value()) {
    faults.Add("FIELD_REQUIRED", from_column, "must be given");
  }
}

}  // namespace

VolunteerLineReader::VolunteerLineReader() : header_(kVolunteerColumns) {}

bool VolunteerLineReader::ReadHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

std::optional<VolunteerLine> VolunteerLineReader::ReadRow(const csv::Record& record,
                                                          imports::RowFaults& faults) {
  if (!imports::HasFields(record, header_, faults)) return std::nullopt;
  Cells cells(header_, record);
  VolunteerLine line;
  line.line = record.line;
  line.volunteer = cells.Id(kVolunteer);
  line.full_name = cells.Text(kFullName);
  line.date_of_birth = cells.Day(kDateOfBirth);
  line.role = cells.OptionalId(kRole);
  line.engagement = cells.Id(kEngagement);
  line.unit_or_group = cells.Text(kUnitOrGroup);
  ReadStep(cells, line);
  line.predecessor = cells.OptionalId(kPredecessor);
  line.attested_on = cells.Day(kAttestedOn);
  line.induction_completed_on = cells.Day(kInductionCompletedOn);
  line.expected_return = cells.Day(kExpectedReturn);
  ReadVetting(cells, line);
  line.supervisor = cells.Text(kSupervisor);
  line.supervised_from = cells.Day(kSupervisedFrom);
  CheckBoth(line.supervisor, "supervisor", line.supervised_from, "supervised_from", cells.faults);
  line.consent_by = cells.Text(kConsentBy);
  line.consent_from = cells.Day(kConsentFrom);
  CheckBoth(line.consent_by, "consent_by", line.consent_from, "consent_from", cells.faults);
  ReadRegister(cells, line);
  faults.AddFound(line.line, cells.faults);
  if (!cells.faults.empty()) return std::nullopt;
  return line;
}

}  // namespace copperplate::volunteers

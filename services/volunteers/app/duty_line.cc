#include "services/volunteers/app/duty_line.h"

#include <charconv>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/csv/writer.h"
#include "libs/digest/sha256.h"
#include "libs/fields/text.h"
#include "libs/imports/record.h"
#include "services/volunteers/app/import_time.h"
#include "services/volunteers/domain/duty_facts.h"

namespace copperplate::volunteers {
namespace {

enum DutyColumn : size_t {
  kSourceId,
  kVolunteer,
  kEngagement,
  kType,
  kFrom,
  kTo,
  kBreakMinutes,
  kArea,
  kState,
  kVerifiedBy,
  kLongDutyReason,
  kLateEntryReason,
  kOverriddenBy,
  kEvent,
};

constexpr csv::Column kDutyColumns[] = {
    {"source_id", true},
    {"volunteer", true},
    {"engagement", true},
    {"type", true},
    {"from", true},
    {"to", true},
    {"break_minutes", false},
    {"area", false},
    {"state", false},
    {"verified_by", false},
    {"long_duty_reason", false},
    {"late_entry_reason", false},
    {"overridden_by", false},
    {"event", false},
};

constexpr size_t kLongestSourceId = 200;
constexpr size_t kDigestBytes = 16;

// The column of a field that the domain's rules name.
absl::string_view ColumnOf(absl::string_view field) {
  if (field == "actual_from" || field == "planned_from") return "from";
  if (field == "actual_to" || field == "planned_to") return "to";
  return field;
}

absl::string_view ColumnOfNeed(absl::string_view reason) {
  if (reason == "LONG_DUTY_OVERRIDE_REQUIRED") return "long_duty_reason";
  if (reason == "LATE_ENTRY_OVERRIDE_REQUIRED") return "late_entry_reason";
  return "";
}

}  // namespace

DutyLineReader::DutyLineReader(absl::string_view source, absl::string_view caller, absl::Time now)
    : source_(source),
      caller_(caller),
      now_(now),
      allowing_(MostAllowingFacts("", now)),
      header_(kDutyColumns) {}

bool DutyLineReader::ReadHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

absl::string_view DutyLineReader::Value(const csv::Record& record, size_t column) const {
  return absl::StripAsciiWhitespace(header_.Value(record.fields, column));
}

const DutyImportRow* DutyLineReader::ReadRow(const csv::Record& record,
                                             imports::RowFaults& faults) {
  if (!imports::HasFields(record, header_, faults)) return nullptr;
  row_ = DutyImportRow();
  row_.line = record.line;
  Duty& duty = row_.duty;
  duty.source = source_;
  duty.entered_at = now_;
  duty.recorded_by = caller_;
  const bool texts = ReadTexts(record, faults);
  if (!ReadTimes(record, faults) || !texts || !CheckRules(faults)) return nullptr;
  row_.digest = Digest();
  return &row_;
}

bool DutyLineReader::ReadTexts(const csv::Record& record, imports::RowFaults& faults) {
  Duty& duty = row_.duty;
  Faults found;
  const auto id = [&](DutyColumn column) {
    const absl::string_view value = Value(record, column);
    fields::CheckGiven(value, kDutyColumns[column].name, found);
    return std::string(value);
  };
  const auto text = [&](DutyColumn column) {
    std::string value(absl::StripAsciiWhitespace(csv::TextOfField(Value(record, column))));
    fields::CheckOptionalLine(value, kDutyColumns[column].name, found);
    return value;
  };
  duty.source_id = std::string(csv::TextOfField(Value(record, kSourceId)));
  fields::CheckLine(duty.source_id, "source_id", found, kLongestSourceId);
  duty.volunteer = id(kVolunteer);
  duty.engagement = id(kEngagement);
  duty.type = id(kType);
  duty.area = text(kArea);
  duty.event = text(kEvent);
  duty.verified_by = text(kVerifiedBy);
  const std::string long_duty = text(kLongDutyReason);
  const std::string late_entry = text(kLateEntryReason);
  std::string by = text(kOverriddenBy);
  if (by.empty()) by = duty.verified_by.empty() ? caller_ : duty.verified_by;
  if (!long_duty.empty()) duty.overrides.push_back({OverrideKind::kLongDuty, by, long_duty});
  if (!late_entry.empty()) duty.overrides.push_back({OverrideKind::kLateEntry, by, late_entry});
  faults.AddFound(row_.line, found);
  return found.empty();
}

bool DutyLineReader::ReadTimes(const csv::Record& record, imports::RowFaults& faults) {
  Duty& duty = row_.duty;
  const int64_t before = faults.count();
  const absl::string_view state = Value(record, kState);
  duty.state = duty.verified_by.empty() ? DutyState::kCompleted : DutyState::kVerified;
  if (state == "PLANNED" && duty.verified_by.empty()) {
    duty.state = DutyState::kPlanned;
  } else if (!state.empty() && state != Name(duty.state)) {
    faults.Add(row_.line, "state", "DUTY_STATE_INVALID",
               "must be PLANNED, COMPLETED or empty, or VERIFIED where it is said by whom");
  }
  const absl::string_view minutes = Value(record, kBreakMinutes);
  const char* const end = minutes.data() + minutes.size();
  if (!minutes.empty()) {
    const auto [stop, error] = std::from_chars(minutes.data(), end, duty.break_minutes);
    if (error != std::errc() || stop != end) {
      faults.Add(row_.line, "break_minutes", "NUMBER_MALFORMED", "must be a whole number");
    }
  }
  const auto from = ReadImportTime(Value(record, kFrom), row_.line, "from", faults);
  const auto to = ReadImportTime(Value(record, kTo), row_.line, "to", faults);
  if (faults.count() != before) return false;
  const InstantRange time{*from, *to};
  (duty.state == DutyState::kPlanned ? duty.planned : duty.actual) = time;
  return true;
}

bool DutyLineReader::CheckRules(imports::RowFaults& faults) {
  const Faults found = CheckDutyFields(row_.duty, allowing_);
  for (const FieldFault& fault : found.faults()) {
    faults.Add(row_.line, ColumnOf(fault.field), fault.reason, fault.description);
  }
  if (!found.empty()) return false;
  const Unmet unmet = CheckDuty(row_.duty, allowing_);
  for (const Unmet::Need& need : unmet.needs()) {
    faults.Add(row_.line, ColumnOfNeed(need.reason), need.reason, need.description);
  }
  return unmet.empty();
}

std::string DutyLineReader::Digest() const {
  const Duty& duty = row_.duty;
  const InstantRange& time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  std::string said =
      absl::StrCat(Name(duty.state), "\n", duty.volunteer, "\n", duty.engagement, "\n", duty.type,
                   "\n", absl::ToUnixSeconds(time.from), "\n", absl::ToUnixSeconds(time.to), "\n",
                   duty.break_minutes, "\n", duty.area, "\n", duty.verified_by);
  for (const Override& one : duty.overrides) absl::StrAppend(&said, "\n", one.reason);
  // As before there were events, so that what was imported then is known again.
  if (!duty.event.empty()) absl::StrAppend(&said, "\nevent\n", duty.event);
  return std::string(AsBytes(Sha256(said)).substr(0, kDigestBytes));
}

}  // namespace copperplate::volunteers

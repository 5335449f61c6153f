// Lines of an import of duties: a row without a fault keeps the rules, its days add up, and written
// out again, with its times in UTC, it reads as the same row.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/csv/reader.h"
#include "libs/csv/writer.h"
#include "services/volunteers/app/duty_line.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "tests/fuzz/property.h"

namespace copperplate::volunteers {
namespace {

using fuzz::Require;

constexpr char kHeader[] =
    "source_id,volunteer,engagement,type,from,to,break_minutes,area,state,verified_by,"
    "long_duty_reason,late_entry_reason,overridden_by,event\n";
const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

// What reads the content's rows; the first line is the header.
std::vector<DutyImportRow> RowsOf(absl::string_view content) {
  DutyLineReader lines("dutysheet", "analyst", kNow);
  imports::RowFaults faults;
  std::vector<DutyImportRow> rows;
  bool header_seen = false;
  bool header_sound = false;
  const auto take = [&](const csv::Record& record) {
    if (!header_seen) {
      header_seen = true;
      header_sound = lines.ReadHeader(record, faults);
      return;
    }
    if (!header_sound) return;
    const int64_t before = faults.count();
    const DutyImportRow* const row = lines.ReadRow(record, faults);
    Require((row == nullptr) == (faults.count() > before));
    if (row != nullptr) rows.push_back(*row);
  };
  csv::Reader reader;
  reader.Feed(content, take);
  reader.Finish(take);
  return rows;
}

std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%SZ", time, absl::UTCTimeZone());
}

std::string Reason(const Duty& duty, OverrideKind kind) {
  for (const Override& one : duty.overrides) {
    if (one.kind == kind) return one.reason;
  }
  return "";
}

std::string Written(const Duty& duty) {
  const InstantRange& time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  std::string line;
  const auto data = [&](absl::string_view text) {
    if (!line.empty()) line += ',';
    csv::AppendField(text, csv::FieldKind::kData, line);
  };
  const auto text = [&](absl::string_view value) {
    line += ',';
    csv::AppendField(value, csv::FieldKind::kText, line);
  };
  csv::AppendField(duty.source_id, csv::FieldKind::kText, line);
  data(duty.volunteer);
  data(duty.engagement);
  data(duty.type);
  data(TimeText(time.from));
  data(TimeText(time.to));
  data(absl::StrCat(duty.break_minutes));
  text(duty.area);
  data(Name(duty.state));
  text(duty.verified_by);
  text(Reason(duty, OverrideKind::kLongDuty));
  text(Reason(duty, OverrideKind::kLateEntry));
  // Whether that one was named or is who imports, the row does not say: it is the same row.
  text(duty.overrides.empty() ? "" : duty.overrides[0].by);
  text(duty.event);
  return line + "\n";
}

void CheckRow(const DutyImportRow& row) {
  const Duty& duty = row.duty;
  Require(duty.actual.has_value() != duty.planned.has_value());
  const InstantRange& time = duty.actual.has_value() ? *duty.actual : *duty.planned;
  const int64_t worked = WorkedMinutes(time, duty.break_minutes);
  Require(time.from < time.to && worked > 0 && worked <= int64_t{16} * 60);
  Require(!duty.actual.has_value() || time.to <= kNow);
  int64_t sum = 0;
  for (const DayMinutes& day : MinutesByDay(time, duty.break_minutes)) {
    Require(day.minutes >= 0);
    sum += day.minutes;
  }
  Require(sum == worked);
  const std::vector<DutyImportRow> again = RowsOf(absl::StrCat(kHeader, Written(duty)));
  Require(again.size() == 1 && again[0].digest == row.digest);
}

}  // namespace
}  // namespace copperplate::volunteers

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using copperplate::volunteers::RowsOf;
  for (const auto& row : RowsOf(copperplate::fuzz::Text(data, size))) {
    copperplate::volunteers::CheckRow(row);
  }
  return 0;
}

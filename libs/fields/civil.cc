#include "libs/fields/civil.h"

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::fields {
namespace {

// False, with a fault, where the field is empty.
bool IsGiven(absl::string_view text, absl::string_view field, Faults& faults) {
  if (text.empty()) faults.Add("FIELD_REQUIRED", field, "must not be empty");
  return !text.empty();
}

}  // namespace

int32_t ReadMonth(absl::string_view text, absl::string_view field, Faults& faults) {
  if (!IsGiven(text, field, faults)) return 0;
  return ReadOptionalMonth(text, field, faults).value_or(0);
}

std::optional<int32_t> ReadOptionalMonth(absl::string_view text, absl::string_view field,
                                         Faults& faults) {
  if (text.empty()) return std::nullopt;
  const auto month = ParseMonth(text);
  if (month.ok()) return MonthNumber(*month);
  faults.Add(absl::IsOutOfRange(month.status()) ? "MONTH_OUT_OF_RANGE" : "MONTH_MALFORMED", field,
             month.status().message());
  return std::nullopt;
}

absl::CivilDay ReadDate(absl::string_view text, absl::string_view field, Faults& faults) {
  if (!IsGiven(text, field, faults)) return absl::CivilDay();
  return ReadOptionalDate(text, field, faults).value_or(absl::CivilDay());
}

std::optional<absl::CivilDay> ReadOptionalDate(absl::string_view text, absl::string_view field,
                                               Faults& faults) {
  if (text.empty()) return std::nullopt;
  const auto date = ParseDate(text);
  if (date.ok()) return *date;
  faults.Add("DATE_MALFORMED", field, date.status().message());
  return std::nullopt;
}

absl::CivilDay ReadDayUpTo(absl::string_view text, absl::string_view field, absl::CivilDay today,
                           Faults& faults) {
  const absl::CivilDay day = ReadOptionalDate(text, field, faults).value_or(today);
  CheckNotInFuture(day, field, today, faults);
  return day;
}

void CheckNotInFuture(absl::CivilDay day, absl::string_view field, absl::CivilDay today,
                      Faults& faults) {
  if (day <= today) return;
  faults.Add("DATE_IN_FUTURE", field, "must not lie after today in Europe/London");
}

void CheckNotBefore(std::optional<absl::CivilDay> day, absl::string_view field,
                    std::optional<absl::CivilDay> earlier, absl::string_view what, Faults& faults) {
  if (!day.has_value() || !earlier.has_value() || *day >= *earlier) return;
  faults.Add("DATES_REVERSED", field,
             absl::StrCat("must not lie before ", what, ", ", FormatDate(*earlier)));
}

}  // namespace copperplate::fields

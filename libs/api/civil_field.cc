#include "libs/api/civil_field.h"

#include "libs/time/civil.h"

namespace copperplate::api {
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

std::string MonthText(int32_t month) { return FormatMonth(MonthFromNumber(month)); }

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

}  // namespace copperplate::api

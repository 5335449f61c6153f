#include "services/governance/domain/working_days.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"

namespace copperplate::governance {
namespace {

constexpr size_t kLongestHolidayTitle = 100;

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

}  // namespace

std::string BankHolidayId(absl::CivilDay day) { return absl::StrCat("day-", FormatDate(day)); }

void CheckBankHoliday(const BankHoliday& holiday, Faults& faults) {
  fields::CheckLine(holiday.title, "title", faults, kLongestHolidayTitle);
  if (IsWeekend(holiday.day)) {
    faults.Add("NOT_A_WORKING_DAY", "day", "must not be a Saturday or a Sunday");
  }
}

WorkingDays::WorkingDays(absl::Span<const BankHoliday> holidays) {
  holidays_.reserve(holidays.size());
  for (const BankHoliday& holiday : holidays) holidays_.push_back(holiday.day);
  std::sort(holidays_.begin(), holidays_.end());
  holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
}

bool WorkingDays::Knows(absl::CivilYear year) const {
  const auto first = std::lower_bound(holidays_.begin(), holidays_.end(), absl::CivilDay(year));
  return first != holidays_.end() && absl::CivilYear(*first) == year;
}

std::optional<bool> WorkingDays::IsWorkingDay(absl::CivilDay day) const {
  if (!Knows(absl::CivilYear(day))) return std::nullopt;
  return !IsWeekend(day) && !std::binary_search(holidays_.begin(), holidays_.end(), day);
}

std::optional<int32_t> WorkingDays::Between(absl::CivilDay from, absl::CivilDay to) const {
  if (to < from) {
    const auto back = Between(to - 1, from - 1);
    return back.has_value() ? std::optional(-*back) : std::nullopt;
  }
  int32_t count = 0;
  for (absl::CivilDay day = from + 1; day <= to; ++day) {
    const std::optional<bool> works = IsWorkingDay(day);
    if (!works.has_value()) return std::nullopt;
    if (*works) ++count;
  }
  return count;
}

std::optional<absl::CivilDay> WorkingDays::After(absl::CivilDay from, int32_t count) const {
  absl::CivilDay day = from;
  while (count > 0) {
    const std::optional<bool> works = IsWorkingDay(++day);
    if (!works.has_value()) return std::nullopt;
    if (*works) --count;
  }
  return day;
}

}  // namespace copperplate::governance

// Working days: those from Monday to Friday that are no bank holiday in England. The holidays are
// data of the service, passed in; none is in the code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

struct BankHoliday {
  absl::CivilDay day;
  std::string title;    // `Early May bank holiday`
  std::string id = {};  // BankHolidayId() of its day
};

// Its resource id: `day-2018-05-07`.
std::string BankHolidayId(absl::CivilDay day);

// Faults of `title` as libs/fields has them; NOT_A_WORKING_DAY of `day` that is a Saturday or a
// Sunday: the day off is then the one in lieu.
void CheckBankHoliday(const BankHoliday& holiday, Faults& faults);

// The working days of a force, as far as its table of bank holidays goes. Owns what it knows;
// immutable.
class WorkingDays {
 public:
  // `holidays` in any order; one that is there twice is one.
  explicit WorkingDays(absl::Span<const BankHoliday> holidays);

  // Whether the table tells of the year: it has a bank holiday in it, as every year in England has.
  bool Knows(absl::CivilYear year) const;

  // Nothing where the table does not know the year, here and below: a count without the holidays
  // would be a wrong one.
  std::optional<bool> IsWorkingDay(absl::CivilDay day) const;

  // How many working days lie after `from`, up to `to` and with it: 0 on the day itself, 1 on the
  // next working day. Negative where `to` lies before `from`: those from `to` on, before `from`.
  std::optional<int32_t> Between(absl::CivilDay from, absl::CivilDay to) const;

  // The working day on which Between() from `from` becomes `count`, which is not negative; `from`
  // itself for 0.
  std::optional<absl::CivilDay> After(absl::CivilDay from, int32_t count) const;

 private:
  std::vector<absl::CivilDay> holidays_;  // in order
};

}  // namespace copperplate::governance

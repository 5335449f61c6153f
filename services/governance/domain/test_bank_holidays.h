// England's bank holidays of 2018 and the first of 2019, as published by the government.
#pragma once

#include <vector>

#include "services/governance/domain/working_days.h"

namespace copperplate::governance {

inline std::vector<BankHoliday> TestBankHolidays() {
  return {{absl::CivilDay(2018, 1, 1), "New Year's Day"},
          {absl::CivilDay(2018, 3, 30), "Good Friday"},
          {absl::CivilDay(2018, 4, 2), "Easter Monday"},
          {absl::CivilDay(2018, 5, 7), "Early May bank holiday"},
          {absl::CivilDay(2018, 5, 28), "Spring bank holiday"},
          {absl::CivilDay(2018, 8, 27), "Summer bank holiday"},
          {absl::CivilDay(2018, 12, 25), "Christmas Day"},
          {absl::CivilDay(2018, 12, 26), "Boxing Day"},
          {absl::CivilDay(2019, 1, 1), "New Year's Day"}};
}

}  // namespace copperplate::governance

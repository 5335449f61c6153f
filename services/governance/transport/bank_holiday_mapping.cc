#include "services/governance/transport/bank_holiday_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/time/civil.h"

namespace copperplate::governance {

v1::BankHoliday PartMapping<BankHoliday>::Write(absl::string_view force, absl::string_view,
                                                const PartRecord<BankHoliday>& record) {
  v1::BankHoliday out;
  out.set_name(kBankHolidayName.Format(force, record.part.id));
  api::WriteHeader(record.header, out);
  out.set_day(FormatDate(record.part.day));
  out.set_title(record.part.title);
  return out;
}

BankHoliday PartMapping<BankHoliday>::Read(absl::string_view, const PartPath&,
                                           const v1::BankHoliday& message, Faults& faults) {
  BankHoliday holiday;
  holiday.title = message.title();
  holiday.day = fields::ReadDate(message.day(), "day", faults);
  holiday.id = BankHolidayId(holiday.day);
  CheckBankHoliday(holiday, faults);
  return holiday;
}

}  // namespace copperplate::governance

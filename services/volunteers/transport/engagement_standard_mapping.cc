#include "services/volunteers/transport/engagement_standard_mapping.h"

#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostVettingMonths = 240;

void ReadVettingPeriods(const v1::EngagementStandard& message, EngagementStandard& standard,
                        Faults& faults) {
  for (int i = 0; i < message.vetting_periods_size(); ++i) {
    const v1::EngagementStandard::VettingPeriod& period = message.vetting_periods(i);
    const std::string field = absl::StrCat("vetting_periods[", i, "]");
    const size_t before = faults.size();
    const auto level =
        api::ReadEnum<VettingLevel>(period.level(), absl::StrCat(field, ".level"), faults);
    fields::CheckRange(period.months(), absl::StrCat(field, ".months"), 1, kMostVettingMonths,
                       faults);
    if (faults.size() > before) continue;
    int& months = standard.vetting_months[static_cast<size_t>(level)];
    if (months != 0) faults.Add("DUPLICATE", absl::StrCat(field, ".level"), "is there already");
    months = period.months();
  }
}

}  // namespace

v1::EngagementStandard PartMapping<EngagementStandard>::Write(
    absl::string_view force, absl::string_view, const PartRecord<EngagementStandard>& record) {
  const EngagementStandard& standard = record.part;
  v1::EngagementStandard out;
  out.set_name(kEngagementStandardName.Format(force, standard.id));
  api::WriteHeader(record.header, out);
  out.set_from_date(DateText(standard.from));
  out.set_probation_months(standard.probation_months);
  for (const VettingLevel level : kVettingLevels) {
    const int months = standard.vetting_months[static_cast<size_t>(level)];
    if (months == 0) continue;
    v1::EngagementStandard::VettingPeriod& period = *out.add_vetting_periods();
    period.set_level(api::ToProto<v1::Role::VettingLevel>(level));
    period.set_months(months);
  }
  return out;
}

EngagementStandard PartMapping<EngagementStandard>::Read(absl::string_view, const PartPath& path,
                                                         const v1::EngagementStandard& message,
                                                         Faults& faults) {
  EngagementStandard standard;
  standard.id = path.back();
  fields::CheckId(standard.id, "id", faults);
  standard.from = fields::ReadDate(message.from_date(), "from_date", faults);
  if (message.has_probation_months()) standard.probation_months = message.probation_months();
  ReadVettingPeriods(message, standard, faults);
  CheckEngagementStandard(standard, {}, faults);
  return standard;
}

}  // namespace copperplate::volunteers

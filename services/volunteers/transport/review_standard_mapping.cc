#include "services/volunteers/transport/review_standard_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::ReviewStandard PartMapping<ReviewStandard>::Write(absl::string_view force, absl::string_view,
                                                      const PartRecord<ReviewStandard>& record) {
  const ReviewStandard& standard = record.part;
  v1::ReviewStandard out;
  out.set_name(kReviewStandardName.Format(force, standard.id));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::Role::Kind>(standard.kind));
  out.set_from_date(DateText(standard.from));
  out.set_expected_hours_a_month(standard.expectation.hours_a_month);
  out.set_window_months(standard.expectation.window_months);
  out.set_least_deployable_days(standard.expectation.least_deployable_days);
  out.set_expiring_within_days(standard.attention.expiring_within);
  out.set_leave_overdue_after_days(standard.attention.leave_overdue_after);
  out.set_no_duty_first_days(standard.attention.no_duty_first);
  out.set_no_duty_second_days(standard.attention.no_duty_second);
  out.set_longest_gap_days(standard.service.longest_gap_days);
  for (const int years : standard.service.recognised_years) out.add_recognised_years(years);
  return out;
}

ReviewStandard PartMapping<ReviewStandard>::Read(absl::string_view, const PartPath& path,
                                                 const v1::ReviewStandard& message,
                                                 Faults& faults) {
  const Kind kind = api::ReadEnum<Kind>(message.kind(), "kind", faults);
  ReviewStandard standard = DefaultReviewStandard(kind);
  standard.id = path.back();
  fields::CheckId(standard.id, "id", faults);
  standard.from = fields::ReadDate(message.from_date(), "from_date", faults);
  const auto read = [](bool given, int32_t number, int& out) {
    if (given) out = number;
  };
  ExpectationRule& expectation = standard.expectation;
  read(message.has_expected_hours_a_month(), message.expected_hours_a_month(),
       expectation.hours_a_month);
  read(message.has_window_months(), message.window_months(), expectation.window_months);
  read(message.has_least_deployable_days(), message.least_deployable_days(),
       expectation.least_deployable_days);
  AttentionLimits& attention = standard.attention;
  read(message.has_expiring_within_days(), message.expiring_within_days(),
       attention.expiring_within);
  read(message.has_leave_overdue_after_days(), message.leave_overdue_after_days(),
       attention.leave_overdue_after);
  read(message.has_no_duty_first_days(), message.no_duty_first_days(), attention.no_duty_first);
  read(message.has_no_duty_second_days(), message.no_duty_second_days(), attention.no_duty_second);
  read(message.has_longest_gap_days(), message.longest_gap_days(),
       standard.service.longest_gap_days);
  if (message.recognised_years_size() > 0) {
    standard.service.recognised_years.assign(message.recognised_years().begin(),
                                             message.recognised_years().end());
  }
  CheckReviewStandard(standard, {}, faults);
  return standard;
}

}  // namespace copperplate::volunteers

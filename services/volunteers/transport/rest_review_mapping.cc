#include "services/volunteers/transport/rest_review_mapping.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {
namespace {

static_assert(v1::RestReview::NO_BREAK == static_cast<int>(RestWarning::kNoBreak) + 1);
static_assert(v1::RestReview::WEEKLY_HOURS == static_cast<int>(RestWarning::kWeeklyHours) + 1);
static_assert(v1::RestReview::Warning_MAX == v1::RestReview::WEEKLY_HOURS);

constexpr int kDaysAround = 28;
constexpr int kMostDays = 366;

}  // namespace

RestQuery ReadRestQuery(const v1::GetRestReviewRequest& request, absl::CivilDay today,
                        Faults& faults) {
  RestQuery query;
  const auto ids = kRestReviewName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.volunteer = std::string((*ids)[1]);
  query.from = fields::ReadOptionalDate(request.from_date(), "from_date", faults)
                   .value_or(today - kDaysAround);
  query.to =
      fields::ReadOptionalDate(request.to_date(), "to_date", faults).value_or(today + kDaysAround);
  fields::CheckNotBefore(query.to, "to_date", query.from, "the first day", faults);
  if (query.to - query.from >= kMostDays) {
    faults.Add("PERIOD_TOO_LONG", "to_date",
               absl::StrCat("must lie within ", kMostDays, " days of the first"));
  }
  return query;
}

v1::RestReview WriteRestReview(absl::string_view force, absl::string_view volunteer,
                               const std::vector<DutyRest>& rests) {
  v1::RestReview out;
  out.set_name(kRestReviewName.Format(force, volunteer));
  for (const DutyRest& rest : rests) {
    const Duty& duty = rest.duty;
    v1::RestReview::DutyRest& row = *out.add_duties();
    row.set_duty(DutyNameOf(force, {duty.volunteer, duty.engagement, duty.id}));
    for (const RestWarning warning : rest.warnings) {
      row.add_warnings(api::ToProto<v1::RestReview::Warning>(warning));
    }
    row.set_overridden(
        std::any_of(duty.overrides.begin(), duty.overrides.end(),
                    [](const Override& one) { return one.kind == OverrideKind::kRest; }));
  }
  return out;
}

}  // namespace copperplate::volunteers

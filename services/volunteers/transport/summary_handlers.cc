#include "services/volunteers/transport/summary_handlers.h"

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/error.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/read_speedwatch.h"
#include "services/volunteers/app/summarise_volunteers.h"
#include "services/volunteers/transport/summary_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int64_t kMostMonths = 240;

// The first month of the period that is asked for.
std::optional<absl::CivilMonth> ReadSince(absl::string_view text, absl::CivilDay as_of,
                                          Faults& faults) {
  const std::optional<int32_t> number = fields::ReadOptionalMonth(text, "from_month", faults);
  if (!number.has_value()) return std::nullopt;
  const absl::CivilMonth since = MonthFromNumber(*number);
  const absl::CivilMonth last(as_of);
  if (since > last) {
    faults.Add("MONTHS_REVERSED", "from_month", "must not lie behind the month of the day");
  } else if (last - since >= kMostMonths) {
    faults.Add("TOO_MANY_MONTHS", "from_month",
               absl::StrCat("must begin a period of at most ", kMostMonths, " months"));
  }
  return since;
}

std::optional<std::string> ReadArea(const v1::GetVolunteerSummaryRequest& request, Faults& faults) {
  fields::CheckOptionalLine(request.area(), "area", faults);
  if (request.area().empty()) return std::nullopt;
  return request.area();
}

// Those of an area may be hours of one person, as the splits that viewers are not told.
absl::Status AreaNotForViewers() {
  return Error(absl::StatusCode::kPermissionDenied, "ROLE_MISSING",
               "hours of one area are told to analysts, publishers and admins")
      .Build();
}

}  // namespace

absl::StatusOr<v1::VolunteerSummary> SummaryHandlers::GetVolunteerSummary(
    const rpc::CallContext& call, const v1::GetVolunteerSummaryRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kVolunteerSummaryName.Match(request.name(), "name", faults);
  const absl::CivilDay as_of =
      fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  const std::optional<absl::CivilMonth> since = ReadSince(request.from_month(), as_of, faults);
  const auto kind = api::ReadOptionalEnum<Kind>(request.kind(), "kind", faults);
  const std::optional<std::string> area = ReadArea(request, faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (area.has_value() && !handler::SeesSensitive(call)) return AreaNotForViewers();
  ABSL_ASSIGN_OR_RETURN(
      const VolunteerSummary summary,
      SummariseVolunteers(ports_.engagement_register, handler::ContextOf(call),
                          SummaryRange(as_of, since), known_at, {.kind = kind, .area = area}));
  std::optional<SpeedwatchSummary> speedwatch;
  if (kind.value_or(Kind::kSpeedwatch) == Kind::kSpeedwatch) {
    ABSL_ASSIGN_OR_RETURN(
        speedwatch,
        ReadSpeedwatch(ports_.watch_register, handler::ContextOf(call), summary.range, summary.at));
  }
  return WriteVolunteerSummary(call.force, summary, speedwatch, handler::SeesSensitive(call));
}

}  // namespace copperplate::volunteers

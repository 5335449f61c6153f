#include "services/volunteers/app/review_rests.h"

#include <utility>

#include "absl/time/time.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

// Before and after a duty, what RestWarningsOf() looks at.
constexpr int kDaysBefore = 17 * 7 + 1;
constexpr int kDaysAfter = 2;
constexpr int kPageOfDuties = 10'000;

absl::Time BeginningOfDuty(const Duty& duty) {
  return duty.actual.has_value() ? duty.actual->from : duty.planned->from;
}

absl::StatusOr<std::vector<Duty>> ReadDuties(DutyRepository& duties, const RequestContext& context,
                                             DutyQuery query) {
  std::vector<Duty> all;
  while (true) {
    ABSL_ASSIGN_OR_RETURN(Page<DutyRecord> page, duties.List(context, query));
    for (DutyRecord& record : page.rows) all.push_back(std::move(record.duty));
    if (!page.more) return all;
    const Duty& last = all.back();
    query.after = DutyPlace{BeginningOfDuty(last), page.rows.back().header.uid, last.version};
  }
}

}  // namespace

absl::StatusOr<std::vector<DutyRest>> ReviewRests(DutyRepository& duties,
                                                  const RequestContext& context,
                                                  const RestQuery& query) {
  DutyQuery read;
  read.volunteer = query.volunteer;
  read.from = BeginningOf(query.from - kDaysBefore);
  read.to = BeginningOf(query.to + kDaysAfter);
  read.limit = kPageOfDuties;
  ABSL_ASSIGN_OR_RETURN(const std::vector<Duty> all, ReadDuties(duties, context, std::move(read)));
  std::vector<DutyRest> rests;
  for (const Duty& duty : all) {
    const absl::CivilDay day = LondonDay(BeginningOfDuty(duty));
    if (day < query.from || day > query.to) continue;
    std::vector<RestWarning> warnings = RestWarningsOf(duty, all);
    if (!warnings.empty()) rests.push_back({duty, std::move(warnings)});
  }
  return rests;
}

}  // namespace copperplate::volunteers

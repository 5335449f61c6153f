#include "services/volunteers/domain/hours.h"

#include "libs/text/words.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kHoursQualifierWords[] = {"EXACT", "ESTIMATED"};

EngagedAs AsOf(EngagementState state) {
  if (IsCounted(state)) return EngagedAs::kCounted;
  return state == EngagementState::kInduction ? EngagedAs::kInducted : EngagedAs::kOutside;
}

bool IsOf(const MinutesWorked& worked, Kind kind, const MonthRange& months) {
  return worked.kind == kind && months.from <= worked.month && worked.month <= months.to;
}

void Add(const MinutesWorked& worked, Hours& hours) {
  const int64_t minutes = worked.unverified + worked.verified;
  switch (worked.as) {
    case EngagedAs::kCounted:
      hours.minutes += minutes;
      hours.unverified_minutes += worked.unverified;
      hours.late_minutes += worked.late;
      break;
    case EngagedAs::kInducted:
      hours.induction_minutes += minutes;
      break;
    case EngagedAs::kOutside:
      hours.outside_minutes += minutes;
      break;
  }
}

const std::string& KeyOf(HoursBy by, const MinutesWorked& worked) {
  switch (by) {
    case HoursBy::kType:
      return worked.type;
    case HoursBy::kDepartment:
      return worked.department;
    case HoursBy::kArea:
      return worked.area;
  }
  return worked.type;
}

}  // namespace

absl::string_view Name(HoursQualifier qualifier) { return NameIn(kHoursQualifierWords, qualifier); }

std::vector<EngagedSpan> EngagedSpansOf(Engagements engagements) {
  std::vector<EngagedSpan> spans;
  for (const Engagement& engagement : engagements) {
    EngagedSpan span{.volunteer = engagement.volunteer,
                     .person = std::string(CountedAs(engagement)),
                     .engagement = engagement.id,
                     .kind = engagement.kind,
                     .department = engagement.department,
                     .days = {absl::CivilDay::min(), kNoEnd},
                     .as = EngagedAs::kOutside};
    for (const StateSpan& state : StateSpans(engagement.history)) {
      const EngagedAs as = AsOf(state.state);
      if (as == span.as) continue;
      span.days.to = state.from;
      spans.push_back(span);
      span.days = {state.from, kNoEnd};
      span.as = as;
    }
    spans.push_back(std::move(span));
  }
  return spans;
}

Hours HoursOf(absl::Span<const MinutesWorked> worked, Kind kind, const MonthRange& months) {
  Hours hours;
  for (const MinutesWorked& one : worked) {
    if (IsOf(one, kind, months)) Add(one, hours);
  }
  return hours;
}

std::map<std::string, Hours> HoursSplitBy(HoursBy by, absl::Span<const MinutesWorked> worked,
                                          Kind kind, const MonthRange& months) {
  std::map<std::string, Hours> split;
  for (const MinutesWorked& one : worked) {
    if (IsOf(one, kind, months)) Add(one, split[KeyOf(by, one)]);
  }
  return split;
}

}  // namespace copperplate::volunteers

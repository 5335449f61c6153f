#include "services/volunteers/domain/duty_rules.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty_minutes.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMinorBelow = 18;
constexpr int64_t kMinutesOfHour = 60;

const std::optional<InstantRange>& TimeOf(const Duty& duty) {
  return duty.actual.has_value() ? duty.actual : duty.planned;
}

bool IsLonger(const Duty& duty, const Duty& before) {
  const std::optional<InstantRange>& time = TimeOf(duty);
  const std::optional<InstantRange>& time_before = TimeOf(before);
  return time.has_value() && time_before.has_value() &&
         WorkedMinutes(*time, duty.break_minutes) >
             WorkedMinutes(*time_before, before.break_minutes);
}

bool HasOverride(const Duty& duty, OverrideKind kind) {
  return std::any_of(duty.overrides.begin(), duty.overrides.end(),
                     [&](const Override& one) { return one.kind == kind; });
}

void CheckType(const DutyFacts& facts, Faults& faults) {
  if (!facts.type.has_value()) {
    faults.Add("DUTY_TYPE_UNKNOWN", "type", "there is no such type of duty");
  } else if (facts.type->hidden) {
    faults.Add("DUTY_TYPE_HIDDEN", "type", "nothing new is recorded under this type");
  }
}

// `prefix` is `actual` or `planned`, whose fields are `actual_from` and `actual_to`.
void CheckTime(const InstantRange& time, const std::string& prefix, Faults& faults) {
  if (time.empty()) {
    faults.Add("TIMES_REVERSED", prefix + "_to", "must lie after the beginning");
  }
  if (!IsWholeMinute(time.from)) {
    faults.Add("TIME_NOT_WHOLE_MINUTE", prefix + "_from", "must be a whole minute");
  }
  if (!IsWholeMinute(time.to)) {
    faults.Add("TIME_NOT_WHOLE_MINUTE", prefix + "_to", "must be a whole minute");
  }
}

void CheckLengths(const Duty& duty, const InstantRange& time, const std::string& prefix,
                  const DutyLimits& limits, Faults& faults) {
  if (duty.break_minutes < 0 || duty.break_minutes >= WorkedMinutes(time, 0)) {
    faults.Add("BREAK_OUT_OF_RANGE", "break_minutes",
               "must be at least 0 and less than the time of the duty");
  } else if (WorkedMinutes(time, duty.break_minutes) > limits.most_minutes) {
    faults.Add("DUTY_TOO_LONG", prefix + "_to",
               absl::StrCat("must leave at most ", limits.most_minutes / kMinutesOfHour,
                            " hours without the break"));
  }
}

void CheckOverriders(const Duty& duty, const DutyFacts& facts, Unmet& unmet) {
  std::vector<Override> added;
  std::copy_if(duty.overrides.begin(), duty.overrides.end(), std::back_inserter(added),
               [&](const Override& one) {
                 return std::find(facts.standing.begin(), facts.standing.end(), one) ==
                        facts.standing.end();
               });
  const auto by_self = [&](const Override& one) {
    return one.by == duty.volunteer || NamesPerson(one.by, duty.volunteer, facts.other_records);
  };
  const auto by_another = [&](const Override& one) {
    return facts.supervisors.has_value() && !by_self(one) &&
           std::find(facts.supervisors->begin(), facts.supervisors->end(), one.by) ==
               facts.supervisors->end();
  };
  if (std::any_of(added.begin(), added.end(), by_self)) {
    unmet.Add("OVERRIDE_BY_SELF", facts.subject, "an override is another person's to give");
  }
  if (std::any_of(added.begin(), added.end(), by_another)) {
    unmet.Add("OVERRIDE_NOT_BY_SUPERVISOR", facts.subject,
              "an override is for the supervisor on the day, or whom the supervisor named");
  }
}

void CheckOverrides(const Duty& duty, const InstantRange& time, const DutyFacts& facts,
                    Unmet& unmet) {
  if (WorkedMinutes(time, duty.break_minutes) > facts.limits.override_above_minutes &&
      !HasOverride(duty, OverrideKind::kLongDuty)) {
    unmet.Add("LONG_DUTY_OVERRIDE_REQUIRED", facts.subject,
              absl::StrCat("is longer than ", facts.limits.override_above_minutes / kMinutesOfHour,
                           " hours: needs a supervisor's override"));
  }
  if (LondonDay(duty.entered_at) - LondonDay(time.to) > facts.limits.override_above_days &&
      !HasOverride(duty, OverrideKind::kLateEntry)) {
    unmet.Add("LATE_ENTRY_OVERRIDE_REQUIRED", facts.subject,
              absl::StrCat("is entered more than ", facts.limits.override_above_days,
                           " days later: needs a supervisor's override"));
  }
  CheckOverriders(duty, facts, unmet);
}

void CheckDeployable(const InstantRange& time, const DutyFacts& facts, Unmet& unmet) {
  const bool training = facts.type.has_value() && facts.type->training;
  const InstantSet engaged = training ? facts.serving.Union(facts.inducted) : facts.serving;
  const InstantSet& allowed = training ? facts.trainable : facts.deployable;
  if (!engaged.Contains(time)) {
    unmet.Add("DUTY_OUTSIDE_ENGAGEMENT", facts.subject,
              training ? "is not within INDUCTION, PROBATION or ACTIVE"
                       : "is not within PROBATION or ACTIVE");
  } else if (!allowed.Contains(time)) {
    unmet.Add("NOT_DEPLOYABLE", facts.subject,
              "vetting or a rule of age stands against it before it ends");
  }
}

void CheckMinor(const Duty& duty, const InstantRange& time, const DutyFacts& facts, Unmet& unmet) {
  const bool cadet = facts.kind == Kind::kCadet;
  const bool minor = AgeOn(facts.date_of_birth, LondonDay(time.from)) < kMinorBelow;
  if ((cadet || minor) && TouchesNight(time, facts.limits)) {
    unmet.Add(
        "MINOR_NIGHT_DUTY", facts.subject,
        absl::StrCat("a cadet or who is under 18 has no duty between ",
                     facts.limits.night_from_hour, ":00 and ", facts.limits.night_to_hour, ":00"));
  }
  if (!cadet) return;
  if (WorkedMinutes(time, duty.break_minutes) > facts.limits.cadet_most_minutes) {
    unmet.Add("CADET_DUTY_TOO_LONG", facts.subject,
              absl::StrCat("a cadet's duty is at most ",
                           facts.limits.cadet_most_minutes / kMinutesOfHour, " hours"));
  }
  if (!duty.event.empty()) {
    CheckEventPermission(facts.permissions, duty.engagement, duty.event, LondonDay(time.from),
                         facts.subject, unmet);
  }
  if (!facts.led.Contains(time)) {
    unmet.Add("CADET_LEADERS_REQUIRED", facts.subject,
              absl::StrCat("the unit needs ", facts.limits.leaders.least, " vetted leaders"));
  }
}

}  // namespace

Faults CheckDutyFields(const Duty& duty, const DutyFacts& facts) {
  Faults faults;
  CheckType(facts, faults);
  const bool done = CountsAsWorked(duty.state);
  if (done && !duty.actual.has_value()) {
    faults.Add("FIELD_REQUIRED", "actual_from", "must be given");
  } else if (!duty.actual.has_value() && !duty.planned.has_value()) {
    faults.Add("FIELD_REQUIRED", "planned_from", "must be given");
  }
  if (duty.planned.has_value()) CheckTime(*duty.planned, "planned", faults);
  if (duty.actual.has_value()) {
    CheckTime(*duty.actual, "actual", faults);
    if (duty.actual->to > facts.now) {
      faults.Add("DUTY_IN_FUTURE", "actual_to", "must not lie in the future");
    }
  }
  const std::optional<InstantRange>& time = TimeOf(duty);
  if (time.has_value() && !time->empty()) {
    CheckLengths(duty, *time, duty.actual.has_value() ? "actual" : "planned", facts.limits, faults);
  }
  return faults;
}

Unmet CheckDuty(const Duty& duty, const DutyFacts& facts) {
  Unmet unmet;
  const std::optional<InstantRange>& time = TimeOf(duty);
  if (!time.has_value()) return unmet;
  CheckOverrides(duty, *time, facts, unmet);
  CheckDeployable(*time, facts, unmet);
  CheckMinor(duty, *time, facts, unmet);
  return unmet;
}

std::vector<Override> StandingOverrides(const Duty& before, const Duty& after) {
  std::vector<Override> standing = before.overrides;
  if (IsLonger(after, before)) {
    standing.erase(
        std::remove_if(standing.begin(), standing.end(),
                       [](const Override& one) { return one.kind == OverrideKind::kLongDuty; }),
        standing.end());
  }
  return standing;
}

bool TouchesNight(const InstantRange& time, const DutyLimits& limits) {
  const absl::CivilDay last = LondonDay(time.to);
  // The night before the day on which it begins may reach into that day.
  for (absl::CivilDay day = LondonDay(time.from) - 1; day <= last; ++day) {
    const absl::CivilSecond from = absl::CivilSecond(day) + int64_t{3600} * limits.night_from_hour;
    const absl::CivilSecond to = absl::CivilSecond(day + 1) + int64_t{3600} * limits.night_to_hour;
    if (time.Overlaps({London().At(from).pre, London().At(to).pre})) return true;
  }
  return false;
}

}  // namespace copperplate::volunteers

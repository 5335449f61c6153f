#include "services/volunteers/domain/speedwatch.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "services/volunteers/domain/registration.h"

namespace copperplate::volunteers {
namespace {

constexpr int64_t kMostVehicles = 1'000'000;
constexpr int64_t kSecondsOfMinute = 60;

void CheckWholeMinutes(const InstantRange& time, Faults& faults) {
  if (!IsWholeMinute(time.from)) {
    faults.Add("TIME_NOT_WHOLE_MINUTE", "from", "must be a whole minute");
  }
  if (!IsWholeMinute(time.to)) {
    faults.Add("TIME_NOT_WHOLE_MINUTE", "to", "must be a whole minute");
  }
}

// On one day, between the two times.
bool IsIn(const DayTime& daylight, const InstantRange& time) {
  const absl::CivilSecond midnight(LondonDay(time.from));
  const absl::Time from = London().At(midnight + kSecondsOfMinute * daylight.from_minute).pre;
  const absl::Time to = London().At(midnight + kSecondsOfMinute * daylight.to_minute).pre;
  return from <= time.from && time.to <= to;
}

void CheckGroup(const SpeedwatchSession& session, const WatchGroup& group, Unmet& unmet) {
  if (!group.coordinator.has_value()) {
    unmet.Add("COORDINATOR_REQUIRED", group.id, "needs a coordinator");
  }
  if (!IsThereOn(group, session.day())) {
    unmet.Add("GROUP_CLOSED", group.id, "was not there on the day");
  }
}

void CheckSite(const SpeedwatchSession& session, const SpeedwatchSite& site,
               const SpeedwatchStandard& standard, Unmet& unmet) {
  const absl::CivilDay day = session.day();
  if (site.group != session.group) {
    unmet.Add("SITE_OF_OTHER_GROUP", site.id, "is a site of another group");
  }
  if (!site.risk_assessed_on.has_value() || *site.risk_assessed_on > day) {
    unmet.Add("SITE_NOT_ASSESSED", site.id, "its risk was not assessed by the day");
  }
  if (site.approved_by.empty() || !site.approved_to.has_value() || *site.approved_to < day) {
    unmet.Add("SITE_NOT_APPROVED", site.id, "is not approved by the police on the day");
  }
  if (!IsWatched(site.limit_mph, standard)) {
    unmet.Add("SPEED_LIMIT_NOT_ALLOWED", site.id, "has a speed limit that is not watched");
  }
}

}  // namespace

absl::CivilDay SpeedwatchSession::day() const { return LondonDay(time.from); }

Faults CheckSessionFields(const SpeedwatchSession& session, absl::Time now) {
  Faults faults;
  CheckWholeMinutes(session.time, faults);
  if (session.time.empty()) {
    faults.Add("TIMES_REVERSED", "to", "must lie after the beginning");
  } else if (session.time.to > now) {
    faults.Add("SESSION_IN_FUTURE", "to", "must not lie in the future");
  }
  fields::CheckRange(session.passing, "passing", 0, kMostVehicles, faults);
  fields::CheckRange(session.over_threshold, "over_threshold", 0, kMostVehicles, faults);
  if (session.over_threshold > session.passing) {
    faults.Add("OVER_EXCEEDS_PASSING", "over_threshold",
               "must be at most the number of vehicles that passed");
  }
  if (session.operators.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "operators", absl::StrCat("must be at most ", fields::kMostItems));
  }
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < session.operators.size(); ++i) {
    if (!seen.insert(session.operators[i]).second) {
      faults.Add("DUPLICATE", absl::StrCat("operators[", i, "]"), "is there twice");
    }
  }
  fields::CheckOptionalProse(session.notes, "notes", faults);
  if (HoldsRegistration(session.notes)) {
    faults.Add("REGISTRATION_IN_TEXT", "notes",
               "must not hold what reads as a vehicle's registration number");
  }
  return faults;
}

Faults CheckSiteFields(const SpeedwatchSite& site, absl::CivilDay today) {
  Faults faults;
  if (site.risk_assessed_on.has_value()) {
    fields::CheckNotInFuture(*site.risk_assessed_on, "risk_assessed_on", today, faults);
  }
  fields::CheckOptionalLine(site.approved_by, "approved_by", faults);
  if (site.approved_by.empty() != !site.approved_to.has_value()) {
    faults.Add("FIELD_REQUIRED", site.approved_by.empty() ? "approved_by" : "approved_to",
               "is given with the other of the two");
  }
  return faults;
}

void CheckSiteAmong(const SpeedwatchSite& site, absl::Span<const SpeedwatchStandard> standards,
                    Faults& faults) {
  if (!IsEverWatched(site.limit_mph, standards)) {
    faults.Add("SPEED_LIMIT_NOT_ALLOWED", "limit_mph", "is not among those that are watched");
  }
}

Unmet CheckSession(const SpeedwatchSession& session, const WatchGroup& group,
                   const SpeedwatchSite& site, absl::Span<const std::string> trained,
                   absl::Span<const SpeedwatchStandard> standards) {
  const SpeedwatchStandard standard = SpeedwatchStandardOn(standards, session.day());
  Unmet unmet;
  CheckGroup(session, group, unmet);
  CheckSite(session, site, standard, unmet);
  if (!IsIn(standard.daylight, session.time)) {
    unmet.Add("OUTSIDE_DAYLIGHT", site.id, "is watched in daylight only");
  }
  const auto fit = std::count_if(
      session.operators.begin(), session.operators.end(), [&](const std::string& one) {
        return std::find(trained.begin(), trained.end(), one) != trained.end();
      });
  if (fit < standard.least_operators) {
    unmet.Add("OPERATORS_TOO_FEW", group.id,
              absl::StrCat("needs ", standard.least_operators, " trained operators"));
  }
  return unmet;
}

std::optional<Rational> SpeedwatchFigures::percent_over() const {
  if (passing == 0) return std::nullopt;
  return Rational::Of(absl::int128(100) * over_threshold, passing);
}

SpeedwatchFigures& SpeedwatchFigures::operator+=(const SpeedwatchFigures& other) {
  sessions += other.sessions;
  passing += other.passing;
  over_threshold += other.over_threshold;
  operator_minutes += other.operator_minutes;
  return *this;
}

SpeedwatchFigures FiguresOf(absl::Span<const SpeedwatchSession> sessions) {
  SpeedwatchFigures figures;
  for (const SpeedwatchSession& session : sessions) {
    ++figures.sessions;
    figures.passing += session.passing;
    figures.over_threshold += session.over_threshold;
    figures.operator_minutes +=
        WorkedMinutes(session.time, 0) * static_cast<int64_t>(session.operators.size());
  }
  return figures;
}

}  // namespace copperplate::volunteers

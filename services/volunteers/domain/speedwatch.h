// Community Speedwatch: sites and sessions of a group.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/speedwatch_standard.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

struct SpeedwatchSite {
  std::string id;
  std::string group;  // id
  int limit_mph = 30;
  std::optional<absl::CivilDay> risk_assessed_on;
  std::string approved_by;                    // of the police; may be empty
  std::optional<absl::CivilDay> approved_to;  // the last day on which it is
};

struct SpeedwatchSession {
  std::string id;
  std::string group;  // id
  std::string site;   // id
  InstantRange time;
  std::vector<std::string> operators;  // ids of volunteers, each once
  int64_t passing = 0;                 // vehicles
  int64_t over_threshold = 0;          // of these
  std::string notes;                   // may be empty
  // Of each of the operators the id of the record that is kept of the person; where it was not read
  // they are the operators'.
  std::vector<std::string> persons = {};

  absl::CivilDay day() const;  // on which it begins
};

// Every fault of a session's fields: TIME_NOT_WHOLE_MINUTE of `from` and `to`, TIMES_REVERSED and
// SESSION_IN_FUTURE of `to`, NUMBER_OUT_OF_RANGE of `passing` and `over_threshold` below 0,
// OVER_EXCEEDS_PASSING of `over_threshold`, TOO_MANY of `operators`, DUPLICATE of `operators[i]`,
// those of libs/fields and REGISTRATION_IN_TEXT of `notes`.
Faults CheckSessionFields(const SpeedwatchSession& session, absl::Time now);

// Every fault of a site by itself: DATE_IN_FUTURE of `risk_assessed_on`, those of libs/fields of
// `approved_by`, and FIELD_REQUIRED of it and of `approved_to` where only the other one is given.
Faults CheckSiteFields(const SpeedwatchSite& site, absl::CivilDay today);

// SPEED_LIMIT_NOT_ALLOWED of `limit_mph` at which speed is watched on no day.
void CheckSiteAmong(const SpeedwatchSite& site, absl::Span<const SpeedwatchStandard> standards,
                    Faults& faults);

// What a session would need beside that, of the group and the site that it names, held against the
// standard of its day. `trained` are the operators with a session's training on the day.
// COORDINATOR_REQUIRED, GROUP_CLOSED before it was formed or once it is closed,
// SITE_OF_OTHER_GROUP, SITE_NOT_ASSESSED where the risk was not assessed by the day,
// SITE_NOT_APPROVED on the day, SPEED_LIMIT_NOT_ALLOWED, OUTSIDE_DAYLIGHT, OPERATORS_TOO_FEW of
// those who are trained. Each names the group or the site.
Unmet CheckSession(const SpeedwatchSession& session, const WatchGroup& group,
                   const SpeedwatchSite& site, absl::Span<const std::string> trained,
                   absl::Span<const SpeedwatchStandard> standards);

struct SpeedwatchFigures {
  int64_t sessions = 0;
  int64_t passing = 0;
  int64_t over_threshold = 0;
  // Minutes of all operators together.
  int64_t operator_minutes = 0;

  // Of the summed counts, never a mean of the sessions' own; nothing where nobody passed.
  std::optional<Rational> percent_over() const;
  SpeedwatchFigures& operator+=(const SpeedwatchFigures& other);
};

SpeedwatchFigures FiguresOf(absl::Span<const SpeedwatchSession> sessions);

}  // namespace copperplate::volunteers

// How an engagement goes, as a coordinator looks at it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "services/volunteers/domain/attention.h"
#include "services/volunteers/domain/continuous_service.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/engagement_standard.h"
#include "services/volunteers/domain/expectation.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/recognition.h"
#include "services/volunteers/domain/review_standard.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

// In how many months up to the day, its own among them, duties are looked at.
inline constexpr int kReviewedMonths = 13;
// The first day of them.
absl::CivilDay FirstReviewedDay(absl::CivilDay as_of);

// What is known of an engagement, with what its role asks.
struct ReviewedEngagement {
  Engagement engagement;
  std::string volunteer_name;
  Marking marking = Marking::kOfficialSensitive;
  DaySet deployable;
  std::vector<VettingCheck> checks;       // of the volunteer
  std::vector<Recognition> long_service;  // of the volunteer, those of years of service
  // Of the volunteer: each skill once, until the last day that any record of it has.
  std::vector<VolunteerSkill> skills;
  std::vector<std::string> role_skills;  // that its role expects, ids
  std::string supervisor;                // on the day; empty: none
  // Of the duties that began in the reviewed months, by the end of the day: of those done.
  std::optional<absl::CivilDay> last_duty_on;
  int64_t unverified_duties = 0;  // done by the end of the day, however long ago
  // Planned from the day on for a time for which none may be given: how many, and the first.
  int64_t barred_duties = 0;
  std::optional<absl::CivilDay> barred_duty_on;
  std::map<absl::CivilMonth, int64_t> minutes;  // worked
};

// What nobody looks after, as it is now.
struct VacantPost {
  enum class Post : uint8_t {
    kCoordinator,  // of a watch group that is there on the day
    kLeaders,  // of a unit of cadets that is not closed: too few who are vetted at the end of it
  };
  Post post = Post::kCoordinator;
  std::string id;  // of the group, or the unit
  std::string title;
};

struct EngagementReview {
  const ReviewedEngagement* reviewed = nullptr;
  EngagementState state = EngagementState::kApplied;
  absl::CivilDay state_since;
  std::optional<absl::CivilDay> vetting_expires_on;
  std::optional<absl::CivilDay> probation_ends;  // of who is in PROBATION
  absl::CivilMonth expected_to;                  // the last of the window's months
  int window_months = 0;
  Expectation expectation;
  std::optional<ContinuousService> service;
  std::vector<RecognitionDue> recognitions_due;
  std::vector<Attention> attention;
};

// Where it stands at the end of the day; nothing where it had not begun. `all` are the volunteers'
// engagements, this one and those that it follows among them.
std::optional<EngagementReview> ReviewOf(const ReviewedEngagement& reviewed,
                                         absl::Span<const ReviewedEngagement> all,
                                         const ReviewStandard& standard,
                                         absl::Span<const EngagementStandard> engagement_standards,
                                         absl::CivilDay as_of);

}  // namespace copperplate::volunteers

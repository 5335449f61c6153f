// When somebody may be forgotten, and what keeps them from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/volunteer.h"

namespace copperplate::volunteers {

// By what it is told how long a record is kept: the kind of an engagement that was once in force,
// and who never was.
enum class RecordClass : uint8_t { kSpecial, kPsv, kCadet, kSpeedwatch, kApplicant };

inline constexpr RecordClass kRecordClasses[] = {RecordClass::kSpecial, RecordClass::kPsv,
                                                 RecordClass::kCadet, RecordClass::kSpeedwatch,
                                                 RecordClass::kApplicant};

absl::string_view Name(RecordClass record_class);

// That of its kind, once it was counted in strength; until then an applicant's.
RecordClass RecordClassOf(const Engagement& engagement);

// How long records of a class are kept after the engagement ended; configuration of a force (NPCC
// guidance on retention, whose periods a force adopts).
struct RetentionRule {
  std::string id;
  RecordClass record_class = RecordClass::kSpecial;
  int64_t months = 0;
};

// RECORD_CLASS_TAKEN of `record_class` where another rule is of the class.
void CheckRetentionRule(const RetentionRule& rule, absl::Span<const RetentionRule> others,
                        Faults& faults);

// Nobody is forgotten while one of these stands.
struct LegalHold {
  std::string id;
  std::string volunteer;  // id
  std::string reason;
  absl::CivilDay placed_on;
  std::string placed_by;
  std::optional<absl::CivilDay> released_on;  // the first day on which it no longer stands
  std::string released_by;                    // empty until then
};

bool StandsOn(const LegalHold& hold, absl::CivilDay day);

// What is looked at before somebody is forgotten.
struct ErasureFacts {
  Volunteer volunteer;
  absl::CivilDay recorded_on;  // when the volunteer was: who was never engaged applied then
  std::vector<Engagement> engagements;  // all of the volunteer
  std::vector<LegalHold> holds;         // likewise
  std::vector<RetentionRule> rules;     // of the force
};

// What says how long a volunteer is kept.
struct Retention {
  RecordClass record_class = RecordClass::kApplicant;
  std::string rule;         // id
  std::string engagement;   // id; empty: never engaged
  absl::CivilDay ended_on;  // the engagement, or when who was never engaged was recorded
  absl::CivilDay due_on;    // the first day on which nothing is to be kept any more
};

// By the engagement that is to be kept longest. Nothing where one has not ended by `today`, or its
// class has no rule.
std::optional<Retention> RetentionOf(const ErasureFacts& facts, absl::CivilDay today);

// What keeps a volunteer from being erased, all of it: ALREADY_ANONYMISED; ENGAGEMENT_LIVE for each
// engagement that is not in its last state by `today` (who leaves on a day to come is live until
// then); LEGAL_HOLD; RETENTION_RULE_MISSING for each class without a rule; RETENTION_NOT_ELAPSED,
// naming the day from which it is. `subject` is the volunteer's resource name.
Unmet CheckErasure(const ErasureFacts& facts, absl::string_view subject, absl::CivilDay today);

// VOLUNTEER_ANONYMISED where the volunteer was: nothing is written of them any more.
Unmet CheckNotAnonymised(const Volunteer& volunteer, absl::string_view subject);

}  // namespace copperplate::volunteers

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/candidate_register.h"

namespace copperplate::volunteers {

struct RankingQuery {
  std::string opportunity;  // id
  absl::CivilDay as_of;     // in Europe/London
  std::optional<Rank> after;
  int limit = 0;
};

struct RankedCandidate {
  Suitability suitability;
  Kind kind = Kind::kSpecial;
  std::string name;   // the volunteer's
  int64_t place = 0;  // 1 upwards; 0 of who is not eligible
};

struct RankingPage {
  std::vector<RankedCandidate> rows;
  bool more = false;
  int64_t eligible = 0;
  int64_t excluded = 0;
};

// Ranks those whose engagement is live at the end of the day: it has begun and not ended. What is
// shown of volunteers marked OFFICIAL_SENSITIVE is recorded as read. Errors: those of the port.
absl::StatusOr<RankingPage> RankCandidates(CandidateRegister& candidates,
                                           const RequestContext& context,
                                           const RankingQuery& query);

}  // namespace copperplate::volunteers

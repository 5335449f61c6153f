#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

// What the other services have for a pack, as known at its instant (nothing: now) and to this
// caller. Implementations are thread-safe, never fail, and block for a bounded part of what is left
// until the context's deadline, at most half of it: not for a reactor's thread.
class PackSources {
 public:
  virtual ~PackSources() = default;

  // The newest edition of the newest snapshot of the force's own dashboard, each row judged by its
  // own profile, of `month` or before it.
  virtual PackAnswer Dashboard(const RequestContext& context, absl::CivilMonth month,
                               std::optional<absl::Time> known_at) = 0;

  // Of the police and crime plans that had begun by the day the iteration that was frozen last, its
  // cut-off not after the day.
  virtual PackAnswer PlanIteration(const RequestContext& context, absl::CivilDay day,
                                   std::optional<absl::Time> known_at) = 0;

  // Where the volunteers stood at the end of the day.
  virtual PackAnswer VolunteerSummary(const RequestContext& context, absl::CivilDay day,
                                      std::optional<absl::Time> known_at) = 0;
};

}  // namespace copperplate::governance

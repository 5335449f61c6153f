#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/delivery/domain/indicator_verdict.h"

namespace copperplate::delivery {

// What the indicators service says of indicators. Implementations are thread-safe.
class VerdictReader {
 public:
  virtual ~VerdictReader() = default;

  // For each of `indicators` (ids of the context's force) what the force's dashboard of `month`
  // says, as known now and to this caller, or why that cannot be had: an answer for each, and
  // nothing else. Where an indicator has no figure of that month yet, what the dashboard of one of
  // the two months before says, the newest that has one. Never fails. Blocks for a bounded part of
  // what is left until the context's deadline, at most half of it; not for a reactor's thread. Asks
  // nobody where there are no ids.
  virtual VerdictAnswers Read(const RequestContext& context, absl::CivilMonth month,
                              const std::vector<std::string>& indicators) = 0;
};

}  // namespace copperplate::delivery

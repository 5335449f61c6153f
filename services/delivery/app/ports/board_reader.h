#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/delivery/domain/board_figures.h"

namespace copperplate::delivery {

// Implementations are thread-safe.
class BoardReader {
 public:
  virtual ~BoardReader() = default;

  // The figures of a plan (id) of the context's force as of a day, all of one instant: one
  // statement reads them. As far as a board needs them: of the plan's parts themes without their
  // leads, actions and activities that are live on the day, leads and indicator links that hold on
  // it, milestones with no more of their revisions than the days; no objectives and no business
  // intelligence items. NOT_FOUND (FORCE_UNKNOWN; PLAN_UNKNOWN, also of an OFFICIAL_SENSITIVE plan
  // unless `sees_sensitive`, whose reading is recorded as an event); and the errors of
  // libs/postgres/sqlstate.h.
  virtual absl::StatusOr<BoardFigures> ReadBoard(const RequestContext& context,
                                                 absl::string_view plan, absl::CivilDay as_of,
                                                 bool sees_sensitive) = 0;
};

}  // namespace copperplate::delivery

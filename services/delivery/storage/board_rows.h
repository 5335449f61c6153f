// What the board's statement (board_statement.h) gives, as figures.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"
#include "services/delivery/domain/board_figures.h"

namespace copperplate::delivery {

// The figures as BoardReader (app/ports/board_reader.h) gives them; NOT_FOUND (PLAN_UNKNOWN,
// FORCE_UNKNOWN).
absl::StatusOr<BoardFigures> ReadBoardFigures(postgres::Session& session, absl::string_view force,
                                              absl::string_view plan, absl::CivilDay as_of,
                                              bool sensitive);

}  // namespace copperplate::delivery

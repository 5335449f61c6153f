#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/app/ports/verdict_reader.h"
#include "services/delivery/domain/board.h"

namespace copperplate::delivery {

struct BoardQuery {
  std::string plan;      // id
  absl::CivilDay as_of;  // not after today
  bool sees_sensitive = false;
  bool with_indicators = true;
};

// A board, and what the indicators service says of the indicators that it links to.
struct LiveBoard {
  Board board;
  std::optional<absl::CivilDay> base_cut_off;  // of the board's base
  // By the resource name of each indicator that is linked on the board's day; empty where nobody
  // was to be asked.
  VerdictAnswers verdicts;
};

// The month that verdicts are asked of is VerdictMonth(as_of): a board of a past day shows what the
// dashboard of its time is about, as that service knows it now. One question for all indicators,
// and none where no link holds; whatever becomes of it, the board is given. An indicator of another
// force is on no dashboard that the caller's force has. Errors: those of the reader of boards.
absl::StatusOr<LiveBoard> GetBoard(BoardReader& boards, VerdictReader& verdicts,
                                   const RequestContext& context, const BoardQuery& query);

}  // namespace copperplate::delivery

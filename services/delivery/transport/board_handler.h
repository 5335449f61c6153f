#pragma once

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/board.pb.h"
#include "copperplate/delivery/v1/plan_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/app/ports/verdict_reader.h"

namespace copperplate::delivery {

// PlanService.GetBoard. Thread-safe.
class BoardHandler {
 public:
  // All outlive it.
  BoardHandler(BoardReader& boards, VerdictReader& verdicts, const Clock& clock)
      : boards_(boards), verdicts_(verdicts), clock_(clock) {}

  absl::StatusOr<v1::Board> GetBoard(const rpc::CallContext& call,
                                     const v1::GetBoardRequest& request) const;

 private:
  BoardReader& boards_;
  VerdictReader& verdicts_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery

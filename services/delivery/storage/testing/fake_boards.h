// Boards of plans in memory.
#pragma once

#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

// As storage's ReadBoardFigures().
BoardFigures FakeBoardFigures(const FakePlan& plan, absl::CivilDay as_of);

class FakeBoards final : public BoardReader {
 public:
  explicit FakeBoards(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<BoardFigures> ReadBoard(const RequestContext& context, absl::string_view plan,
                                         absl::CivilDay as_of, bool sees_sensitive) override;

 private:
  FakePlanBook& book_;
};

}  // namespace copperplate::delivery

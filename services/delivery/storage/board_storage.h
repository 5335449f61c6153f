#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/board_reader.h"

namespace copperplate::delivery {

class BoardStorage final : public BoardReader {
 public:
  explicit BoardStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<BoardFigures> ReadBoard(const RequestContext& context, absl::string_view plan,
                                         absl::CivilDay as_of, bool sees_sensitive) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery

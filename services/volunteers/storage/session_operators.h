// Who stands at a session of Speedwatch, and who of them is trained: one home of the rule, for a
// session by itself and for those of an import.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/volunteers/domain/speedwatch.h"

namespace copperplate::volunteers {

struct KnownOperator {
  std::optional<std::string> merged_into;  // id
  bool trained = false;                    // for the whole time
};

// By line, then by id.
using OperatorsByLine = std::map<int64_t, std::map<std::string, KnownOperator>>;

// Sessions whose operators are asked about.
class OperatorsAsked {
 public:
  // `line` tells them apart.
  void Add(int64_t line, const SpeedwatchSession& session);

 private:
  friend absl::StatusOr<OperatorsByLine> ReadOperators(postgres::Session& session,
                                                       absl::string_view force,
                                                       const OperatorsAsked& asked,
                                                       const std::vector<std::string>& were_there);

  std::vector<int64_t> lines_;
  std::vector<std::string> operators_;
  std::vector<absl::CivilDay> days_;
  std::vector<absl::Time> begins_;
  std::vector<absl::Time> ends_;
};

// Those whom the force knows. Who is trained has an engagement of kind SPEEDWATCH, its
// induction complete by the day, under which duties might have been given all the time
// (deployable_rows.h), under whichever record of theirs. Nothing may be given under one that was
// merged: of a session that was recorded before it is enough that such a record was among those
// that `were_there`, with the induction.
absl::StatusOr<OperatorsByLine> ReadOperators(postgres::Session& session, absl::string_view force,
                                              const OperatorsAsked& asked,
                                              const std::vector<std::string>& were_there);

}  // namespace copperplate::volunteers

// The CSV form of a plan: its rows read, and printed with the same columns.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/domain/plan_import.h"

namespace copperplate::delivery {

inline constexpr int64_t kMostPlanRows = 2'000;

// Reads the rows of one import, for imports::Intake: one that can be read is kept, with what is
// wrong with a field of it among the faults (RAG_UNKNOWN, DATE_MALFORMED). Not thread-safe.
class PlanCsvTaker final : public imports::RecordTaker {
 public:
  PlanCsvTaker();

  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;

  const std::vector<PlanImportRow>& rows() const { return rows_; }

 private:
  csv::Header header_;
  std::vector<PlanImportRow> rows_;
};

// The rows of a board as an import would have them, a line each behind the header: importing them
// again changes nothing.
std::string PrintPlanCsv(const Board& board);

}  // namespace copperplate::delivery

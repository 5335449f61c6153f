// One line of an import's CSV, checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"
#include "services/indicators/app/ports/import_repository.h"
#include "services/indicators/domain/observation.h"

namespace copperplate::indicators {

// Reads the records of one import. Not thread-safe.
class ImportLineReader {
 public:
  // `reference` outlives the reader. Figures of months behind `present_month` are refused.
  ImportLineReader(const ImportReference& reference, int32_t present_month);

  // The first record names the columns. False, and the faults added, where no row can be read
  // under it.
  bool ReadHeader(const csv::Record& record, imports::RowFaults& faults);

  // The figure that a record behind the header is. Adds whatever is wrong with it; a faulty one is
  // given too where its key is known, so that it is seen when it comes again. Views the record,
  // and the reader until the next call.
  std::optional<ImportRow> ReadRow(const csv::Record& record, imports::RowFaults& faults);

 private:
  using Fields = absl::Span<const absl::string_view>;
  struct Line;

  const ImportIndicator* FindIndicator(const Line& line, imports::RowFaults& faults) const;
  const ImportArea* FindArea(const Line& line, imports::RowFaults& faults) const;
  bool ReadBreakdown(const Line& line, imports::RowFaults& faults);
  // `breakdown`: in normal form; nothing where that is not known.
  void ReadFigure(const ImportIndicator& indicator, const Line& line,
                  std::optional<absl::string_view> breakdown, ImportRow& row,
                  imports::RowFaults& faults) const;

  const int32_t present_month_;
  csv::Header header_;
  absl::flat_hash_map<absl::string_view, const ImportIndicator*> indicators_;
  absl::flat_hash_map<absl::string_view, const ImportArea*> areas_;
  std::string breakdown_;
};

}  // namespace copperplate::indicators

// One line of the CSV of peers' figures, checked.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"
#include "services/indicators/app/ports/peer_figure_repository.h"

namespace copperplate::indicators {

// Reads the records of one import. Not thread-safe.
class PeerFigureLineReader {
 public:
  // `reference` outlives the reader. Figures of months behind `present_month` are refused.
  PeerFigureLineReader(const PeerReference& reference, int32_t present_month);

  // The first record names the columns. False, and the faults added, where no row can be read under
  // it.
  bool ReadHeader(const csv::Record& record, imports::RowFaults& faults);

  // The figure that a record behind the header is. Adds whatever is wrong with it; a faulty one is
  // given too where its key is known, so that it is seen when it comes again.
  std::optional<PeerFigureImportRow> ReadRow(const csv::Record& record, imports::RowFaults& faults);

 private:
  struct Line;

  bool FindOf(const Line& line, PeerFigure& figure, imports::RowFaults& faults) const;

  const int32_t present_month_;
  csv::Header header_;
  absl::flat_hash_map<absl::string_view, const ImportIndicator*> indicators_;
  absl::flat_hash_set<absl::string_view> forces_;
  absl::flat_hash_map<absl::string_view, const PeerArea*> areas_;
};

}  // namespace copperplate::indicators

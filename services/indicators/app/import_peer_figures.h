// Bulk import of figures published for forces, regions and the nation, all or nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/csv/reader.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "libs/time/clock.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/peer_figure_line.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/peer_figure_repository.h"

namespace copperplate::indicators {

// What such imports work with; outlives them.
struct PeerImportParts {
  PeerFigureRepository& figures;
  ImportRepository& imports;  // records those that are refused
  BatchRepository& batches;
  const Clock& clock;
  // 43 forces, 50 indicators and ten years of months, and some; held in memory.
  int64_t most_rows = 500'000;
};

// One import, used as ObservationImport is.
class PeerFigureImport final : private imports::RecordTaker {
 public:
  // What the port gives.
  static absl::StatusOr<std::unique_ptr<PeerFigureImport>> Begin(const PeerImportParts& parts,
                                                                 const RequestContext& context,
                                                                 ImportRequest request);

  // The next bytes of the CSV, cut anywhere.
  absl::Status Write(absl::string_view content);

  // As ObservationImport::Finish(), but that no reason is ever asked for: what a force has
  // published stays as it was, and no force's snapshots are another's to see.
  absl::StatusOr<Batch> Finish(PrintImage<Batch> print, absl::FunctionRef<bool()> cancelled);

 private:
  PeerFigureImport(const PeerImportParts& parts, const RequestContext& context,
                   ImportRequest request, PeerReference reference);

  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status Seal();

  const PeerImportParts& parts_;
  const RequestContext context_;
  const ImportRequest request_;
  const PeerReference reference_;
  PeerFigureLineReader lines_;
  std::vector<PeerFigureImportRow> rows_;
  imports::Intake intake_;
};

}  // namespace copperplate::indicators

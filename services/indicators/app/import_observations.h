// Bulk import of figures from CSV, all or nothing.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/csv/reader.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "libs/time/clock.h"
#include "services/indicators/app/import_line.h"
#include "services/indicators/app/import_rows.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

struct ImportOptions {
  ImportRows::Options rows;
  int64_t most_rows = 5'000'000;
};

// What imports work with; outlives them.
struct ImportParts {
  ImportRepository& imports;
  BatchRepository& batches;
  const Clock& clock;
  ImportOptions options;
};

// What the caller says of an import beside its content. The batch id is an id or empty.
struct ImportRequest {
  std::string batch_id;
  std::string source;
  std::string revision_reason;
  WriteMode mode = WriteMode::kWrite;
};

// One import. The content is read, checked and put in order as it comes; the database is asked for
// the definitions before it and changed after it. Not thread-safe.
class ObservationImport final : private imports::RecordTaker {
 public:
  // NOT_FOUND (FORCE_UNKNOWN) and what the port gives.
  static absl::StatusOr<std::unique_ptr<ObservationImport>> Begin(const ImportParts& parts,
                                                                  const RequestContext& context,
                                                                  ImportRequest request);

  // The next bytes of the CSV, cut anywhere. RESOURCE_EXHAUSTED (DISK_FULL), UNAVAILABLE
  // (TEMPORARY_FILE).
  absl::Status Write(absl::string_view content);

  // The content is complete: the applied batch, or the first result of the same batch id and
  // content. Called once. `cancelled` is asked now and then.
  //
  // ImportRefusal()'s errors; ALREADY_EXISTS (BATCH_CONTENT_DIFFERS); ABORTED
  // (DEFINITIONS_CHANGED); CANCELLED; those of Write() and of the ports.
  absl::StatusOr<Batch> Finish(PrintImage<Batch> print, absl::FunctionRef<bool()> cancelled);

 private:
  ObservationImport(const ImportParts& parts, const RequestContext& context, ImportRequest request,
                    ImportReference reference);

  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status Seal(absl::FunctionRef<bool()> cancelled);
  absl::StatusOr<Batch> Apply(const Import& import);

  const ImportParts& parts_;
  const RequestContext context_;
  const ImportRequest request_;
  const ImportReference reference_;
  ImportLineReader lines_;
  ImportRows rows_;
  imports::Intake intake_;
};

}  // namespace copperplate::indicators

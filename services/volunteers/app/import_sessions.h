// Bulk import of Speedwatch sessions from CSV, all or nothing.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/session_import_repository.h"
#include "services/volunteers/app/session_line.h"

namespace copperplate::volunteers {

inline constexpr int64_t kMostSessionRows = 20'000;

// What the caller says of an import beside its content. The id is an id or empty.
struct SessionImportRequest {
  std::string import_id;
  std::string source;
  WriteMode mode = WriteMode::kWrite;
};

// One import. The content is read as it comes and held in memory; the database is asked once it is
// complete. Not thread-safe.
class SessionCsvImport final : private imports::RecordTaker {
 public:
  // `imports` outlives this.
  SessionCsvImport(SessionImportRepository& imports, const RequestContext& context,
                   SessionImportRequest request, absl::Time now);

  // The next bytes of the CSV, cut anywhere.
  absl::Status Write(absl::string_view content) { return intake_.Write(content); }

  // The content is complete: the applied import, or the first result of the same id and content.
  // Called once. INVALID_ARGUMENT (IMPORT_REFUSED) naming every fault by its line; ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS); CANCELLED; those of the port.
  absl::StatusOr<SessionImportRecord> Finish(
      PrintImage<PartRecord<SpeedwatchSession>> print_session,
      PrintImage<SessionImportRecord> print, absl::FunctionRef<bool()> cancelled);

 private:
  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;

  SessionImportRepository& imports_;
  const RequestContext context_;
  const SessionImportRequest request_;
  SessionLineReader lines_;
  std::vector<SessionRow> rows_;
  imports::Intake intake_;
};

}  // namespace copperplate::volunteers

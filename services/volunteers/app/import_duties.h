// Bulk import of duties from CSV, all or nothing.
#pragma once

#include <set>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/duty_call.h"
#include "services/volunteers/app/duty_line.h"
#include "services/volunteers/app/duty_row_spool.h"
#include "services/volunteers/app/ports/duty_import_repository.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

struct DutyImportOptions {
  DutyRowSpool::Options rows;
  int64_t most_rows = 2'000'000;
};

// What imports work with; outlives them.
struct DutyImportParts {
  DutyImportRepository& imports;
  DutyRepository& duties;
  DutyImportOptions options;
};

// What the caller says of an import beside its content. The id is an id or empty.
struct DutyImportRequest {
  std::string import_id;
  std::string source;
  WriteMode mode = WriteMode::kWrite;
};

// One import. The content is read and checked row by row as it comes; the database is asked once it
// is complete. Not thread-safe.
class DutyCsvImport final : private imports::RecordTaker {
 public:
  DutyCsvImport(const DutyImportParts& parts, const RequestContext& context,
                DutyImportRequest request, const DutyCall& call);

  // The next bytes of the CSV, cut anywhere. RESOURCE_EXHAUSTED (DISK_FULL), UNAVAILABLE
  // (TEMPORARY_FILE).
  absl::Status Write(absl::string_view content) { return intake_.Write(content); }

  // The content is complete: the applied import, or the first result of the same id and content.
  // Called once. `cancelled` is asked now and then. INVALID_ARGUMENT (IMPORT_REFUSED) naming every
  // fault by its line; ALREADY_EXISTS (IMPORT_CONTENT_DIFFERS); CANCELLED; those of Write() and of
  // the ports.
  absl::StatusOr<DutyImportRecord> Finish(PrintImage<DutyImportRecord> print,
                                          absl::FunctionRef<bool()> cancelled);

 private:
  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;

  absl::Status Refused(const RefusedRows& refused);
  // Why the rules refuse the rows of these lines, in the words of the domain.
  absl::Status ExplainRules(const std::set<int64_t>& lines, imports::RowFaults& faults);

  const DutyImportParts& parts_;
  const RequestContext context_;
  const DutyImportRequest request_;
  const DutyCall call_;
  DutyLineReader lines_;
  DutyRowSpool rows_;
  imports::Intake intake_;
};

}  // namespace copperplate::volunteers

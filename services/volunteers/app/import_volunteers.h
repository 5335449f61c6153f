// Bulk import of volunteers with the history of their engagements from CSV, all or nothing.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/imports/intake.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/told_volunteers.h"
#include "services/volunteers/app/volunteer_line.h"

namespace copperplate::volunteers {

inline constexpr int64_t kMostVolunteerRows = 100'000;

// What the caller says of an import beside its content. The id is an id or empty.
struct VolunteerImportRequest {
  std::string import_id;
  WriteMode mode = WriteMode::kWrite;
};

// One import. The content is read as it comes and held in memory; the database is asked once it is
// complete. Not thread-safe.
class VolunteerCsvImport final : private imports::RecordTaker {
 public:
  // `imports` and `images` outlive this. `today` is in Europe/London.
  VolunteerCsvImport(VolunteerImportRepository& imports, const VolunteerImages& images,
                     const RequestContext& context, VolunteerImportRequest request,
                     absl::CivilDay today);

  // The next bytes of the CSV, cut anywhere.
  absl::Status Write(absl::string_view content) { return intake_.Write(content); }

  // The content is complete: the applied import, or the first result of the same id and content.
  // Called once. INVALID_ARGUMENT (IMPORT_REFUSED) naming every fault by its line; ALREADY_EXISTS
  // (IMPORT_CONTENT_DIFFERS); CANCELLED; those of the port.
  absl::StatusOr<VolunteerImportRecord> Finish(PrintImage<VolunteerImportRecord> print,
                                               absl::FunctionRef<bool()> cancelled);

 private:
  bool TakeHeader(const csv::Record& record, imports::RowFaults& faults) override;
  absl::Status TakeRow(const csv::Record& record, imports::RowFaults& faults) override;
  std::vector<std::string> Ids() const;
  absl::StatusOr<std::vector<Dossier>> Decide(const VolunteerImportContent& content) const;

  VolunteerImportRepository& imports_;
  const VolunteerImages& images_;
  const RequestContext context_;
  const VolunteerImportRequest request_;
  const absl::CivilDay today_;
  VolunteerLineReader lines_;
  ToldVolunteers told_;
  imports::Intake intake_;
};

}  // namespace copperplate::volunteers

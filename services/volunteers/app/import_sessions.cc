#include "services/volunteers/app/import_sessions.h"

#include <optional>
#include <utility>

#include "libs/imports/refusal.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/judge_sessions.h"

namespace copperplate::volunteers {

SessionCsvImport::SessionCsvImport(SessionImportRepository& imports, const RequestContext& context,
                                   SessionImportRequest request, absl::Time now)
    : imports_(imports),
      context_(context),
      request_(std::move(request)),
      lines_(now),
      intake_(*this, kMostSessionRows) {}

bool SessionCsvImport::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return lines_.ReadHeader(record, faults);
}

absl::Status SessionCsvImport::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  std::optional<SessionRow> row = lines_.ReadRow(record, faults);
  if (row.has_value()) rows_.push_back(*std::move(row));
  return absl::OkStatus();
}

absl::StatusOr<SessionImportRecord> SessionCsvImport::Finish(
    PrintImage<PartRecord<SpeedwatchSession>> print_session, PrintImage<SessionImportRecord> print,
    absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  const auto decide =
      [this](
          const SessionImportContent& content) -> absl::StatusOr<std::vector<const SessionRow*>> {
    imports::RowFaults faults;
    std::vector<const SessionRow*> created = JudgeSessions(rows_, content, faults);
    if (!faults.empty()) return imports::Refusal(faults.count(), faults.Kept()).Build();
    return created;
  };
  const SessionImport import{.import_id = request_.import_id,
                             .source = request_.source,
                             .content = intake_.digest(),
                             .row_count = intake_.row_count(),
                             .mode = request_.mode,
                             .rows = rows_,
                             .decide = decide,
                             .print_session = print_session,
                             .print = print,
                             .cancelled = cancelled};
  // First of all: a repeat is answered whatever has changed since.
  ABSL_ASSIGN_OR_RETURN(auto before, imports_.Find(context_, import));
  if (before.has_value()) return *std::move(before);
  const imports::RowFaults& faults = intake_.faults();
  if (!faults.empty()) return imports::Refusal(faults.count(), faults.Kept()).Build();
  return imports_.Apply(context_, import);
}

}  // namespace copperplate::volunteers

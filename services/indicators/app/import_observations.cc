#include "services/indicators/app/import_observations.h"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/import_outcome.h"
#include "services/indicators/app/import_refusal.h"
#include "services/indicators/app/import_warnings.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

// Between two questions whether the caller is still there.
constexpr int64_t kRowsUnasked = 4096;

// Ends the rows once the caller has gone.
class CancellableRows final : public ImportRowSource {
 public:
  CancellableRows(ImportRowSource& rows, absl::FunctionRef<bool()> cancelled)
      : rows_(rows), cancelled_(cancelled) {}

  absl::Status ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) override {
    int64_t count = 0;
    return rows_.ForEach([&](const ImportRow& row) {
      if (++count % kRowsUnasked == 0 && cancelled_()) return CallCancelled();
      return visit(row);
    });
  }

 private:
  ImportRowSource& rows_;
  absl::FunctionRef<bool()> cancelled_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ObservationImport>> ObservationImport::Begin(
    const ImportParts& parts, const RequestContext& context, ImportRequest request) {
  ABSL_ASSIGN_OR_RETURN(ImportReference reference, parts.imports.LoadReference(context));
  return std::unique_ptr<ObservationImport>(
      new ObservationImport(parts, context, std::move(request), std::move(reference)));
}

ObservationImport::ObservationImport(const ImportParts& parts, const RequestContext& context,
                                     ImportRequest request, ImportReference reference)
    : parts_(parts),
      context_(context),
      request_(std::move(request)),
      reference_(std::move(reference)),
      lines_(reference_, PresentMonth(parts.clock.Now())),
      rows_(parts.options.rows),
      intake_(*this, parts.options.most_rows) {}

absl::Status ObservationImport::Write(absl::string_view content) { return intake_.Write(content); }

bool ObservationImport::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return lines_.ReadHeader(record, faults);
}

absl::Status ObservationImport::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  const std::optional<ImportRow> row = lines_.ReadRow(record, faults);
  return row.has_value() ? rows_.Add(*row) : absl::OkStatus();
}

absl::Status ObservationImport::Seal(absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  ABSL_RETURN_IF_ERROR(rows_.Seal());
  CancellableRows rows(rows_, cancelled);
  return FindRepeatedKeys(rows, [this](int64_t line, int64_t first_line) {
    intake_.faults().Add(line, "", "DUPLICATE_KEY",
                         absl::StrCat("must not have the indicator, area, month and breakdown of "
                                      "line ",
                                      first_line));
  });
}

absl::StatusOr<Batch> ObservationImport::Finish(PrintImage<Batch> print,
                                                absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(Seal(cancelled));
  if (cancelled()) return CallCancelled();
  const Import import{.batch_id = request_.batch_id,
                      .source = request_.source,
                      .revision_reason = request_.revision_reason,
                      .content = intake_.digest(),
                      .row_count = intake_.row_count(),
                      .mode = request_.mode,
                      .print = print,
                      .cancelled = cancelled};
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> before,
                        OutcomeBefore(parts_.batches, context_, import));
  if (before.has_value()) return *before;
  if (intake_.faults().empty()) return Apply(import);
  return RefuseImport(parts_.imports, parts_.batches, context_, import, intake_.faults().count(),
                      intake_.faults().Kept());
}

absl::StatusOr<Batch> ObservationImport::Apply(const Import& import) {
  CancellableRows rows(rows_, import.cancelled);
  const auto judge = [&](const std::vector<RecentSeries>& recent) {
    return WarningsOf(reference_, recent, import.cancelled);
  };
  ABSL_ASSIGN_OR_RETURN(const auto outcome,
                        parts_.imports.Apply(context_, import, reference_, rows, judge));
  if (const auto* batch = std::get_if<Batch>(&outcome)) {
    return SettleImport(parts_.batches, context_, import, *batch);
  }

  const auto& required = std::get<ReasonRequired>(outcome);
  std::vector<imports::RowFault> faults;
  for (const int64_t line : required.lines) faults.push_back(RevisionReasonFault(line));
  return RefuseImport(parts_.imports, parts_.batches, context_, import, required.row_count, faults);
}

}  // namespace copperplate::indicators

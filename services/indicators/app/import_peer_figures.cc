#include "services/indicators/app/import_peer_figures.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/import_outcome.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

auto KeyOf(const PeerFigureImportRow& row) {
  const PeerFigure& figure = row.figure;
  return std::tie(row.indicator, figure.kind, figure.period_end, figure.of);
}

}  // namespace

absl::StatusOr<std::unique_ptr<PeerFigureImport>> PeerFigureImport::Begin(
    const PeerImportParts& parts, const RequestContext& context, ImportRequest request) {
  ABSL_ASSIGN_OR_RETURN(PeerReference reference, parts.figures.LoadReference(context));
  return std::unique_ptr<PeerFigureImport>(
      new PeerFigureImport(parts, context, std::move(request), std::move(reference)));
}

PeerFigureImport::PeerFigureImport(const PeerImportParts& parts, const RequestContext& context,
                                   ImportRequest request, PeerReference reference)
    : parts_(parts),
      context_(context),
      request_(std::move(request)),
      reference_(std::move(reference)),
      lines_(reference_, PresentMonth(parts.clock.Now())),
      intake_(*this, parts.most_rows) {}

absl::Status PeerFigureImport::Write(absl::string_view content) { return intake_.Write(content); }

bool PeerFigureImport::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return lines_.ReadHeader(record, faults);
}

absl::Status PeerFigureImport::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  std::optional<PeerFigureImportRow> row = lines_.ReadRow(record, faults);
  if (row.has_value()) rows_.push_back(*std::move(row));
  return absl::OkStatus();
}

absl::Status PeerFigureImport::Seal() {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
    return std::tuple_cat(KeyOf(a), std::tie(a.line)) < std::tuple_cat(KeyOf(b), std::tie(b.line));
  });
  size_t first = 0;
  for (size_t i = 1; i < rows_.size(); ++i) {
    if (KeyOf(rows_[i]) != KeyOf(rows_[first])) {
      first = i;
      continue;
    }
    intake_.faults().Add(
        rows_[i].line, "", "DUPLICATE_KEY",
        absl::StrCat("must not have the indicator, of and period_end of line ", rows_[first].line));
  }
  return absl::OkStatus();
}

absl::StatusOr<Batch> PeerFigureImport::Finish(PrintImage<Batch> print,
                                               absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(Seal());
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
  if (!intake_.faults().empty()) {
    return RefuseImport(parts_.imports, parts_.batches, context_, import, intake_.faults().count(),
                        intake_.faults().Kept());
  }
  ABSL_ASSIGN_OR_RETURN(const Batch batch,
                        parts_.figures.Apply(context_, import, reference_, rows_));
  return SettleImport(parts_.batches, context_, import, batch);
}

}  // namespace copperplate::indicators

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
      lines_(reference_, PresentMonth(parts.clock.Now())) {}

absl::Status PeerFigureImport::Write(absl::string_view content) {
  content_.Update(content);
  csv_.Feed(content, [this](const csv::Record& record) { TakeRecord(record); });
  return absl::OkStatus();
}

void PeerFigureImport::TakeRecord(const csv::Record& record) {
  if (!header_seen_) {
    header_seen_ = true;
    header_sound_ = lines_.ReadHeader(record, faults_);
    return;
  }
  ++row_count_;
  if (!header_sound_) return;
  if (row_count_ > parts_.most_rows) {
    if (row_count_ == parts_.most_rows + 1) {
      faults_.Add(record.line, "", "TOO_MANY_ROWS",
                  absl::StrCat("must not be the row behind ", parts_.most_rows, " others"));
    }
    return;
  }
  std::optional<PeerFigureImportRow> row = lines_.ReadRow(record, faults_);
  if (row.has_value()) rows_.push_back(*std::move(row));
}

void PeerFigureImport::Seal() {
  csv_.Finish([this](const csv::Record& record) { TakeRecord(record); });
  if (!header_seen_) faults_.Add(1, "", "HEADER_MISSING", "must name the columns");
  std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
    return std::tuple_cat(KeyOf(a), std::tie(a.line)) < std::tuple_cat(KeyOf(b), std::tie(b.line));
  });
  size_t first = 0;
  for (size_t i = 1; i < rows_.size(); ++i) {
    if (KeyOf(rows_[i]) != KeyOf(rows_[first])) {
      first = i;
      continue;
    }
    faults_.Add(
        rows_[i].line, "", "DUPLICATE_KEY",
        absl::StrCat("must not have the indicator, of and period_end of line ", rows_[first].line));
  }
}

absl::StatusOr<Batch> PeerFigureImport::Finish(PrintImage<Batch> print,
                                               absl::FunctionRef<bool()> cancelled) {
  Seal();
  if (cancelled()) return CallCancelled();
  const Import import{.batch_id = request_.batch_id,
                      .source = request_.source,
                      .revision_reason = request_.revision_reason,
                      .content = content_.Finish(),
                      .row_count = row_count_,
                      .mode = request_.mode,
                      .print = print,
                      .cancelled = cancelled};
  ABSL_ASSIGN_OR_RETURN(const std::optional<Batch> before,
                        OutcomeBefore(parts_.batches, context_, import));
  if (before.has_value()) return *before;
  if (!faults_.empty()) {
    return RefuseImport(parts_.imports, parts_.batches, context_, import, faults_.count(),
                        faults_.Kept());
  }
  ABSL_ASSIGN_OR_RETURN(const Batch batch,
                        parts_.figures.Apply(context_, import, reference_, rows_));
  return SettleImport(parts_.batches, context_, import, batch);
}

}  // namespace copperplate::indicators

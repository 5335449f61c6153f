#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/imports/row_fault.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/import_warning.h"

namespace copperplate::indicators {

// An area that figures may be about.
struct ImportArea {
  int32_t number = 0;  // storage's
  std::string id;
  int32_t valid_from = 0;           // first month
  std::optional<int32_t> valid_to;  // last month, itself included
};

// An area right below another of the same force.
struct ImportLink {
  int32_t area = 0;    // number
  int32_t parent = 0;  // number
  MonthSpan when;      // not empty
};

// An indicator that figures may be of. Of its definition what domain/observation.h and
// domain/import_warning.h look at.
struct ImportIndicator {
  int32_t number = 0;  // storage's
  IndicatorDefinition definition;
};

// What rows are checked against: the newest definitions of the force.
struct ImportReference {
  // Of the force, not newer than what is below.
  int64_t revision = 0;
  std::vector<ImportArea> areas;
  std::vector<ImportLink> links;
  std::vector<ImportIndicator> indicators;
};

// One sound figure of an import.
struct ImportRow {
  int32_t area = 0;                    // number
  int32_t indicator = 0;               // number
  int32_t month = 0;                   // month number of the period's last month
  absl::string_view breakdown;         // in normal form
  int64_t numerator = 0;               // millionths
  std::optional<int64_t> denominator;  // millionths
  FigureStatus status = FigureStatus::kFinal;
  Qualifier qualifier = Qualifier::kExact;
  int period_months = 1;
  int64_t line = 0;
};

// The rows of an import, in the order of their keys (area, indicator, month, breakdown), no key
// twice.
class ImportRowSource {
 public:
  virtual ~ImportRowSource() = default;
  // Hands each over, from the first, every time it is called; ends with the first error, its own or
  // the visitor's. Rows are valid while they are handed over.
  virtual absl::Status ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) = 0;
};

// An import whose content is complete.
struct Import {
  std::string batch_id;  // empty: storage makes one of the batch's uid
  std::string source;
  std::string revision_reason;
  Sha256Digest content{};
  int64_t row_count = 0;
  // Nothing is written but every check is made.
  WriteMode mode = WriteMode::kWrite;
  PrintImage<Batch> print;
  // Whether the caller has gone: asked between the steps of Apply(), which then ends with CANCELLED
  // and changes nothing.
  absl::FunctionRef<bool()> cancelled;
};

// Rows that change months a snapshot has published, while the import gives no reason.
struct ReasonRequired {
  int64_t row_count = 0;
  std::vector<int64_t> lines;  // the first imports::kMostFaultsKept of them, ascending
};

// The warnings of an import: all are counted, the first kMostWarningsKept are there, by line.
struct ImportWarnings {
  int64_t count = 0;
  std::vector<ImportWarning> kept;
};

// Looks for what to warn of. Given are the series that the import has figures of, with what came
// before, and those of the areas beside, above and below, each once. A line stands at a figure
// whose value the import brings or changes, of the kWarnedPeriods periods up to the last one that
// the import has of its indicator and area. It may take seconds, and asks in between whether the
// caller has gone: CANCELLED.
using JudgeImport =
    absl::FunctionRef<absl::StatusOr<ImportWarnings>(const std::vector<RecentSeries>& recent)>;

// Takes imports in, all or nothing. Implementations are thread-safe. Beside the errors named each
// method gives those of libs/postgres/sqlstate.h; a write whose outcome is unknown (UNAVAILABLE,
// OUTCOME_UNKNOWN) is repeated with the same batch id.
//
// Of imports with the same batch id, also at the same time, the first one that ends makes the
// batch; Apply() and Refuse() give that batch, `replayed`, to every other one and change nothing:
// the caller compares the content.
class ImportRepository {
 public:
  virtual ~ImportRepository() = default;

  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<ImportReference> LoadReference(const RequestContext& context) = 0;

  // In one transaction: adds a revision with those of `rows` that differ from the newest figure of
  // their key, or have none, and the batch with its event. Without such rows the batch alone, its
  // revision 0. With kValidateOnly the batch as it would be, number 0.
  //
  // Where there are such rows, what `judge` warns of is counted and kept with the batch; the batch
  // that is returned has it all.
  //
  // `rows` were checked against `reference`: ABORTED (DEFINITIONS_CHANGED) where the force's areas
  // or indicators have changed since.
  virtual absl::StatusOr<std::variant<Batch, ReasonRequired>> Apply(
      const RequestContext& context, const Import& import, const ImportReference& reference,
      ImportRowSource& rows, JudgeImport judge) = 0;

  // Records the refused batch with its event and `faults`, the first imports::kMostFaultsKept of
  // `fault_count`.
  virtual absl::StatusOr<Batch> Refuse(const RequestContext& context, const Import& import,
                                       int64_t fault_count,
                                       const std::vector<imports::RowFault>& faults) = 0;
};

}  // namespace copperplate::indicators

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/import_repository.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/peer_figure.h"

namespace copperplate::indicators {

// An area that a figure may be of.
struct PeerArea {
  std::string id;
  AreaKind kind = AreaKind::kNation;
  int32_t valid_from = 0;
  std::optional<int32_t> valid_to;  // itself included
};

// What rows are checked against: the newest definitions of the context's force.
struct PeerReference {
  ImportReference import;  // its areas are not filled in
  std::vector<std::string> forces;
  std::vector<PeerArea> areas;
};

// One sound figure of an import.
struct PeerFigureImportRow {
  int32_t indicator = 0;  // storage's number
  PeerFigure figure;
  int64_t line = 0;
};

struct PeerFigureRecord {
  std::string indicator;  // id
  PeerFigure figure;
  std::string batch;  // id
  int64_t revision = 0;
  absl::Time record_time;
};

// Where a page ended: rows go by indicator id, kind, period and id of whose they are.
struct PeerFigurePosition {
  std::string indicator;
  PeerKind kind = PeerKind::kForce;
  int32_t period_end = 0;
  std::string of;
};

struct PeerFigureQuery {
  std::string indicator;  // id; empty: all
  std::optional<int32_t> from;
  std::optional<int32_t> to;  // periods that end in these months, both included
  std::optional<PeerFigurePosition> after;
  int64_t revision = 0;  // what was held then
  int limit = 0;
};

// The figures published for forces, regions and the nation, which the context's force holds:
// `national`. Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h.
class PeerFigureRepository {
 public:
  virtual ~PeerFigureRepository() = default;

  virtual absl::StatusOr<PeerReference> LoadReference(const RequestContext& context) = 0;

  // In one transaction: adds a revision with those of `rows` (no key twice) that differ from the
  // newest figure of their key, or have none, and the batch with its event. As
  // ImportRepository::Apply(), of which a refusal is asked.
  virtual absl::StatusOr<Batch> Apply(const RequestContext& context, const Import& import,
                                      const PeerReference& reference,
                                      absl::Span<const PeerFigureImportRow> rows) = 0;

  // The newest figure of each key up to the query's revision. INVALID_ARGUMENT (INDICATOR_UNKNOWN)
  // about `indicator`.
  virtual absl::StatusOr<Page<PeerFigureRecord>> List(const RequestContext& context,
                                                      const PeerFigureQuery& query) = 0;
};

}  // namespace copperplate::indicators

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/force_titles.h"
#include "services/indicators/domain/peer_figure.h"
#include "services/indicators/domain/peer_group.h"

namespace copperplate::indicators {

// What is published of one indicator for the forces.
struct PublishedPeers {
  IndicatorDefinition definition;  // that of `national`
  // The latest period, not after the month asked for, that any force has a figure of; nothing
  // where there is none.
  std::optional<int32_t> period_end;
  // Of that period: a dashboard's of the force and its groups' members; a comparison's of all
  // kinds, and those of the same period a year before.
  std::vector<PeerFigure> figures;
  // Of a dashboard: the latest figure, not after the month asked for, of each region and nation
  // that the force lies in, and those of the force and its groups of the same periods.
  std::vector<PeerFigure> above;
};

struct PeerQuery {
  std::string indicator;  // id
  int32_t month = 0;
  std::optional<absl::Time> known_at;  // nothing: now
};

// What the force says of its indicator.
struct OwnIndicator {
  std::string title;
  std::string rule_profile;
  int32_t valid_from = 0;           // first month that it is in use
  std::optional<int32_t> valid_to;  // last month, itself included

  bool ValidIn(int32_t month) const {
    return valid_from <= month && month <= valid_to.value_or(month);
  }
};

// All that a comparison is made of, as held at one pair of revisions.
struct PeerFigures {
  std::optional<OwnIndicator> own;      // nothing: the force has no indicator of this id
  std::vector<PeerGroup> groups;        // of the force, at any time
  ForceTitles titles;                   // of every force
  std::optional<PublishedPeers> peers;  // nothing: `national` has no indicator of this id
  int64_t revision = 0;
  int64_t national_revision = 0;
  std::optional<absl::Time> recorded_at;  // when the later of the two was recorded
};

// Implementations are thread-safe.
class PeerReader {
 public:
  virtual ~PeerReader() = default;

  // NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST), and
  // the errors of libs/postgres/sqlstate.h.
  virtual absl::StatusOr<PeerFigures> Read(const RequestContext& context,
                                           const PeerQuery& query) = 0;
};

}  // namespace copperplate::indicators

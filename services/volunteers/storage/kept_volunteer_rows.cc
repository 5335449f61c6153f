#include "services/volunteers/storage/kept_volunteer_rows.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/time/time.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {
namespace {

// A row an engagement; one without of who has none. Of holds whether one stands is all that is
// asked: of each the day on which it ended.
constexpr postgres::Statement kKeptVolunteers{postgres::kRead, "kept_volunteers", R"(
    SELECT v.id, v.marking, v.created_at, coalesce(h.held, 0), coalesce(h.ends, '{}'), e.id, e.kind,
           coalesce(s.seqs, '{}'), coalesce(s.froms, '{}'), coalesce(s.tos, '{}'),
           coalesce(s.days, '{}'), coalesce(s.corrects, '{}')
    FROM volunteer v
    LEFT JOIN (SELECT volunteer, count(*) AS held,
                      array_agg(released_on) FILTER (WHERE released_on IS NOT NULL) AS ends
               FROM legal_hold WHERE force = $1 GROUP BY volunteer) h ON h.volunteer = v.id
    LEFT JOIN engagement e ON e.force = $1 AND e.volunteer = v.id
    LEFT JOIN (SELECT volunteer, engagement, array_agg(seq ORDER BY seq) AS seqs,
                      array_agg(from_state ORDER BY seq) AS froms,
                      array_agg(to_state ORDER BY seq) AS tos,
                      array_agg(effective_on ORDER BY seq) AS days,
                      array_agg(corrects_seq ORDER BY seq) AS corrects
               FROM engagement_event WHERE force = $1
               GROUP BY volunteer, engagement) s ON s.volunteer = e.volunteer AND s.engagement = e.id
    WHERE v.force = $1 AND v.anonymised_on IS NULL
    ORDER BY v.id, e.id)"};

struct KeptRow {
  Volunteer volunteer;
  absl::Time created_at;
  int64_t holds = 0;
  std::vector<absl::CivilDay> hold_ends;
  std::optional<std::string> engagement;
  std::optional<Kind> kind;
  std::vector<int32_t> seqs;
  std::vector<std::optional<EngagementState>> froms;
  std::vector<EngagementState> tos;
  std::vector<absl::CivilDay> days;
  std::vector<std::optional<int32_t>> corrects;
};

Engagement EngagementOf(const KeptRow& row) {
  Engagement engagement;
  engagement.id = *row.engagement;
  engagement.volunteer = row.volunteer.id;
  engagement.kind = *row.kind;
  for (size_t i = 0; i < row.seqs.size(); ++i) {
    EngagementEvent& event = engagement.history.emplace_back();
    event.seq = row.seqs[i];
    event.from = row.froms[i];
    event.to = row.tos[i];
    event.effective_on = row.days[i];
    event.corrects_seq = row.corrects[i];
  }
  return engagement;
}

ErasureFacts FactsOf(const KeptRow& row) {
  ErasureFacts facts;
  facts.volunteer = row.volunteer;
  facts.recorded_on = LondonDay(row.created_at);
  for (const absl::CivilDay day : row.hold_ends) {
    facts.holds.emplace_back().released_on = day;
  }
  facts.holds.resize(static_cast<size_t>(row.holds));  // those that stand
  return facts;
}

}  // namespace

absl::StatusOr<std::vector<ErasureFacts>> ReadKeptVolunteers(postgres::Session& session,
                                                             absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kKeptVolunteers, force));
  std::vector<ErasureFacts> kept;
  for (const postgres::Row row : rows) {
    KeptRow read;
    ABSL_RETURN_IF_ERROR(row.Read(read.volunteer.id, read.volunteer.marking, read.created_at,
                                  read.holds, read.hold_ends, read.engagement, read.kind, read.seqs,
                                  read.froms, read.tos, read.days, read.corrects));
    if (kept.empty() || kept.back().volunteer.id != read.volunteer.id) {
      kept.push_back(FactsOf(read));
    }
    if (read.engagement.has_value()) kept.back().engagements.push_back(EngagementOf(read));
  }
  return kept;
}

}  // namespace copperplate::volunteers

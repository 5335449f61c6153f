#include "services/volunteers/storage/vacant_post_rows.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/storage/event_arrays.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::VacantPost::Post>
    : EnumCodec<volunteers::VacantPost::Post, volunteers::VacantPost::Post::kLeaders> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {
namespace {

// Open groups with whoever coordinates them, and units that are led too little. As things are now.
// $1 force, $2 the day. 1: COORDINATOR, 2: LEADERS.
constexpr postgres::Statement kVacantPosts{postgres::kRead, "vacant_posts", R"(
    SELECT post, id, title, holder FROM (
        SELECT 1::smallint AS post, id, title, coordinator AS holder FROM watch_group
        WHERE force = $1 AND formed_on <= $2::date
          AND (closed_on IS NULL OR closed_on > $2)
        UNION ALL
        SELECT 2::smallint, id, title, NULL FROM cadet_unit
        WHERE force = $1 AND NOT closed
          AND NOT led @> (($2::date + 1)::timestamp AT TIME ZONE 'Europe/London'
                          - interval '1 second')) v
    ORDER BY post, id)"};

constexpr postgres::Statement kCoordinatorHistories{postgres::kRead, "coordinator_histories",
                                                    "SELECT v.volunteer, " COPPERPLATE_EVENT_ARRAYS
                                                    R"(
    FROM engagement_event v
    WHERE v.force = $1
      AND v.volunteer IN (SELECT coordinator FROM watch_group WHERE force = $1)
    GROUP BY v.volunteer, v.engagement)"};

// The ids of those who coordinate groups and are in force.
absl::StatusOr<std::set<std::string>> ReadCoordinatorsInForce(postgres::Session& session,
                                                              absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kCoordinatorHistories, force));
  std::set<std::string> in_force;
  for (const postgres::Row row : rows) {
    std::string volunteer;
    EventArrays events;
    ABSL_RETURN_IF_ERROR(row.Read(volunteer, events.seqs, events.froms, events.tos, events.days,
                                  events.reasons, events.corrects));
    const std::vector<EngagementEvent> history = std::move(events).History();
    const std::optional<Standing> standing = LastStanding(history);
    if (standing.has_value() && IsCounted(standing->state)) in_force.insert(std::move(volunteer));
  }
  return in_force;
}

}  // namespace

absl::StatusOr<std::vector<VacantPost>> ReadVacantPosts(postgres::Session& session,
                                                        absl::string_view force,
                                                        absl::CivilDay as_of) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kVacantPosts, force, as_of));
  ABSL_ASSIGN_OR_RETURN(const std::set<std::string> in_force,
                        ReadCoordinatorsInForce(session, force));
  std::vector<VacantPost> posts;
  for (const postgres::Row row : rows) {
    VacantPost vacant;
    std::optional<std::string> holder;
    ABSL_RETURN_IF_ERROR(row.Read(vacant.post, vacant.id, vacant.title, holder));
    if (holder.has_value() && in_force.count(*holder) > 0) continue;
    posts.push_back(std::move(vacant));
  }
  return posts;
}

}  // namespace copperplate::volunteers

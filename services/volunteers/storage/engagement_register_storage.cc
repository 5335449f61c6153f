#include "services/volunteers/storage/engagement_register_storage.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/event_arrays.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/revision_rows.h"
#include "services/volunteers/storage/worked_minutes_rows.h"

namespace copperplate::volunteers {
namespace {

// One of which no event was known was not there, and two records were two persons until it was
// known that they are one. An engagement that was written past the triggers of its table has no
// history, and is as it is now. $1 force, $2 revision.
constexpr postgres::Statement kRegister{postgres::kRead, "engagement_register", R"(
    SELECT e.volunteer, e.id, e.kind, e.role, coalesce(h.department, e.department),
           e.predecessor, coalesce(h.exit_interview_state, e.exit_interview_state), p.merged_into, v.seqs, v.froms, v.tos, v.days, v.reasons,
           v.corrects
    FROM engagement e
    JOIN (SELECT volunteer, engagement, array_agg(seq ORDER BY seq) AS seqs,
                 array_agg(from_state ORDER BY seq) AS froms,
                 array_agg(to_state ORDER BY seq) AS tos,
                 array_agg(effective_on ORDER BY seq) AS days,
                 array_agg(reason ORDER BY seq) AS reasons,
                 array_agg(corrects_seq ORDER BY seq) AS corrects
          FROM engagement_event WHERE force = $1 AND revision <= $2
          GROUP BY volunteer, engagement) v
      ON v.volunteer = e.volunteer AND v.engagement = e.id
    LEFT JOIN (SELECT DISTINCT ON (volunteer, engagement) volunteer, engagement, department,
                      exit_interview_state
               FROM engagement_history WHERE force = $1 AND revision <= $2
               ORDER BY volunteer, engagement, revision DESC, seq DESC) h
      ON h.volunteer = e.volunteer AND h.engagement = e.id
    LEFT JOIN volunteer p ON p.force = e.force AND p.id = e.volunteer AND p.merged_revision <= $2
    WHERE e.force = $1
    ORDER BY e.volunteer, e.id)"};

// $1 force, $2 revision.
constexpr postgres::Statement kTargetsAt{postgres::kRead, "establishment_targets_at", R"(
    SELECT id, kind, basis, first_day, persons
    FROM (SELECT DISTINCT ON (id) id, removed, kind, basis, first_day, persons
          FROM establishment_target_history WHERE force = $1 AND revision <= $2
          ORDER BY id, revision DESC, seq DESC) t
    WHERE NOT removed
    ORDER BY id)"};

absl::StatusOr<std::vector<EstablishmentTarget>> ReadTargets(postgres::Session& session,
                                                             absl::string_view force,
                                                             const RegisterInstant& at) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kTargetsAt, force, at.revision));
  std::vector<EstablishmentTarget> targets;
  for (const postgres::Row row : rows) {
    EstablishmentTarget& target = targets.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(target.id, target.kind, target.basis, target.from, target.value));
  }
  return targets;
}

absl::StatusOr<Engagement> ReadEngagement(const postgres::Row& row) {
  Engagement engagement;
  EventArrays events;
  ABSL_RETURN_IF_ERROR(row.Read(
      engagement.volunteer, engagement.id, engagement.kind, engagement.role, engagement.department,
      engagement.predecessor, engagement.exit_interview_state, engagement.merged_into, events.seqs,
      events.froms, events.tos, events.days, events.reasons, events.corrects));
  engagement.history = std::move(events).History();
  return engagement;
}

}  // namespace

absl::StatusOr<RegisterAt> EngagementRegisterStorage::Read(const RequestContext& context,
                                                           std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  RegisterAt read;
  ABSL_ASSIGN_OR_RETURN(read.at, ReadRevisionAt(lease, context.force, known_at));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kRegister, context.force, read.at.revision));
  ABSL_ASSIGN_OR_RETURN(read.targets, ReadTargets(lease, context.force, read.at));
  read.engagements.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(Engagement engagement, ReadEngagement(row));
    read.engagements.push_back(std::move(engagement));
  }
  return read;
}

absl::StatusOr<RegisterInstant> EngagementRegisterStorage::ReadInstant(
    const RequestContext& context, std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  return ReadRevisionAt(lease, context.force, known_at);
}

absl::StatusOr<Worked> EngagementRegisterStorage::ReadWorked(const RequestContext& context,
                                                             const WorkedQuery& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  return ReadWorkedMinutes(lease, context.force, query);
}

}  // namespace copperplate::volunteers

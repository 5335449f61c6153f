#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

// Its moves are arrays, in their order.
#define MILESTONE_COLUMNS                                                                      \
  "SELECT " DELIVERY_HEADER_COLUMNS                                                            \
  "       t.action, t.activity, t.id, t.title, t.original_due, t.current_due, t.met_on, "      \
  "       t.met_known_on, t.first_day, "                                                       \
  "       coalesce(r.due, '{}'), coalesce(r.reasons, '{}'), coalesce(r.authors, '{}'), "       \
  "       coalesce(r.instants, '{}'), coalesce(r.days, '{}') "                                 \
  "FROM milestone t LEFT JOIN LATERAL ("                                                       \
  "    SELECT array_agg(m.due ORDER BY m.ordinal) AS due, "                                    \
  "           array_agg(m.reason ORDER BY m.ordinal) AS reasons, "                             \
  "           array_agg(m.revised_by ORDER BY m.ordinal) AS authors, "                         \
  "           array_agg(m.revised_at ORDER BY m.ordinal) AS instants, "                        \
  "           array_agg(m.revised_on ORDER BY m.ordinal) AS days "                             \
  "    FROM milestone_revision m WHERE m.force = t.force AND m.plan = t.plan "                 \
  "         AND m.action = t.action AND m.activity = t.activity AND m.milestone = t.id) r ON " \
  "true "

const Statement PartRows<Milestone>::kFind{postgres::kRead, "find_milestone",
                                           MILESTONE_COLUMNS DELIVERY_JOIN_PLAN
                                           "WHERE " DELIVERY_IN_ACTIVITY
                                           "AND t.id = ($2::text[])[4] " DELIVERY_MAY_FIND};

const Statement PartRows<Milestone>::kList{postgres::kRead, "list_milestones",
                                           MILESTONE_COLUMNS DELIVERY_JOIN_PLAN
                                           "WHERE " DELIVERY_IN_ACTIVITY DELIVERY_MAY_LIST};

const Statement PartRows<Milestone>::kAll{
    postgres::kRead, "all_milestones",
    MILESTONE_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.action, t.activity, t.id"};

#undef MILESTONE_COLUMNS

namespace {

constexpr Statement kWriteMilestone{postgres::kWrite, "write_milestone", R"(
    INSERT INTO milestone (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, action, activity, id, title, original_due, current_due,
                           met_on, met_known_on, first_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
    ON CONFLICT (force, plan, action, activity, id) DO UPDATE SET version = excluded.version,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by,
        title = excluded.title, current_due = excluded.current_due, met_on = excluded.met_on,
        met_known_on = excluded.met_known_on, first_day = excluded.first_day)"};

// Those that are there stay as they are.
constexpr Statement kWriteRevisions{postgres::kWrite, "write_milestone_revisions", R"(
    INSERT INTO milestone_revision (force, plan, action, activity, milestone, ordinal, due, reason,
                                    revised_by, revised_at, revised_on)
    SELECT $1, $2, $3, $4, $5, r.ordinal, r.due, r.reason, r.revised_by, r.revised_at, r.revised_on
      FROM unnest($6::date[], $7::text[], $8::text[], $9::timestamptz[], $10::date[])
           WITH ORDINALITY AS r (due, reason, revised_by, revised_at, revised_on, ordinal)
    ON CONFLICT (force, plan, action, activity, milestone, ordinal) DO NOTHING)"};

// The moves of a milestone as its rows' arrays.
struct Revisions {
  std::vector<absl::CivilDay> due;
  std::vector<std::string> reasons;
  std::vector<std::string> authors;
  std::vector<absl::Time> instants;
  std::vector<absl::CivilDay> days;
};

}  // namespace

absl::StatusOr<PartRecord<Milestone>> PartRows<Milestone>::Read(const Row& row) {
  PartRecord<Milestone> record;
  Milestone& milestone = record.part;
  Revisions revisions;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, milestone.action, milestone.activity,
                                milestone.id, milestone.title, milestone.original_due,
                                milestone.current_due, milestone.met_on, milestone.met_known_on,
                                milestone.from, revisions.due, revisions.reasons, revisions.authors,
                                revisions.instants, revisions.days));
  for (size_t i = 0; i < revisions.due.size(); ++i) {
    milestone.revisions.push_back({revisions.due[i], revisions.reasons[i], revisions.authors[i],
                                   revisions.instants[i], revisions.days[i]});
  }
  return record;
}

absl::Status PartRows<Milestone>::Write(Session& session, absl::string_view force,
                                        absl::string_view plan,
                                        const PartRecord<Milestone>& record) {
  const Milestone& milestone = record.part;
  ABSL_RETURN_IF_ERROR(WritePart(session, kWriteMilestone, force, plan, record.header,
                                 milestone.action, milestone.activity, milestone.id,
                                 milestone.title, milestone.original_due, milestone.current_due,
                                 milestone.met_on, milestone.met_known_on, milestone.from));
  if (milestone.revisions.empty()) return absl::OkStatus();
  Revisions revisions;
  for (const DueRevision& revision : milestone.revisions) {
    revisions.due.push_back(revision.to);
    revisions.reasons.push_back(revision.reason);
    revisions.authors.push_back(revision.revised_by);
    revisions.instants.push_back(revision.revised_at);
    revisions.days.push_back(revision.on);
  }
  return session
      .Execute(kWriteRevisions, force, plan, milestone.action, milestone.activity, milestone.id,
               revisions.due, revisions.reasons, revisions.authors, revisions.instants,
               revisions.days)
      .status();
}

}  // namespace copperplate::delivery

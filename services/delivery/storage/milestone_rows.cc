#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

// Its moves and reopenings are arrays, in their order.
#define MILESTONE_COLUMNS                                                                      \
  "SELECT " DELIVERY_HEADER_COLUMNS                                                            \
  "       t.action, t.activity, t.id, t.title, t.original_due, t.current_due, t.met_on, "      \
  "       coalesce(t.met_known_on, t.met_on), " DELIVERY_FIRST_DAY_OF_MILESTONE                \
  ", "                                                                                         \
  "       coalesce(r.due, '{}'), coalesce(r.reasons, '{}'), coalesce(r.authors, '{}'), "       \
  "       coalesce(r.instants, '{}'), coalesce(r.days, '{}'), "                                \
  "       coalesce(o.met, '{}'), coalesce(o.known, '{}'), coalesce(o.days, '{}'), "            \
  "       coalesce(o.reasons, '{}'), coalesce(o.authors, '{}'), coalesce(o.instants, '{}') "   \
  "FROM milestone t LEFT JOIN LATERAL ("                                                       \
  "    SELECT array_agg(m.due ORDER BY m.ordinal) AS due, "                                    \
  "           array_agg(m.reason ORDER BY m.ordinal) AS reasons, "                             \
  "           array_agg(m.revised_by ORDER BY m.ordinal) AS authors, "                         \
  "           array_agg(m.revised_at ORDER BY m.ordinal) AS instants, "                        \
  "           array_agg(coalesce(m.revised_on, (m.revised_at AT TIME ZONE "                    \
  "'Europe/London')::date) "                                                                   \
  "                     ORDER BY m.ordinal) AS days "                                          \
  "    FROM milestone_revision m WHERE m.force = t.force AND m.plan = t.plan "                 \
  "         AND m.action = t.action AND m.activity = t.activity AND m.milestone = t.id) r ON " \
  "true LEFT JOIN LATERAL ("                                                                   \
  "    SELECT array_agg(m.met_on ORDER BY m.ordinal) AS met, "                                 \
  "           array_agg(m.met_known_on ORDER BY m.ordinal) AS known, "                         \
  "           array_agg(m.reopened_on ORDER BY m.ordinal) AS days, "                           \
  "           array_agg(m.reason ORDER BY m.ordinal) AS reasons, "                             \
  "           array_agg(m.reopened_by ORDER BY m.ordinal) AS authors, "                        \
  "           array_agg(m.reopened_at ORDER BY m.ordinal) AS instants "                        \
  "    FROM milestone_reopening m WHERE m.force = t.force AND m.plan = t.plan "                \
  "         AND m.action = t.action AND m.activity = t.activity AND m.milestone = t.id) o ON " \
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

const Statement PartRows<Milestone>::kDelete{postgres::kWrite, "delete_milestone",
                                             "DELETE FROM milestone t WHERE " DELIVERY_IN_ACTIVITY
                                             "AND t.id = ($2::text[])[4]"};

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

constexpr Statement kWriteReopenings{postgres::kWrite, "write_milestone_reopenings", R"(
    INSERT INTO milestone_reopening (force, plan, action, activity, milestone, ordinal, met_on,
                                     met_known_on, reopened_on, reason, reopened_by, reopened_at)
    SELECT $1, $2, $3, $4, $5, o.ordinal, o.met_on, o.met_known_on, o.reopened_on, o.reason,
           o.reopened_by, o.reopened_at
      FROM unnest($6::date[], $7::date[], $8::date[], $9::text[], $10::text[], $11::timestamptz[])
           WITH ORDINALITY
           AS o (met_on, met_known_on, reopened_on, reason, reopened_by, reopened_at, ordinal)
    ON CONFLICT (force, plan, action, activity, milestone, ordinal) DO NOTHING)"};

// The reopenings of a milestone as its rows' arrays.
struct Reopenings {
  std::vector<absl::CivilDay> met;
  std::vector<absl::CivilDay> known;
  std::vector<absl::CivilDay> days;
  std::vector<std::string> reasons;
  std::vector<std::string> authors;
  std::vector<absl::Time> instants;
};

// The moves of a milestone as its rows' arrays.
struct Revisions {
  std::vector<absl::CivilDay> due;
  std::vector<std::string> reasons;
  std::vector<std::string> authors;
  std::vector<absl::Time> instants;
  std::vector<absl::CivilDay> days;
};

// Those that are there stay as they are, here and below.
absl::Status WriteRevisionsOf(Session& session, absl::string_view force, absl::string_view plan,
                              const Milestone& milestone) {
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

absl::Status WriteReopeningsOf(Session& session, absl::string_view force, absl::string_view plan,
                               const Milestone& milestone) {
  if (milestone.reopenings.empty()) return absl::OkStatus();
  Reopenings reopenings;
  for (const MilestoneReopening& reopening : milestone.reopenings) {
    reopenings.met.push_back(reopening.met_on);
    reopenings.known.push_back(reopening.met_known_on);
    reopenings.days.push_back(reopening.on);
    reopenings.reasons.push_back(reopening.reason);
    reopenings.authors.push_back(reopening.reopened_by);
    reopenings.instants.push_back(reopening.reopened_at);
  }
  return session
      .Execute(kWriteReopenings, force, plan, milestone.action, milestone.activity, milestone.id,
               reopenings.met, reopenings.known, reopenings.days, reopenings.reasons,
               reopenings.authors, reopenings.instants)
      .status();
}

}  // namespace

absl::StatusOr<PartRecord<Milestone>> PartRows<Milestone>::Read(const Row& row) {
  PartRecord<Milestone> record;
  Milestone& milestone = record.part;
  Revisions revisions;
  Reopenings reopenings;
  ABSL_RETURN_IF_ERROR(ReadPart(
      row, record.header, milestone.action, milestone.activity, milestone.id, milestone.title,
      milestone.original_due, milestone.current_due, milestone.met_on, milestone.met_known_on,
      milestone.from, revisions.due, revisions.reasons, revisions.authors, revisions.instants,
      revisions.days, reopenings.met, reopenings.known, reopenings.days, reopenings.reasons,
      reopenings.authors, reopenings.instants));
  for (size_t i = 0; i < reopenings.met.size(); ++i) {
    milestone.reopenings.push_back({reopenings.met[i], reopenings.known[i], reopenings.days[i],
                                    reopenings.reasons[i], reopenings.authors[i],
                                    reopenings.instants[i]});
  }
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
  ABSL_RETURN_IF_ERROR(WriteRevisionsOf(session, force, plan, milestone));
  return WriteReopeningsOf(session, force, plan, milestone);
}

}  // namespace copperplate::delivery

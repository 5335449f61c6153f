#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using postgres::Statement;

namespace {

// The events of an engagement, by seq, a column each.
struct EventColumns {
  std::vector<int32_t> seqs;
  std::vector<std::optional<EngagementState>> froms;
  std::vector<EngagementState> tos;
  std::vector<absl::CivilDay> days;
  std::vector<std::string> reasons;
  std::vector<std::string> actors;
  std::vector<int64_t> revisions;
  std::vector<std::optional<int32_t>> corrects;
};

// Events are never changed: those that are there stay.
constexpr Statement kAddEvents{postgres::kWrite, "add_engagement_events", R"(
    INSERT INTO engagement_event (force, volunteer, engagement, seq, from_state, to_state,
                                  effective_on, reason, actor, revision, corrects_seq)
    SELECT $1, $2, $3, seq, from_state, to_state, effective_on, reason, actor, revision, corrects
    FROM unnest($4::integer[], $5::smallint[], $6::smallint[], $7::date[], $8::text[], $9::text[],
                $10::bigint[], $11::integer[])
         AS e (seq, from_state, to_state, effective_on, reason, actor, revision, corrects)
    ORDER BY seq
    ON CONFLICT (force, volunteer, engagement, seq) DO NOTHING)"};

std::string EventColumn(absl::string_view column) {
  return absl::StrCat("ARRAY(SELECT e.", column,
                      " FROM engagement_event e WHERE e.force = engagement.force AND e.volunteer "
                      "= engagement.volunteer AND e.engagement = engagement.id ORDER BY e.seq)");
}

}  // namespace

parts_postgres::TableColumns PartRows<Engagement>::Columns() {
  static const std::string* const kEvents = new std::string(
      absl::StrJoin({EventColumn("seq"), EventColumn("from_state"), EventColumn("to_state"),
                     EventColumn("effective_on"), EventColumn("reason"), EventColumn("actor"),
                     EventColumn("revision"), EventColumn("corrects_seq")},
                    ", "));
  return {.table = "engagement",
          .above = {"volunteer"},
          .fields = {"kind",
                     "role",
                     "unit_or_group",
                     "collar_no",
                     "rank",
                     "department",
                     "employer_scheme",
                     "cip_group",
                     "independent_patrol_on",
                     "attested_on",
                     "probation_months",
                     "probation_ends_on",
                     "probation_decided_on",
                     "predecessor",
                     "induction_completed_on",
                     "expected_return",
                     "notice_given_on",
                     "exit_interview_offered_on",
                     "exit_interview_state",
                     "exit_interview_reasons",
                     "exit_interview_notes",
                     "kit_returned",
                     "under_investigation"},
          .read_with = *kEvents};
}

absl::StatusOr<PartRecord<Engagement>> PartRows<Engagement>::Read(const postgres::Row& row) {
  EventColumns events;
  ABSL_ASSIGN_OR_RETURN(Record record,
                        ReadWith(row, events.seqs, events.froms, events.tos, events.days,
                                 events.reasons, events.actors, events.revisions, events.corrects));
  for (size_t i = 0; i < events.seqs.size(); ++i) {
    record.part.history.push_back({.seq = events.seqs[i],
                                   .from = events.froms[i],
                                   .to = events.tos[i],
                                   .effective_on = events.days[i],
                                   .reason = std::move(events.reasons[i]),
                                   .actor = std::move(events.actors[i]),
                                   .revision = events.revisions[i],
                                   .corrects_seq = events.corrects[i]});
  }
  return record;
}

absl::Status PartRows<Engagement>::Write(postgres::Session& session, absl::string_view force,
                                         absl::string_view volunteer, const Record& record) {
  ABSL_RETURN_IF_ERROR(PartTable::Write(session, force, volunteer, record));
  EventColumns events;
  for (const EngagementEvent& event : record.part.history) {
    if (event.revision != 0) continue;
    events.seqs.push_back(event.seq);
    events.froms.push_back(event.from);
    events.tos.push_back(event.to);
    events.days.push_back(event.effective_on);
    events.reasons.push_back(event.reason);
    events.actors.push_back(event.actor);
    events.revisions.push_back(record.header.version);
    events.corrects.push_back(event.corrects_seq);
  }
  if (events.seqs.empty()) return absl::OkStatus();
  return session
      .Execute(kAddEvents, force, volunteer, record.part.id, events.seqs, events.froms, events.tos,
               events.days, events.reasons, events.actors, events.revisions, events.corrects)
      .status();
}

}  // namespace copperplate::volunteers

#include "services/volunteers/storage/candidate_rows.h"

#include <cstdint>
#include <string>
#include <utility>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {
namespace {

// $1 force, $2 last of the 90 days or null, $3 skills that matter, $4 first day, $5 last day, $6
// when the first begins, $7 when the last is over.
constexpr postgres::Statement kCandidates{postgres::kRead, "candidates", R"(
    WITH worked AS (
        SELECT volunteer, sum(unverified + verified) AS minutes FROM duty_minutes
        WHERE force = $1 AND day > $2::date - 90 AND day <= $2::date GROUP BY volunteer),
    cleared AS (
        SELECT volunteer, array_agg(level ORDER BY id) AS levels,
               array_agg(state ORDER BY id) AS states, array_agg(decided_on ORDER BY id) AS decided,
               array_agg(expires_on ORDER BY id) AS expires,
               array_agg(withdrawn_on ORDER BY id) AS withdrawn
        FROM vetting_check WHERE force = $1 AND state IN (3, 7) GROUP BY volunteer),
    held AS (
        SELECT volunteer, array_agg(skill ORDER BY id) AS skills,
               array_agg(acquired_on ORDER BY id) AS acquired,
               array_agg(expires_on ORDER BY id) AS expires
        FROM volunteer_skill WHERE force = $1 AND skill = ANY ($3::text[]) GROUP BY volunteer),
    times AS (
        SELECT volunteer, engagement, array_agg(weekday ORDER BY id) AS weekdays,
               array_agg(from_minute ORDER BY id) AS froms, array_agg(to_minute ORDER BY id) AS tos,
               array_agg(first_day ORDER BY id) AS firsts, array_agg(day_after ORDER BY id) AS afters
        FROM availability
        WHERE force = $1 AND first_day <= $5::date AND (day_after IS NULL OR day_after > $4::date)
        GROUP BY volunteer, engagement),
    told AS (
        SELECT volunteer, engagement, array_agg(seq ORDER BY seq) AS seqs,
               array_agg(from_state ORDER BY seq) AS froms, array_agg(to_state ORDER BY seq) AS tos,
               array_agg(effective_on ORDER BY seq) AS days,
               array_agg(corrects_seq ORDER BY seq) AS corrects
        FROM engagement_event WHERE force = $1 GROUP BY volunteer, engagement)
    SELECT e.volunteer, e.id, e.kind, v.name, v.marking, v.date_of_birth, v.preferred_areas,
           e.deployable @> tstzrange($6, $7), coalesce(w.minutes, 0)::bigint,
           coalesce(c.levels, '{}'), coalesce(c.states, '{}'), coalesce(c.decided, '{}'),
           coalesce(c.expires, '{}'), coalesce(c.withdrawn, '{}'),
           coalesce(h.skills, '{}'), coalesce(h.acquired, '{}'), coalesce(h.expires, '{}'),
           coalesce(t.weekdays, '{}'), coalesce(t.froms, '{}'), coalesce(t.tos, '{}'),
           coalesce(t.firsts, '{}'), coalesce(t.afters, '{}'),
           n.seqs, n.froms, n.tos, n.days, n.corrects
    FROM engagement e
    JOIN volunteer v ON v.force = e.force AND v.id = e.volunteer AND v.anonymised_on IS NULL
    JOIN told n ON n.volunteer = e.volunteer AND n.engagement = e.id
    LEFT JOIN worked w ON w.volunteer = e.volunteer
    LEFT JOIN cleared c ON c.volunteer = e.volunteer
    LEFT JOIN held h ON h.volunteer = e.volunteer
    LEFT JOIN times t ON t.volunteer = e.volunteer AND t.engagement = e.id
    WHERE e.force = $1
    ORDER BY e.volunteer, e.id)"};

// The lists of a row, a column each.
struct CandidateColumns {
  std::vector<VettingLevel> levels;
  std::vector<VettingState> states;
  std::vector<std::optional<absl::CivilDay>> decided, checks_expire, withdrawn;
  std::vector<std::string> skills;
  std::vector<absl::CivilDay> acquired;
  std::vector<std::optional<absl::CivilDay>> skills_expire;
  std::vector<absl::Weekday> weekdays;
  std::vector<int32_t> from_minutes, to_minutes;
  std::vector<absl::CivilDay> firsts;
  std::vector<std::optional<absl::CivilDay>> afters;
  std::vector<int32_t> seqs;
  std::vector<std::optional<EngagementState>> from_states;
  std::vector<EngagementState> to_states;
  std::vector<absl::CivilDay> days;
  std::vector<std::optional<int32_t>> corrects;
};

void AddLists(CandidateColumns columns, CandidateRecord& record) {
  Candidate& candidate = record.candidate;
  for (size_t i = 0; i < columns.levels.size(); ++i) {
    VettingCheck& check = candidate.checks.emplace_back();
    check.level = columns.levels[i];
    check.state = columns.states[i];
    check.decided_on = columns.decided[i];
    check.expires_on = columns.checks_expire[i];
    check.withdrawn_on = columns.withdrawn[i];
  }
  for (size_t i = 0; i < columns.skills.size(); ++i) {
    VolunteerSkill& held = candidate.skills.emplace_back();
    held.skill = std::move(columns.skills[i]);
    held.acquired_on = columns.acquired[i];
    held.expires_on = columns.skills_expire[i];
  }
  for (size_t i = 0; i < columns.weekdays.size(); ++i) {
    Availability& time = candidate.availabilities.emplace_back();
    time.weekday = columns.weekdays[i];
    time.time = {columns.from_minutes[i], columns.to_minutes[i]};
    time.valid_from = columns.firsts[i];
    time.valid_to = columns.afters[i];
  }
  for (size_t i = 0; i < columns.seqs.size(); ++i) {
    EngagementEvent& event = record.history.emplace_back();
    event.seq = columns.seqs[i];
    event.from = columns.from_states[i];
    event.to = columns.to_states[i];
    event.effective_on = columns.days[i];
    event.corrects_seq = columns.corrects[i];
  }
}

absl::StatusOr<CandidateRecord> ReadCandidate(const postgres::Row& row,
                                              const Opportunity& opportunity) {
  CandidateRecord record;
  Candidate& candidate = record.candidate;
  CandidateColumns columns;
  bool deployable = false;
  ABSL_RETURN_IF_ERROR(
      row.Read(candidate.ref, candidate.engagement, candidate.kind, record.name, record.marking,
               candidate.date_of_birth, candidate.preferred_areas, deployable,
               candidate.minutes_last_90_days, columns.levels, columns.states, columns.decided,
               columns.checks_expire, columns.withdrawn, columns.skills, columns.acquired,
               columns.skills_expire, columns.weekdays, columns.from_minutes, columns.to_minutes,
               columns.firsts, columns.afters, columns.seqs, columns.from_states, columns.to_states,
               columns.days, columns.corrects));
  if (deployable) candidate.deployable = {{opportunity.from, opportunity.to + 1}};
  AddLists(std::move(columns), record);
  return record;
}

}  // namespace

absl::StatusOr<std::vector<CandidateRecord>> ReadCandidates(postgres::Session& session,
                                                            absl::string_view force,
                                                            const Opportunity& opportunity,
                                                            std::optional<absl::CivilDay> as_of) {
  std::vector<std::string> skills = opportunity.required;
  skills.insert(skills.end(), opportunity.desired.begin(), opportunity.desired.end());
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      session.Query(kCandidates, force, as_of, skills, opportunity.from, opportunity.to,
                    BeginningOf(opportunity.from), BeginningOf(opportunity.to + 1)));
  std::vector<CandidateRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(CandidateRecord record, ReadCandidate(row, opportunity));
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace copperplate::volunteers

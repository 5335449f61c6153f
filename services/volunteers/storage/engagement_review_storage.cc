#include "services/volunteers/storage/engagement_review_storage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "libs/change_postgres/force.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/storage/event_arrays.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/vacant_post_rows.h"
#include "services/volunteers/storage/volunteer_reads.h"

namespace copperplate::volunteers {
namespace {

// Each volunteer's engagements with all that a review looks at, of the volunteers from $2 to $3. $4
// is the day, $5 the first reviewed one; $6 and $7 the instants at which the reviewed days begin
// and end. Duties that count as no hours are duties all the same; minutes come from the ledger.
// Nobody can verify a duty of who was forgotten.
constexpr postgres::Statement kReviewedEngagements{postgres::kRead, "reviewed_engagements", R"(
    WITH duties AS (
        SELECT volunteer, engagement,
               max((starts_at AT TIME ZONE 'Europe/London')::date) AS last_on
        FROM duty
        WHERE force = $1 AND volunteer BETWEEN $2 AND $3 AND starts_at >= $6 AND starts_at < $7
          AND state IN (3, 4)
        GROUP BY volunteer, engagement),
    unverified AS (
        SELECT volunteer, engagement, count(*) AS duties FROM duty
        WHERE force = $1 AND state = 3 AND volunteer BETWEEN $2 AND $3 AND starts_at < $7
        GROUP BY volunteer, engagement),
    barred AS (
        SELECT d.volunteer, d.engagement, count(*) AS duties,
               min((d.starts_at AT TIME ZONE 'Europe/London')::date) AS first_on
        FROM duty d
        JOIN engagement e ON e.force = $1 AND e.volunteer = d.volunteer AND e.id = d.engagement
        JOIN duty_type t ON t.force = $1 AND t.id = d.type
        WHERE d.force = $1 AND d.state = 1 AND d.volunteer BETWEEN $2 AND $3
          AND d.starts_at >= ($4::date::timestamp AT TIME ZONE 'Europe/London')
          AND NOT (CASE WHEN t.training THEN e.trainable ELSE e.deployable END
                   @> tstzrange(d.starts_at, d.ends_at)
                   AND (e.kind <> 3 OR e.led @> tstzrange(d.starts_at, d.ends_at)))
        GROUP BY d.volunteer, d.engagement),
    worked AS (
        SELECT volunteer, engagement, array_agg(month ORDER BY month) AS months,
               array_agg(minutes ORDER BY month) AS minutes
        FROM (SELECT volunteer, engagement, date_trunc('month', day)::date AS month,
                     sum(unverified + verified)::bigint AS minutes
              FROM duty_minutes
              WHERE force = $1 AND volunteer BETWEEN $2 AND $3 AND day BETWEEN $5 AND $4
              GROUP BY 1, 2, 3) m
        GROUP BY volunteer, engagement),
    checks AS (
        SELECT volunteer, array_agg(level ORDER BY id) AS levels,
               array_agg(state ORDER BY id) AS states,
               array_agg(decided_on ORDER BY id) AS decided,
               array_agg(expires_on ORDER BY id) AS expires,
               array_agg(withdrawn_on ORDER BY id) AS withdrawn
        FROM vetting_check WHERE force = $1 AND volunteer BETWEEN $2 AND $3 GROUP BY volunteer),
    steps AS (
        SELECT volunteer, engagement, array_agg(seq ORDER BY seq) AS seqs,
               array_agg(from_state ORDER BY seq) AS froms,
               array_agg(to_state ORDER BY seq) AS tos,
               array_agg(effective_on ORDER BY seq) AS days,
               array_agg(reason ORDER BY seq) AS reasons,
               array_agg(corrects_seq ORDER BY seq) AS corrects
        FROM engagement_event WHERE force = $1 AND volunteer BETWEEN $2 AND $3
        GROUP BY volunteer, engagement),
    supervised AS (
        SELECT volunteer, engagement, min(supervisor) AS supervisor FROM supervision
        WHERE force = $1 AND volunteer BETWEEN $2 AND $3 AND first_day <= $4
          AND (day_after IS NULL OR day_after > $4)
        GROUP BY volunteer, engagement),
    skilled AS (
        SELECT volunteer, array_agg(skill ORDER BY skill) AS skills,
               array_agg(expires_on ORDER BY skill) AS expires
        FROM (SELECT volunteer, skill,
                     CASE WHEN bool_or(expires_on IS NULL) THEN NULL ELSE max(expires_on) END AS expires_on
              FROM volunteer_skill
              WHERE force = $1 AND volunteer BETWEEN $2 AND $3 AND acquired_on <= $4
              GROUP BY volunteer, skill) k
        GROUP BY volunteer),
    recognised AS (
        SELECT volunteer, array_agg(years ORDER BY years) AS years,
               array_agg(awarded_on ORDER BY years) AS awarded
        FROM recognition
        WHERE force = $1 AND volunteer BETWEEN $2 AND $3 AND years IS NOT NULL GROUP BY volunteer)
    SELECT e.volunteer, v.name, v.marking, e.id, e.kind, e.role, r.required_vetting,
           e.unit_or_group, e.probation_months, e.probation_ends_on, e.predecessor,
           e.expected_return,
           ARRAY(SELECT lower(d) FROM unnest(e.deployable) d ORDER BY 1),
           ARRAY(SELECT upper(d) FROM unnest(e.deployable) d ORDER BY lower(d)),
           s.seqs, s.froms, s.tos, s.days, s.reasons, s.corrects,
           coalesce(c.levels, '{}'), coalesce(c.states, '{}'), coalesce(c.decided, '{}'),
           coalesce(c.expires, '{}'), coalesce(c.withdrawn, '{}'),
           coalesce(p.supervisor, ''), d.last_on,
           CASE WHEN v.anonymised_on IS NULL THEN coalesce(u.duties, 0) ELSE 0 END,
           coalesce(b.duties, 0),
           b.first_on,
           coalesce(w.months, '{}'), coalesce(w.minutes, '{}'),
           coalesce(y.years, '{}'), coalesce(y.awarded, '{}'), r.required_skills,
           coalesce(k.skills, '{}'), coalesce(k.expires, '{}')
    FROM engagement e
    JOIN volunteer v ON v.force = e.force AND v.id = e.volunteer
    JOIN role r ON r.force = e.force AND r.id = e.role
    JOIN steps s ON s.volunteer = e.volunteer AND s.engagement = e.id
    LEFT JOIN checks c ON c.volunteer = e.volunteer
    LEFT JOIN supervised p ON p.volunteer = e.volunteer AND p.engagement = e.id
    LEFT JOIN duties d ON d.volunteer = e.volunteer AND d.engagement = e.id
    LEFT JOIN unverified u ON u.volunteer = e.volunteer AND u.engagement = e.id
    LEFT JOIN barred b ON b.volunteer = e.volunteer AND b.engagement = e.id
    LEFT JOIN worked w ON w.volunteer = e.volunteer AND w.engagement = e.id
    LEFT JOIN recognised y ON y.volunteer = e.volunteer
    LEFT JOIN skilled k ON k.volunteer = e.volunteer
    WHERE e.force = $1 AND e.volunteer BETWEEN $2 AND $3
    ORDER BY e.volunteer, e.id)"};

// Behind every id.
constexpr absl::string_view kBehindIds = "~";

struct ReviewColumns {
  std::vector<std::optional<absl::Time>> from;
  std::vector<std::optional<absl::Time>> to;
  EventArrays events;
  std::vector<VettingLevel> levels;
  std::vector<VettingState> states;
  std::vector<std::optional<absl::CivilDay>> decided;
  std::vector<std::optional<absl::CivilDay>> expires;
  std::vector<std::optional<absl::CivilDay>> withdrawn;
  std::vector<absl::CivilDay> months;
  std::vector<int64_t> minutes;
  std::vector<int32_t> years;
  std::vector<absl::CivilDay> awarded;
  std::vector<std::string> skills;
  std::vector<std::optional<absl::CivilDay>> skill_expires;
};

DaySet DaysOfInstants(const ReviewColumns& columns) {
  std::vector<DayRange> days;
  for (size_t i = 0; i < columns.from.size(); ++i) {
    days.push_back(
        {columns.from[i].has_value() ? LondonDay(*columns.from[i]) : absl::CivilDay::min(),
         columns.to[i].has_value() ? LondonDay(*columns.to[i]) : kNoEnd});
  }
  return DaySet(std::move(days));
}

void Fill(ReviewColumns columns, ReviewedEngagement& reviewed) {
  reviewed.deployable = DaysOfInstants(columns);
  reviewed.engagement.history = std::move(columns.events).History();
  for (size_t i = 0; i < columns.levels.size(); ++i) {
    VettingCheck& check = reviewed.checks.emplace_back();
    check.level = columns.levels[i];
    check.state = columns.states[i];
    check.decided_on = columns.decided[i];
    check.expires_on = columns.expires[i];
    check.withdrawn_on = columns.withdrawn[i];
  }
  for (size_t i = 0; i < columns.months.size(); ++i) {
    reviewed.minutes[absl::CivilMonth(columns.months[i])] = columns.minutes[i];
  }
  for (size_t i = 0; i < columns.years.size(); ++i) {
    Recognition& recognition = reviewed.long_service.emplace_back();
    recognition.type = RecognitionType::kLongService;
    recognition.years = columns.years[i];
    recognition.awarded_on = columns.awarded[i];
  }
  for (size_t i = 0; i < columns.skills.size(); ++i) {
    VolunteerSkill& held = reviewed.skills.emplace_back();
    held.skill = std::move(columns.skills[i]);
    held.expires_on = columns.skill_expires[i];
  }
}

absl::StatusOr<ReviewedEngagement> ReadReviewed(const postgres::Row& row) {
  ReviewedEngagement reviewed;
  Engagement& engagement = reviewed.engagement;
  ReviewColumns columns;
  ABSL_RETURN_IF_ERROR(row.Read(
      engagement.volunteer, reviewed.volunteer_name, reviewed.marking, engagement.id,
      engagement.kind, engagement.role, engagement.required_vetting, engagement.unit_or_group,
      engagement.probation_months, engagement.probation_ends_on, engagement.predecessor,
      engagement.expected_return, columns.from, columns.to, columns.events.seqs,
      columns.events.froms, columns.events.tos, columns.events.days, columns.events.reasons,
      columns.events.corrects, columns.levels, columns.states, columns.decided, columns.expires,
      columns.withdrawn, reviewed.supervisor, reviewed.last_duty_on, reviewed.unverified_duties,
      reviewed.barred_duties, reviewed.barred_duty_on, columns.months, columns.minutes,
      columns.years, columns.awarded, reviewed.role_skills, columns.skills, columns.skill_expires));
  Fill(std::move(columns), reviewed);
  return reviewed;
}

}  // namespace

absl::StatusOr<ReviewsRead> EngagementReviewStorage::Read(const RequestContext& context,
                                                          absl::string_view volunteer,
                                                          absl::CivilDay as_of) {
  const absl::CivilDay first = FirstReviewedDay(as_of);
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kReviewedEngagements, context.force, volunteer,
                                    volunteer.empty() ? kBehindIds : volunteer, as_of, first,
                                    BeginningOf(first), BeginningOf(as_of + 1)));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
  }
  ReviewsRead read;
  ABSL_ASSIGN_OR_RETURN(read.standards, PartRows<ReviewStandard>::All(lease, context.force, ""));
  ABSL_ASSIGN_OR_RETURN(read.engagement_standards,
                        PartRows<EngagementStandard>::All(lease, context.force, ""));
  if (volunteer.empty()) {
    ABSL_ASSIGN_OR_RETURN(read.vacant_posts, ReadVacantPosts(lease, context.force, as_of));
  }
  read.engagements.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(ReviewedEngagement reviewed, ReadReviewed(row));
    read.engagements.push_back(std::move(reviewed));
  }
  return read;
}

absl::Status EngagementReviewStorage::RecordShown(const RequestContext& context,
                                                  const std::vector<std::string>& volunteers) {
  return RecordVolunteersRead(parts_, context, volunteers);
}

}  // namespace copperplate::volunteers

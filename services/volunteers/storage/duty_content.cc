#include "services/volunteers/storage/duty_content.h"

#include <optional>
#include <string>

#include "libs/change/force.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/storage/cadet_unit_rows.h"
#include "services/volunteers/storage/deployable_rows.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/person_records.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

const Statement kListDuties{postgres::kRead, "list_duties", "SELECT " COPPERPLATE_DUTY_COLUMNS R"(
    FROM duty
    WHERE force = $1 AND starts_at >= $2 AND starts_at < $3
      AND CASE WHEN $4::smallint = 0 THEN state <> 8 ELSE state = $4 END
      AND (starts_at, uid, edition) > ($5::timestamptz, $6::uuid, $7::integer)
    ORDER BY starts_at, uid, edition
    LIMIT $8)"};

// A person's duties are found by the key and then put in order: walking all duties by time to find
// one's would read the force's.
const Statement kListDutiesOfVolunteer{
    postgres::kRead, "list_duties_of_volunteer",
    "WITH own AS MATERIALIZED (SELECT starts_at, " COPPERPLATE_DUTY_COLUMNS R"(
        FROM duty
        WHERE force = $1 AND volunteer = $9 AND ($10 = '' OR engagement = $10)
          AND starts_at >= $2 AND starts_at < $3
          AND CASE WHEN $4::smallint = 0 THEN state <> 8 ELSE state = $4 END)
    SELECT )" COPPERPLATE_DUTY_COLUMNS R"(
    FROM own
    WHERE (starts_at, uid, edition) > ($5::timestamptz, $6::uuid, $7::integer)
    ORDER BY starts_at, uid, edition
    LIMIT $8)"};

const Statement kFindOverlapping{postgres::kRead, "find_overlapping_duties", R"(
    SELECT d.volunteer, d.engagement, d.id
    FROM volunteer own
    JOIN volunteer v ON v.force = $1 AND v.person = own.person
    JOIN duty d ON d.force = $1 AND d.volunteer = v.id
    WHERE own.force = $1 AND own.id = $2 AND d.state <= 4 AND d.starts_at < $4 AND d.ends_at > $3
      AND NOT (d.volunteer = $2 AND d.engagement = $5 AND d.id = $6)
    ORDER BY d.starts_at LIMIT 5)"};

namespace {

constexpr Statement kAboveDuty{postgres::kRead, "above_duty", R"(
    SELECT EXISTS (SELECT FROM force WHERE force = $1),
           $2 = '' OR EXISTS (SELECT FROM volunteer WHERE force = $1 AND id = $2),
           $3 = '' OR EXISTS (SELECT FROM engagement
                              WHERE force = $1 AND volunteer = $2 AND id = $3))"};

}  // namespace

absl::Status CheckAboveDuty(Session& session, absl::string_view force, absl::string_view volunteer,
                            absl::string_view engagement) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kAboveDuty, force, volunteer, engagement));
  bool has_force = false;
  bool has_volunteer = false;
  bool has_engagement = false;
  ABSL_RETURN_IF_ERROR(rows[0].Read(has_force, has_volunteer, has_engagement));
  if (!has_force) return ForceUnknown();
  if (!has_volunteer) return PartUnknown<Volunteer>();
  return has_engagement ? absl::OkStatus() : PartUnknown<Engagement>();
}

absl::StatusOr<DutyContent> ReadDutyContent(Session& session, absl::string_view force,
                                            const DutyPath& path) {
  ABSL_RETURN_IF_ERROR(CheckAboveDuty(session, force, path.volunteer, path.engagement));
  DutyContent content;
  ABSL_ASSIGN_OR_RETURN(content.dossier, ReadDossier(session, force, path.volunteer));
  ABSL_ASSIGN_OR_RETURN(content.dossier.supervisions,
                        PartRows<Supervision>::All(session, force, path.volunteer));
  ABSL_ASSIGN_OR_RETURN(content.dossier.kept_names,
                        ReadKeptNames(session, force, content.dossier.supervisions));
  ABSL_ASSIGN_OR_RETURN(content.dossier.other_records,
                        ReadOtherRecords(session, force, path.volunteer));
  for (const Engagement& engagement : content.dossier.engagements) {
    if (engagement.id != path.engagement || engagement.kind != Kind::kCadet) continue;
    ABSL_ASSIGN_OR_RETURN(content.dossier.led_days[engagement.unit_or_group],
                          ReadLedDays(session, force, engagement.unit_or_group));
    ABSL_ASSIGN_OR_RETURN(content.dossier.event_permissions,
                          PartRows<EventPermission>::All(session, force, path.volunteer));
  }
  ABSL_ASSIGN_OR_RETURN(content.types, PartRows<DutyType>::All(session, force, ""));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, FindDuty(session, force, path, /*edition=*/0));
  if (!rows.empty()) {
    ABSL_ASSIGN_OR_RETURN(content.present, ReadDutyRow(rows[0]));
  }
  return content;
}

absl::StatusOr<std::vector<DutyPath>> ReadOverlapping(Session& session, absl::string_view force,
                                                      const Duty& duty) {
  std::vector<DutyPath> others;
  const std::optional<InstantRange> time = OccupiedTime(duty);
  if (!time.has_value()) return others;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFindOverlapping, force, duty.volunteer, time->from, time->to,
                                      duty.engagement, duty.id));
  for (const postgres::Row row : rows) {
    DutyPath& other = others.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(other.volunteer, other.engagement, other.id));
  }
  return others;
}

}  // namespace copperplate::volunteers

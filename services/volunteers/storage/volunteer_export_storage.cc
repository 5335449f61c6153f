#include "services/volunteers/storage/volunteer_export_storage.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/person_records.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr char kFirstUid[] = "00000000-0000-0000-0000-000000000000";

constexpr Statement kExportDuties{postgres::kRead, "export_duties",
                                  "SELECT " COPPERPLATE_DUTY_COLUMNS R"(
    FROM duty
    WHERE force = $1 AND volunteer = $2
      AND (starts_at, uid, edition) > ($3::timestamptz, $4::uuid, $5::integer)
    ORDER BY starts_at, uid, edition
    LIMIT $6)"};

// $1 force, $2 volunteer, of these three.
constexpr Statement kMatchesOf{postgres::kRead, "matches_of_volunteer", R"(
    SELECT opportunity, id FROM match WHERE force = $1 AND volunteer = $2
    ORDER BY opportunity, id)"};

constexpr Statement kSessionsOf{postgres::kRead, "sessions_of_volunteer", R"(
    SELECT watch_group, id FROM watch_session WHERE force = $1 AND $2 = ANY (operators)
    ORDER BY watch_group, id)"};

constexpr Statement kPostsOf{postgres::kRead, "posts_of_volunteer", R"(
    SELECT ARRAY(SELECT id FROM cadet_unit WHERE force = $1 AND $2 = ANY (leaders) ORDER BY id),
           ARRAY(SELECT id FROM watch_group WHERE force = $1 AND coordinator = $2 ORDER BY id))"};

// All of a kind that the volunteer has, with their headers.
template <class Part>
absl::Status ReadAll(Session& session, absl::string_view force, absl::string_view volunteer,
                     std::vector<PartRecord<Part>>& records) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(PartRows<Part>::Statements().all(), force,
                                                       RootPath<PartRoot<Part>>(volunteer)));
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), PartRows<Part>::Read(row));
  }
  return absl::OkStatus();
}

absl::Status ReadDossierRecords(Session& session, absl::string_view force,
                                absl::string_view volunteer, ExportedVolunteer& exported) {
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.engagements));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.supervisions));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.consents));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.checks));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.skills));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.availabilities));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, volunteer, exported.event_permissions));
  return ReadAll(session, force, volunteer, exported.recognitions);
}

// What of the kind is at the paths that the statement gives of the volunteer.
template <class Part, class Add>
absl::Status ReadAt(Session& session, const Statement& paths, absl::string_view force,
                    absl::string_view volunteer, const Add& add) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(paths, force, volunteer));
  for (const postgres::Row row : rows) {
    PartPath path(2);
    ABSL_RETURN_IF_ERROR(row.Read(path[0], path[1]));
    ABSL_ASSIGN_OR_RETURN(const Rows found,
                          PartRows<Part>::Find(session, force, path, /*sensitive=*/true));
    if (found.empty()) continue;  // deleted meanwhile
    ABSL_ASSIGN_OR_RETURN(PartRecord<Part> record, PartRows<Part>::Read(found[0]));
    add(path[0], std::move(record));
  }
  return absl::OkStatus();
}

void KeepOperator(const std::string& volunteer, SpeedwatchSession& session) {
  std::string person = volunteer;
  for (size_t i = 0; i < session.operators.size(); ++i) {
    if (session.operators[i] == volunteer) person = session.persons[i];
  }
  session.operators = {volunteer};
  session.persons = {std::move(person)};
}

absl::Status ReadElsewhere(Session& session, absl::string_view force, const std::string& volunteer,
                           ExportedVolunteer& exported) {
  ABSL_RETURN_IF_ERROR(ReadAt<Match>(session, kMatchesOf, force, volunteer,
                                     [&](const std::string& opportunity, PartRecord<Match> record) {
                                       exported.matches.push_back({opportunity, std::move(record)});
                                     }));
  ABSL_RETURN_IF_ERROR(
      ReadAt<SpeedwatchSession>(session, kSessionsOf, force, volunteer,
                                [&](const std::string&, PartRecord<SpeedwatchSession> record) {
                                  KeepOperator(volunteer, record.part);
                                  exported.sessions.push_back(std::move(record));
                                }));
  ABSL_ASSIGN_OR_RETURN(const Rows posts, session.Query(kPostsOf, force, volunteer));
  ABSL_RETURN_IF_ERROR(posts[0].Read(exported.led_units, exported.coordinated_groups));
  ABSL_ASSIGN_OR_RETURN(std::vector<Supervision> all, PartRows<Supervision>::Every(session, force));
  const std::string person = PersonOf(volunteer);
  for (Supervision& one : all) {
    const std::vector<std::string>& delegates = one.delegates;
    if (one.supervisor != person &&
        std::find(delegates.begin(), delegates.end(), person) == delegates.end()) {
      continue;
    }
    exported.supervising.push_back(std::move(one));
  }
  return absl::OkStatus();
}

absl::StatusOr<Page<DutyRecord>> ReadDuties(Session& session, absl::string_view force,
                                            const ExportQuery& query) {
  const DutyPlace after = query.after.value_or(DutyPlace{absl::InfinitePast(), kFirstUid, 0});
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kExportDuties, force, query.volunteer,
                                                       after.starts_at, after.uid, after.edition,
                                                       change_postgres::RowsToAsk(query.limit)));
  return change_postgres::ReadPage<DutyRecord>(rows, query.limit, ReadDutyRow);
}

}  // namespace

absl::StatusOr<ExportedVolunteer> VolunteerExportStorage::Export(const RequestContext& context,
                                                                 const ExportQuery& query) {
  const std::string& force = context.force;
  ExportedVolunteer exported;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows,
        PartRows<Volunteer>::Find(lease, force, {query.volunteer}, /*sensitive=*/true));
    if (rows.empty()) {
      return change_postgres::NotFoundIn(lease, force, PartUnknown<Volunteer>());
    }
    if (!query.after.has_value()) {
      ABSL_ASSIGN_OR_RETURN(exported.volunteer, PartRows<Volunteer>::Read(rows[0]));
      ABSL_ASSIGN_OR_RETURN(exported.merged_from, ReadMergedRecords(lease, force, query.volunteer));
      ABSL_RETURN_IF_ERROR(ReadDossierRecords(lease, force, query.volunteer, exported));
      ABSL_RETURN_IF_ERROR(ReadElsewhere(lease, force, query.volunteer, exported));
    }
    ABSL_ASSIGN_OR_RETURN(exported.duties, ReadDuties(lease, force, query));
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(
      parts_, context, "volunteer.exported", {kVolunteerName.Format(force, query.volunteer)}));
  return exported;
}

}  // namespace copperplate::volunteers

#include "services/volunteers/storage/volunteer_export_storage.h"

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
    }
    ABSL_ASSIGN_OR_RETURN(exported.duties, ReadDuties(lease, force, query));
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(
      parts_, context, "volunteer.exported", {kVolunteerName.Format(force, query.volunteer)}));
  return exported;
}

}  // namespace copperplate::volunteers

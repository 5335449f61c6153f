#include "services/volunteers/storage/duty_storage.h"

#include <algorithm>
#include <set>
#include <string>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/duty_batch.h"
#include "services/volunteers/storage/duty_change.h"
#include "services/volunteers/storage/duty_content.h"
#include "services/volunteers/storage/duty_record.h"
#include "services/volunteers/storage/duty_rows.h"

namespace copperplate::volunteers {

using postgres::Lease;
using postgres::Rows;

namespace {

constexpr char kNoUid[] = "00000000-0000-0000-0000-000000000000";

absl::StatusOr<Rows> Select(postgres::Session& session, absl::string_view force,
                            const DutyQuery& query) {
  const DutyPlace after = query.after.value_or(DutyPlace{absl::InfinitePast(), kNoUid, 0});
  const int16_t state = postgres::ToNumber(query.state);
  const int64_t limit = change_postgres::RowsToAsk(query.limit);
  if (query.volunteer.empty()) {
    return session.Query(kListDuties, force, query.from, query.to, state, after.starts_at,
                         after.uid, after.edition, limit);
  }
  return session.Query(kListDutiesOfVolunteer, force, query.from, query.to, state, after.starts_at,
                       after.uid, after.edition, limit, query.volunteer, query.engagement);
}

// Each volunteer once.
std::vector<std::string> VolunteersOf(absl::string_view force,
                                      const std::vector<DutyRecord>& records) {
  std::set<std::string> volunteers;
  for (const DutyRecord& record : records) volunteers.insert(record.duty.volunteer);
  std::vector<std::string> names;
  names.reserve(volunteers.size());
  for (const std::string& volunteer : volunteers) {
    names.push_back(kVolunteerName.Format(force, volunteer));
  }
  return names;
}

}  // namespace

absl::StatusOr<DutyRecord> DutyStorage::Get(const RequestContext& context, const DutyPath& path,
                                            int32_t edition) {
  Rows rows;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(rows, FindDuty(lease, context.force, path, edition));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckAboveDuty(lease, context.force, path.volunteer, path.engagement));
      return DutyUnknown();
    }
  }
  ABSL_ASSIGN_OR_RETURN(DutyRecord record, ReadDutyRow(rows[0]));
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "volunteer.read",
                                                    VolunteersOf(context.force, {record})));
  return record;
}

absl::StatusOr<Page<DutyRecord>> DutyStorage::List(const RequestContext& context,
                                                   const DutyQuery& query) {
  Rows rows;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(rows, Select(lease, context.force, query));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckAboveDuty(lease, context.force, query.volunteer, query.engagement));
    }
  }
  ABSL_ASSIGN_OR_RETURN(Page<DutyRecord> page,
                        change_postgres::ReadPage<DutyRecord>(rows, query.limit, ReadDutyRow));
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "volunteer.read",
                                                    VolunteersOf(context.force, page.rows)));
  return page;
}

absl::StatusOr<DutyContent> DutyStorage::ReadContent(const RequestContext& context,
                                                     const DutyPath& path) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return ReadDutyContent(lease, context.force, path);
}

absl::StatusOr<RecordedDuty> DutyStorage::Record(const RequestContext& context, const Duty& duty,
                                                 const Printer<DutyRecord>& print) {
  return RecordDuty(parts_, context, duty, print);
}

absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> DutyStorage::RecordAll(
    const RequestContext& context, const std::vector<Duty>& duties, const DutiesPrinter& print) {
  return RecordDuties(parts_, context, duties, print);
}

absl::StatusOr<std::vector<size_t>> DutyStorage::FindSourceIdsTaken(
    const RequestContext& context, const std::vector<Duty>& duties) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return ReadSourceIdsTaken(lease, context.force, duties);
}

absl::StatusOr<std::vector<DutyPath>> DutyStorage::FindOverlapping(const RequestContext& context,
                                                                   const Duty& duty) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return ReadOverlapping(lease, context.force, duty);
}

absl::StatusOr<Changed<DutyRecord>> DutyStorage::Change(const RequestContext& context,
                                                        const DutyChange& change) {
  return ChangeDuty(parts_, context, change);
}

}  // namespace copperplate::volunteers

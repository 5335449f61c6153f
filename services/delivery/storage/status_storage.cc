#include "services/delivery/storage/status_storage.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/narrative_rows.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_changes.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_parts.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/read_events.h"
#include "services/delivery/storage/status_rows.h"
#include "services/delivery/storage/text_link_changes.h"

namespace copperplate::delivery {

using change_postgres::ChangeSet;
using postgres::Lease;
using postgres::Rows;
using postgres::Session;
using postgres::Transaction;

namespace {

// NOT_FOUND where the activity at `path`, or what it lies below, is not there.
absl::Status CheckActivityKnown(Session& session, absl::string_view force, const PartPath& path,
                                bool sensitive) {
  // What lies below an activity asks for it.
  return parts_postgres::CheckAboveKnown<Milestone, PartRows, RootRows>(session, force, path,
                                                                        sensitive);
}

// Behind the ids of all entries.
constexpr absl::string_view kBehindAll = "~";

}  // namespace

absl::StatusOr<StatusRecord> StatusStorage::Get(const RequestContext& context, const PartPath& path,
                                                bool sensitive) {
  Rows rows;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(rows, lease.Query(kFindStatus, context.force, path, sensitive));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckActivityKnown(lease, context.force, Above(path), sensitive));
      return StatusEntryUnknown();
    }
  }
  ABSL_RETURN_IF_ERROR(RecordPlanRead(parts_, context, path.front(), rows));
  return ReadStatus(rows[0]);
}

absl::StatusOr<Page<StatusRecord>> StatusStorage::List(const RequestContext& context,
                                                       const StatusQuery& query) {
  Rows rows;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    const absl::string_view before = query.before.empty() ? kBehindAll : query.before;
    ABSL_ASSIGN_OR_RETURN(
        rows, lease.Query(kListStatuses, context.force, query.activity, before, query.sensitive,
                          change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(
          CheckActivityKnown(lease, context.force, query.activity, query.sensitive));
    }
  }
  ABSL_RETURN_IF_ERROR(RecordPlanRead(parts_, context, query.activity.front(), rows));
  return change_postgres::ReadPage<StatusRecord>(rows, query.limit, ReadStatus);
}

absl::StatusOr<Changed<StatusRecord>> StatusStorage::Report(const RequestContext& context,
                                                            const StatusReport& report) {
  const std::string& force = context.force;
  const std::string& plan = report.activity.front();
  const auto lock = [&](Transaction& transaction) { return LockPlan(transaction, force, plan); };
  const StatusRecord* entry = nullptr;
  const auto decide = [&](Transaction& transaction, ChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(PlanContent content, ReadPlanContent(transaction, force, plan));
    ABSL_ASSIGN_OR_RETURN(const Rows found, transaction.Query(PartRows<Activity>::kFind, force,
                                                              report.activity, true));
    std::optional<PartRecord<Activity>> present;
    if (!found.empty()) {
      ABSL_ASSIGN_OR_RETURN(present, PartRows<Activity>::Read(found[0]));
    }
    ABSL_ASSIGN_OR_RETURN(const Rows texts,
                          transaction.Query(kNarrativesOfActivity, force, report.activity));
    ABSL_ASSIGN_OR_RETURN(const std::vector<WrittenNarrative> written, ReadNarratives(texts));
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          transaction.Query(kStatusHistory, force, report.activity));
    ABSL_ASSIGN_OR_RETURN(const std::vector<StatusEntry> history, ReadStatuses(rows));
    ABSL_ASSIGN_OR_RETURN(
        DecidedReport decided,
        report.decide(content, present.has_value() ? &*present : nullptr, written, history));
    decided.entry.entered_by = context.caller;
    entry = &AddStatus(force, plan, std::move(decided.entry), report.print.image, changes);
    if (!decided.activity.has_value()) return absl::OkStatus();
    PartRecord<Activity> next{*std::move(decided.activity), {}};
    const PartRecord<Activity>& activity = AddPart<Activity>(
        force, plan, Updated(*present, std::move(next)), report.activity_image, changes);
    return AddLinks(transaction, force, plan, LinksAfter(content, activity.part), link_image_,
                    changes);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, plan);
  };
  const auto result = [&] {
    StatusRecord record = *entry;
    record.entry.entered_at = record.header.create_time;
    return record;
  };
  return change_postgres::ChangeAll<StatusRecord>(parts_, context, lock,
                                                  {.mode = report.mode,
                                                   .decide = decide,
                                                   .stamp = stamp,
                                                   .result = result,
                                                   .reply = report.print.reply});
}

}  // namespace copperplate::delivery

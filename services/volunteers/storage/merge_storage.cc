#include "services/volunteers/storage/merge_storage.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/change_set.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/ports/duty_errors.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/deployable_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/person_records.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/volunteer_reads.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using change_postgres::Stamp;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;
using VolunteerRecord = PartRecord<Volunteer>;

namespace {

// $1 force, $2 volunteer.
constexpr Statement kTimedDuties{postgres::kRead, "timed_duties", R"(
    SELECT volunteer, engagement, id, starts_at, ends_at FROM duty
    WHERE force = $1 AND volunteer = $2 AND state <= 4
    ORDER BY starts_at)"};

// The same of all records of the volunteer's person but $3.
constexpr Statement kTimedDutiesOfPerson{postgres::kRead, "timed_duties_of_person", R"(
    SELECT d.volunteer, d.engagement, d.id, d.starts_at, d.ends_at
    FROM volunteer own
    JOIN volunteer v ON v.force = $1 AND v.person = own.person AND v.id <> $3
    JOIN duty d ON d.force = $1 AND d.volunteer = v.id
    WHERE own.force = $1 AND own.id = $2 AND d.state <= 4
    ORDER BY d.starts_at)"};

constexpr Statement kMergeVolunteer{postgres::kWrite, "merge_volunteer", R"(
    UPDATE volunteer v
    SET merged_into = i.id, merged_person = i.uid, merged_on = $4, merge_reason = $5,
        merged_revision = $6, version = $6, updated_at = $7, updated_by = $8
    FROM volunteer i
    WHERE v.force = $1 AND v.id = $2 AND i.force = $1 AND i.id = $3)"};

absl::StatusOr<std::vector<TimedDuty>> ReadTimedDuties(absl::string_view force, const Rows& rows) {
  std::vector<TimedDuty> duties;
  duties.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    DutyPath path;
    TimedDuty& duty = duties.emplace_back();
    ABSL_RETURN_IF_ERROR(
        row.Read(path.volunteer, path.engagement, path.id, duty.time.from, duty.time.to));
    duty.name = DutyNameOf(force, path);
  }
  return duties;
}

// Nothing where there is no volunteer of the id `into`, else also that record, in `kept`.
absl::StatusOr<std::optional<MergeFacts>> ReadFacts(Transaction& transaction,
                                                    absl::string_view force,
                                                    const Volunteer& given_up,
                                                    const std::string& into,
                                                    VolunteerRecord& kept) {
  ABSL_ASSIGN_OR_RETURN(const Rows found, PartRows<Volunteer>::Find(transaction, force, {into},
                                                                    /*sensitive=*/true));
  if (found.empty()) return std::nullopt;
  MergeFacts facts;
  facts.given_up = given_up;
  ABSL_ASSIGN_OR_RETURN(kept, PartRows<Volunteer>::Read(found[0]));
  facts.into = kept.part;
  ABSL_ASSIGN_OR_RETURN(const auto merged, ReadMergedRecords(transaction, force, given_up.id));
  for (const std::string& id : merged) {
    facts.merged_into_it.push_back(kVolunteerName.Format(force, id));
  }
  ABSL_ASSIGN_OR_RETURN(facts.engagements,
                        PartRows<Engagement>::All(transaction, force, given_up.id));
  ABSL_ASSIGN_OR_RETURN(std::vector<Supervision> all,
                        PartRows<Supervision>::Every(transaction, force));
  const std::string person = PersonOf(given_up.id);
  for (Supervision& supervision : all) {
    const std::vector<std::string>& delegates = supervision.delegates;
    if (supervision.supervisor == person ||
        std::find(delegates.begin(), delegates.end(), person) != delegates.end()) {
      facts.supervising.push_back(std::move(supervision));
    }
  }
  ABSL_ASSIGN_OR_RETURN(const Rows duties, transaction.Query(kTimedDuties, force, given_up.id));
  ABSL_ASSIGN_OR_RETURN(facts.duties, ReadTimedDuties(force, duties));
  ABSL_ASSIGN_OR_RETURN(const Rows others,
                        transaction.Query(kTimedDutiesOfPerson, force, into, given_up.id));
  ABSL_ASSIGN_OR_RETURN(facts.duties_of_into, ReadTimedDuties(force, others));
  return facts;
}

RecordHeader NextHeader(const VolunteerRecord& before, const Stamp& stamp,
                        const std::string& caller) {
  RecordHeader header = before.header;
  header.update_time = stamp.instant;
  header.updated_by = caller;
  header.version = stamp.version;
  return header;
}

absl::Status WriteMerged(Transaction& transaction, const std::string& force, const Stamp& stamp,
                         const VolunteerRecord& record) {
  const Volunteer& volunteer = record.part;
  ABSL_RETURN_IF_ERROR(transaction
                           .Execute(kMergeVolunteer, force, volunteer.id, volunteer.merged_into,
                                    volunteer.merged_on, volunteer.merge_reason, stamp.version,
                                    stamp.instant, record.header.updated_by)
                           .status());
  return SettleDeployable(transaction, force, {volunteer.id});
}

// A preview shows what is there and writes no event of its own: it is read, as by a Get.
absl::Status RecordPreviewRead(const change_postgres::ChangeParts& parts,
                               const RequestContext& context, const VolunteerRecord& present) {
  if (present.part.marking != Marking::kOfficialSensitive) return absl::OkStatus();
  return RecordVolunteersRead(parts, context, {present.part.id});
}

absl::Status DutiesOverlap(absl::string_view given_up_name) {
  Unmet unmet;
  unmet.Add("DUTIES_OVERLAP", given_up_name, "has a duty that overlaps one of the other record");
  return unmet.ToStatus();
}

}  // namespace

absl::StatusOr<Changed<VolunteerRecord>> MergeStorage::Apply(const RequestContext& context,
                                                             const Merge& merge) {
  using Notes = std::vector<ChangeNote>;
  const std::string& force = context.force;
  const PartPath path = {merge.given_up};
  const std::string name = kVolunteerName.Format(force, merge.given_up);
  Decided<VolunteerRecord> decided;
  VolunteerRecord kept;
  const auto lock = [&](Transaction& transaction) {
    return RootRows<RegisterRoot>::Lock(transaction, force, path);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<VolunteerRecord> {
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          PartRows<Volunteer>::Find(transaction, force, path, /*sensitive=*/true));
    if (rows.empty()) return PartUnknown<Volunteer>();
    ABSL_ASSIGN_OR_RETURN(const VolunteerRecord present, PartRows<Volunteer>::Read(rows[0]));
    ABSL_ASSIGN_OR_RETURN(const auto facts,
                          ReadFacts(transaction, force, present.part, merge.into, kept));
    ABSL_ASSIGN_OR_RETURN(decided, merge.decide(facts, present));
    return decided.record;
  };
  const auto write = [&](Transaction& transaction,
                         VolunteerRecord& record) -> absl::StatusOr<Notes> {
    ABSL_ASSIGN_OR_RETURN(const Stamp stamp,
                          RootRows<RegisterRoot>::Stamp(transaction, force, path));
    record.header = NextHeader(*decided.before, stamp, context.caller);
    ABSL_RETURN_IF_ERROR(WriteMerged(transaction, force, stamp, record));
    // The one that is kept says of whom it is the record too: whoever read it before has an old
    // one.
    const VolunteerRecord keeps{kept.part, NextHeader(kept, stamp, context.caller)};
    ABSL_RETURN_IF_ERROR(PartRows<Volunteer>::Write(transaction, force, "", keeps));
    const auto note = [&](const std::string& verb, const std::string& subject,
                          const VolunteerRecord& before, const VolunteerRecord& after) {
      ChangeNote told;
      told.instant = stamp.instant;
      told.type = "volunteer." + verb;
      told.subject = subject;
      told.before = merge.print.image(before);
      told.after = merge.print.image(after);
      return told;
    };
    return Notes{note(decided.verb, name, *decided.before, record),
                 note("updated", kVolunteerName.Format(force, kept.part.id), kept, keeps)};
  };
  auto changed = change_postgres::RunChange<VolunteerRecord>(
      parts_, context, lock,
      {.mode = merge.mode, .decide = decide, .write = write, .reply = merge.print.reply});
  if (ErrorReason(changed.status()) == postgres::kExclusionViolation) return DutiesOverlap(name);
  if (changed.ok() && merge.mode == WriteMode::kValidateOnly && decided.before.has_value()) {
    ABSL_RETURN_IF_ERROR(RecordPreviewRead(parts_, context, *decided.before));
  }
  return changed;
}

absl::StatusOr<std::vector<std::string>> MergeStorage::ReadMergedInto(const RequestContext& context,
                                                                      absl::string_view volunteer) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  return ReadMergedRecords(lease, context.force, volunteer);
}

}  // namespace copperplate::volunteers

#include "services/volunteers/storage/erasure_storage.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/person_keys.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/storage/deployable_rows.h"
#include "services/volunteers/storage/kept_volunteer_rows.h"
#include "services/volunteers/storage/left_behind.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/volunteer_reads.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using change_postgres::Stamp;
using postgres::Statement;
using postgres::Transaction;
using VolunteerRecord = PartRecord<Volunteer>;

namespace {

// A function that writes: asked for its row, of which nothing is read.
constexpr Statement kEraseVolunteer{postgres::kWrite, "erase_volunteer", R"(
    SELECT erase_volunteer($1, $2, $3::text[], $4::bigint, $5::timestamptz, $6) IS NULL)"};

// The words of reasons for leaving, which figures are told by; what stands beside them may name
// somebody.
std::vector<std::string> LeavingReasonWords() {
  std::vector<std::string> words;
  words.reserve(kLeavingReasons);
  for (int i = 0; i < kLeavingReasons; ++i) {
    words.emplace_back(Name(static_cast<LeavingReason>(i)));
  }
  return words;
}

// What is there of the image for everybody: under a key that is destroyed nothing can be sealed.
RecordImage OpenImage(const RecordImage& image) { return RecordImage(image.open); }

// What the person was to look after when they left, and nobody took over.
absl::Status AddLeft(Transaction& transaction, const std::string& force, const Volunteer& erased,
                     const EventImages& images, change_postgres::ChangeSet& changes) {
  ABSL_ASSIGN_OR_RETURN(const auto supervisions, PartRows<Supervision>::Every(transaction, force));
  ABSL_ASSIGN_OR_RETURN(const auto groups, PartRows<WatchGroup>::All(transaction, force, ""));
  return AddLeftBehind({force, erased.id, *erased.anonymised_on, supervisions, groups}, images,
                       transaction, changes);
}

absl::StatusOr<ErasureFacts> ReadFacts(Transaction& transaction, absl::string_view force,
                                       const VolunteerRecord& present) {
  ErasureFacts facts;
  const std::string& volunteer = present.part.id;
  facts.volunteer = present.part;
  facts.recorded_on = LondonDay(present.header.create_time);
  ABSL_ASSIGN_OR_RETURN(facts.engagements,
                        PartRows<Engagement>::All(transaction, force, volunteer));
  ABSL_ASSIGN_OR_RETURN(facts.holds, PartRows<LegalHold>::All(transaction, force, volunteer));
  ABSL_ASSIGN_OR_RETURN(facts.rules, PartRows<RetentionRule>::All(transaction, force, ""));
  return facts;
}

// The volunteer under `stamp`, and everything else that is held of the person.
absl::Status WriteErased(Transaction& transaction, const RequestContext& context,
                         const Stamp& stamp, const VolunteerRecord& record) {
  const std::string& force = context.force;
  const std::string& volunteer = record.part.id;
  ABSL_RETURN_IF_ERROR(PartRows<Volunteer>::Write(transaction, force, "", record));
  ABSL_RETURN_IF_ERROR(transaction
                           .Query(kEraseVolunteer, force, volunteer, LeavingReasonWords(),
                                  stamp.version, stamp.instant, context.caller)
                           .status());
  ABSL_RETURN_IF_ERROR(SettleDeployable(transaction, force, {volunteer}));
  return change_postgres::DestroyPersonKey(transaction, force, PersonOf(volunteer));
}

}  // namespace

absl::StatusOr<Changed<VolunteerRecord>> ErasureStorage::Erase(const RequestContext& context,
                                                               const Erasure& erasure) {
  using Notes = std::vector<ChangeNote>;
  const std::string& force = context.force;
  const PartPath path = {erasure.volunteer};
  Decided<VolunteerRecord> decided;
  change_postgres::ChangeSet left;
  const auto lock = [&](Transaction& transaction) {
    return RootRows<RegisterRoot>::Lock(transaction, force, path);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<VolunteerRecord> {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          PartRows<Volunteer>::Find(transaction, force, path, /*sensitive=*/true));
    if (rows.empty()) return PartUnknown<Volunteer>();
    ABSL_ASSIGN_OR_RETURN(const VolunteerRecord present, PartRows<Volunteer>::Read(rows[0]));
    ABSL_ASSIGN_OR_RETURN(const ErasureFacts facts, ReadFacts(transaction, force, present));
    ABSL_ASSIGN_OR_RETURN(decided, erasure.decide(facts, present));
    left.Clear();
    ABSL_RETURN_IF_ERROR(AddLeft(transaction, force, decided.record.part, images_, left));
    return decided.record;
  };
  const auto write = [&](Transaction& transaction,
                         VolunteerRecord& record) -> absl::StatusOr<Notes> {
    ABSL_ASSIGN_OR_RETURN(const Stamp stamp,
                          RootRows<RegisterRoot>::Stamp(transaction, force, path));
    record.header = decided.before->header;
    record.header.update_time = stamp.instant;
    record.header.updated_by = context.caller;
    record.header.version = stamp.version;
    ABSL_RETURN_IF_ERROR(WriteErased(transaction, context, stamp, record));
    const auto same = [&](Transaction&) -> absl::StatusOr<Stamp> { return stamp; };
    ABSL_ASSIGN_OR_RETURN(Notes notes, left.Write(transaction, context, parts_.uuids, same));
    ChangeNote note;
    note.instant = stamp.instant;
    note.type = "volunteer." + decided.verb;
    note.subject = kVolunteerName.Format(force, record.part.id);
    note.before = OpenImage(erasure.print.image(*decided.before));
    note.after = OpenImage(erasure.print.image(record));
    notes.insert(notes.begin(), std::move(note));
    return notes;
  };
  return change_postgres::RunChange<VolunteerRecord>(
      parts_, context, lock,
      {.mode = erasure.mode, .decide = decide, .write = write, .reply = erasure.print.reply});
}

absl::StatusOr<std::vector<ErasureFacts>> ErasureStorage::ReadKept(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(std::vector<ErasureFacts> kept, ReadKeptVolunteers(lease, context.force));
  if (kept.empty()) {
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
    return kept;
  }
  ABSL_ASSIGN_OR_RETURN(const std::vector<RetentionRule> rules,
                        PartRows<RetentionRule>::All(lease, context.force, ""));
  for (ErasureFacts& facts : kept) facts.rules = rules;
  return kept;
}

absl::Status ErasureStorage::RecordShown(const RequestContext& context,
                                         const std::vector<std::string>& volunteers) {
  return RecordVolunteersRead(parts_, context, volunteers);
}

}  // namespace copperplate::volunteers

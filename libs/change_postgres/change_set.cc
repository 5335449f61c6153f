#include "libs/change_postgres/change_set.h"

#include <cstddef>

namespace copperplate::change_postgres {
namespace {

RecordHeader NextHeader(const RecordHeader* before, const Stamp& stamp,
                        const RequestContext& context, UuidGenerator& uuids) {
  RecordHeader header;
  header.uid = before == nullptr ? uuids.NextText() : before->uid;
  header.create_time = before == nullptr ? stamp.instant : before->create_time;
  header.created_by = before == nullptr ? context.caller : before->created_by;
  header.update_time = stamp.instant;
  header.updated_by = context.caller;
  header.version = stamp.version;
  return header;
}

}  // namespace

absl::StatusOr<std::vector<ChangeNote>> ChangeSet::Write(postgres::Transaction& transaction,
                                                         const RequestContext& context,
                                                         UuidGenerator& uuids, TakeStamp stamp) {
  std::vector<ChangeNote> notes(changes_.size());
  // Before the stamp: others may wait from there on.
  for (size_t i = 0; i < changes_.size(); ++i) notes[i].before = changes_[i]->ImageBefore();
  ABSL_ASSIGN_OR_RETURN(const Stamp stamped, stamp(transaction));
  for (const auto& change : changes_) {
    change->SetHeader(NextHeader(change->header_before(), stamped, context, uuids));
  }
  for (size_t i = 0; i < changes_.size(); ++i) {
    ABSL_RETURN_IF_ERROR(changes_[i]->Write(transaction));
    notes[i].instant = stamped.instant;
    changes_[i]->Tell(notes[i]);
  }
  return notes;
}

}  // namespace copperplate::change_postgres

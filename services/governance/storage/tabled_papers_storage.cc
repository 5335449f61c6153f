#include "services/governance/storage/tabled_papers_storage.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/domain/pack.h"
#include "services/governance/storage/paper_rows.h"
#include "services/governance/storage/take_all.h"

namespace copperplate::governance {

absl::StatusOr<std::vector<PartRecord<Paper>>> TabledPapersStorage::Read(
    const RequestContext& context, const Meeting& meeting, bool sensitive) {
  PartQuery<Paper> query;
  query.parent = {meeting.body, meeting.id};
  query.sensitive = sensitive;
  const std::string root = absl::StrCat(meeting.body, "/", meeting.id);
  std::vector<PartRecord<Paper>> papers;
  std::vector<std::string> read;
  const auto take = [&](const postgres::Row& row) -> absl::Status {
    bool is_sensitive = false;
    ABSL_ASSIGN_OR_RETURN(PartRecord<Paper> record, PartRows<Paper>::ReadMarked(row, is_sensitive));
    if (!IsOfPack(meeting, record.part)) return absl::OkStatus();
    if (is_sensitive) read.push_back(NameOf(context.force, root, record.part));
    record.part = AsTabled(meeting, record.part);
    papers.push_back(std::move(record));
    return absl::OkStatus();
  };
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_RETURN_IF_ERROR(TakeAll(lease, context.force, std::move(query), take));
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "paper.read", read));
  return papers;
}

}  // namespace copperplate::governance

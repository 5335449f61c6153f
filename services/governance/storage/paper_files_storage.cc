#include "services/governance/storage/paper_files_storage.h"

#include <utility>

#include "libs/postgres/codec.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/meeting_roots.h"
#include "services/governance/storage/paper_rows.h"

namespace copperplate::governance {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kAddContent{postgres::kWrite, "add_paper_content", R"(
    INSERT INTO paper_content (force, body, meeting, paper, attachment, number, sha256, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

constexpr Statement kReadContent{postgres::kRead, "read_paper_content", R"(
    SELECT substring(content FROM $7::integer FOR $8::integer) FROM paper_content
    WHERE force = $1 AND body = $2 AND meeting = $3 AND paper = $4 AND attachment = $5
      AND number = $6)"};

// The version that was added last; null where the paper has no such file.
const ContentVersion* AddedVersion(const Paper& paper, const std::string& attachment) {
  if (attachment.empty()) return LastVersion(paper.versions);
  const PaperAttachment* const found = FindAttachment(paper, attachment);
  return found == nullptr ? nullptr : LastVersion(found->versions);
}

}  // namespace

std::unique_ptr<PartRepository<Paper>> PaperFilesStorage::Adding(absl::string_view attachment,
                                                                 const std::string& content) {
  const auto add = [file = std::string(attachment), &content](const Beside<Paper>& beside,
                                                              Transaction& transaction,
                                                              ChangeSet&) -> absl::Status {
    const Paper& paper = beside.decided.record.part;
    const ContentVersion* const version = AddedVersion(paper, file);
    if (version == nullptr) return absl::InternalError("a paper without the file that was added");
    const PartPath path = PathOf(beside.root, paper);
    return transaction
        .Execute(kAddContent, beside.force, path[0], path[1], path[2], file, version->number,
                 version->sha256, postgres::Bytes{content})
        .status();
  };
  return std::make_unique<GovernanceParts<Paper>>(parts_, add);
}

absl::StatusOr<std::string> PaperFilesStorage::Read(const RequestContext& context,
                                                    const PartPath& path,
                                                    absl::string_view attachment, int number,
                                                    int64_t offset, int64_t size) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kReadContent, context.force, path[0], path[1], path[2],
                                    attachment, number, offset + 1, size));
  if (rows.empty()) return absl::InternalError("a version without its bytes");
  postgres::Bytes bytes;
  ABSL_RETURN_IF_ERROR(rows[0].Read(bytes));
  return std::move(bytes.data);
}

}  // namespace copperplate::governance

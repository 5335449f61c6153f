#include "services/governance/storage/paper_rows.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/record_reads.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/meeting_rows.h"

namespace copperplate::governance {

absl::StatusOr<postgres::Rows> PartRows<Paper>::Find(postgres::Session& session,
                                                     absl::string_view force, const PartPath& path,
                                                     bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(postgres::Rows rows, PartTable::Find(session, force, path, sensitive));
  if (rows.empty() || sensitive) return rows;
  bool is_sensitive = false;
  ABSL_RETURN_IF_ERROR(ReadWith(rows[0], is_sensitive).status());
  return is_sensitive ? postgres::Rows() : std::move(rows);
}

absl::StatusOr<postgres::Rows> PartRows<Paper>::List(postgres::Session& session,
                                                     absl::string_view force,
                                                     const PartQuery<Paper>& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Rows rows, ListWith(session, force, query, query.sensitive,
                                                      query.filter.item, query.filter.state));
  if (!rows.empty() || !query.filter.item.has_value()) return rows;
  return ListOfItem(session, force, query.parent, *query.filter.item, std::move(rows));
}

absl::StatusOr<PartRecord<Paper>> PartRows<Paper>::Read(const postgres::Row& row) {
  bool is_sensitive = false;
  return ReadWith(row, is_sensitive);
}

absl::Status PartRows<Paper>::RecordRead(const change_postgres::ChangeParts& parts,
                                         const RequestContext& context, absl::string_view root,
                                         const postgres::Rows& rows, int64_t shown) {
  std::vector<std::string> names;
  int64_t at = 0;
  for (const postgres::Row row : rows) {
    if (at++ == shown) break;
    bool is_sensitive = false;
    ABSL_ASSIGN_OR_RETURN(const PartRecord<Paper> record, ReadWith(row, is_sensitive));
    if (is_sensitive) names.push_back(NameOf(context.force, root, record.part));
  }
  return change_postgres::RecordReads(parts, context, "paper.read", names);
}

}  // namespace copperplate::governance

// The rows of papers (libs/parts_postgres/part_table.h), and who may see them.
#pragma once

#include <cstdint>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/meeting_parts.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

// Whether a paper is sensitive, as domain IsSensitive() has it: marked or printed so, not marked
// yet, or for an item that is restricted.
#define GOVERNANCE_PAPER_SENSITIVE                                                                 \
  "(coalesce(marking, 2) = 2 "                                                                     \
  "OR array_to_string(versions, ' ') || array_to_string(attachments, ' ') "                        \
  "LIKE U&'%\\001FOFFICIAL_SENSITIVE\\001F%' "                                                     \
  "OR EXISTS (SELECT FROM unnest(submissions) s JOIN agenda_item i ON i.force = paper.force "      \
  "AND i.body = paper.body AND i.meeting = paper.meeting AND i.id = split_part(s, U&'\\001F', 1) " \
  "WHERE i.restricted))"

template <>
struct PartRows<Paper> : parts_postgres::PartTable<Paper, PartRows<Paper>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "paper",
            .above = {"body", "meeting"},
            .fields = {"title", "report_from", "date", "purpose", "recommendations",
                       "contact_officers", "source_documents", "submissions", "state", "marking",
                       "versions", "attachments", "urgency_reason", "replacement_reason",
                       "withdrawal_reason", "issued_at", "withdrawn_at", "carried_from"},
            .read_with = GOVERNANCE_PAPER_SENSITIVE,
            .narrowed = "AND ($5::boolean OR NOT " GOVERNANCE_PAPER_SENSITIVE
                        ") "
                        "AND ($6::text IS NULL OR EXISTS (SELECT FROM unnest(submissions) s "
                        "WHERE split_part(s, U&'\\001F', 1) = $6::text)) "
                        "AND ($7::smallint IS NULL OR state = $7::smallint)"};
  }
  static auto Fields(Paper& one) {
    return std::tie(one.title, one.report_from, one.date, one.purpose, one.recommendations,
                    one.contact_officers, one.source_documents, one.submissions, one.state,
                    one.marking, one.versions, one.attachments, one.urgency_reason,
                    one.replacement_reason, one.withdrawal_reason, one.issued_at, one.withdrawn_at,
                    one.carried_from);
  }
  static void Place(Paper& one, const PartPath& path) { one.id = path[2]; }

  // None of one that is sensitive, but to who may see it.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // As ListOfItem() where nothing is for the item.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Paper>& query);
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::StatusOr<Record> ReadMarked(const postgres::Row& row, bool& is_sensitive) {
    return ReadWith(row, is_sensitive);
  }
  // `paper.read` of each that is sensitive.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
};

}  // namespace copperplate::governance

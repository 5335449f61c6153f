// The rows of the Commissioner's comments (libs/parts_postgres/part_table.h).
#pragma once

#include <cstdint>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/composite.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/response_parts.h"
#include "services/governance/storage/history_codecs.h"
#include "services/governance/storage/publication_codec.h"
#include "services/governance/storage/report_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::ResponseAnswer>
    : CompositeCodec<governance::ResponseAnswer, Codec<governance::ResponseAnswer>> {
  static auto Fields(governance::ResponseAnswer& answer) {
    return std::tie(answer.recommendation, answer.action_taken_or_proposed, answer.reason_for_none);
  }
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

template <>
struct PartRows<StatutoryResponse>
    : parts_postgres::PartTable<StatutoryResponse, PartRows<StatutoryResponse>> {
  static parts_postgres::TableColumns Columns() {
    return {
        "statutory_response",
        {},
        {"report_published_on", "chief_comments_due", "chief_comments_on", "chief_comments_text",
         "chief_comments_absence", "reply_to_chief", "answers", "begun_on", "state", "transitions",
         "publication", "sent_to_inspectors_on", "sent_to_secretary_of_state_on"}};
  }
  static auto Fields(StatutoryResponse& response) {
    return std::tie(response.report_published_on, response.chief_comments_due,
                    response.chief_comments_on, response.chief_comments_text,
                    response.chief_comments_absence, response.reply_to_chief, response.answers,
                    response.begun_on, response.state, response.changes, response.publication,
                    response.sent_to_inspectors_on, response.sent_to_secretary_of_state_on);
  }
  static void Place(StatutoryResponse& response, const PartPath& path) { response.id = path[0]; }
  // When it was recorded is when its row was created.
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  // NOT_FOUND (SOURCE_REPORT_UNKNOWN, FORCE_UNKNOWN), also of a report that is OFFICIAL_SENSITIVE,
  // unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
};

template <>
struct RootRows<ResponsesRoot> : ReportCounted {
  // NOT_FOUND (SOURCE_REPORT_UNKNOWN).
  static absl::StatusOr<ResponsesRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            const PartPath& path);
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive);
  // As ReportRoot's, of the report of each.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
};

}  // namespace copperplate::governance

// The rows of decisions and notices (libs/parts_postgres/part_table.h), and who may see them.
#pragma once

#include <cstdint>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/decision_parts.h"
#include "services/governance/storage/counted_rows.h"
#include "services/governance/storage/history_codecs.h"
#include "services/governance/storage/marking_codec.h"
#include "services/governance/storage/publication_codec.h"
#include "services/governance/storage/sensitive_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::DecisionState>
    : EnumCodec<governance::DecisionState, governance::DecisionState::kRevoked> {};
template <>
struct Codec<governance::NoticeState>
    : EnumCodec<governance::NoticeState, governance::NoticeState::kWithdrawn> {};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// Whether a row of `decision` is sensitive: marked so, or taken at an item that is restricted.
#define GOVERNANCE_DECISION_SENSITIVE                                                   \
  "(decision.marking = 2 OR EXISTS (SELECT FROM agenda_item i WHERE i.force = "         \
  "decision.force AND i.body = split_part(decision.item, '/', 4) AND i.meeting = "      \
  "split_part(decision.item, '/', 6) AND i.id = split_part(decision.item, '/', 8) AND " \
  "i.restricted))"
// Whether the decision that revoked it is, of the same table: what is in `later` is of the row.
#define GOVERNANCE_REVOKING_DECISION_SENSITIVE                                           \
  "(decision.revoked_by <> '' AND EXISTS (SELECT FROM (SELECT decision.force AS force, " \
  "split_part(decision.revoked_by, '/', 4) AS id) later JOIN decision "                  \
  "ON decision.force = later.force AND decision.id = later.id "                          \
  "WHERE " GOVERNANCE_DECISION_SENSITIVE "))"
// Whether one of `decision_notice` is of such a decision, or was agreed to at a restricted item.
#define GOVERNANCE_NOTICE_SENSITIVE                                                        \
  "(EXISTS (SELECT FROM decision WHERE decision.force = decision_notice.force "            \
  "AND decision.id = decision_notice.decision AND " GOVERNANCE_DECISION_SENSITIVE          \
  ") OR (decision_notice.agreed_by <> '' AND EXISTS (SELECT FROM outcome o "               \
  "JOIN agenda_item i ON i.force = o.force AND i.body = o.body AND i.meeting = o.meeting " \
  "AND i.id = o.item WHERE o.force = decision_notice.force "                               \
  "AND o.body = split_part(decision_notice.agreed_by, '/', 4) "                            \
  "AND o.meeting = split_part(decision_notice.agreed_by, '/', 6) "                         \
  "AND o.id = split_part(decision_notice.agreed_by, '/', 8) AND i.restricted)))"

template <>
struct PartRows<Decision> : parts_postgres::PartTable<Decision, PartRows<Decision>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "decision",
            .above = {},
            .fields = {"reference", "item", "title", "reasons", "options",
                       "significant_public_interest", "spi_basis", "spi_determined_by", "marking",
                       "taken_on", "taken_by", "state", "transitions", "exemption", "publication",
                       "revoked_by"},
            .read_with = GOVERNANCE_DECISION_SENSITIVE ", " GOVERNANCE_REVOKING_DECISION_SENSITIVE,
            .narrowed = "AND ($5::boolean OR NOT " GOVERNANCE_DECISION_SENSITIVE
                        ") "
                        "AND ($6::smallint IS NULL OR state = $6::smallint) "
                        "AND (NOT $7::boolean OR (state = 2 AND significant_public_interest))"};
  }
  static auto Fields(Decision& one) {
    return std::tie(one.reference, one.item, one.title, one.reasons, one.options, one.spi,
                    one.spi_basis, one.spi_determined_by, one.marking, one.taken_on, one.taken_by,
                    one.state, one.changes, one.exemption, one.publication, one.revoked_by);
  }
  static void Place(Decision& one, const PartPath& path) { one.id = path[0]; }

  // None that is sensitive, unless `sensitive`; so do all of these.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Decision>& query) {
    return ListWith(session, force, query, query.sensitive, query.filter.state,
                    query.filter.publication_owed);
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::StatusOr<Record> ReadMarked(const postgres::Row& row, bool& is_sensitive);
  // `decision.read` of each that is sensitive.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view,
                                 const postgres::Rows& rows, int64_t shown) {
    return RecordSensitiveReads<Decision>(parts, context, rows, shown);
  }
};

template <>
struct PartRows<DecisionNotice>
    : parts_postgres::PartTable<DecisionNotice, PartRows<DecisionNotice>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "decision_notice",
            .above = {},
            .fields = {"reference", "decision", "title", "instrument", "signatory", "state",
                       "transitions", "agreed_by", "signed_on", "signed_by", "publication"},
            .read_with = GOVERNANCE_NOTICE_SENSITIVE,
            .narrowed = "AND ($5::boolean OR NOT " GOVERNANCE_NOTICE_SENSITIVE
                        ") "
                        "AND ($6::smallint IS NULL OR state = $6::smallint) "
                        "AND ($7::text = '' OR decision = $7::text)"};
  }
  static auto Fields(DecisionNotice& one) {
    return std::tie(one.reference, one.decision, one.title, one.instrument, one.signatory,
                    one.state, one.changes, one.agreed_by, one.signed_on, one.signed_by,
                    one.publication);
  }
  static void Place(DecisionNotice& one, const PartPath& path) { one.id = path[0]; }

  // None of a decision that is sensitive, unless `sensitive`; so do all of these.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<DecisionNotice>& query) {
    return ListWith(session, force, query, query.sensitive, query.filter.state,
                    query.filter.decision);
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::StatusOr<Record> ReadMarked(const postgres::Row& row, bool& is_sensitive) {
    return ReadWith(row, is_sensitive);
  }
  // `decision_notice.read` of each that is sensitive.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view,
                                 const postgres::Rows& rows, int64_t shown) {
    return RecordSensitiveReads<DecisionNotice>(parts, context, rows, shown);
  }
};

inline constexpr postgres::Statement kDecisionOfReference{
    postgres::kRead, "decision_of_reference",
    "SELECT id FROM decision WHERE force = $1 AND reference = $2 AND id <> $3"};
inline constexpr postgres::Statement kNoticeOfReference{
    postgres::kRead, "decision_notice_of_reference",
    "SELECT id FROM decision_notice WHERE force = $1 AND reference = $2 AND id <> $3"};

template <>
struct RootRows<DecisionsRoot> : CountedRows<RootRows<DecisionsRoot>> {
  static constexpr absl::string_view kCounter = "decisions";
  // The content is asked as long as the transaction lasts.
  template <class Part>
  static absl::StatusOr<DecisionsRoot::Content> ReadContentFor(postgres::Transaction& transaction,
                                                               absl::string_view force,
                                                               const PartPath& path);
};

template <>
absl::StatusOr<DecisionsRoot::Content> RootRows<DecisionsRoot>::ReadContentFor<Decision>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);
template <>
absl::StatusOr<DecisionsRoot::Content> RootRows<DecisionsRoot>::ReadContentFor<DecisionNotice>(
    postgres::Transaction& transaction, absl::string_view force, const PartPath& path);

}  // namespace copperplate::governance

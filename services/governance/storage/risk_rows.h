// The rows of risks and their assessments (libs/parts_postgres/part_table.h).
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
#include "services/governance/app/ports/risk_parts.h"
#include "services/governance/storage/counted_rows.h"
#include "services/governance/storage/history_codecs.h"
#include "services/governance/storage/marking_codec.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::RiskState>
    : EnumCodec<governance::RiskState, governance::RiskState::kClosed> {};
template <>
struct Codec<governance::RiskTreatment>
    : EnumCodec<governance::RiskTreatment, governance::RiskTreatment::kTerminate> {};

template <>
struct Codec<governance::TreatmentChange>
    : CompositeCodec<governance::TreatmentChange, Codec<governance::TreatmentChange>> {
  static auto Fields(governance::TreatmentChange& change) {
    return std::tie(change.on, change.treatment, change.next_review, change.recorded_by,
                    change.recorded_at);
  }
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// What changes of risks, assessments and snapshots are counted by.
inline constexpr absl::string_view kRiskCounter = "risks";

template <>
struct PartRows<Risk> : parts_postgres::PartTable<Risk, PartRows<Risk>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "risk",
            .above = {},
            .fields = {"reference", "title", "cause", "event", "effect", "owner", "owner_changes",
                       "category", "treatment", "objectives", "next_review", "treatment_changes",
                       "marking", "proposed_on", "state", "transitions"},
            .narrowed =
                "AND ($5::boolean OR marking = 1) AND ($6::smallint = 0 OR state = $6::smallint)"};
  }
  static auto Fields(Risk& risk) {
    return std::tie(risk.reference, risk.title, risk.cause, risk.event, risk.effect,
                    risk.ownership.owner, risk.ownership.changes, risk.category, risk.treatment,
                    risk.objectives, risk.next_review, risk.treatment_changes, risk.marking,
                    risk.proposed_on, risk.state, risk.changes);
  }
  static void Place(Risk& risk, const PartPath& path) { risk.id = path[0]; }
  // None that is OFFICIAL_SENSITIVE, unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // Likewise, those that the filter leaves.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Risk>& query);
};

// When it was recorded is when its row was created.
template <>
struct PartRows<RiskAssessment>
    : parts_postgres::PartTable<RiskAssessment, PartRows<RiskAssessment>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "risk_assessment",
            .above = {"risk"},
            .fields = {"as_of", "inherent_likelihood", "inherent_impact", "current_likelihood",
                       "current_impact", "target_likelihood", "target_impact", "rationale"},
            .ordered =
                "AND (as_of, created_at) > "
                "(SELECT coalesce(max(as_of), '-infinity'), coalesce(max(created_at), '-infinity') "
                "FROM risk_assessment "
                "WHERE force = $1 AND risk = ($2::text[])[1] AND id = $3::text) "
                "ORDER BY as_of, created_at",
            .appended = true};
  }
  static auto Fields(RiskAssessment& one) {
    return std::tie(one.as_of, one.inherent.likelihood, one.inherent.impact, one.current.likelihood,
                    one.current.impact, one.target.likelihood, one.target.impact, one.rationale);
  }
  static void Place(RiskAssessment& one, const PartPath& path) {
    one.risk = path[0];
    one.id = path[1];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  // None of a risk that is OFFICIAL_SENSITIVE, unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // Likewise, by day and as they were recorded.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<RiskAssessment>& query);
};

template <>
struct RootRows<RisksRoot> : CountedRows<RootRows<RisksRoot>> {
  static constexpr absl::string_view kCounter = kRiskCounter;
  // The content is asked as long as the transaction lasts.
  static absl::StatusOr<RisksRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                        absl::string_view force,
                                                        const PartPath& path);
  // `risk.read` of each that is OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
};

template <>
struct RootRows<RiskRoot> : CountedRows<RootRows<RiskRoot>> {
  static constexpr absl::string_view kCounter = kRiskCounter;
  // NOT_FOUND (RISK_UNKNOWN).
  static absl::StatusOr<RiskRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                       absl::string_view force,
                                                       const PartPath& path);
  // NOT_FOUND (RISK_UNKNOWN, FORCE_UNKNOWN), also of a risk that is OFFICIAL_SENSITIVE, unless
  // `sensitive`.
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view risk, bool sensitive);
  // `risk.read` of the risk, where it is OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view risk,
                                 const postgres::Rows& rows, int64_t shown);
};

}  // namespace copperplate::governance

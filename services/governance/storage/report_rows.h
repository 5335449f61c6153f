// The rows of reports and recommendations (libs/parts_postgres/part_table.h).
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/report_parts.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/history_codecs.h"
#include "services/governance/storage/report_codecs.h"
#include "services/governance/storage/root_rows.h"

namespace copperplate::governance {

template <>
struct PartRows<SourceReport> : parts_postgres::PartTable<SourceReport, PartRows<SourceReport>> {
  static parts_postgres::TableColumns Columns() {
    return {"source_report",
            {},
            {"bodies", "title", "published_on", "scope", "statutory_s55", "stage", "plan_year",
             "opinion", "judgements", "marking", "historic_import", "duty_changes"}};
  }
  static auto Fields(SourceReport& report) {
    return std::tie(report.bodies, report.title, report.published_on, report.scope,
                    report.statutory_s55, report.stage, report.plan_year, report.opinion,
                    report.judgements, report.marking, report.historic_import, report.duty_changes);
  }
  static void Place(SourceReport& report, const PartPath& path) { report.id = path[0]; }
  // None that is OFFICIAL_SENSITIVE, unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // Likewise, those that the filter leaves.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<SourceReport>& query);
};

// Whether the recommendation that stands in the place of one of `recommendation` is of a report
// that is OFFICIAL_SENSITIVE.
#define GOVERNANCE_SUPERSEDING_SENSITIVE                                         \
  "(recommendation.superseded_by <> '' AND EXISTS (SELECT FROM source_report s " \
  "WHERE s.force = recommendation.force "                                        \
  "AND s.id = split_part(recommendation.superseded_by, '/', 4) AND s.marking = 2))"

template <>
struct PartRows<Recommendation>
    : parts_postgres::PartTable<Recommendation, PartRows<Recommendation>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "recommendation",
            .above = {"report"},
            .fields = {"number", "kind", "priority", "text", "management_response", "owner",
                       "owner_changes", "raised_on", "original_due", "due_revisions", "recorded_at",
                       "state", "transitions", "evidence", "external_entries", "verified_by",
                       "verified_as", "superseded_by"},
            .read_with = GOVERNANCE_SUPERSEDING_SENSITIVE};
  }
  static auto Fields(Recommendation& one) {
    return std::tie(one.number, one.kind, one.priority, one.text, one.management_response,
                    one.ownership.owner, one.ownership.changes, one.raised_on, one.due.original,
                    one.due.revisions, one.recorded_at, one.state, one.changes, one.evidence,
                    one.external, one.verified_by, one.verified_as, one.superseded_by);
  }
  static void Place(Recommendation& one, const PartPath& path) {
    one.report = path[0];
    one.id = path[1];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  // None of a report that is OFFICIAL_SENSITIVE, unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // Likewise, by number, those that the filter leaves.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Recommendation>& query);
};

// What changes of reports are counted by: from the first to the last that can be.
inline constexpr absl::string_view kReportCounters = "sourceReports/";
inline constexpr absl::string_view kReportCountersEnd = "sourceReports0";

// What the roots have in common: the lock of the report, which is the first id of the path of
// either.
struct ReportCounted {
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path) {
    return LockCounter(transaction, force, Counter(path));
  }
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path) {
    return CountChange(transaction, force, Counter(path));
  }
  static std::string Counter(const PartPath& path) {
    return absl::StrCat(kReportCounters, path.front());
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

template <>
struct RootRows<ReportsRoot> : ReportCounted {
  static absl::StatusOr<ReportsRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                          absl::string_view force,
                                                          const PartPath& path);
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive);
  // `source_report.read` of each that is OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
};

template <>
struct RootRows<ReportRoot> : ReportCounted {
  // NOT_FOUND (SOURCE_REPORT_UNKNOWN). The content is asked as long as the transaction lasts.
  static absl::StatusOr<ReportRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                         absl::string_view force,
                                                         const PartPath& path);
  // NOT_FOUND (SOURCE_REPORT_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view report, bool sensitive);
  // `source_report.read` of the report, where it is OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view report,
                                 const postgres::Rows& rows, int64_t shown);
};

}  // namespace copperplate::governance

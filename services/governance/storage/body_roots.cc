#include "services/governance/storage/body_roots.h"

#include <string>
#include <vector>

#include "libs/change/force.h"
#include "libs/change_postgres/force.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kLockBodies{postgres::kWrite, "lock_bodies", R"(
    SELECT pg_advisory_xact_lock(hashtextextended('governance/bodies/' || force, 0))
    FROM force WHERE force = $1)"};

// Behind the lock, so that no change of the resource has a later version.
constexpr Statement kNextVersion{postgres::kWrite, "next_version",
                                 "SELECT nextval('version'), clock_timestamp()"};

constexpr Statement kLockBodyAlone{postgres::kWrite, "lock_body_alone",
                                   "SELECT id FROM body WHERE force = $1 AND id = $2 FOR UPDATE"};

constexpr Statement kLockOfficeAlone{
    postgres::kWrite, "lock_office_alone",
    "SELECT id FROM office WHERE force = $1 AND id = $2 FOR UPDATE"};

constexpr Statement kOfficeIds{postgres::kRead, "office_ids",
                               "SELECT id FROM office WHERE force = $1 ORDER BY id"};

// A hundred are enough to be told.
constexpr Statement kReferringToBody{postgres::kRead, "referring_to_body", R"(
    SELECT 'forces/' || force || '/bodies/' || id FROM body WHERE force = $1 AND parent_body = $2
    UNION ALL
    SELECT 'forces/' || force || '/bodies/' || body || '/memberships/' || id
    FROM membership WHERE force = $1 AND body = $2
    UNION ALL
    SELECT 'forces/' || force || '/bodies/' || body || '/meetings/' || id
    FROM meeting WHERE force = $1 AND body = $2
    UNION ALL
    SELECT 'forces/' || force || '/bodies/' || body || '/actions/' || id
    FROM action WHERE force = $1 AND body = $2
    UNION ALL
    SELECT 'forces/' || force || '/forwardPlan/' || id
    FROM forward_plan_entry WHERE force = $1 AND body = $2
    UNION
    SELECT 'forces/' || r.force || '/risks/' || r.id
    FROM risk r CROSS JOIN unnest(r.transitions) t
    WHERE r.force = $1 AND t.decided_at = 'forces/' || $1 || '/bodies/' || $2
    ORDER BY 1 LIMIT 100)"};

constexpr Statement kReferringToOffice{postgres::kRead, "referring_to_office", R"(
    SELECT 'forces/' || force || '/bodies/' || id FROM body WHERE force = $1 AND chair = $2
    UNION ALL
    SELECT 'forces/' || force || '/decisionNotices/' || id FROM decision_notice
    WHERE force = $1 AND signatory = 'forces/' || $1 || '/offices/' || $2
    UNION ALL
    SELECT 'forces/' || force || '/decisions/' || id FROM decision
    WHERE force = $1 AND taken_by = 'forces/' || $1 || '/offices/' || $2
    UNION ALL
    SELECT 'forces/' || r.force || '/risks/' || r.id FROM risk r
    WHERE r.force = $1
      AND ('forces/' || $1 || '/offices/' || $2 = r.owner
           OR EXISTS (SELECT FROM unnest(r.owner_changes) c
                      WHERE c.before = 'forces/' || $1 || '/offices/' || $2))
    UNION ALL
    SELECT 'forces/' || a.force || '/bodies/' || a.body || '/actions/' || a.id FROM action a
    WHERE a.force = $1
      AND ('forces/' || $1 || '/offices/' || $2 = a.owner
           OR EXISTS (SELECT FROM unnest(a.owner_changes) c
                      WHERE c.before = 'forces/' || $1 || '/offices/' || $2))
    UNION ALL
    SELECT 'forces/' || r.force || '/sourceReports/' || r.report || '/recommendations/' || r.id
    FROM recommendation r
    WHERE r.force = $1
      AND ('forces/' || $1 || '/offices/' || $2 = r.owner
           OR EXISTS (SELECT FROM unnest(r.owner_changes) c
                      WHERE c.before = 'forces/' || $1 || '/offices/' || $2))
    ORDER BY 1 LIMIT 100)"};

constexpr Statement kSignaturesOfOffice{postgres::kRead, "signatures_of_office", R"(
    SELECT 'forces/' || force || '/decisionNotices/' || id, signed_by, signed_on
    FROM decision_notice
    WHERE force = $1 AND signatory = 'forces/' || $1 || '/offices/' || $2
      AND signed_on IS NOT NULL
    ORDER BY signed_on, id)"};

absl::StatusOr<std::vector<std::string>> ReadTexts(const Rows& rows) {
  std::vector<std::string> texts;
  for (const postgres::Row row : rows) ABSL_RETURN_IF_ERROR(row.Read(texts.emplace_back()));
  return texts;
}

}  // namespace

absl::StatusOr<change_postgres::Stamp> BodyRows::Stamp(Transaction& transaction, absl::string_view,
                                                       const PartPath&) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kNextVersion));
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
  return stamp;
}

absl::Status RootRows<BodiesRoot>::Lock(Transaction& transaction, absl::string_view force,
                                        const PartPath&) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockBodies, force));
  return rows.empty() ? ForceUnknown() : absl::OkStatus();
}

template <>
absl::StatusOr<BodiesRoot::Content> RootRows<BodiesRoot>::ReadContentFor<Body>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  ABSL_RETURN_IF_ERROR(transaction.Query(kLockBodyAlone, force, path.back()).status());
  BodiesRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.bodies, PartRows<Body>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(const Rows offices, transaction.Query(kOfficeIds, force));
  ABSL_ASSIGN_OR_RETURN(content.offices, ReadTexts(offices));
  ABSL_ASSIGN_OR_RETURN(const Rows referring,
                        transaction.Query(kReferringToBody, force, path.back()));
  ABSL_ASSIGN_OR_RETURN(content.referring, ReadTexts(referring));
  return content;
}

template <>
absl::StatusOr<BodiesRoot::Content> RootRows<BodiesRoot>::ReadContentFor<Office>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  ABSL_RETURN_IF_ERROR(transaction.Query(kLockOfficeAlone, force, path.back()).status());
  BodiesRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(const Rows referring,
                        transaction.Query(kReferringToOffice, force, path.back()));
  ABSL_ASSIGN_OR_RETURN(content.referring, ReadTexts(referring));
  ABSL_ASSIGN_OR_RETURN(const Rows signatures,
                        transaction.Query(kSignaturesOfOffice, force, path.back()));
  for (const postgres::Row row : signatures) {
    OfficeSignature& signature = content.signatures.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(signature.notice, signature.signed_by, signature.on));
  }
  return content;
}

absl::Status RootRows<BodiesRoot>::CheckKnown(postgres::Session& session, absl::string_view force,
                                              absl::string_view, bool) {
  return change_postgres::CheckForceKnown(session, force);
}

}  // namespace copperplate::governance

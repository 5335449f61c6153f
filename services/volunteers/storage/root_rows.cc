#include "services/volunteers/storage/root_rows.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/change/force.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/storage/cadet_unit_rows.h"
#include "services/volunteers/storage/candidate_rows.h"
#include "services/volunteers/storage/deployable_rows.h"
#include "services/volunteers/storage/duty_rows.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeParts;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

// Who has locked the row holds it until the change is committed or given up: no number is left out,
// and none is seen before a lower one. Duties, which are of the revision that there is, share the
// other lock (revision_of_duty() of the schema): none of the old one is still to come.
constexpr Statement kLockRevision{postgres::kWrite, "lock_revision", R"(
    SELECT pg_advisory_xact_lock(hashtextextended('volunteers/revision/' || force, 0))
    FROM revision WHERE force = $1 FOR NO KEY UPDATE)"};

// The instant is read under the lock, and later than that of the revision before should the clock
// be set back.
constexpr Statement kNextRevision{postgres::kWrite, "next_revision", R"(
    WITH next AS (
        UPDATE revision SET revision = revision + 1 WHERE force = $1 RETURNING force, revision)
    INSERT INTO revision_made (force, revision, made_at)
    SELECT n.force, n.revision,
           greatest(clock_timestamp(),
                    (SELECT made_at + interval '1 microsecond' FROM revision_made m
                     WHERE m.force = n.force AND m.revision = n.revision - 1))
    FROM next n
    RETURNING revision, made_at)"};

absl::Status ReadForEngaging(Transaction& transaction, absl::string_view force,
                             const std::string& volunteer, Dossier& dossier) {
  ABSL_ASSIGN_OR_RETURN(dossier.units, PartRows<CadetUnit>::All(transaction, force, ""));
  if (std::any_of(dossier.engagements.begin(), dossier.engagements.end(),
                  [](const Engagement& one) { return one.kind == Kind::kCadet; })) {
    ABSL_ASSIGN_OR_RETURN(dossier.cadets, ReadCadets(transaction, force));
  }
  ABSL_ASSIGN_OR_RETURN(dossier.last_duty_ends, ReadLastDutyEnds(transaction, force, volunteer));
  ABSL_ASSIGN_OR_RETURN(dossier.watch_groups, PartRows<WatchGroup>::All(transaction, force, ""));
  return absl::OkStatus();
}

// What was refused (3) nobody has.
constexpr Statement kPublishedMonths{postgres::kRead, "published_months", R"(
    SELECT month, max(known_at) FROM figure_publication WHERE force = $1 AND state <> 3
    GROUP BY month ORDER BY month)"};

}  // namespace

absl::Status ForceRows::Lock(Transaction& transaction, absl::string_view force, const PartPath&) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockRevision, force));
  return rows.empty() ? ForceUnknown() : absl::OkStatus();
}

absl::StatusOr<change_postgres::Stamp> ForceRows::Stamp(Transaction& transaction,
                                                        absl::string_view force, const PartPath&) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kNextRevision, force));
  if (rows.empty()) return ForceUnknown();
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
  return stamp;
}

absl::Status ForceRows::CheckKnown(postgres::Session& session, absl::string_view force,
                                   absl::string_view, bool) {
  return change_postgres::CheckForceKnown(session, force);
}

absl::StatusOr<Catalogue> RootRows<CatalogueRoot>::ReadContent(Transaction& transaction,
                                                               absl::string_view force,
                                                               const PartPath&) {
  Catalogue catalogue;
  ABSL_ASSIGN_OR_RETURN(catalogue.roles, PartRows<Role>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(catalogue.duty_types, PartRows<DutyType>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(catalogue.skills, PartRows<Skill>::All(transaction, force, ""));
  return catalogue;
}

absl::Status RootRows<CatalogueRoot>::Settle(Transaction& transaction, absl::string_view force,
                                             const PartPath& path,
                                             const Decided<PartRecord<Role>>& decided) {
  // Nobody has a new one yet.
  if (!decided.before.has_value()) return absl::OkStatus();
  const Role& before = decided.before->part;
  const Role& after = decided.record.part;
  if (before.ages == after.ages && before.required_vetting == after.required_vetting) {
    return absl::OkStatus();
  }
  return SettleDeployableOfRole(transaction, force, path.back());
}

absl::StatusOr<CadetUnitsRoot::Content> RootRows<CadetUnitsRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath&) {
  CadetUnitsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.units, PartRows<CadetUnit>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.cadets, ReadCadets(transaction, force));
  return content;
}

absl::Status RootRows<CadetUnitsRoot>::Settle(Transaction& transaction, absl::string_view force,
                                              const PartPath& path) {
  return SettleLed(transaction, force,
                   [&](const CadetUnit& unit) { return unit.id == path.back(); });
}

absl::StatusOr<FiguresRoot::Content> RootRows<FiguresRoot>::ReadContent(Transaction& transaction,
                                                                        absl::string_view force,
                                                                        const PartPath&) {
  FiguresRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.targets,
                        PartRows<EstablishmentTarget>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.mappings, PartRows<FigureMapping>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.characteristics,
                        PartRows<EqualityCharacteristic>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.benchmarks,
                        PartRows<EqualityBenchmark>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.review_standards,
                        PartRows<ReviewStandard>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(content.engagement_standards,
                        PartRows<EngagementStandard>::All(transaction, force, ""));
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kPublishedMonths, force));
  for (const postgres::Row row : rows) {
    PublishedMonth& published = content.published.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(published.month, published.known_at));
  }
  return content;
}

absl::StatusOr<RetentionRoot::Content> RootRows<RetentionRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath&) {
  RetentionRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.rules, PartRows<RetentionRule>::All(transaction, force, ""));
  return content;
}

absl::Status RootRows<RegisterRoot>::RecordRead(const ChangeParts& parts,
                                                const RequestContext& context, absl::string_view,
                                                const Rows& rows, int64_t shown) {
  std::vector<std::string> names;
  for (const postgres::Row row : rows) {
    if (static_cast<int64_t>(names.size()) == shown) break;
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<Volunteer>::Read(row));
    if (record.part.marking != Marking::kOfficialSensitive) continue;
    names.push_back(kVolunteerName.Format(context.force, record.part.id));
  }
  return change_postgres::RecordReads(parts, context, "volunteer.read", names);
}

absl::Status RootRows<RegisterRoot>::Settle(Transaction& transaction, absl::string_view force,
                                            const PartPath& path) {
  return SettleDeployable(transaction, force, {path.front()});
}

absl::StatusOr<Dossier> RootRows<DossierRoot>::ReadContentOf(Transaction& transaction,
                                                             absl::string_view force,
                                                             const PartPath& path,
                                                             const DossierReads& reads) {
  ABSL_ASSIGN_OR_RETURN(Dossier dossier, ReadDossier(transaction, force, path.front()));
  if (reads.supervisions) {
    // Who supervises whom goes round among all.
    ABSL_ASSIGN_OR_RETURN(dossier.supervisions, PartRows<Supervision>::Every(transaction, force));
  }
  if (reads.engaging) {
    ABSL_RETURN_IF_ERROR(ReadForEngaging(transaction, force, path.front(), dossier));
  }
  if (reads.recognitions) {
    ABSL_ASSIGN_OR_RETURN(dossier.recognitions,
                          PartRows<Recognition>::All(transaction, force, path.front()));
  }
  if (reads.standards) {
    ABSL_ASSIGN_OR_RETURN(dossier.engagement_standards,
                          PartRows<EngagementStandard>::All(transaction, force, ""));
  }
  if (reads.skills) {
    ABSL_ASSIGN_OR_RETURN(dossier.volunteer_skills,
                          PartRows<VolunteerSkill>::All(transaction, force, path.front()));
    ABSL_ASSIGN_OR_RETURN(dossier.skills, PartRows<Skill>::All(transaction, force, ""));
  }
  return dossier;
}

absl::Status RootRows<DossierRoot>::CheckKnown(postgres::Session& session, absl::string_view force,
                                               absl::string_view volunteer, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<Volunteer>::Find(
                                             session, force, {std::string(volunteer)}, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<Volunteer>());
}

absl::Status RootRows<DossierRoot>::RecordRead(const ChangeParts& parts,
                                               const RequestContext& context,
                                               absl::string_view volunteer, const Rows& rows,
                                               int64_t /*shown*/) {
  if (rows.empty()) return absl::OkStatus();
  return change_postgres::RecordReads(parts, context, "volunteer.read",
                                      {kVolunteerName.Format(context.force, volunteer)});
}

absl::Status RootRows<DossierRoot>::Settle(Transaction& transaction, absl::string_view force,
                                           const PartPath& path) {
  return SettleDeployable(transaction, force, {path.front()});
}

absl::StatusOr<OpportunitiesRoot::Content> RootRows<OpportunitiesRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath&) {
  OpportunitiesRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.skills, PartRows<Skill>::All(transaction, force, ""));
  return content;
}

absl::StatusOr<OpportunityRoot::Content> RootRows<OpportunityRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Opportunity>::Find(transaction, force, {path.front()}, true));
  if (rows.empty()) return PartUnknown<Opportunity>();
  ABSL_ASSIGN_OR_RETURN(auto record, PartRows<Opportunity>::Read(rows[0]));
  OpportunityRoot::Content content;
  content.opportunity = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(content.matches, PartRows<Match>::All(transaction, force, path.front()));
  ABSL_ASSIGN_OR_RETURN(std::vector<CandidateRecord> candidates,
                        ReadCandidates(transaction, force, content.opportunity, std::nullopt));
  content.candidates.reserve(candidates.size());
  for (CandidateRecord& candidate : candidates) {
    content.candidates.push_back(std::move(candidate.candidate));
  }
  return content;
}

absl::Status RootRows<OpportunityRoot>::CheckKnown(postgres::Session& session,
                                                   absl::string_view force,
                                                   absl::string_view opportunity, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      PartRows<Opportunity>::Find(session, force, {std::string(opportunity)}, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<Opportunity>());
}

absl::Status RootRows<OpportunityRoot>::RecordRead(const ChangeParts& parts,
                                                   const RequestContext& context, absl::string_view,
                                                   const Rows& rows, int64_t shown) {
  std::set<std::string> names;
  for (int64_t i = 0; i < shown; ++i) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<Match>::Read(rows[i]));
    names.insert(kVolunteerName.Format(context.force, record.part.volunteer));
  }
  return change_postgres::RecordReads(parts, context, "volunteer.read",
                                      {names.begin(), names.end()});
}

}  // namespace copperplate::volunteers

#include "services/volunteers/storage/deployable_rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr Statement kWriteDeployable{postgres::kWrite, "write_deployable", R"(
    UPDATE engagement e
    SET deployable = s.deployable, trainable = s.trainable, adult_from = $6::timestamptz
    FROM (SELECT id, deployable::tstzmultirange, trainable::tstzmultirange
          FROM unnest($3::text[], $4::text[], $5::text[]) AS n (id, deployable, trainable)) s
    WHERE e.force = $1 AND e.volunteer = $2 AND e.id = s.id
      AND (e.deployable <> s.deployable OR e.trainable <> s.trainable
           OR e.adult_from IS DISTINCT FROM $6::timestamptz))"};

constexpr Statement kVolunteersOfRole{postgres::kRead, "volunteers_of_role", R"(
    SELECT DISTINCT volunteer FROM engagement WHERE force = $1 AND role = $2 ORDER BY volunteer)"};

constexpr int kAdult = 18;

void AppendBound(absl::Time bound, std::string& text) {
  if (bound == absl::InfiniteFuture() || bound == absl::InfinitePast()) return;  // none
  postgres::Codec<absl::Time>::Encode(bound, text);
}

// As a tstzmultirange is written.
std::string MultirangeText(const InstantSet& instants) {
  std::string text = "{";
  for (const InstantRange& range : instants.ranges()) {
    absl::StrAppend(&text, text.size() > 1 ? "," : "", "[");
    AppendBound(range.from, text);
    text += ',';
    AppendBound(range.to, text);
    text += ')';
  }
  return text + "}";
}

absl::Status Settle(Session& session, absl::string_view force, const Dossier& dossier) {
  std::vector<std::string> ids;
  std::vector<std::string> deployable;
  std::vector<std::string> trainable;
  for (const Engagement& engagement : dossier.engagements) {
    DeployableColumns columns = DeployableOf(dossier, engagement);
    ids.push_back(engagement.id);
    deployable.push_back(std::move(columns.deployable));
    trainable.push_back(std::move(columns.trainable));
  }
  if (ids.empty()) return absl::OkStatus();
  return session
      .Execute(kWriteDeployable, force, dossier.volunteer.id, ids, deployable, trainable,
               AdultFrom(dossier.volunteer))
      .status();
}

}  // namespace

DeployableColumns DeployableOf(const Dossier& dossier, const Engagement& engagement) {
  DaySet deployable;
  DaySet trainable;
  // Nothing is known of the age of who was anonymised, and nobody is given duties any more.
  if (dossier.volunteer.date_of_birth.has_value()) {
    const DeployableFacts facts{.limits = AgeLimits(),
                                .date_of_birth = *dossier.volunteer.date_of_birth,
                                .consents = ConsentsOf(dossier, engagement),
                                .checks = dossier.checks};
    deployable = DeployableDays(engagement, facts);
    trainable = TrainableDays(engagement, facts);
  }
  return {MultirangeText(InstantsOf(deployable)), MultirangeText(InstantsOf(trainable))};
}

std::optional<absl::Time> AdultFrom(const Volunteer& volunteer) {
  if (!volunteer.date_of_birth.has_value()) return std::nullopt;
  return BeginningOf(BirthdayOf(*volunteer.date_of_birth, kAdult));
}

absl::StatusOr<Dossier> ReadDossier(Session& session, absl::string_view force,
                                    absl::string_view volunteer) {
  Dossier dossier;
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      PartRows<Volunteer>::Find(session, force, {std::string(volunteer)}, /*sensitive=*/true));
  if (rows.empty()) return PartUnknown<Volunteer>();
  ABSL_ASSIGN_OR_RETURN(auto record, PartRows<Volunteer>::Read(rows[0]));
  dossier.volunteer = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(dossier.roles, PartRows<Role>::All(session, force, ""));
  ABSL_ASSIGN_OR_RETURN(dossier.engagements, PartRows<Engagement>::All(session, force, volunteer));
  for (Engagement& engagement : dossier.engagements) {
    const Role* const role = FindRole(dossier, engagement.role);
    if (role == nullptr) continue;
    engagement.required_vetting = role->required_vetting;
    engagement.role_min_age = role->min_age;
  }
  ABSL_ASSIGN_OR_RETURN(dossier.checks, PartRows<VettingCheck>::All(session, force, volunteer));
  ABSL_ASSIGN_OR_RETURN(dossier.consents,
                        PartRows<GuardianConsent>::All(session, force, volunteer));
  return dossier;
}

absl::Status SettleDeployableOfVolunteer(Session& session, absl::string_view force,
                                         absl::string_view volunteer) {
  ABSL_ASSIGN_OR_RETURN(const Dossier dossier, ReadDossier(session, force, volunteer));
  return Settle(session, force, dossier);
}

absl::Status SettleDeployableOfRole(Session& session, absl::string_view force,
                                    absl::string_view role) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kVolunteersOfRole, force, role));
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(const std::string volunteer, row.Get<std::string>(0));
    ABSL_RETURN_IF_ERROR(SettleDeployableOfVolunteer(session, force, volunteer));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::volunteers

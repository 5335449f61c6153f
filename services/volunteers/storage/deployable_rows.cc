#include "services/volunteers/storage/deployable_rows.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/storage/cadet_unit_rows.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/range_text.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

// A column each of the engagements; $7 of a cadet the unit.
constexpr Statement kWriteDeployable{postgres::kWrite, "write_deployable", R"(
    UPDATE engagement e
    SET deployable = s.deployable, trainable = s.trainable, adult_from = s.adult_from, led = s.led
    FROM (SELECT n.volunteer, n.id, n.deployable::tstzmultirange AS deployable,
                 n.trainable::tstzmultirange AS trainable, n.adult_from,
                 coalesce(u.led, '{}') AS led
          FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                      $7::text[])
               AS n (volunteer, id, deployable, trainable, adult_from, unit)
          LEFT JOIN cadet_unit u ON u.force = $1 AND u.id = n.unit) s
    WHERE e.force = $1 AND e.volunteer = s.volunteer AND e.id = s.id
      AND (e.deployable <> s.deployable OR e.trainable <> s.trainable OR e.led <> s.led
           OR e.adult_from IS DISTINCT FROM s.adult_from))"};

constexpr Statement kVolunteersOfRole{postgres::kRead, "volunteers_of_role", R"(
    SELECT ARRAY(SELECT DISTINCT volunteer FROM engagement WHERE force = $1 AND role = $2
                 ORDER BY volunteer))"};

constexpr int kAdult = 18;

// Those whom the force has, in order of their ids.
absl::StatusOr<std::vector<Dossier>> ReadDossiers(Session& session, absl::string_view force,
                                                  const std::vector<std::string>& volunteers) {
  ABSL_ASSIGN_OR_RETURN(auto persons, PartRows<Volunteer>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(const auto roles, PartRows<Role>::All(session, force, ""));
  ABSL_ASSIGN_OR_RETURN(auto engagements, PartRows<Engagement>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(auto checks, PartRows<VettingCheck>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(auto consents,
                        PartRows<GuardianConsent>::Those(session, force, volunteers));
  std::vector<Dossier> dossiers;
  dossiers.reserve(persons.size());
  std::map<std::string, size_t> places;
  for (Volunteer& person : persons) {
    places.emplace(person.id, dossiers.size());
    dossiers.emplace_back().volunteer = std::move(person);
    dossiers.back().roles = roles;
  }
  // Without the lock somebody may have come since the first statement: null.
  const auto dossier_of = [&](const std::string& volunteer) -> Dossier* {
    const auto place = places.find(volunteer);
    return place == places.end() ? nullptr : &dossiers[place->second];
  };
  for (Engagement& engagement : engagements) {
    FillInRole(roles, engagement);
    Dossier* const dossier = dossier_of(engagement.volunteer);
    if (dossier != nullptr) dossier->engagements.push_back(std::move(engagement));
  }
  for (VettingCheck& check : checks) {
    Dossier* const dossier = dossier_of(check.volunteer);
    if (dossier != nullptr) dossier->checks.push_back(std::move(check));
  }
  for (GuardianConsent& consent : consents) {
    Dossier* const dossier = dossier_of(consent.volunteer);
    if (dossier != nullptr) dossier->consents.push_back(std::move(consent));
  }
  return dossiers;
}

absl::Status WriteDeployable(Session& session, absl::string_view force,
                             const std::vector<Dossier>& dossiers) {
  std::vector<std::string> volunteers;
  std::vector<std::string> ids;
  std::vector<std::string> deployable;
  std::vector<std::string> trainable;
  std::vector<std::optional<absl::Time>> adult_from;
  std::vector<std::string> units;
  for (const Dossier& dossier : dossiers) {
    for (const Engagement& engagement : dossier.engagements) {
      DeployableColumns columns = DeployableOf(dossier, engagement);
      volunteers.push_back(dossier.volunteer.id);
      ids.push_back(engagement.id);
      deployable.push_back(std::move(columns.deployable));
      trainable.push_back(std::move(columns.trainable));
      adult_from.push_back(AdultFrom(dossier.volunteer));
      units.push_back(engagement.kind == Kind::kCadet ? engagement.unit_or_group : "");
    }
  }
  if (ids.empty()) return absl::OkStatus();
  return session
      .Execute(kWriteDeployable, force, volunteers, ids, deployable, trainable, adult_from, units)
      .status();
}

}  // namespace

DeployableColumns DeployableOf(const Dossier& dossier, const Engagement& engagement) {
  DaySet deployable;
  DaySet trainable;
  // Nothing is known of the age of who was anonymised, and nobody is given duties any more; who is
  // of another record is given them there.
  if (dossier.volunteer.date_of_birth.has_value() && !dossier.volunteer.merged_into.has_value()) {
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
  ABSL_ASSIGN_OR_RETURN(std::vector<Dossier> dossiers,
                        ReadDossiers(session, force, {std::string(volunteer)}));
  if (dossiers.empty()) return PartUnknown<Volunteer>();
  return std::move(dossiers.front());
}

absl::Status SettleDeployable(Session& session, absl::string_view force,
                              const std::vector<std::string>& volunteers) {
  ABSL_ASSIGN_OR_RETURN(const std::vector<Dossier> dossiers,
                        ReadDossiers(session, force, volunteers));
  ABSL_RETURN_IF_ERROR(WriteDeployable(session, force, dossiers));
  return SettleLedBy(session, force, volunteers);
}

absl::Status SettleDeployableOfRole(Session& session, absl::string_view force,
                                    absl::string_view role) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kVolunteersOfRole, force, role));
  ABSL_ASSIGN_OR_RETURN(const auto volunteers, rows[0].Get<std::vector<std::string>>(0));
  if (volunteers.empty()) return absl::OkStatus();
  return SettleDeployable(session, force, volunteers);
}

}  // namespace copperplate::volunteers

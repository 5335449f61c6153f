#include "services/volunteers/storage/cadet_unit_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/event_arrays.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/range_text.h"
#include "services/volunteers/storage/today.h"

namespace copperplate::volunteers {

using parts_postgres::Beside;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr Statement kCadets{postgres::kRead, "cadets_of_units",
                            "SELECT e.volunteer, e.id, e.unit_or_group, " COPPERPLATE_EVENT_ARRAYS
                            R"(
    FROM engagement e
    JOIN engagement_event v ON v.force = e.force AND v.volunteer = e.volunteer
                           AND v.engagement = e.id
    WHERE e.force = $1 AND e.kind = 3 AND e.unit_or_group <> ''
    GROUP BY e.volunteer, e.id, e.unit_or_group
    ORDER BY e.volunteer, e.id)"};

// $2 ids of units, $3 what they are to be.
constexpr Statement kWriteLed{postgres::kWrite, "write_led", R"(
    WITH next AS MATERIALIZED (
        SELECT id, led::tstzmultirange AS led FROM unnest($2::text[], $3::text[]) AS n (id, led)),
    units AS (
        UPDATE cadet_unit u SET led = n.led FROM next n
        WHERE u.force = $1 AND u.id = n.id AND u.led <> n.led)
    UPDATE engagement e SET led = n.led FROM next n
    WHERE e.force = $1 AND e.kind = 3 AND e.unit_or_group = n.id AND e.led <> n.led)"};

// The leaders of all of the units, each once.
std::vector<std::string> LeadersOf(const std::vector<CadetUnit>& units) {
  std::set<std::string> leaders;
  for (const CadetUnit& unit : units) leaders.insert(unit.leaders.begin(), unit.leaders.end());
  return {leaders.begin(), leaders.end()};
}

}  // namespace

absl::StatusOr<std::vector<Engagement>> ReadCadets(Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kCadets, force));
  std::vector<Engagement> cadets;
  cadets.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    Engagement& cadet = cadets.emplace_back();
    cadet.kind = Kind::kCadet;
    EventArrays events;
    ABSL_RETURN_IF_ERROR(row.Read(cadet.volunteer, cadet.id, cadet.unit_or_group, events.seqs,
                                  events.froms, events.tos, events.days, events.reasons,
                                  events.corrects));
    cadet.history = std::move(events).History();
  }
  return cadets;
}

absl::StatusOr<std::vector<Leader>> ReadLeaders(Session& session, absl::string_view force,
                                                const std::vector<std::string>& volunteers) {
  std::vector<Leader> leaders;
  if (volunteers.empty()) return leaders;
  ABSL_ASSIGN_OR_RETURN(auto persons, PartRows<Volunteer>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(auto engagements, PartRows<Engagement>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(auto checks, PartRows<VettingCheck>::Those(session, force, volunteers));
  ABSL_ASSIGN_OR_RETURN(const auto roles, PartRows<Role>::All(session, force, ""));
  for (const Volunteer& person : persons) {
    Leader& leader = leaders.emplace_back();
    leader.volunteer = person.id;
    leader.date_of_birth = person.date_of_birth;
    for (Engagement& engagement : engagements) {
      if (engagement.volunteer != person.id) continue;
      FillInRole(roles, engagement);
      leader.engagements.push_back(engagement);
    }
    for (const VettingCheck& check : checks) {
      if (check.volunteer == person.id) leader.checks.push_back(check);
    }
  }
  return leaders;
}

absl::StatusOr<DaySet> ReadLedDays(Session& session, absl::string_view force,
                                   absl::string_view unit) {
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      PartRows<CadetUnit>::Find(session, force, {std::string(unit)}, /*sensitive=*/true));
  if (rows.empty()) return DaySet();
  ABSL_ASSIGN_OR_RETURN(const auto found, PartRows<CadetUnit>::Read(rows[0]));
  ABSL_ASSIGN_OR_RETURN(const auto leaders, ReadLeaders(session, force, found.part.leaders));
  return LedDays(found.part, leaders, LeaderLimits());
}

absl::Status SettleLed(Session& session, absl::string_view force,
                       absl::FunctionRef<bool(const CadetUnit&)> wanted) {
  ABSL_ASSIGN_OR_RETURN(std::vector<CadetUnit> units, PartRows<CadetUnit>::All(session, force, ""));
  units.erase(std::remove_if(units.begin(), units.end(),
                             [&](const CadetUnit& unit) { return !wanted(unit); }),
              units.end());
  if (units.empty()) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const auto leaders, ReadLeaders(session, force, LeadersOf(units)));
  std::vector<std::string> ids;
  std::vector<std::string> led;
  for (const CadetUnit& unit : units) {
    ids.push_back(unit.id);
    led.push_back(MultirangeText(InstantsOf(LedDays(unit, leaders, LeaderLimits()))));
  }
  return session.Execute(kWriteLed, force, ids, led).status();
}

absl::Status SettleLedBy(Session& session, absl::string_view force,
                         const std::vector<std::string>& volunteers) {
  const std::set<absl::string_view> among(volunteers.begin(), volunteers.end());
  return SettleLed(session, force, [&](const CadetUnit& unit) {
    return std::any_of(unit.leaders.begin(), unit.leaders.end(),
                       [&](const std::string& leader) { return among.count(leader) > 0; });
  });
}

parts_postgres::AddBeside<CadetUnit> CheckLeadersBeside() {
  return [](const Beside<CadetUnit>& beside, postgres::Transaction& transaction,
            change_postgres::ChangeSet&) -> absl::Status {
    const CadetUnit& unit = beside.decided.record.part;
    if (beside.decided.deleted || unit.closed) return absl::OkStatus();
    ABSL_ASSIGN_OR_RETURN(const auto known, ReadLeaders(transaction, beside.force, unit.leaders));
    ABSL_ASSIGN_OR_RETURN(const absl::CivilDay today, ReadToday(transaction));
    Faults faults;
    for (size_t i = 0; i < unit.leaders.size(); ++i) {
      const bool may = std::any_of(known.begin(), known.end(), [&](const Leader& leader) {
        return leader.volunteer == unit.leaders[i] && MayLead(leader, today, LeaderLimits());
      });
      if (may) continue;
      faults.Add("LEADER_INVALID", absl::StrCat("leaders[", i, "]"),
                 "must be one of the force's volunteers who is of age and in force, and not as a "
                 "cadet alone");
    }
    return faults.ToStatus();
  };
}

}  // namespace copperplate::volunteers

#include "services/volunteers/app/judge_units.h"

#include <map>
#include <string>

#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kUnitColumn = "unit_or_group";

bool IsOverAtLast(const Engagement& engagement) {
  const std::optional<Standing> standing = LastStanding(engagement.history);
  return standing.has_value() && IsTerminal(standing->state);
}

}  // namespace

void JudgeUnits(absl::Span<const ToldVolunteer> told, const VolunteerImportContent& content,
                absl::Span<const Dossier> dossiers, absl::CivilDay today,
                imports::RowFaults& faults) {
  std::map<std::string, int> places;  // left of each unit
  for (const CadetUnit& unit : content.units) {
    places[unit.id] = PlacesLeft(unit, content.cadets, today);
  }
  for (size_t at = 0; at < told.size(); ++at) {
    for (size_t place = 0; place < told[at].engagements.size(); ++place) {
      const Engagement& engagement = dossiers[at].engagements[place];
      const int64_t line = told[at].engagements[place].line;
      if (engagement.kind != Kind::kCadet || engagement.unit_or_group.empty()) continue;
      const CadetUnit* const unit = FindUnit(content.units, engagement.unit_or_group);
      if (unit == nullptr) {
        faults.Add(line, kUnitColumn, "CADET_UNIT_UNKNOWN",
                   "is none of the force's units of cadets");
        continue;
      }
      if (unit->closed && !IsOverAtLast(engagement)) {
        faults.Add(line, kUnitColumn, "CADET_UNIT_CLOSED", "nobody new joins it");
      }
      if (IsMemberOn(engagement, *unit, today) && places[unit->id]-- <= 0) {
        faults.Add(line, kUnitColumn, "UNIT_FULL", "has no place left");
      }
    }
  }
}

}  // namespace copperplate::volunteers

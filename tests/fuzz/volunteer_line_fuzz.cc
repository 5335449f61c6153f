// An import of volunteers: a row is read or has a fault; whoever is judged sound has histories
// whose steps follow one another, on days in their order, with no two engagements of a kind open at
// once.
#include <optional>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/csv/reader.h"
#include "services/volunteers/app/judge_volunteers.h"
#include "services/volunteers/app/told_volunteers.h"
#include "services/volunteers/app/volunteer_line.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/engagement_moves.h"
#include "services/volunteers/domain/told_engagement.h"
#include "tests/fuzz/property.h"

namespace copperplate::volunteers {
namespace {

using fuzz::Require;

const absl::CivilDay kToday(2026, 11, 30);

ToldVolunteers Told(absl::string_view content, imports::RowFaults& faults) {
  VolunteerLineReader lines;
  ToldVolunteers told;
  bool header_seen = false;
  bool header_sound = false;
  const auto take = [&](const csv::Record& record) {
    if (!header_seen) {
      header_seen = true;
      header_sound = lines.ReadHeader(record, faults);
      return;
    }
    if (!header_sound) return;
    const int64_t before = faults.count();
    std::optional<VolunteerLine> line = lines.ReadRow(record, faults);
    Require(line.has_value() == (faults.count() == before));
    if (line.has_value()) told.Add(*std::move(line), faults);
  };
  csv::Reader reader;
  reader.Feed(content, take);
  reader.Finish(take);
  return told;
}

VolunteerImportContent Force() {
  VolunteerImportContent content;
  content.roles = {
      {.id = "r1", .kind = Kind::kSpecial, .required_vetting = VettingLevel::kRv},
      {.id = "r2", .kind = Kind::kPsv, .required_vetting = VettingLevel::kNppv1},
      {.id = "r3", .kind = Kind::kCadet, .required_vetting = VettingLevel::kCadetCheck},
      {.id = "r4", .kind = Kind::kSpeedwatch}};
  content.known = {{"v-0", std::nullopt}, {"v-9", "v-0"}};  // who was merged into v-0
  content.units = {{.id = "u1", .title = "U1", .capacity = 2},
                   {.id = "u2", .title = "U2", .capacity = 2, .closed = true}};
  return content;
}

void CheckSound(const Dossier& dossier) {
  Require(dossier.volunteer.date_of_birth.has_value() && !dossier.volunteer.name.empty());
  for (size_t i = 0; i < dossier.engagements.size(); ++i) {
    const Engagement& engagement = dossier.engagements[i];
    Require(!engagement.history.empty());
    std::optional<Standing> standing;
    for (const EngagementEvent& event : engagement.history) {
      if (standing.has_value()) {
        Require(event.from == standing->state && standing->since <= event.effective_on);
        Require(MayFollow(PathOf(engagement), *standing, event.to));
      }
      standing = After(standing, event.to, event.effective_on);
    }
    Require(CheckToldBeside(engagement, absl::MakeConstSpan(dossier.engagements).subspan(0, i))
                .empty());
  }
  for (const Supervision& supervision : dossier.supervisions) {
    Require(supervision.supervisor != PersonOf(dossier.volunteer.id));
    Require(supervision.supervisor != PersonOf("v-9"));
  }
}

void Check(absl::string_view content) {
  imports::RowFaults faults;
  const ToldVolunteers told = Told(content, faults);
  const std::vector<Dossier> dossiers =
      JudgeVolunteers(told.all(), Force(), "analyst", kToday, faults);
  Require(dossiers.size() == told.all().size());
  if (!faults.empty()) return;
  std::vector<Engagement> all;
  for (const Dossier& dossier : dossiers) {
    CheckSound(dossier);
    all.insert(all.end(), dossier.engagements.begin(), dossier.engagements.end());
  }
  const VolunteerImportContent force = Force();
  for (const Engagement& one : all) {
    Require(one.kind != Kind::kCadet || one.unit_or_group.empty() ||
            FindUnit(force.units, one.unit_or_group) != nullptr);
  }
  for (const CadetUnit& unit : force.units) {
    Require(MembersOn(unit, all, kToday) <= (unit.closed ? 0 : unit.capacity));
  }
}

}  // namespace
}  // namespace copperplate::volunteers

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::volunteers::Check(copperplate::fuzz::Text(data, size));
  return 0;
}

// The example of docs/matching.md, line by line.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/volunteers/domain/suitability.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

Opportunity MidsummerFair() {
  Opportunity fair;
  fair.kinds = {Kind::kSpecial, Kind::kPsv};
  fair.required = {"first-aid"};
  fair.desired = {"radio", "driving"};
  fair.vetting = VettingLevel::kNppv2Abbreviated;
  fair.least_age = 18;
  fair.from = CivilDay(2018, 6, 1);
  fair.to = CivilDay(2018, 6, 3);
  fair.hours = {18 * 60, 22 * 60};
  fair.area = "Cambridge";
  return fair;
}

VolunteerSkill Has(const std::string& skill, std::optional<CivilDay> until = std::nullopt) {
  return {skill, "", "certificate", CivilDay(2017, 1, 1), until};
}

Candidate Helper(const std::string& ref) {
  Candidate candidate;
  candidate.ref = ref;
  candidate.engagement = "e1";
  candidate.kind = Kind::kPsv;
  candidate.date_of_birth = CivilDay(1980, 1, 1);
  candidate.deployable = {{CivilDay(2018, 1, 1), CivilDay(2019, 1, 1)}};
  candidate.checks = {
      TestCleared(VettingLevel::kNppv2Abbreviated, CivilDay(2017, 1, 1), CivilDay(2027, 1, 1))};
  candidate.skills = {Has("first-aid")};
  return candidate;
}

std::vector<Candidate> Helpers() {
  Candidate near = Helper("v-1001");
  near.skills.push_back(Has("radio"));
  near.availabilities = {{absl::Weekday::friday, {18 * 60, 24 * 60}, CivilDay(2018, 1, 1), {}},
                         {absl::Weekday::saturday, {12 * 60, 20 * 60}, CivilDay(2018, 1, 1), {}}};
  near.preferred_areas = {"Cambridge"};
  near.minutes_last_90_days = int64_t{10} * 60;
  Candidate skilled = Helper("v-1002");
  skilled.skills.push_back(Has("radio"));
  skilled.skills.push_back(Has("driving"));
  Candidate busy = near;
  busy.ref = "v-1003";
  busy.minutes_last_90_days = int64_t{20} * 60;
  Candidate lapsing = Helper("v-1004");
  lapsing.skills.push_back(Has("driving", CivilDay(2018, 6, 3)));
  Candidate cadet = Helper("v-1005");
  cadet.kind = Kind::kCadet;
  cadet.date_of_birth = CivilDay(2002, 1, 1);
  cadet.checks[0].level = VettingLevel::kCadetCheck;
  Candidate leaving = Helper("v-1006");
  leaving.skills = {Has("first-aid", CivilDay(2018, 6, 3))};
  leaving.deployable = {{CivilDay(2018, 1, 1), CivilDay(2018, 6, 3)}};
  return {leaving, cadet, lapsing, busy, skilled, near};
}

// As a row of the table.
std::string RowOf(const Suitability& one, int place) {
  std::vector<std::string> reasons;
  for (const Exclusion& exclusion : one.exclusions) {
    reasons.push_back(absl::StrCat("`", Name(exclusion.reason), "`"));
  }
  const std::string why = absl::StrJoin(reasons, ", ");
  return absl::StrCat(one.eligible() ? absl::StrCat("| ", place, " ") : std::string("| "), "| ",
                      one.ref, " | ", one.skill_points.Round(1), " | ",
                      one.availability_points.Round(1), " | ", one.area_points.Round(1), " | ",
                      one.score.Round(1), " |", why.empty() ? "" : " ", why, " |\n");
}

TEST(MatchingDocumentTest, ItsExampleIsWhatIsComputed) {
  std::ifstream in("docs/matching.md");
  std::ostringstream text;
  text << in.rdbuf();
  std::string rows;
  int place = 0;
  for (const Suitability& one : Ranked(MidsummerFair(), Helpers())) rows += RowOf(one, ++place);
  EXPECT_NE(text.str().find(rows), std::string::npos) << rows;
}

}  // namespace
}  // namespace copperplate::volunteers

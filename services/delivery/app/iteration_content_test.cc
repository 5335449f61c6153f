#include "services/delivery/app/iteration_content.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "libs/digest/sha256.h"

namespace copperplate::delivery {
namespace {

Plan ContentPlan() {
  Plan plan;
  plan.id = "plan";
  plan.title = "Police and Crime Plan";
  return plan;
}

Iteration SecondIteration() {
  Iteration iteration;
  iteration.number = 2;
  iteration.id = IterationId(2);
  iteration.plan = "plan";
  iteration.label = "WORK IN PROGRESS";
  iteration.cut_off = absl::CivilDay(2018, 3, 31);
  iteration.state = IterationState::kFrozen;
  iteration.base = 1;
  IterationRow& row = iteration.rows.emplace_back();
  row.theme = "victims";
  row.theme_prefix = "V";
  row.theme_name = "Victims";
  row.action_code = "V1";
  row.action_text = "Identify";
  row.activity_code = "V1.1";
  row.opcc_leads = {"NP"};
  row.rag = Rag::kYellow;
  row.as_of = absl::CivilDay(2018, 3, 1);
  row.direction = {DirectionOfTravel::kDeteriorated, true};
  row.narrative = "Late";
  row.days_since_update = 30;
  return iteration;
}

TEST(IterationContentTest, IsTheRowsAndWhatTheyTellOf) {
  const std::string content = CanonicalContent("cambridgeshire", ContentPlan(), SecondIteration());
  EXPECT_EQ(content,
            R"({"base":"forces/cambridgeshire/plans/plan/iterations/iteration-1",)"
            R"("cutOff":"2018-03-31","erratumNote":"","label":"WORK IN PROGRESS","number":2,)"
            R"("plan":"forces/cambridgeshire/plans/plan",)"
            R"("rows":[{"action":"Identify","actionNote":"","activityCode":"V1.1",)"
            R"("asOf":"2018-03-01","code":"V1","daysSinceUpdate":30,"deliveryLeads":[],)"
            R"("direction":"DETERIORATED","narrative":"Late","opccLeads":["NP"],)"
            R"("opportunities":[],"overrideReason":"","rag":"YELLOW","stale":false,)"
            R"("startedLate":true,"targetDate":"","theme":"victims","themePrefix":"V",)"
            R"("themeTitle":"Victims"}],"staleAcceptedReason":"",)"
            R"("title":"Police and Crime Plan"})");
  const Sha256Digest digest = Sha256(content);
  EXPECT_EQ(ContentSha256(content), absl::BytesToHexString(AsBytes(digest)));
}

TEST(IterationContentTest, SaysNothingOfItsState) {
  Iteration iteration = SecondIteration();
  const std::string before = CanonicalContent("cambridgeshire", ContentPlan(), iteration);
  iteration.state = IterationState::kWithdrawn;
  iteration.withdrawn_reason = "wrong";
  iteration.frozen_by = "somebody";
  EXPECT_EQ(CanonicalContent("cambridgeshire", ContentPlan(), iteration), before);
  iteration.rows[0].narrative = "On time";
  EXPECT_NE(CanonicalContent("cambridgeshire", ContentPlan(), iteration), before);
}

}  // namespace
}  // namespace copperplate::delivery

#include "services/delivery/domain/text_links.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

PlanLink LinkOf(std::string id, std::string from, std::string to, std::string text, bool parsed) {
  PlanLink link;
  link.id = std::move(id);
  link.from_code = std::move(from);
  link.to_code = std::move(to);
  link.to_text = std::move(text);
  link.parsed = parsed;
  return link;
}

// `+v2-o3 V2>O3<O 3>` for one that is created, `*` changed, `-` deleted.
std::string Told(const LinkChanges& changes) {
  std::vector<std::string> told;
  const auto tell = [&](absl::string_view sign, const std::vector<PlanLink>& links) {
    for (const PlanLink& link : links) {
      told.push_back(absl::StrCat(sign, link.id, " ", link.from_code, ">", link.to_code, "<",
                                  link.to_text, ">"));
    }
  };
  tell("+", changes.created);
  tell("*", changes.changed);
  tell("-", changes.deleted);
  return absl::StrJoin(told, ", ");
}

std::string AfterNarrative(const PlanContent& content, std::string narrative) {
  Activity activity = TestActivity("V2");
  activity.narrative = std::move(narrative);
  return Told(LinksAfter(content, activity));
}

TEST(TextLinksTest, WordsMakeLinks) {
  EXPECT_EQ(AfterNarrative(TestPlan(), "See also O 3 and V1.1. See also section 10.1"),
            "+v2-o3 V2>O3<O 3>, +v2-v1-1 V2>V1.1<V1.1>, "
            "+v2-section-10-1 V2><section 10.1>");
  EXPECT_EQ(AfterNarrative(TestPlan(), "See also O9"), "+v2-o9 V2><O9>");
  const LinkChanges made = LinksAfter(TestPlan(), [] {
    PriorityAction action = TestAction("V1", "victims");
    action.note = "see also O3";
    return action;
  }());
  EXPECT_EQ(Told(made), "+v1-o3 V1>O3<O3>");
  EXPECT_TRUE(made.created[0].parsed);
  EXPECT_EQ(made.created[0].kind, LinkKind::kSeeAlso);
}

TEST(TextLinksTest, WordsAboutTheirOwnCodeMakeNone) {
  EXPECT_EQ(AfterNarrative(TestPlan(), "See also V2, O3"), "+v2-o3 V2>O3<O3>");
  Faults faults;
  CheckPointsElsewhere("V2", "See also V1 and V2.1", "narrative", faults);
  EXPECT_EQ(testing::Told(faults), "");
  CheckPointsElsewhere("V2", "See also O3, V 2 and V2", "narrative", faults);
  EXPECT_EQ(testing::Told(faults), "LINK_TO_SELF narrative");
}

TEST(TextLinksTest, ALinkThatWasDeletedStaysAwayUntilItsWordsComeAnew) {
  PlanContent content = TestPlan();
  content.activities[1].narrative = "See also O3. See also the report.";
  ASSERT_EQ(content.activities[1].code, "V2");
  EXPECT_EQ(AfterNarrative(content, "Begun. See also O 3. See also the report."), "");
  EXPECT_EQ(AfterNarrative(content, "See also O3 and V1"), "+v2-v1 V2>V1<V1>");
  content.activities[1].narrative = "Begun.";
  EXPECT_EQ(AfterNarrative(content, "See also O3."), "+v2-o3 V2>O3<O3>");
}

TEST(TextLinksTest, WhatLeadsNowhereIsTold) {
  PlanContent content = TestPlan();
  content.links = {LinkOf("v2-annual", "V2", "", "the annual report", true)};
  content.activities[1].narrative = "See also section 10.1. See also the annual report.";
  Activity activity = content.activities[1];
  activity.narrative += " See also O9 and O3.";
  const LinkChanges changes = LinksAfter(content, activity);
  // That section 10.1 is none was somebody's decision.
  ASSERT_EQ(changes.unresolved.size(), 2);
  EXPECT_EQ(changes.unresolved[0].to_text, "the annual report");
  EXPECT_EQ(changes.unresolved[1].to_text, "O9");
}

TEST(TextLinksTest, WhatIsThereIsNotMadeAgain) {
  PlanContent content = TestPlan();
  content.links = {LinkOf("mine", "V2", "O3", "", false),
                   LinkOf("v2-annual", "V2", "", "the annual report", true)};
  Activity activity = TestActivity("V2");
  activity.narrative = "See also O3. See also the annual report.";
  const LinkChanges changes = LinksAfter(content, activity);
  EXPECT_EQ(Told(changes), "");
  EXPECT_EQ(changes.unchanged_count, 2);
  // What it depends on is another thing.
  content.links[0].kind = LinkKind::kDepends;
  EXPECT_EQ(Told(LinksAfter(content, activity)), "+v2-o3 V2>O3<O3>");
}

TEST(TextLinksTest, AParsedLinkGoesWithItsWords) {
  PlanContent content = TestPlan();
  content.links = {
      LinkOf("v2-o3", "V2", "O3", "O3", true), LinkOf("v2-report", "V2", "", "the report", true),
      LinkOf("of-people", "V2", "V1", "V1", false), LinkOf("v1-1-o3", "V1.1", "O3", "O3", true)};
  EXPECT_EQ(AfterNarrative(content, "Done."), "-v2-o3 V2>O3<O3>, -v2-report V2><the report>");
  EXPECT_EQ(AfterNarrative(content, "See also O 3"), "-v2-report V2><the report>");
}

TEST(TextLinksTest, AnActionAndItsOnlyActivityShareTheirLinks) {
  PlanContent content = TestPlan();
  content.links = {LinkOf("v2-o3", "V2", "O3", "O3", true)};
  content.actions[1].text = "Help. See also O3";
  ASSERT_EQ(content.actions[1].code, "V2");
  EXPECT_EQ(AfterNarrative(content, "Done."), "");
  PriorityAction action = content.actions[1];
  action.text = "Help.";
  EXPECT_EQ(Told(LinksAfter(content, action)), "-v2-o3 V2>O3<O3>");
  content.activities[1].narrative = "See also O3.";
  EXPECT_EQ(Told(LinksAfter(content, action)), "");
}

TEST(TextLinksTest, ACodeThatComesIsWhereLinksLead) {
  PlanContent content = TestPlan();
  content.links = {LinkOf("v2-o4", "V2", "", "O 4", true), LinkOf("mine", "V1", "", "O4", false),
                   LinkOf("other", "V1", "", "O41", false),
                   LinkOf("section", "V1", "", "section 10.1", true),
                   LinkOf("itself", "O4", "", "O4", false)};
  EXPECT_EQ(Told(LinksAfter(content, TestAction("O4", "offenders"))),
            "*v2-o4 V2>O4<O 4>, *mine V1>O4<O4>");
  // One that people made to it meanwhile is enough; of two of theirs, each is theirs.
  content.links.push_back(LinkOf("of-people", "V2", "O4", "", false));
  content.links.push_back(LinkOf("twice", "V1", "", "O 4", false));
  EXPECT_EQ(Told(LinksAfter(content, TestAction("O4", "offenders"))),
            "*mine V1>O4<O4>, -v2-o4 V2><O 4>");
}

TEST(TextLinksTest, AnIdThatIsTakenIsNot) {
  PlanContent content = TestPlan();
  content.links = {LinkOf("v2-o3", "O3", "V2", "", false)};
  EXPECT_EQ(AfterNarrative(content, "See also O3"), "+v2-o3-2 V2>O3<O3>");
}

}  // namespace
}  // namespace copperplate::delivery

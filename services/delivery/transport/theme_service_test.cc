// Themes, objectives and business intelligence items over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

class ThemeServiceTest : public PlanTest {
 protected:
  ThemeServiceTest() { CreateWork(); }

  absl::StatusOr<v1::Theme> CreateTheme(const std::string& id, const std::string& theme) {
    return Ask(*themes_, &Themes::CreateTheme,
               Text("parent: '", kWork, "' theme_id: '", id, "' theme {", theme, "}"));
  }
  absl::StatusOr<v1::Theme> UpdateTheme(const std::string& patch, const std::string& mask) {
    return Ask(
        *themes_, &Themes::UpdateTheme,
        Text("theme { name: '", kVictims, "' ", patch, "} update_mask { paths: '", mask, "' }"));
  }
  absl::StatusOr<google::protobuf::Empty> DeleteTheme(const std::string& id,
                                                      const std::string& more = "") {
    return Ask(*themes_, &Themes::DeleteTheme, Text("name: '", kWork, "/themes/", id, "' ", more));
  }
  absl::StatusOr<v1::Objective> CreateObjective(const std::string& id, const std::string& objective,
                                                const std::string& theme = kVictims) {
    return Ask(*themes_, &Themes::CreateObjective,
               Text("parent: '", theme, "' objective_id: '", id, "' objective {", objective, "}"));
  }
  absl::StatusOr<google::protobuf::Empty> DeleteObjective(const std::string& id) {
    return Ask(*themes_, &Themes::DeleteObjective,
               Text("name: '", kVictims, "/objectives/", id, "'"));
  }
  absl::StatusOr<v1::BusinessIntelligenceItem> CreateItem(const std::string& id,
                                                          const std::string& item) {
    return Ask(*themes_, &Themes::CreateBusinessIntelligenceItem,
               Text("parent: '", kVictims, "' business_intelligence_item_id: '", id,
                    "' business_intelligence_item {", item, "}"));
  }
};

TEST_F(ThemeServiceTest, IsCreatedReadListedAndChanged) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Theme theme,
      CreateTheme("offenders",
                  "prefix: 'O' title: 'Offenders' strategic_themes: 'Safe' leads { "
                  "person_or_body: 'The ACC' from_date: '2017-04-01' }"));
  EXPECT_EQ(theme.name(), Text(kWork, "/themes/offenders"));
  EXPECT_EQ(theme.order(), 2);
  EXPECT_EQ(theme.leads(0).person_or_body(), "The ACC");
  EXPECT_EQ(theme.strategic_themes(0), "Safe");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Theme got,
      Ask(*themes_, &Themes::GetTheme, Text("name: '", theme.name(), "'"), Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), theme.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListThemesResponse list,
      Ask(*themes_, &Themes::ListThemes, Text("parent: '", kWork, "'"), Viewer(kForce)));
  ASSERT_EQ(list.themes_size(), 2);
  EXPECT_EQ(list.themes(0).SerializeAsString(), theme.SerializeAsString());
  EXPECT_EQ(list.themes(1).prefix(), "V");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Theme updated, UpdateTheme("aim: 'Another'", "aim"));
  EXPECT_EQ(updated.aim(), "Another");
  EXPECT_EQ(updated.shared_outcome(), "An outcome");
}

TEST_F(ThemeServiceTest, EachRefusalHasItsReasonAndField) {
  EXPECT_EQ(Told(CreateTheme("victims", "prefix: 'X' title: 'X'")), "THEME_EXISTS");
  EXPECT_EQ(Told(CreateTheme("other", "prefix: 'V' title: 'Victims'")),
            "PREFIX_TAKEN theme.prefix theme.title");
  EXPECT_EQ(Told(CreateTheme("other", "prefix: 'X' title: 'Victims'")), "TITLE_TAKEN theme.title");
  EXPECT_EQ(Told(CreateTheme("other", "prefix: 'xy' title: 'X'")), "PREFIX_INVALID theme.prefix");
  EXPECT_EQ(Told(CreateTheme("other",
                             "prefix: 'X' title: 'X' leads { person_or_body: 'A' "
                             "from_date: '2017-04-02' to_date: '2017-04-01' }")),
            "DATES_REVERSED theme.leads[0].to_date");
  EXPECT_EQ(Told(UpdateTheme("prefix: 'X'", "prefix")), "PREFIX_IN_USE theme.prefix");
  EXPECT_EQ(Told(Ask(*themes_, &Themes::GetTheme, Text("name: '", kWork, "/themes/none'"))),
            "THEME_UNKNOWN");
  EXPECT_EQ(Told(Ask(*themes_, &Themes::ListThemes, "parent: 'forces/cambridgeshire/plans/none'")),
            "PLAN_UNKNOWN");
}

TEST_F(ThemeServiceTest, IsDeletedWhereItIsEmptyAndThePlanADraft) {
  ABSL_ASSERT_OK(CreateItem("calls", "title: '999 calls'"));
  const auto held = DeleteTheme("victims");
  EXPECT_THAT(held, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(
      NeedsTold(held),
      ElementsAre(
          Text("THEME_NOT_EMPTY ", kWork, "/actions/v1: V1 is an action of the theme"),
          Text("THEME_NOT_EMPTY ", kVictims, "/objectives/first: is an objective of the theme"),
          Text("THEME_NOT_EMPTY ", kVictims,
               "/businessIntelligenceItems/calls: is what the "
               "theme is watched by")));
  ABSL_ASSERT_OK(CreateTheme("offenders", "prefix: 'O' title: 'Offenders'"));
  EXPECT_EQ(Told(DeleteTheme("offenders", "etag: '\"AAAA\"'")), "ETAG_MISMATCH");
  ABSL_ASSERT_OK(DeleteTheme("offenders", "validate_only: true"));
  ABSL_ASSERT_OK(DeleteTheme("offenders"));
  EXPECT_EQ(Told(DeleteTheme("offenders")), "THEME_UNKNOWN");
  ABSL_ASSERT_OK(CreateTheme("offenders", "prefix: 'O' title: 'Offenders'"));
  Value("UPDATE delivery.plan SET state = 2");
  EXPECT_EQ(Told(DeleteTheme("offenders")), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(Ask(*themes_, &Themes::DeleteBusinessIntelligenceItem,
                     Text("name: '", kVictims, "/businessIntelligenceItems/calls'"))),
            "STATE_NOT_ALLOWED");
}

TEST_F(ThemeServiceTest, AnObjectiveWithoutANumberGetsTheNext) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Objective objective,
                            CreateObjective("second", "text: 'They are heard'"));
  EXPECT_EQ(objective.ordinal(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(objective, CreateObjective("ninth", "text: 'Nine' ordinal: 9"));
  EXPECT_EQ(objective.ordinal(), 9);
  ABSL_ASSERT_OK_AND_ASSIGN(objective, CreateObjective("last", "text: 'Last' alt_text: 'Other'"));
  EXPECT_EQ(objective.ordinal(), 10);
  EXPECT_EQ(objective.alt_text(), "Other");
  ABSL_ASSERT_OK(CreateTheme("offenders", "prefix: 'O' title: 'Offenders'"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      objective, CreateObjective("first", "text: 'x'", Text(kWork, "/themes/offenders")));
  EXPECT_EQ(objective.ordinal(), 1);
}

TEST_F(ThemeServiceTest, WhatIsWrongWithAnObjectiveIsNamed) {
  EXPECT_EQ(Told(CreateObjective("first", "text: 'x'")), "OBJECTIVE_EXISTS");
  EXPECT_EQ(Told(CreateObjective("other", "text: 'x' ordinal: 1")),
            "ORDINAL_TAKEN objective.ordinal");
  EXPECT_EQ(Told(CreateObjective("other", "text: 'x' ordinal: 1001")),
            "NUMBER_OUT_OF_RANGE objective.ordinal");
  EXPECT_EQ(Told(CreateObjective("other", "text: 'x'", Text(kWork, "/themes/none"))),
            "THEME_UNKNOWN");
  ABSL_ASSERT_OK(CreateAction("V2", "theme: 'victims' objective_ordinals: 1"));
  EXPECT_THAT(
      NeedsTold(DeleteObjective("first")),
      ElementsAre(Text("OBJECTIVE_IN_USE ", kWork, "/actions/v2: V2 serves the objective")));
  ABSL_ASSERT_OK(CreateObjective("second", "text: 'x'"));
  ABSL_ASSERT_OK(DeleteObjective("second"));
  EXPECT_EQ(Told(DeleteObjective("second")), "OBJECTIVE_UNKNOWN");
  Value("UPDATE delivery.plan SET state = 2");
  EXPECT_EQ(Told(DeleteObjective("first")), "STATE_NOT_ALLOWED");
}

TEST_F(ThemeServiceTest, ItemsNameTheirIndicators) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::BusinessIntelligenceItem item,
      CreateItem("hate-crime",
                 "title: 'Hate crime' breakdown: 'outcome rate' provider: 'CJ data' indicators: "
                 "'forces/national/indicators/hate-crime'"));
  EXPECT_EQ(item.order(), 1);
  EXPECT_EQ(item.indicators(0), "forces/national/indicators/hate-crime");
  EXPECT_EQ(Told(CreateItem("other", "title: 'Hate crime'")),
            "TITLE_TAKEN business_intelligence_item.title");
  EXPECT_EQ(Told(CreateItem("hate-crime", "title: 'Other'")), "BUSINESS_INTELLIGENCE_ITEM_EXISTS");
  EXPECT_EQ(Told(CreateItem("other", "title: 'Other' indicators: 'forces/essex/indicators/x'")),
            "RESOURCE_NAME_INVALID business_intelligence_item.indicators[0]");
}

TEST_F(ThemeServiceTest, AThemeOfAPlanInForceKeepsItsAimAndOutcome) {
  const auto update = [&](const std::string& field, const std::string& text) {
    return Told(Ask(*themes_, &Themes::UpdateTheme,
                    Text("theme { name: '", kVictims, "' ", field, ": '", text,
                         "' } update_mask { paths: '", field, "' }")));
  };
  EXPECT_EQ(update("aim", ""), "");
  EXPECT_EQ(update("aim", "An aim"), "");
  ABSL_ASSERT_OK(Activate(kWork));
  EXPECT_EQ(update("aim", ""), "FIELD_REQUIRED theme.aim");
  EXPECT_EQ(update("shared_outcome", ""), "FIELD_REQUIRED theme.shared_outcome");
  EXPECT_EQ(update("aim", "Another aim"), "");
  EXPECT_EQ(
      Told(Ask(*themes_, &Themes::CreateTheme,
               Text("parent: '", kWork, "' theme_id: 'next' theme { prefix: 'N' title: 'Next' }"))),
      "FIELD_REQUIRED theme.aim theme.shared_outcome");
}

}  // namespace
}  // namespace copperplate::delivery

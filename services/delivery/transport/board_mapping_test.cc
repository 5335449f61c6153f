// What of a computed board reaches its message; the board over storage is board_handler_test.cc's.
#include "services/delivery/transport/board_mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "services/delivery/domain/board.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;

constexpr absl::CivilDay kMappedDay(2018, 3, 31);

// A theme with an action V1 that has one activity, V1.1, GREEN since 1 March and due the day after.
BoardFigures MappedFigures() {
  BoardFigures figures;
  PlanContent& content = figures.content;
  content.plan.id = "p";
  content.plan.stale_after_days = 92;
  Theme& theme = content.themes.emplace_back();
  theme.id = "victims";
  theme.name = "Victims";
  PriorityAction& action = content.actions.emplace_back();
  action.id = "v1";
  action.theme = theme.id;
  action.code = "V1";
  Activity& activity = content.activities.emplace_back();
  activity.id = "v1-1";
  activity.action = action.id;
  activity.code = "V1.1";
  activity.target_date = absl::CivilDay(2018, 3, 2);
  StatusEntry& status = figures.statuses.emplace_back();
  status.id = "s1";
  status.action = action.id;
  status.activity = activity.id;
  status.as_of = absl::CivilDay(2018, 3, 1);
  status.rag = Rag::kGreen;
  return figures;
}

v1::Board Mapped(const BoardFigures& figures) {
  LiveBoard live;
  live.board = ComputeBoard(figures, kMappedDay);
  return WriteBoard("essex", live);
}

LeadAssignment MappedLead(LeadRole role) {
  LeadAssignment lead;
  lead.action = "v1";
  lead.activity = "v1-1";
  lead.role = role;
  lead.person_or_body = "Head of Policy";
  lead.printed_as = "NP";
  lead.resolved = true;
  lead.from = absl::CivilDay(2017, 4, 1);
  return lead;
}

TEST(BoardMappingTest, LeadsAreShownAsTheyArePrinted) {
  BoardFigures figures = MappedFigures();
  figures.content.leads = {MappedLead(LeadRole::kOpcc), MappedLead(LeadRole::kDelivery)};
  figures.content.leads[1].printed_as = "";
  const v1::Board board = Mapped(figures);
  ASSERT_EQ(board.rows_size(), 1);
  EXPECT_THAT(board.rows(0).opcc_leads(), ElementsAre("NP"));
  EXPECT_THAT(board.rows(0).delivery_leads(), ElementsAre("Head of Policy"));
}

TEST(BoardMappingTest, OverridesAreListedWithWhyAndReason) {
  BoardFigures figures = MappedFigures();
  v1::Board board = Mapped(figures);
  ASSERT_EQ(board.overrides_size(), 1);
  EXPECT_EQ(board.overrides(0).activity_code(), "V1.1");
  EXPECT_EQ(board.overrides(0).rag(), v1::StatusEntry::GREEN);
  EXPECT_EQ(board.overrides(0).why(), "the target date was 2018-03-02");
  EXPECT_EQ(board.overrides(0).reason(), "");
  figures.statuses[0].override_reason = "Agreed with the supplier";
  figures.content.activities[0].target_date = kMappedDay;
  board = Mapped(figures);
  ASSERT_EQ(board.overrides_size(), 1);
  EXPECT_EQ(board.overrides(0).why(), "");
  EXPECT_EQ(board.overrides(0).reason(), "Agreed with the supplier");
  figures.statuses[0].override_reason = "";
  EXPECT_EQ(Mapped(figures).overrides_size(), 0);
}

TEST(BoardMappingTest, CountsAndMilestonesAreToldOfTheWholePlan) {
  BoardFigures figures = MappedFigures();
  const std::pair<const char*, std::optional<Rag>> more[] = {
      {"V1.2", Rag::kRed}, {"V1.3", Rag::kYellow}, {"V1.4", Rag::kWhite}, {"V1.5", std::nullopt}};
  for (const auto& [code, rag] : more) {
    Activity& activity = figures.content.activities.emplace_back();
    activity.id = code;
    activity.action = "v1";
    activity.code = code;
    if (!rag.has_value()) continue;
    StatusEntry status = figures.statuses[0];
    status.activity = code;
    status.rag = *rag;
    figures.statuses.push_back(status);
  }
  for (const char* id : {"late", "soon"}) {
    Milestone& milestone = figures.content.milestones.emplace_back();
    milestone.id = milestone.title = id;
    milestone.action = "v1";
    milestone.activity = "V1.2";
    milestone.original_due = kMappedDay - 10;
    milestone.current_due = kMappedDay + (milestone.id == "late" ? -3 : 3);
  }
  const v1::Board board = Mapped(figures);
  EXPECT_EQ(board.activity_count(), 5);
  EXPECT_EQ(board.red_count(), 1);
  EXPECT_EQ(board.yellow_count(), 1);
  EXPECT_EQ(board.green_count(), 1);
  EXPECT_EQ(board.white_count(), 1);
  EXPECT_EQ(board.unreported_count(), 1);
  EXPECT_EQ(board.on_target_pct(), "33.3");
  ASSERT_EQ(board.overdue_milestones_size(), 1);
  EXPECT_EQ(board.overdue_milestones(0).title(), "late");
  EXPECT_EQ(board.overdue_milestones(0).activity_code(), "V1.2");
  EXPECT_EQ(board.overdue_milestones(0).slippage_days(), 7);
  ASSERT_EQ(board.due_soon_milestones_size(), 1);
  EXPECT_EQ(board.due_soon_milestones(0).title(), "soon");
  figures.statuses.clear();
  EXPECT_FALSE(Mapped(figures).has_on_target_pct());
}

}  // namespace
}  // namespace copperplate::delivery

// A force against its peers, and the peers' column of its dashboard.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copperplate/indicators/v1/area_service.grpc.pb.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/peer_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::StatusIs;

// 1.00, 0.80, 0.90, 1.20 and 2.00 per 1,000; a year before the first was the lowest of two.
constexpr char kFigures[] =
    "robbery,cambridgeshire,2024-06,840,800000\n"
    "robbery,kent,2024-06,1440,1800000\n"
    "robbery,essex,2024-06,1620,1800000\n"
    "robbery,norfolk,2024-06,1080,900000\n"
    "robbery,cleveland,2024-06,1100,550000\n"
    "robbery,cambridgeshire,2023-06,400,800000\n"
    "robbery,kent,2023-06,1440,1800000\n";

class PeerComparisonServiceTest : public PeerTest {
 protected:
  void SetUp() override {
    v1::Indicator published = Rate("Robbery, published");
    published.set_lag_months(6);
    published.set_source_system("Police recorded crime tables");
    AddIndicator("national", "robbery", published);
    v1::Indicator own = Rate("Robbery");
    own.set_measure(v1::Indicator::COUNT);
    own.set_unit("count");
    own.set_frequency(v1::Indicator::MONTHLY);
    own.add_columns(v1::Indicator::CURRENT);
    own.add_columns(v1::Indicator::PEERS);
    AddIndicator("cambridgeshire", "robbery", own);
    AddIndicator("cambridgeshire", "burglary", own);
    v1::CreateAreaRequest area;
    area.set_parent("forces/cambridgeshire");
    area.set_area_id("cambridgeshire");
    area.mutable_area()->set_title("Cambridgeshire");
    area.mutable_area()->set_kind(v1::Area::FORCE);
    area.mutable_area()->set_valid_from("1974-04");
    ABSL_ASSERT_OK(
        Call(*areas_, &v1::AreaService::Stub::CreateArea, area, Analyst("cambridgeshire")));
  }

  // An area of `national`, which lies in `parent` where that is not empty.
  void AddAbove(absl::string_view id, absl::string_view title, v1::Area::Kind kind,
                absl::string_view parent = "") {
    v1::CreateAreaRequest area;
    area.set_parent("forces/national");
    area.set_area_id(std::string(id));
    area.mutable_area()->set_title(std::string(title));
    area.mutable_area()->set_kind(kind);
    area.mutable_area()->set_valid_from("1974-04");
    if (!parent.empty()) {
      area.mutable_area()->add_parents()->set_area(absl::StrCat("forces/national/areas/", parent));
    }
    ABSL_ASSERT_OK(Call(*areas_, &v1::AreaService::Stub::CreateArea, area, Analyst("national")));
  }
  // The force's own area, in a region from then on.
  void LieIn(absl::string_view region) {
    v1::UpdateAreaRequest update;
    update.mutable_area()->set_name("forces/cambridgeshire/areas/cambridgeshire");
    update.mutable_area()->add_parents()->set_area(absl::StrCat("forces/national/areas/", region));
    update.mutable_update_mask()->add_paths("parents");
    ABSL_ASSERT_OK(
        Call(*areas_, &v1::AreaService::Stub::UpdateArea, update, Analyst("cambridgeshire")));
  }

  v1::PeerComparison MustCompare(absl::string_view profile = "") {
    const auto compared = Compare("robbery", "2024-08", profile);
    ABSL_EXPECT_OK(compared);
    return compared.value_or(v1::PeerComparison());
  }
  v1::DashboardRow Row(absl::string_view month, absl::string_view profile = "") {
    v1::GetDashboardRequest request;
    request.set_name("forces/cambridgeshire/dashboard");
    request.set_month(std::string(month));
    request.set_profile(std::string(profile));
    const auto dashboard = Call(*dashboards_, &v1::DashboardService::Stub::GetDashboard, request,
                                Viewer("cambridgeshire"));
    ABSL_EXPECT_OK(dashboard);
    for (const v1::DashboardRow& row : dashboard->rows()) {
      if (row.title() == "Robbery" && !row.indicator().ends_with("burglary")) return row;
    }
    return {};
  }

  std::unique_ptr<v1::AreaService::Stub> areas_ = v1::AreaService::NewStub(channel());
  std::unique_ptr<v1::DashboardService::Stub> dashboards_ =
      v1::DashboardService::NewStub(channel());
};

TEST_F(PeerComparisonServiceTest, AForceStandsBesideItsGroupAndAllOthers) {
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "essex", "norfolk", "suffolk"})));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  const v1::PeerComparison compared = MustCompare();
  EXPECT_EQ(compared.name(), "forces/cambridgeshire/indicators/robbery/peerComparison");
  EXPECT_EQ(compared.title(), "Robbery");
  EXPECT_EQ(compared.measure(), v1::Indicator::RATE);
  EXPECT_EQ(compared.month(), "2024-08");
  EXPECT_EQ(compared.first_month(), "2024-04");
  EXPECT_EQ(compared.last_month(), "2024-06");
  EXPECT_EQ(compared.data_to(), "2024-06");
  EXPECT_EQ(compared.source_system(), "Police recorded crime tables");
  EXPECT_EQ(compared.peer_group(), "forces/national/peerGroups/cambridgeshire-2018");
  EXPECT_EQ(compared.average().text(), "0.99");  // (1.05 + 0.80 + 0.90 + 1.20) / 4 = 0.9875
  EXPECT_THAT(compared.missing(), ElementsAre("forces/suffolk"));
  const v1::Verdict& verdict = compared.verdict();
  EXPECT_EQ(verdict.word(), v1::Verdict::HIGHER);
  EXPECT_EQ(verdict.method(), v1::Verdict::RELATIVE_BAND);
  EXPECT_EQ(verdict.profile(), "profiles/board-2018");
  EXPECT_EQ(verdict.band_percent(), 4);
  EXPECT_FALSE(verdict.significant());
  EXPECT_EQ(verdict.subject().text(), "1.05");
  EXPECT_EQ(verdict.subject().numerator(), "840");
  EXPECT_EQ(verdict.reference().numerator(), "4980");
  EXPECT_EQ(verdict.sentence(),
            "Cambridgeshire's figure for the quarter to June 2024 (1.05 per 1,000 people) is 6.3% "
            "above the average of Cambridgeshire and 3 Most Similar Forces (0.988 per 1,000 "
            "people): higher, at or beyond the 4% that counts; without Suffolk, of which no figure "
            "is held.");
  EXPECT_EQ(compared.national_rank().place(), 3);
  EXPECT_EQ(compared.national_rank().of(), 5);
  EXPECT_EQ(compared.national_rank().place_year_before(), 1);
  EXPECT_EQ(compared.national_rank().of_year_before(), 2);
  EXPECT_EQ(compared.group_rank().of(), 4);
  ASSERT_THAT(compared.forces(), SizeIs(6));
  EXPECT_EQ(compared.forces(0).force(), "forces/cambridgeshire");
  EXPECT_TRUE(compared.forces(0).has_limits_in_group());
  EXPECT_EQ(compared.forces(1).place(), 5);
  EXPECT_FALSE(compared.forces(1).has_limits_in_group());
  EXPECT_EQ(compared.forces(5).figure().absence(), v1::Cell::NO_OBSERVATION);
  EXPECT_EQ(compared.national_funnel().forces(), 5);
  EXPECT_EQ(compared.group_funnel().centre().numerator(), "4980");

  const v1::PeerComparison by_funnel = MustCompare("significance");
  EXPECT_EQ(by_funnel.verdict().method(), v1::Verdict::FUNNEL);
  EXPECT_EQ(by_funnel.verdict().word(), v1::Verdict::COMPARABLE);
  EXPECT_EQ(by_funnel.verdict().interval_lower(), by_funnel.forces(0).limits_in_group().lower_95());
}

TEST_F(PeerComparisonServiceTest, TheNationIsShownAsPublishedAndCountsNowhereElse) {
  AddAbove("england-and-wales", "England and Wales", v1::Area::NATION);
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  ABSL_ASSERT_OK(
      Import("indicator,of,of_kind,period_end,value,interval_lower,interval_upper,data_to\n"
             "robbery,england-and-wales,NATION,2024-06,1.31,1.3,1.32,2024-05\n"));
  const v1::PeerComparison compared = MustCompare();
  EXPECT_EQ(compared.national_rank().of(), 5);
  ASSERT_THAT(compared.published(), SizeIs(1));
  const v1::PeerFigure& nation = compared.published(0);
  EXPECT_EQ(nation.of(), "forces/national/areas/england-and-wales");
  EXPECT_EQ(nation.kind(), v1::PeerFigure::NATION);
  EXPECT_EQ(nation.value(), "1.31");
  EXPECT_EQ(nation.interval_lower(), "1.3");
  EXPECT_EQ(nation.data_to(), "2024-05");
  EXPECT_FALSE(nation.has_numerator());
}

TEST_F(PeerComparisonServiceTest, WhatWasKnownIsComparedAgain) {
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "essex", "norfolk"})));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  const v1::PeerComparison before = MustCompare();
  ABSL_ASSERT_OK(
      Import(absl::StrCat(kPeerFigureHeader, "robbery,cambridgeshire,2024-06,1700,800000\n")));
  EXPECT_EQ(MustCompare().verdict().subject().text(), "2.13");
  const auto again = Compare("robbery", "2024-08", "", &before.known_at());
  ABSL_ASSERT_OK(again);
  EXPECT_EQ(again->DebugString(), before.DebugString());
}

TEST_F(PeerComparisonServiceTest, WhatIsMissingIsSaid) {
  EXPECT_THAT(Compare("arson", "2024-08"),
              AllOf(StatusIs(StatusCode::kNotFound), HasReason("INDICATOR_UNKNOWN")));
  EXPECT_THAT(Compare("burglary", "2024-08"),
              AllOf(StatusIs(StatusCode::kNotFound), HasReason("PEER_FIGURES_UNKNOWN")));
  EXPECT_THAT(Compare("robbery", "2024-08"), HasReason("PEER_FIGURES_UNKNOWN"));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  const auto stale = Compare("robbery", "2025-03");
  EXPECT_THAT(stale, HasReason("PEER_FIGURES_UNKNOWN"));
  EXPECT_EQ(stale.status().message(),
            "the latest period with a figure of any force ends in 2024-06, and the indicator of "
            "forces/national may lag 6 months");
  v1::Indicator closed = Rate("Robbery of old");
  closed.set_valid_to("2024-07");
  AddIndicator("cambridgeshire", "arson", closed);
  EXPECT_THAT(Compare("arson", "2024-08"),
              AllOf(StatusIs(StatusCode::kInvalidArgument), HasReason("INDICATOR_NOT_VALID")));
  EXPECT_THAT(FieldsOf(Compare("arson", "2024-08").status()), ElementsAre("month"));
  EXPECT_THAT(Compare("arson", "2024-07"), HasReason("PEER_FIGURES_UNKNOWN"));
  EXPECT_THAT(FieldsOf(Compare("robbery", "2199-01", "fingertip").status()),
              ElementsAre("month", "profile"));

  v1::PeerComparison compared = MustCompare();
  EXPECT_EQ(compared.verdict().reason(), v1::Verdict::NO_PEER_GROUP);
  EXPECT_EQ(compared.national_rank().place(), 3);
  EXPECT_EQ(compared.peer_group(), "");
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "suffolk"})));
  compared = MustCompare();
  EXPECT_EQ(compared.verdict().reason(), v1::Verdict::PEERS_TOO_FEW);
  EXPECT_EQ(compared.verdict().text(), "n/a");
  ASSERT_THAT(Row("2024-08").peers(), SizeIs(1));
  const v1::PeerVerdict on_dashboard = Row("2024-08").peers(0);
  EXPECT_EQ(on_dashboard.verdict(), v1::Verdict::NOT_CALCULATED);
  EXPECT_EQ(on_dashboard.reason(), v1::Verdict::PEERS_TOO_FEW);
  EXPECT_EQ(on_dashboard.sentence(), compared.verdict().sentence());
}

TEST_F(PeerComparisonServiceTest, TheDashboardHasTheVerdictBesideWhatWasPrinted) {
  v1::ImportPrintedCellsRequest printed;
  printed.set_parent("forces/cambridgeshire");
  v1::PrintedCell& cell = *printed.add_printed_cells();
  cell.set_indicator("robbery");
  cell.set_month("2024-08");
  cell.set_column(v1::Indicator::PEERS);
  cell.set_text("Comparable");
  cell.set_comparator(v1::PeerVerdict::MSG);
  cell.set_verdict(v1::Verdict::COMPARABLE);
  ABSL_ASSERT_OK(Call(*dashboards_, &v1::DashboardService::Stub::ImportPrintedCells, printed,
                      Analyst("cambridgeshire")));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  ASSERT_THAT(Row("2024-08").peers(), SizeIs(1));
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "essex", "norfolk"})));
  const v1::DashboardRow row = Row("2024-08");
  ASSERT_THAT(row.peers(), SizeIs(2));
  EXPECT_EQ(row.peers(0).origin(), v1::PeerVerdict::AS_PRINTED);
  EXPECT_EQ(row.peers(0).text(), "Comparable");
  const v1::PeerVerdict& computed = row.peers(1);
  EXPECT_EQ(computed.origin(), v1::PeerVerdict::COMPUTED);
  EXPECT_EQ(computed.comparator(), v1::PeerVerdict::MSG);
  EXPECT_EQ(computed.verdict(), v1::Verdict::HIGHER);
  EXPECT_EQ(computed.text(), "Higher");
  EXPECT_DOUBLE_EQ(computed.value(), 0.9875);
  EXPECT_EQ(computed.data_to(), "2024-06");
  ASSERT_THAT(Row("2024-08", "significance").peers(), SizeIs(2));
  EXPECT_EQ(Row("2024-08", "significance").peers(1).verdict(), v1::Verdict::COMPARABLE);
  EXPECT_THAT(Row("2025-03").peers(), IsEmpty());
}

// What moves the peers' column is the nation's, and is named as that.
TEST_F(PeerComparisonServiceTest, ASnapshotsDiffNamesWhatMovedThePeers) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::PeerGroup group,
      Create(Group("cambridgeshire", {"kent", "essex", "norfolk", "suffolk"})));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures), "first"));
  const auto snapshots = v1::SnapshotService::NewStub(channel());
  v1::CreateSnapshotRequest create;
  create.set_parent("forces/cambridgeshire");
  create.mutable_snapshot()->set_month("2024-08");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot snapshot,
                            Call(*snapshots, &v1::SnapshotService::Stub::CreateSnapshot, create,
                                 Publisher("cambridgeshire")));
  const auto causes = [&]() -> std::vector<std::string> {
    v1::DiffSnapshotRequest diff;
    diff.set_name(snapshot.name());
    const auto answer =
        Call(*snapshots, &v1::SnapshotService::Stub::DiffSnapshot, diff, Viewer("cambridgeshire"));
    ABSL_EXPECT_OK(answer);
    if (answer->differences().empty()) return {};
    EXPECT_THAT(answer->differences(), SizeIs(1));
    const v1::CellDifference& difference = answer->differences(0);
    EXPECT_EQ(difference.indicator(), "forces/cambridgeshire/indicators/robbery");
    EXPECT_EQ(difference.column(), v1::Indicator::PEERS);
    EXPECT_EQ(difference.before(), "MSG HIGHER");
    EXPECT_EQ(difference.after(), "MSG LOWER");
    EXPECT_THAT(difference.batches(), IsEmpty());
    std::vector<std::string> names;
    for (const v1::CellCause& cause : difference.causes()) {
      EXPECT_EQ(cause.author(), "analyst-1");
      names.push_back(cause.resource());
    }
    return names;
  };
  EXPECT_THAT(causes(), IsEmpty());
  // Of another indicator, another force and a later period: none moves the column.
  AddIndicator("national", "violence", Rate("Violence, published"));
  ABSL_ASSERT_OK(Create(Group("kent", {"essex", "norfolk"})));
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader,
                                     "violence,kent,2024-06,1,1800000\n"
                                     "robbery,kent,2025-03,1440,1800000\n"),
                        "beside"));
  EXPECT_THAT(causes(), IsEmpty());
  // kent from 0.80 to 2.00, so that the average of four is 1.2875 and 1.05 is 18% below it.
  ABSL_ASSERT_OK(
      Import(absl::StrCat(kPeerFigureHeader, "robbery,kent,2024-06,3600,1800000\n"), "second"));
  EXPECT_THAT(causes(), ElementsAre("forces/national/batches/second"));
  v1::UpdatePeerGroupRequest update;
  *update.mutable_peer_group() = group;
  update.mutable_peer_group()->clear_etag();
  update.mutable_peer_group()->set_averaging(v1::PeerGroup::WEIGHTED);
  update.mutable_update_mask()->add_paths("averaging");
  ABSL_ASSERT_OK(Call(*peers_, &Stub::UpdatePeerGroup, update, Analyst("national")));
  EXPECT_THAT(causes(), ElementsAre("forces/national/batches/second", group.name()));
  v1::UpdateIndicatorRequest lag;
  lag.mutable_indicator()->set_name("forces/national/indicators/robbery");
  lag.mutable_indicator()->set_lag_months(5);
  lag.mutable_update_mask()->add_paths("lag_months");
  ABSL_ASSERT_OK(
      Call(*indicators_, &v1::IndicatorService::Stub::UpdateIndicator, lag, Analyst("national")));
  EXPECT_THAT(causes(), ElementsAre("forces/national/batches/second", group.name(),
                                    "forces/national/indicators/robbery"));
}

TEST_F(PeerComparisonServiceTest, ASnapshotsDiffNamesTheAreasAboveThatMovedThePeers) {
  AddAbove("england-and-wales", "England and Wales", v1::Area::NATION);
  AddAbove("east", "East of England", v1::Area::REGION, "england-and-wales");
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  ABSL_ASSERT_OK(
      Import("indicator,of,of_kind,period_end,value,data_to\n"
             "robbery,england-and-wales,NATION,2024-06,1.31,2024-05\n"
             "robbery,east,REGION,2024-06,1.06,2024-06\n"));
  const auto snapshots = v1::SnapshotService::NewStub(channel());
  v1::CreateSnapshotRequest create;
  create.set_parent("forces/cambridgeshire");
  create.mutable_snapshot()->set_month("2024-08");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Snapshot snapshot,
                            Call(*snapshots, &v1::SnapshotService::Stub::CreateSnapshot, create,
                                 Publisher("cambridgeshire")));
  v1::DiffSnapshotRequest diff;
  diff.set_name(snapshot.name());
  const auto causes = [&] {
    const auto answer =
        Call(*snapshots, &v1::SnapshotService::Stub::DiffSnapshot, diff, Viewer("cambridgeshire"));
    ABSL_EXPECT_OK(answer);
    std::vector<std::string> names;
    for (const v1::CellDifference& difference : answer->differences()) {
      EXPECT_EQ(difference.column(), v1::Indicator::PEERS);
      for (const v1::CellCause& cause : difference.causes()) names.push_back(cause.resource());
    }
    return names;
  };
  EXPECT_THAT(causes(), IsEmpty());
  v1::UpdateAreaRequest rename;
  rename.mutable_area()->set_name("forces/national/areas/england-and-wales");
  rename.mutable_area()->set_title("The nation");
  rename.mutable_update_mask()->add_paths("title");
  ABSL_ASSERT_OK(Call(*areas_, &v1::AreaService::Stub::UpdateArea, rename, Analyst("national")));
  EXPECT_THAT(causes(), ElementsAre("forces/national/areas/england-and-wales"));
  LieIn("east");
  EXPECT_THAT(causes(), ElementsAre("forces/cambridgeshire/areas/cambridgeshire",
                                    "forces/national/areas/england-and-wales"));
}

TEST_F(PeerComparisonServiceTest, TheDashboardHasTheNationAndTheRegionThatTheForceLiesIn) {
  AddAbove("england-and-wales", "England and Wales", v1::Area::NATION);
  AddAbove("east", "East of England", v1::Area::REGION, "england-and-wales");
  AddAbove("north-west", "North West", v1::Area::REGION, "england-and-wales");
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader, kFigures)));
  ABSL_ASSERT_OK(
      Import("indicator,of,of_kind,period_end,value,data_to\n"
             "robbery,england-and-wales,NATION,2024-03,2.00,2024-03\n"
             "robbery,england-and-wales,NATION,2024-06,1.31,2024-05\n"
             "robbery,england-and-wales,NATION,2024-09,3.00,2024-09\n"
             "robbery,east,REGION,2024-03,1.06,2024-03\n"
             "robbery,north-west,REGION,2024-06,9.00,2024-06\n"));
  // No parent says so, but there is one nation only.
  v1::DashboardRow row = Row("2024-08");
  ASSERT_THAT(row.peers(), SizeIs(1));
  EXPECT_EQ(row.peers(0).comparator(), v1::PeerVerdict::NATIONAL);
  EXPECT_EQ(row.peers(0).area(), "forces/national/areas/england-and-wales");
  EXPECT_EQ(row.peers(0).origin(), v1::PeerVerdict::COMPUTED);
  EXPECT_EQ(row.peers(0).verdict(), v1::Verdict::LOWER);
  EXPECT_EQ(row.peers(0).text(), "Lower");
  EXPECT_DOUBLE_EQ(row.peers(0).value(), 1.31);
  EXPECT_EQ(row.peers(0).data_to(), "2024-05");
  EXPECT_EQ(row.peers(0).sentence(),
            "Cambridgeshire's figure for the quarter to June 2024 (1.05 per 1,000 people) is 19.8% "
            "below that of England and Wales (1.31 per 1,000 people): lower, at or beyond the 4% "
            "that counts.");

  LieIn("east");
  row = Row("2024-08");
  ASSERT_THAT(row.peers(), SizeIs(2));
  EXPECT_EQ(row.peers(0).comparator(), v1::PeerVerdict::REGIONAL);
  EXPECT_EQ(row.peers(0).area(), "forces/national/areas/east");
  EXPECT_DOUBLE_EQ(row.peers(0).value(), 1.06);
  // The force's own of that quarter was not published.
  EXPECT_EQ(row.peers(0).reason(), v1::Verdict::SUBJECT_ABSENT);
  EXPECT_EQ(row.peers(0).text(), "n/a");
  EXPECT_EQ(row.peers(1).comparator(), v1::PeerVerdict::NATIONAL);
  ABSL_ASSERT_OK(
      Import(absl::StrCat(kPeerFigureHeader, "robbery,cambridgeshire,2024-03,832,800000\n")));
  EXPECT_EQ(Row("2024-08").peers(0).verdict(), v1::Verdict::COMPARABLE);  // 1.04 against 1.06
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "essex", "norfolk"})));
  row = Row("2024-08", "significance");
  ASSERT_THAT(row.peers(), SizeIs(3));
  EXPECT_EQ(row.peers(0).comparator(), v1::PeerVerdict::MSG);
  EXPECT_EQ(row.peers(0).area(), "");
  // Of the spring quarter the group has no figures.
  EXPECT_EQ(row.peers(1).reason(), v1::Verdict::PEERS_TOO_FEW);
  EXPECT_EQ(row.peers(2).verdict(), v1::Verdict::COMPARABLE);
  EXPECT_THAT(Row("2025-06").peers(), IsEmpty());
  // Though they have some of a later one.
  ABSL_ASSERT_OK(Import(absl::StrCat(kPeerFigureHeader,
                                     "robbery,kent,2024-03,1440,1800000\n"
                                     "robbery,essex,2024-03,1620,1800000\n"
                                     "robbery,norfolk,2024-03,1080,900000\n")));
  row = Row("2024-08", "significance");
  ASSERT_THAT(row.peers(), SizeIs(3));
  EXPECT_EQ(row.peers(1).verdict(), v1::Verdict::COMPARABLE) << row.peers(1).sentence();
}

}  // namespace
}  // namespace copperplate::indicators

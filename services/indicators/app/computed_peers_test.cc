// What the peers' column has, in every view that shows it.
#include "services/indicators/app/computed_peers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/app/get_area_comparison.h"
#include "services/indicators/app/get_information_sheet.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/given_reader.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using ::testing::SizeIs;

// A force of one district, whose figure is the highest of its group's.
class ComputedPeersTest : public ::testing::Test {
 protected:
  ComputedPeersTest() {
    constexpr int32_t kLongAgo = 1974 * 12;
    figures_.areas = {{kForce, kLongAgo, std::nullopt, "Cambridgeshire", AreaKind::kForce},
                      {"fenland", kLongAgo, std::nullopt, "Fenland", AreaKind::kDistrict}};
    figures_.links = {{1, 0, kLongAgo, std::nullopt}};
    PeerGroup& group = figures_.peer_groups.emplace_back();
    group.force = kForce;
    group.members = {"essex", "kent", "norfolk"};
    IndicatorFigures& indicator = figures_.indicators.emplace_back();
    indicator.definition = GivenDefinition("crime", Measure::kCount);
    indicator.peers = {{.comparator = Comparator::kNational,
                        .word = VerdictWord::kLower,
                        .value = std::nullopt,
                        .data_to = kMonth - 7,
                        .text = "Below"}};
    PublishedPeers& published = indicator.published.emplace();
    published.definition = GivenDefinition("crime", Measure::kCount);
    published.period_end = kMonth - 1;
    published.definition.lag_months = 1;
    Publish(kForce, 90);
    Publish("essex", 70);
    Publish("kent", 80);
    Publish("norfolk", 80);
  }

  void Publish(const std::string& force, int64_t count) {
    PeerFigure& figure = figures_.indicators[0].published->figures.emplace_back();
    figure.of = force;
    figure.period_end = figure.data_to = kMonth - 1;
    figure.period_months = 1;
    figure.numerator = count * kMillion;
  }

  // As the dashboard, the force's row beside its areas and the information sheet have them.
  std::vector<PeerVerdict> Shown() {
    return ComputeDashboard(figures_, kMonth, "").rows[0].row.peers;
  }
  AreaComparison Areas() {
    GivenReader reader(figures_);
    AreaComparisonQuery query;
    query.indicator = "crime";
    query.month = kMonth;
    auto compared = GetAreaComparison(reader, {}, query);
    ABSL_EXPECT_OK(compared);
    return *std::move(compared);
  }
  std::vector<PeerData> OnSheet() {
    GivenReader reader(figures_);
    const auto sheet = GetInformationSheet(reader, {}, kMonth, std::nullopt);
    ABSL_EXPECT_OK(sheet);
    return sheet->rows[0].data.peers;
  }

  DashboardFigures figures_;
};

TEST_F(ComputedPeersTest, StandBesideWhatWasPrintedInEveryView) {
  const std::vector<PeerVerdict> shown = Shown();
  ASSERT_THAT(shown, SizeIs(2));
  EXPECT_EQ(shown[0].text, "Below");
  EXPECT_EQ(shown[1].text, "Higher");
  EXPECT_EQ(shown[1].value, 80);
  EXPECT_EQ(shown[1].origin, PeerOrigin::kComputed);
  EXPECT_EQ(shown[1].reason, VerdictReason::kNone);

  const AreaComparison compared = Areas();
  ASSERT_THAT(compared.force.row.peers, SizeIs(2));
  EXPECT_EQ(compared.force.row.peers[1].text, "Higher");
  ASSERT_THAT(compared.areas, SizeIs(1));
  EXPECT_THAT(compared.areas[0].computed.row.peers, SizeIs(0)) << "a force's column";

  ASSERT_THAT(OnSheet(), SizeIs(2));
  EXPECT_EQ(OnSheet()[0].data_to, kMonth - 7);
  EXPECT_EQ(OnSheet()[1].comparator, Comparator::kMostSimilarForces);
  EXPECT_EQ(OnSheet()[1].data_to, kMonth - 1);
}

TEST_F(ComputedPeersTest, WhatKeepsFiguresFromAVerdictIsSaid) {
  auto& published = figures_.indicators[0].published->figures;
  published.resize(2);
  std::vector<PeerVerdict> shown = Shown();
  ASSERT_THAT(shown, SizeIs(2));
  EXPECT_EQ(shown[1].word, VerdictWord::kNotCalculated);
  EXPECT_EQ(shown[1].reason, VerdictReason::kPeersTooFew);
  EXPECT_EQ(shown[1].text, "n/a");
  EXPECT_EQ(shown[1].data_to, kMonth - 1);
  EXPECT_EQ(shown[1].sentence,
            "No verdict: only 2 of 4 forces of the group can be compared for February 2018, and it "
            "takes 3.");
  EXPECT_THAT(Areas().force.row.peers, SizeIs(2));
  EXPECT_THAT(OnSheet(), SizeIs(2));

  published.erase(published.begin());
  shown = Shown();
  ASSERT_THAT(shown, SizeIs(2));
  EXPECT_EQ(shown[1].reason, VerdictReason::kSubjectAbsent);

  figures_.peer_groups.clear();
  EXPECT_THAT(Shown(), SizeIs(1)) << "without a group there is nothing to be had";
}

TEST_F(ComputedPeersTest, ABreakOfTheSeriesIsSaidOfTheForceAndOfEachArea) {
  Annotation crossed;
  crossed.kind = AnnotationKind::kSeriesBreak;
  crossed.id = "rules";
  crossed.first_month = kMonth - 5;
  figures_.indicators[0].annotations = {crossed};
  SeriesPoint point;
  point.month = kMonth;
  point.numerator = 5 * kMillion;
  figures_.indicators[0].series = {{1, {point}}};
  const AreaComparison compared = Areas();
  ASSERT_THAT(compared.force.row.breaks, SizeIs(1));
  ASSERT_THAT(compared.areas, SizeIs(1));
  ASSERT_THAT(compared.areas[0].computed.row.breaks, SizeIs(1));
  EXPECT_EQ(compared.areas[0].computed.row.breaks[0].id, "rules");
}

}  // namespace
}  // namespace copperplate::indicators

#include "services/indicators/domain/information_row.h"

#include <gtest/gtest.h>

#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

TEST(InformationRowTest, SaysWhereARowComesFromAndHowFarItReaches) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.source_system = "Police recorded crime";
  definition.collection_method = "Extract by month recorded.";
  definition.peer_source = "iQuanta";
  const std::vector<SeriesPoint> series = Flat(Month(2017, 9), 3, 10);
  std::vector<PeerVerdict> peers(3);
  peers[0].data_to = Month(2017, 8);
  peers[1].comparator = Comparator::kNational;
  peers[1].data_to = Month(2017, 6);
  const InformationRow row = DescribeData(definition, series, Month(2018, 3), peers);
  EXPECT_EQ(row.data_to, Month(2017, 9));
  EXPECT_EQ(row.data_used,
            "Police recorded crime. Extract by month recorded. Data to September 2017");
  EXPECT_EQ(row.peer_data_to, Month(2017, 8));
  EXPECT_EQ(row.peer_data_used, "iQuanta. Data to August 2017");
  ASSERT_EQ(row.peers.size(), 3U);
  EXPECT_EQ(row.peers[1].data_to, Month(2017, 6));
  EXPECT_EQ(row.peers[2].data_to, std::nullopt);
  EXPECT_EQ(DescribeData(definition, series, Month(2017, 8), peers).data_to, Month(2017, 8));
}

TEST(InformationRowTest, WhatIsNotKnownIsNotSaid) {
  const InformationRow row = DescribeData(DefinitionOf(Measure::kCount), {}, Month(2018, 3), {});
  EXPECT_EQ(row.data_to, std::nullopt);
  EXPECT_EQ(row.data_used, "");
  EXPECT_EQ(row.peer_data_to, std::nullopt);
  EXPECT_EQ(row.peer_data_used, "n/a");
}

}  // namespace
}  // namespace copperplate::indicators

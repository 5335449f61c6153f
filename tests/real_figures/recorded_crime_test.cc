#include "tests/real_figures/recorded_crime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "services/indicators/transport/testing/peer_test.h"
#include "tests/real_figures/published_table.h"

namespace copperplate::indicators {
namespace {

using testing::HasReason;
using ::testing::SizeIs;

class RecordedCrimeTest : public PeerTest {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto crime, ReadRecordedCrime());
    if (!crime.has_value()) GTEST_SKIP() << "the published figures are not beside the checkout";
    crime_ = *crime;
    for (const auto& [id, title] : crime_.indicators) {
      v1::Indicator indicator = Rate(title);
      indicator.set_allows_negative(true);
      AddIndicator("national", id, indicator);
      AddIndicator("cambridgeshire", id, indicator);
    }
    // The group of 2018; which forces they are matters to no figure here.
    ABSL_ASSERT_OK(Create(
        Group("cambridgeshire", {"avon-and-somerset", "devon-and-cornwall", "gloucestershire",
                                 "suffolk", "thames-valley", "warwickshire", "wiltshire"})));
  }

  // Rates by force, from the file.
  std::map<std::string, double> Rates(const std::string& indicator, int32_t period_end) const {
    std::map<std::string, double> rates;
    for (const auto& [key, figure] : crime_.figures) {
      const auto& [of, force, end] = key;
      if (of != indicator || end != period_end) continue;
      rates[force] =
          static_cast<double>(figure.offences) * 1000 / static_cast<double>(figure.population);
    }
    return rates;
  }
  // The place of a rate among the others, the lowest first.
  static int PlaceOf(double rate, const std::map<std::string, double>& rates) {
    const auto lower = [rate](const auto& entry) { return entry.second < rate; };
    return static_cast<int>(std::count_if(rates.begin(), rates.end(), lower)) + 1;
  }

  RecordedCrime crime_;
};

TEST_F(RecordedCrimeTest, EveryForceIsRankedInAQuarter) {
  EXPECT_THAT(crime_.forces, SizeIs(43));
  EXPECT_THAT(crime_.indicators, SizeIs(10));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Import(crime_.import_csv, "recorded-crime"));
  EXPECT_EQ(batch.inserted_count(), static_cast<int64_t>(crime_.figures.size()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch again, Import(crime_.import_csv, "recorded-crime"));
  EXPECT_TRUE(again.replayed());

  const int32_t quarter = Month(2025, 12);
  for (const auto& entry : crime_.indicators) {
    const std::string& id = entry.first;
    const std::map<std::string, double> rates = Rates(id, quarter);
    if (rates.size() != 43) continue;  // fraud has not been recorded by forces for years
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerComparison compared, Compare(id, "2025-12"));
    ASSERT_THAT(compared.forces(), SizeIs(43)) << id;
    for (const v1::PeerForce& row : compared.forces()) {
      const double rate = rates.at(row.force().substr(7));
      EXPECT_DOUBLE_EQ(row.figure().value(), rate) << id << " " << row.force();
      EXPECT_EQ(row.place(), PlaceOf(rate, rates)) << id << " " << row.force();
      EXPECT_LT(row.limits().lower_99_8(), row.limits().lower_95()) << id;
    }
    const double own = rates.at("cambridgeshire");
    const std::map<std::string, double> before = Rates(id, quarter - 12);
    EXPECT_EQ(compared.national_rank().place(), PlaceOf(own, rates)) << id;
    EXPECT_EQ(compared.national_rank().of(), 43);
    EXPECT_EQ(compared.national_rank().place_year_before(),
              PlaceOf(before.at("cambridgeshire"), before));
    EXPECT_EQ(compared.group_rank().of(), 8);
    double sum = own;
    for (const char* member : {"avon-and-somerset", "devon-and-cornwall", "gloucestershire",
                               "suffolk", "thames-valley", "warwickshire", "wiltshire"}) {
      sum += rates.at(member);
    }
    EXPECT_NEAR(compared.average().value(), sum / 8, 1e-11) << id;
    EXPECT_NE(compared.verdict().word(), v1::Verdict::NOT_CALCULATED) << id;
    EXPECT_EQ(compared.national_funnel().forces(), 43);
    // Large forces differ by more than chance: without their own spread nearly all would lie out.
    EXPECT_GT(compared.national_funnel().phi(), 10) << id;
  }
}

TEST_F(RecordedCrimeTest, NetAdjustmentsBelowZeroAreTakenInWhereAllowedAndSaidToBeThere) {
  const int32_t quarter = Month(2013, 3);
  const std::map<std::string, double> rates = Rates("fraud-offences", quarter);
  const auto below = [](const auto& entry) { return entry.second < 0; };
  ASSERT_EQ(std::count_if(rates.begin(), rates.end(), below), 18);
  ABSL_ASSERT_OK(Import(crime_.import_csv, "recorded-crime"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerComparison compared,
                            Compare("fraud-offences", "2013-03"));
  EXPECT_THAT(compared.negative(), SizeIs(18));
  EXPECT_EQ(compared.national_funnel().left_out_negative_size(), 18);
  EXPECT_EQ(compared.national_funnel().forces(), static_cast<int>(rates.size()) - 18);
  EXPECT_EQ(compared.national_rank().of(), static_cast<int>(rates.size()));
  EXPECT_EQ(compared.national_rank().place(), PlaceOf(rates.at("cambridgeshire"), rates));
  EXPECT_THAT(compared.national_rank().sentence(),
              ::testing::HasSubstr("18 are below zero by net adjustments."));
  for (const v1::PeerForce& row : compared.forces()) {
    if (!row.has_place()) continue;
    EXPECT_EQ(row.place(), PlaceOf(rates.at(row.force().substr(7)), rates)) << row.force();
  }
  // The group of 2018 is none of 2013's.
  EXPECT_EQ(compared.verdict().reason(), v1::Verdict::NO_PEER_GROUP);

  // Of a force below zero itself no funnel says anything.
  AddIndicator("durham", "fraud-offences", Rate("Fraud"));
  v1::CreatePeerGroupRequest group = Group("durham", {"cleveland", "humberside", "cumbria"});
  group.mutable_peer_group()->set_valid_from("2012-04");
  ABSL_ASSERT_OK(Create(group));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::PeerComparison of_durham,
      Compare("fraud-offences", "2013-03", "significance", nullptr, "durham"));
  EXPECT_EQ(of_durham.verdict().reason(), v1::Verdict::NEGATIVE_COUNT);
  EXPECT_EQ(of_durham.national_rank().place(), PlaceOf(rates.at("durham"), rates));
}

TEST_F(RecordedCrimeTest, WhereAnIndicatorMayNotFallBelowZeroTheFileIsRefusedNamingTheRows) {
  v1::UpdateIndicatorRequest update;
  update.mutable_indicator()->set_name("forces/national/indicators/fraud-offences");
  update.mutable_update_mask()->add_paths("allows_negative");
  ABSL_ASSERT_OK(Call(*indicators_, &v1::IndicatorService::Stub::UpdateIndicator, update,
                      Analyst("national")));
  const auto refused = Import(crime_.import_csv, "recorded-crime");
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "19");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.peer_figure"), "0");
}

}  // namespace
}  // namespace copperplate::indicators

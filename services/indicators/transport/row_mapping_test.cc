#include "services/indicators/transport/row_mapping.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/domain/dashboard_rows.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/dashboard_mapping.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SeriesPoint Point(int32_t month, int64_t numerator, int64_t denominator = 0) {
  SeriesPoint point;
  point.month = month;
  point.numerator = numerator * kMillion;
  point.denominator = denominator * kMillion;
  return point;
}

v1::DashboardRow Write(const ComputedRow& computed) {
  v1::DashboardRow row;
  WriteRow("essex", computed, row);
  return row;
}

v1::DashboardRow Compute(const IndicatorDefinition& definition,
                         const std::vector<SeriesPoint>& series,
                         const std::vector<PrintedCell>& printed = {},
                         const std::vector<PeerVerdict>& peers = {},
                         const std::vector<Population>& populations = {}) {
  ComputedRow computed;
  computed.definition = definition;
  computed.row = ComputeDashboardRow({.definition = computed.definition,
                                      .series = series,
                                      .month_asked = kMonth,
                                      .profile = *FindProfile("board-2018"),
                                      .populations = populations,
                                      .printed = printed,
                                      .peers = peers,
                                      .restated = true});
  return Write(computed);
}

// Satisfaction: 40 of 50 each month but the last, 25 of 30.
std::vector<SeriesPoint> Satisfaction() {
  std::vector<SeriesPoint> series;
  for (int32_t month = kMonth - 47; month < kMonth; ++month) series.push_back(Point(month, 40, 50));
  series.push_back(Point(kMonth, 25, 30));
  series.back().status = FigureStatus::kProvisional;
  series.back().qualifiers = QualifierBit(Qualifier::kAsPrinted);
  return series;
}

IndicatorDefinition SatisfactionDefinition() {
  IndicatorDefinition definition = GivenDefinition("satisfaction", Measure::kProportion);
  definition.decimals = 1;
  definition.theme_heading = "VICTIMS";
  definition.polarity = Polarity::kHigherIsBetter;
  definition.caveat = "A survey.";
  return definition;
}

TEST(RowMappingTest, ShowsTheDefinition) {
  const v1::DashboardRow row = Compute(SatisfactionDefinition(), Satisfaction());
  EXPECT_EQ(row.indicator(), "forces/essex/indicators/satisfaction");
  EXPECT_EQ(row.title(), "satisfaction");
  EXPECT_EQ(row.theme(), "victims");
  EXPECT_EQ(row.theme_heading(), "VICTIMS");
  EXPECT_EQ(row.measure(), v1::Indicator::PROPORTION);
  EXPECT_EQ(row.unit(), "percent");
  EXPECT_EQ(row.decimals(), 1);
  EXPECT_EQ(row.polarity(), v1::Indicator::HIGHER_IS_BETTER);
  EXPECT_EQ(row.caveat(), "A survey.");
  EXPECT_EQ(row.data_month(), "2018-03");
  EXPECT_FALSE(row.data_month_differs());
  EXPECT_TRUE(row.provisional());
  EXPECT_TRUE(row.restated());
  EXPECT_FALSE(row.has_population_year());
  EXPECT_THAT(row.qualifiers(), ElementsAre("EXACT", "AS_PRINTED"));
}

TEST(RowMappingTest, ShowsEachCellInItsPlace) {
  std::vector<SeriesPoint> series;
  for (int32_t month = kMonth - 47; month <= kMonth; ++month) {
    series.push_back(Point(month, month - kMonth + 100));
  }
  const v1::DashboardRow row = Compute(GivenDefinition("crime", Measure::kCount), series);
  EXPECT_EQ(row.current().text(), "100");
  EXPECT_EQ(row.minus_1_year().text(), "88");
  EXPECT_EQ(row.minus_2_years().text(), "76");
  EXPECT_EQ(row.minus_3_years().text(), "64");
  EXPECT_EQ(row.fytd().text(), "1134");
  EXPECT_EQ(row.fytd_minus_1_year().text(), "990");
  EXPECT_EQ(row.rolling_12().text(), "1134");
  EXPECT_EQ(row.baseline().text(), "990");
  EXPECT_EQ(row.v_1_year_average().subject().numerator(), "100");
  EXPECT_EQ(row.v_1_year_average().reference().numerator(), "990");
  EXPECT_EQ(row.v_3_year_average().reference().numerator(), "2538");
  EXPECT_EQ(row.benchmark().subject().numerator(), "1134");
}

TEST(RowMappingTest, ShowsACellWithWhatIsBehindIt) {
  const std::vector<PrintedCell> printed = {{Column::kCurrent, "0.0", "misprint"},
                                            {Column::kBenchmark, "Lower", "unexplained"}};
  const v1::DashboardRow row = Compute(SatisfactionDefinition(), Satisfaction(), printed);
  const v1::Cell& current = row.current();
  EXPECT_EQ(current.text(), "83.3");
  EXPECT_DOUBLE_EQ(current.value(), 250.0 / 3);
  EXPECT_EQ(current.absence(), v1::Cell::ABSENCE_UNSPECIFIED);
  EXPECT_EQ(current.numerator(), "25");
  EXPECT_EQ(current.denominator(), "30");
  EXPECT_EQ(current.months_present(), 1);
  EXPECT_THAT(current.missing_months(), IsEmpty());
  EXPECT_TRUE(current.provisional());
  EXPECT_EQ(current.as_printed().text(), "0.0");
  EXPECT_EQ(current.as_printed().reason(), "misprint");
  EXPECT_FALSE(row.minus_1_year().has_as_printed());
  EXPECT_FALSE(row.minus_1_year().provisional());
  EXPECT_EQ(row.benchmark().as_printed().text(), "Lower");
  EXPECT_FALSE(row.v_1_year_average().has_as_printed());
}

TEST(RowMappingTest, AbsentIsNeverZero) {
  IndicatorDefinition definition = GivenDefinition("crime", Measure::kCount);
  definition.columns.Remove(Column::kBaseline);
  definition.columns.Remove(Column::kBenchmark);
  const v1::DashboardRow row =
      Compute(definition, {Point(kMonth - 1, 4), Point(kMonth - 11, 3), Point(kMonth, 0)});
  EXPECT_EQ(row.current().text(), "0");
  EXPECT_TRUE(row.current().has_value());
  EXPECT_EQ(row.current().numerator(), "0");
  EXPECT_EQ(row.minus_1_year().text(), "n/a");
  EXPECT_EQ(row.minus_1_year().absence(), v1::Cell::NO_OBSERVATION);
  EXPECT_FALSE(row.minus_1_year().has_value());
  EXPECT_FALSE(row.minus_1_year().has_numerator());
  EXPECT_THAT(row.minus_1_year().missing_months(), IsEmpty());
  EXPECT_EQ(row.rolling_12().absence(), v1::Cell::INCOMPLETE_PERIOD);
  EXPECT_FALSE(row.rolling_12().has_value());
  EXPECT_EQ(row.rolling_12().numerator(), "7");
  EXPECT_EQ(row.rolling_12().months_present(), 3);
  EXPECT_THAT(row.rolling_12().missing_months(),
              ElementsAre("2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "2017-10",
                          "2017-11", "2017-12", "2018-01"));
  EXPECT_EQ(row.baseline().text(), "-");
  EXPECT_EQ(row.baseline().absence(), v1::Cell::NOT_APPLICABLE);
  EXPECT_EQ(row.benchmark().text(), "-");
  EXPECT_EQ(row.benchmark().word(), v1::Verdict::NOT_CALCULATED);
  EXPECT_EQ(row.benchmark().reason(), v1::Verdict::NOT_APPLICABLE);
  EXPECT_FALSE(row.benchmark().has_subject());
  EXPECT_EQ(row.v_1_year_average().text(), "n/a");
  EXPECT_EQ(row.v_1_year_average().reason(), v1::Verdict::REFERENCE_ABSENT);
  EXPECT_TRUE(row.v_1_year_average().has_subject());
  EXPECT_FALSE(row.v_1_year_average().has_reference());
}

TEST(RowMappingTest, ARateNamesItsPopulation) {
  IndicatorDefinition definition = GivenDefinition("rate", Measure::kRate);
  definition.unit = "per_1000";
  const v1::DashboardRow row =
      Compute(definition, {Point(kMonth, 500)}, {}, {}, {{"essex", 2016, 1'000'000}});
  EXPECT_EQ(row.current().text(), "1");
  EXPECT_EQ(row.current().denominator(), "1000000");
  EXPECT_EQ(row.population_year(), 2016);
}

TEST(RowMappingTest, ShowsAVerdictWithItsTest) {
  const v1::DashboardRow row = Compute(SatisfactionDefinition(), Satisfaction());
  const v1::Verdict& verdict = row.benchmark();
  EXPECT_EQ(verdict.text(), "Comparable");
  EXPECT_EQ(verdict.word(), v1::Verdict::COMPARABLE);
  EXPECT_EQ(verdict.reason(), v1::Verdict::REASON_UNSPECIFIED);
  EXPECT_EQ(verdict.profile(), "profiles/board-2018");
  EXPECT_EQ(verdict.profile_version(), 1);
  EXPECT_EQ(verdict.method(), v1::Verdict::TWO_PROPORTIONS_AND_BAND);
  EXPECT_DOUBLE_EQ(verdict.subject().value(), 100.0 * 465 / 580);
  EXPECT_EQ(verdict.subject().text(), "80.2");
  EXPECT_EQ(verdict.subject().numerator(), "465");
  EXPECT_EQ(verdict.subject().denominator(), "580");
  EXPECT_EQ(verdict.subject().first_month(), "2017-04");
  EXPECT_EQ(verdict.subject().last_month(), "2018-03");
  EXPECT_EQ(verdict.subject().n(), 580);
  EXPECT_EQ(verdict.reference().numerator(), "480");
  EXPECT_EQ(verdict.reference().first_month(), "2016-04");
  EXPECT_EQ(verdict.reference().last_month(), "2017-03");
  EXPECT_NEAR(verdict.change_percent(), 0.2155, 0.0001);
  EXPECT_EQ(verdict.band_percent(), 3);
  EXPECT_TRUE(verdict.has_statistic());
  EXPECT_EQ(verdict.threshold(), 1.2816);
  EXPECT_TRUE(verdict.has_p_value());
  EXPECT_EQ(verdict.one_in(), 5);
  EXPECT_LT(verdict.interval_lower(), verdict.interval_upper());
  EXPECT_TRUE(verdict.has_significant());
  EXPECT_FALSE(verdict.significant());
  EXPECT_FALSE(verdict.sentence().empty());
  EXPECT_EQ(row.v_1_year_average().method(), v1::Verdict::RELATIVE_BAND);
  EXPECT_FALSE(row.v_1_year_average().has_statistic());
  EXPECT_FALSE(row.v_1_year_average().has_one_in());
}

TEST(RowMappingTest, ShowsPeersAndChange) {
  PeerVerdict peer;
  peer.comparator = Comparator::kRegional;
  peer.word = VerdictWord::kHigher;
  peer.value = 12.5;
  peer.data_to = kMonth - 7;
  peer.origin = PeerOrigin::kComputed;
  peer.text = "Above";
  std::vector<SeriesPoint> series;
  for (int32_t month = kMonth - 47; month <= kMonth; ++month) {
    series.push_back(Point(month, month - kMonth + 100));
  }
  const v1::DashboardRow row =
      Compute(GivenDefinition("crime", Measure::kCount), series, {}, {peer});
  ASSERT_EQ(row.peers_size(), 1);
  EXPECT_EQ(row.peers(0).comparator(), v1::PeerVerdict::REGIONAL);
  EXPECT_EQ(row.peers(0).verdict(), v1::Verdict::HIGHER);
  EXPECT_EQ(row.peers(0).text(), "Above");
  EXPECT_EQ(row.peers(0).value(), 12.5);
  EXPECT_EQ(row.peers(0).data_to(), "2017-08");
  EXPECT_EQ(row.peers(0).origin(), v1::PeerVerdict::COMPUTED);

  const v1::Change& change = row.change();
  EXPECT_EQ(change.previous_month().absolute_text(), "1");
  EXPECT_EQ(change.previous_month().absolute(), 1);
  EXPECT_EQ(change.previous_month().percent_text(), "1.0");
  EXPECT_NEAR(change.previous_month().percent(), 100.0 / 99, 1e-9);
  EXPECT_EQ(change.year().absolute_text(), "12");
  EXPECT_EQ(change.rolling_12().absolute_text(), "144");
  EXPECT_EQ(change.direction(), v1::Change::UP);
  EXPECT_EQ(change.run_months(), 47);
  EXPECT_EQ(change.highest_since(), "");
  EXPECT_TRUE(change.highest_in_window());
  EXPECT_EQ(change.lowest_since(), "");
  EXPECT_FALSE(change.lowest_in_window());
  EXPECT_EQ(change.window_first_month(), "2014-04");
}

TEST(RowMappingTest, AChangeThatIsNotThereSaysWhy) {
  const v1::DashboardRow row =
      Compute(GivenDefinition("crime", Measure::kCount), {Point(kMonth, 4), Point(kMonth - 12, 0)});
  EXPECT_EQ(row.change().previous_month().absolute_text(), "n/a");
  EXPECT_EQ(row.change().previous_month().absence(), v1::Cell::NO_OBSERVATION);
  EXPECT_FALSE(row.change().previous_month().has_absolute());
  IndicatorDefinition without = GivenDefinition("crime", Measure::kCount);
  without.columns.Remove(Column::kChange);
  EXPECT_FALSE(Compute(without, {Point(kMonth, 4)}).has_change());
}

// What BASIC leaves out of a row that FULL tells.
v1::DashboardRow ReducedToBasic(v1::DashboardRow row) {
  for (v1::Verdict* full :
       {row.mutable_v_1_year_average(), row.mutable_v_3_year_average(), row.mutable_benchmark()}) {
    v1::Verdict basic;
    basic.set_text(full->text());
    basic.set_word(full->word());
    basic.set_reason(full->reason());
    *full = basic;
  }
  for (v1::PeerVerdict& peer : *row.mutable_peers()) peer.clear_sentence();
  return row;
}

// Under every control, since of tests made together each needs the others.
TEST(RowMappingTest, TheBasicViewSaysTheSameInFewerFields) {
  const std::vector<SeriesPoint> satisfaction = Satisfaction();
  std::vector<SeriesPoint> crime = Satisfaction();
  for (SeriesPoint& point : crime) point.denominator = 0;
  const IndicatorDefinition definitions[] = {SatisfactionDefinition(),
                                             GivenDefinition("crime", Measure::kCount)};
  const PeerVerdict peer{.word = VerdictWord::kLower,
                         .value = 3.5,
                         .data_to = std::nullopt,
                         .text = "Lower",
                         .sentence = "So it is."};
  const PrintedCell printed{Column::kCurrent, "83.4", "misprint"};
  for (const SignificanceControl control :
       {SignificanceControl::kOneIn20, SignificanceControl::kBenjaminiHochberg}) {
    for (const Profile& profile : Profiles()) {
      const auto compute = [&](Detail detail) {
        std::vector<RowInput> inputs;
        for (const IndicatorDefinition& definition : definitions) {
          inputs.push_back({.definition = definition,
                            .series = definition.id == "crime" ? crime : satisfaction,
                            .month_asked = kMonth,
                            .profile = profile,
                            .printed = {&printed, 1},
                            .peers = {&peer, 1},
                            .detail = detail});
        }
        return ComputeDashboardRows(inputs, control);
      };
      const std::vector<DashboardRow> full = compute(Detail::kExplained);
      const std::vector<DashboardRow> basic = compute(Detail::kVerdictsAlone);
      ASSERT_EQ(basic.size(), 2);
      for (size_t i = 0; i < basic.size(); ++i) {
        EXPECT_EQ(basic[i].benchmark.sentence, "");
        v1::DashboardRow written;
        WriteRow("essex", {definitions[i], {}, basic[i]}, written, Detail::kVerdictsAlone);
        EXPECT_EQ(written.SerializeAsString(),
                  ReducedToBasic(Write({definitions[i], {}, full[i]})).SerializeAsString());
      }
    }
  }
}

// Each word of the domain is the proto's of the same name.
TEST(EnumMappingTest, NamesAgree) {
  const auto expect_same = [](absl::string_view domain, const std::string& proto) {
    EXPECT_EQ(std::string(domain), proto);
  };
  for (int i = 1; v1::Cell::Absence_IsValid(i); ++i) {
    expect_same(Name(static_cast<AbsenceReason>(i)),
                v1::Cell::Absence_Name(static_cast<v1::Cell::Absence>(i)));
  }
  for (int i = 1; v1::Verdict::Reason_IsValid(i); ++i) {
    expect_same(Name(static_cast<VerdictReason>(i)),
                v1::Verdict::Reason_Name(static_cast<v1::Verdict::Reason>(i)));
  }
  for (int i = 1; v1::Verdict::Method_IsValid(i); ++i) {
    expect_same(Name(static_cast<Method>(i)),
                v1::Verdict::Method_Name(static_cast<v1::Verdict::Method>(i)));
  }
  for (int i = 1; v1::Change::Direction_IsValid(i); ++i) {
    expect_same(Name(static_cast<Direction>(i)),
                v1::Change::Direction_Name(static_cast<v1::Change::Direction>(i)));
  }
  for (int i = 1; v1::PeerVerdict::Comparator_IsValid(i); ++i) {
    expect_same(Name(static_cast<Comparator>(i - 1)),
                v1::PeerVerdict::Comparator_Name(static_cast<v1::PeerVerdict::Comparator>(i)));
  }
  for (int i = 1; v1::PeerVerdict::Origin_IsValid(i); ++i) {
    expect_same(Name(static_cast<PeerOrigin>(i - 1)),
                v1::PeerVerdict::Origin_Name(static_cast<v1::PeerVerdict::Origin>(i)));
  }
  for (const VerdictWord word : {VerdictWord::kNotCalculated, VerdictWord::kLower,
                                 VerdictWord::kComparable, VerdictWord::kHigher}) {
    expect_same(Name(word), v1::Verdict::Word_Name(WriteWord(word)));
  }
}

TEST(EnumMappingTest, SignificanceControlsAreReadAndWritten) {
  Faults faults;
  EXPECT_EQ(ReadControl({}, "control", faults), SignificanceControl::kOneIn20);
  for (const SignificanceControl control :
       {SignificanceControl::kOneIn20, SignificanceControl::kOneIn500,
        SignificanceControl::kBenjaminiHochberg}) {
    EXPECT_EQ(ReadControl(WriteControl(control), "control", faults), control);
    EXPECT_EQ(v1::Verdict::SignificanceControl_Name(WriteControl(control)),
              std::string(Name(control)));
  }
  EXPECT_TRUE(faults.empty());
  ReadControl(static_cast<v1::Verdict::SignificanceControl>(4), "control", faults);
  EXPECT_FALSE(faults.empty());
}

TEST(DashboardMappingTest, TheEtagCoversEveryField) {
  ComputedDashboard dashboard;
  dashboard.month = kMonth;
  dashboard.area = "essex";
  dashboard.revision = 5;
  dashboard.recorded_at = absl::FromUnixMicros(1'521'000'000'123'456);
  const auto etag = [](const ComputedDashboard& computed) {
    v1::Dashboard message;
    WriteDashboard("essex", computed, message);
    return message.etag();
  };
  v1::Dashboard message;
  WriteDashboard("essex", dashboard, message);
  EXPECT_EQ(message.known_at().seconds(), 1'521'000'000);
  EXPECT_EQ(message.known_at().nanos(), 123'456'000);
  EXPECT_EQ(message.etag(), etag(dashboard));
  ComputedDashboard other = dashboard;
  other.revision = 6;
  EXPECT_NE(etag(other), message.etag());
  other = dashboard;
  other.recorded_at.reset();
  EXPECT_NE(etag(other), message.etag());
  other = dashboard;
  other.control = SignificanceControl::kOneIn500;
  EXPECT_NE(etag(other), message.etag());
  other = dashboard;
  other.rows.emplace_back();
  other.rows[0].definition = GivenDefinition("crime", Measure::kCount);
  other.rows[0].row.data_month = kMonth;
  EXPECT_NE(etag(other), message.etag());
}

}  // namespace
}  // namespace copperplate::indicators

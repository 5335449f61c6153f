// What every implementation of DashboardReader does: on PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;
using ::testing::SizeIs;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

using MakeDashboardsWorld = std::unique_ptr<DashboardWorld> (*)();

class DashboardReaderTest : public ::testing::TestWithParam<MakeDashboardsWorld> {
 protected:
  DashboardReaderTest() { world_->AddArea(kForce, GivenArea(kForce, AreaKind::kForce)); }

  static GivenFigure Figure(absl::string_view indicator, absl::string_view area, int32_t month,
                            absl::string_view numerator, absl::string_view denominator = "") {
    return {std::string(indicator),
            std::string(area),
            month,
            std::string(numerator),
            std::string(denominator),
            FigureStatus::kFinal,
            Qualifier::kExact,
            ""};
  }
  int64_t AddFigures(absl::string_view batch, const std::vector<GivenFigure>& figures) {
    return world_->AddFigures(kForce, batch, figures);
  }
  int64_t AddCrime(int order = 0) {
    return world_->AddIndicator(kForce, GivenDefinition("crime", Measure::kCount, order));
  }

  absl::StatusOr<DashboardFigures> Read(const DashboardQuery& query,
                                        absl::string_view force = kForce) {
    return world_->dashboards().Read(DashboardContext(force), query);
  }
  static DashboardQuery Query(absl::string_view area = kForce, int32_t month = kMonth) {
    return {std::string(area), month, "", std::nullopt};
  }
  DashboardFigures MustRead(const DashboardQuery& query = Query()) {
    auto figures = Read(query);
    EXPECT_THAT(figures, testing::IsOk());
    return figures.ok() ? *std::move(figures) : DashboardFigures();
  }

  // `-1: 5 7/2`: month from kMonth, then each value in units.
  static std::string Brief(const std::vector<SeriesPoint>& points) {
    return absl::StrJoin(points, " ", [](std::string* out, const SeriesPoint& point) {
      absl::StrAppend(out, point.month - kMonth, ":", point.numerator / kMillion);
      if (point.denominator != 0) absl::StrAppend(out, "/", point.denominator / kMillion);
    });
  }
  static std::vector<std::string> Brief(const DashboardFigures& figures) {
    return BriefOf(figures, figures.indicators);
  }
  static std::vector<std::string> BriefOf(const DashboardFigures& figures,
                                          const std::vector<IndicatorFigures>& indicators) {
    std::vector<std::string> out;
    for (const IndicatorFigures& indicator : indicators) {
      for (const AreaSeries& series : indicator.series) {
        out.push_back(absl::StrCat(indicator.definition.id, " ",
                                   figures.areas[static_cast<size_t>(series.node)].area, " ",
                                   Brief(series.points)));
      }
    }
    return out;
  }
  // `south<force -5..5`: an area, the one it lies in, and the months from kMonth on.
  static std::vector<std::string> Tree(const DashboardFigures& figures) {
    std::vector<std::string> out;
    for (const AreaLink& link : figures.links) {
      out.push_back(absl::StrCat(figures.areas[static_cast<size_t>(link.area)].area, "<",
                                 figures.areas[static_cast<size_t>(link.parent)].area, " ",
                                 link.from == 1974 * 12 ? "" : absl::StrCat(link.from - kMonth),
                                 "..", link.to ? absl::StrCat(*link.to - kMonth) : ""));
    }
    return out;
  }
  static std::vector<std::string> Indicators(const DashboardFigures& figures) {
    std::vector<std::string> out;
    for (const IndicatorFigures& one : figures.indicators) out.push_back(one.definition.id);
    return out;
  }

  const std::unique_ptr<DashboardWorld> world_ = GetParam()();
};

TEST_P(DashboardReaderTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Read(Query(), "atlantis"), StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Read(Query(), "atlantis"), HasReason("FORCE_UNKNOWN"));
  AddCrime();
  const DashboardFigures figures = MustRead(Query("ely"));
  EXPECT_THAT(figures.areas, IsEmpty());
  EXPECT_THAT(figures.indicators, IsEmpty());
  EXPECT_EQ(figures.revision, 2);
  // Another force's area.
  ABSL_ASSERT_OK_AND_ASSIGN(const DashboardFigures others, Read(Query(kForce), "essex"));
  EXPECT_THAT(others.areas, IsEmpty());
}

TEST_P(DashboardReaderTest, AnAreaWithoutIndicatorsHasNoRows) {
  const DashboardFigures figures = MustRead();
  EXPECT_THAT(figures.indicators, IsEmpty());
  ASSERT_THAT(figures.areas, SizeIs(1));
  EXPECT_EQ(figures.areas[0].area, kForce);
  EXPECT_THAT(figures.links, IsEmpty());
  EXPECT_EQ(figures.areas[0].valid_from, 1974 * 12);
  EXPECT_EQ(figures.areas[0].valid_to, std::nullopt);
  EXPECT_EQ(figures.revision, 1);
  EXPECT_EQ(figures.national_revision, 0);
  EXPECT_EQ(figures.recorded_at, world_->RecordTime(kForce, 1));
}

TEST_P(DashboardReaderTest, TheNewestNationalRevisionCounts) {
  Area nation = GivenArea("england-and-wales", AreaKind::kNation);
  world_->AddArea("national", nation);
  nation.title = "England and Wales";
  world_->AddArea("national", nation);
  const DashboardFigures figures = MustRead();
  EXPECT_EQ(figures.revision, 1);
  EXPECT_EQ(figures.national_revision, 2);
  EXPECT_EQ(figures.recorded_at, world_->RecordTime("national", 2));
}

TEST_P(DashboardReaderTest, DefinitionsAreThoseOfTheMonthAndThemeInOrder) {
  IndicatorDefinition other = GivenDefinition("asb", Measure::kCount, 2);
  other.theme = "communities";
  world_->AddIndicator(kForce, other);
  world_->AddIndicator(kForce, GivenDefinition("burglary", Measure::kCount, 1));
  world_->AddIndicator(kForce, GivenDefinition("arson", Measure::kCount, 1));
  IndicatorDefinition ended = GivenDefinition("ended", Measure::kCount);
  ended.valid_to = kMonth - 1;
  world_->AddIndicator(kForce, ended);
  IndicatorDefinition later = GivenDefinition("later", Measure::kCount);
  later.valid_from = kMonth + 1;
  world_->AddIndicator(kForce, later);

  EXPECT_THAT(Indicators(MustRead()), ElementsAre("arson", "burglary", "asb"));
  EXPECT_THAT(Indicators(MustRead(Query(kForce, kMonth - 1))),
              ElementsAre("ended", "arson", "burglary", "asb"));
  EXPECT_THAT(Indicators(MustRead(Query(kForce, kMonth + 1))),
              ElementsAre("later", "arson", "burglary", "asb"));
  DashboardQuery of_theme = Query();
  of_theme.theme = "communities";
  EXPECT_THAT(Indicators(MustRead(of_theme)), ElementsAre("asb"));
}

// The statement finds the end of a quarter by itself.
TEST_P(DashboardReaderTest, AQuarterlyIndicatorIsReadAsFarBackAsItsRowReaches) {
  IndicatorDefinition definition = GivenDefinition("crime", Measure::kCount, 0);
  definition.frequency = Frequency::kQuarterly;
  definition.lag_months = 3;
  world_->AddIndicator(kForce, definition);
  std::vector<GivenFigure> figures;
  figures.reserve(73);
  for (int32_t month = kMonth - 60; month <= kMonth + 12; ++month) {
    figures.push_back(Figure("crime", kForce, month, "1"));
  }
  AddFigures("b1", figures);
  for (int32_t asked = kMonth; asked < kMonth + 12; ++asked) {
    const DashboardFigures read = MustRead(Query(kForce, asked));
    ASSERT_THAT(read.indicators, SizeIs(1));
    ASSERT_THAT(read.indicators[0].series, SizeIs(1));
    const std::vector<SeriesPoint>& points = read.indicators[0].series[0].points;
    EXPECT_EQ(points.front().month, MonthsBehindRow(definition, asked).recent.first) << asked;
    EXPECT_EQ(points.back().month, asked);
  }
}

TEST_P(DashboardReaderTest, OneIndicatorIsReadAsFarBackAsAsked) {
  AddCrime();
  world_->AddIndicator(kForce, GivenDefinition("arson", Measure::kCount, 1));
  AddFigures("b1", {Figure("crime", kForce, kMonth - 100, "1"),
                    Figure("crime", kForce, kMonth, "2"), Figure("arson", kForce, kMonth, "3")});
  DashboardQuery query = Query();
  query.indicator = "crime";
  EXPECT_THAT(Brief(MustRead(query)), ElementsAre("crime cambridgeshire 0:2"));
  query.months_behind = 100;
  EXPECT_THAT(Brief(MustRead(query)), ElementsAre("crime cambridgeshire -100:1 0:2"));
  query.indicator = "unknown";
  EXPECT_THAT(Brief(MustRead(query)), ElementsAre());
}

TEST_P(DashboardReaderTest, TheLatestMonthIsTheAreasOwnOrThatOfAnyOther) {
  AddCrime();
  world_->AddArea(kForce, GivenArea("south", AreaKind::kDistrict, kForce));
  const auto latest = [&](absl::string_view area, absl::string_view indicator = "crime",
                          std::optional<absl::Time> known_at = std::nullopt) {
    return world_->dashboards().LatestMonth(DashboardContext(kForce), area, indicator, known_at);
  };
  EXPECT_THAT(latest(kForce), IsOkAndHolds(std::optional<int32_t>()));
  const int64_t first = AddFigures("b1", {Figure("crime", "south", kMonth - 1, "1")});
  const absl::Time then = world_->RecordTime(kForce, first);
  EXPECT_THAT(latest(kForce), IsOkAndHolds(std::optional<int32_t>(kMonth - 1)));
  AddFigures("b2",
             {Figure("crime", kForce, kMonth - 3, "1"), Figure("crime", "south", kMonth, "2")});
  EXPECT_THAT(latest(kForce), IsOkAndHolds(std::optional<int32_t>(kMonth - 3)));
  EXPECT_THAT(latest("south"), IsOkAndHolds(std::optional<int32_t>(kMonth)));
  EXPECT_THAT(latest("south", "crime", then), IsOkAndHolds(std::optional<int32_t>(kMonth - 1)));
  EXPECT_THAT(latest(kForce, "unknown"), HasReason("INDICATOR_UNKNOWN"));
}

TEST_P(DashboardReaderTest, WhatAFormulaNamesIsReadBesideWhatWasAsked) {
  for (const char* id : {"fatal", "serious", "slight"}) {
    IndicatorDefinition term = GivenDefinition(id, Measure::kCount);
    term.theme = "casualties";
    // Not in use any more: its figures count all the same.
    if (term.id == "serious") term.valid_to = kMonth - 12;
    world_->AddIndicator(kForce, term);
  }
  IndicatorDefinition ksi = GivenDefinition("ksi", Measure::kCount, 1);
  ksi.formula = {{"serious"}, {"fatal"}};
  ksi.lag_months = 3;
  world_->AddIndicator(kForce, ksi);
  IndicatorDefinition fixed = GivenDefinition("all", Measure::kCount, 2);
  fixed.formula = {{"fatal"}, {"slight"}};
  fixed.baseline_rule = BaselineRule::kFixed;
  fixed.baseline_from = kMonth - 120;
  const int64_t defined = world_->AddIndicator(kForce, fixed);
  world_->AddArea(kForce, GivenArea("south", AreaKind::kDistrict, kForce));
  std::vector<GivenFigure> figures;
  for (const int32_t before : {0, 47, 50, 51, 109, 144, 145}) {
    figures.push_back(Figure("fatal", kForce, kMonth - before, absl::StrCat(before + 1)));
    figures.push_back(Figure("serious", "south", kMonth - before, absl::StrCat(before + 1)));
    figures.push_back(Figure("slight", "south", kMonth - before, absl::StrCat(before + 1)));
  }
  // Had before it was derived.
  figures.push_back(Figure("ksi", kForce, kMonth, "99"));
  AddFigures("b1", figures);
  Annotation broken;
  broken.kind = AnnotationKind::kSeriesBreak;
  broken.id = "break";
  broken.indicator = "fatal";
  broken.first_month = kMonth - 1;
  world_->AddAnnotation(kForce, broken, false);

  DashboardQuery query = Query();
  query.theme = "victims";
  const DashboardFigures read = MustRead(query);
  EXPECT_THAT(Indicators(read), ElementsAre("ksi", "all"));
  EXPECT_THAT(Brief(read), IsEmpty());
  EXPECT_THAT(
      BriefOf(read, read.operands),
      ElementsAre("fatal cambridgeshire -144:145 -109:110 -50:51 -47:48 0:1",
                  "serious south -50:51 -47:48 0:1", "slight south -144:145 -109:110 -47:48 0:1"));
  EXPECT_THAT(read.operands[0].annotations, IsEmpty());
  // What is asked for and named stands in both.
  EXPECT_THAT(Indicators(MustRead()), ElementsAre("fatal", "slight", "ksi", "all"));
  EXPECT_THAT(MustRead().operands, SizeIs(3));
  query.known_at = world_->RecordTime(kForce, defined);
  EXPECT_THAT(MustRead(query).operands, SizeIs(3));
  EXPECT_THAT(BriefOf(read, MustRead(query).operands), IsEmpty());

  const auto latest = [&](absl::string_view indicator) {
    return world_->dashboards().LatestMonth(DashboardContext(kForce), kForce, indicator,
                                            std::nullopt);
  };
  EXPECT_THAT(latest("ksi"), IsOkAndHolds(std::optional<int32_t>(kMonth)));
  AddFigures("b2", {Figure("fatal", kForce, kMonth + 2, "1"),
                    Figure("serious", "south", kMonth + 1, "1")});
  EXPECT_THAT(latest("ksi"), IsOkAndHolds(std::optional<int32_t>(kMonth + 1)));
  EXPECT_THAT(latest("all"), IsOkAndHolds(std::optional<int32_t>(kMonth)));
  IndicatorDefinition none = GivenDefinition("none", Measure::kCount, 3);
  none.formula = {{"fatal"}, {"without"}};
  world_->AddIndicator(kForce, GivenDefinition("without", Measure::kCount, 9));
  world_->AddIndicator(kForce, none);
  EXPECT_THAT(latest("none"), IsOkAndHolds(std::optional<int32_t>()));
}

TEST_P(DashboardReaderTest, TheOffencesOfAHarmAreReadWithWhatTheyWeigh) {
  AddCrime();
  world_->AddIndicator(kForce, GivenDefinition("harm", Measure::kHarm, 1));
  world_->AddArea(kForce, GivenArea("south", AreaKind::kDistrict, kForce));
  const auto part = [](absl::string_view indicator, absl::string_view area, int32_t month,
                       absl::string_view breakdown, absl::string_view count) {
    GivenFigure figure = Figure(indicator, area, month, count);
    figure.breakdown = std::string(breakdown);
    return figure;
  };
  const auto weigh = [&](absl::string_view id, int32_t from, int64_t weight,
                         std::optional<int32_t> last = std::nullopt) {
    HarmWeight one;
    one.id = std::string(id);
    one.category = id == "old" ? "burglary" : one.id;
    one.first_month = from;
    one.last = last;
    one.weight = weight;
    one.source = "index";
    return world_->AddHarmWeight(kForce, one, false);
  };
  AddFigures("b1", {part("harm", "south", kMonth, "offence=burglary", "3"),
                    part("harm", "south", kMonth - 1, "offence=burglary", "2"),
                    part("harm", "south", kMonth, "offence=robbery", "4"),
                    part("harm", "south", kMonth - 48, "offence=robbery", "4"),
                    part("harm", "south", kMonth, "age=old", "5"),
                    part("crime", kForce, kMonth, "offence=burglary", "6"),
                    Figure("crime", kForce, kMonth, "7")});
  weigh("old", kMonth - 9, 5, kMonth - 4);
  const int64_t first = weigh("burglary", kMonth - 3, 7);
  weigh("robbery", kMonth - 2, 9);
  const auto harm_of = [](const DashboardFigures& figures, size_t index) {
    std::vector<std::string> out;
    for (const CategorySeries& one : figures.indicators[index].harm) {
      out.push_back(absl::StrCat(one.category, " ",
                                 figures.areas[static_cast<size_t>(one.series.node)].area, " ",
                                 Brief(one.series.points)));
    }
    return out;
  };
  const auto weights_of = [](const DashboardFigures& figures) {
    std::vector<std::string> out;
    for (const HarmWeight& one : figures.harm_weights) {
      out.push_back(absl::StrCat(one.category, " ", one.first_month - kMonth, " ",
                                 one.last ? absl::StrCat(*one.last - kMonth) : "on", " ",
                                 one.weight));
    }
    return out;
  };
  const DashboardFigures read = MustRead();
  EXPECT_THAT(Brief(read), ElementsAre("crime cambridgeshire 0:7"));
  EXPECT_THAT(harm_of(read, 0), IsEmpty());
  EXPECT_THAT(harm_of(read, 1), ElementsAre("burglary south -1:2 0:3", "robbery south 0:4"));
  EXPECT_THAT(weights_of(read),
              ElementsAre("burglary -9 -4 5", "burglary -3 on 7", "robbery -2 on 9"));
  DashboardQuery query = Query();
  query.indicator = "crime";
  EXPECT_THAT(MustRead(query).harm_weights, IsEmpty());
  query.indicator = "harm";
  query.known_at = world_->RecordTime(kForce, first);
  EXPECT_THAT(weights_of(MustRead(query)), ElementsAre("burglary -9 -4 5", "burglary -3 on 7"));
  EXPECT_THAT(world_->dashboards().LatestMonth(DashboardContext(kForce), kForce, "harm", {}),
              IsOkAndHolds(std::optional<int32_t>(kMonth)));

  // An area's own come first, as they do of other measures.
  AddFigures("b2", {part("harm", kForce, kMonth - 5, "offence=arson", "1")});
  EXPECT_THAT(harm_of(MustRead(), 1), ElementsAre("arson cambridgeshire -5:1"));
  EXPECT_THAT(world_->dashboards().LatestMonth(DashboardContext(kForce), kForce, "harm", {}),
              IsOkAndHolds(std::optional<int32_t>(kMonth - 5)));
  query = Query();
  query.all_areas = true;
  EXPECT_THAT(
      harm_of(MustRead(query), 1),
      ElementsAre("arson cambridgeshire -5:1", "burglary south -1:2 0:3", "robbery south 0:4"));
}

TEST_P(DashboardReaderTest, ADefinitionIsReadWhole) {
  IndicatorDefinition definition = GivenDefinition("crime", Measure::kPerHead, 7);
  definition.title = "Recorded \"crime\"";
  definition.theme_heading = "VICTIMS";
  definition.unit = "days";
  definition.frequency = Frequency::kQuarterly;
  definition.polarity = Polarity::kLowerIsBetter;
  definition.decimals = 3;
  definition.allows_negative = true;
  definition.columns = {Column::kCurrent, Column::kChange};
  definition.caveat = "Careful, with {braces}";
  definition.lag_months = 5;
  definition.baseline_rule = BaselineRule::kFixed;
  definition.baseline_from = 2014 * 12 + 3;
  definition.rule_profile = "significance";
  definition.formula = {{"fatal", false}, {"serious", true}};
  definition.valid_to = kMonth;
  world_->AddIndicator(kForce, definition);
  const DashboardFigures figures = MustRead();
  ASSERT_THAT(figures.indicators, SizeIs(1));
  const IndicatorDefinition& read = figures.indicators[0].definition;
  EXPECT_EQ(read.id, "crime");
  EXPECT_EQ(read.title, definition.title);
  EXPECT_EQ(read.theme, "victims");
  EXPECT_EQ(read.theme_heading, "VICTIMS");
  EXPECT_EQ(read.measure, Measure::kPerHead);
  EXPECT_EQ(read.unit, "days");
  EXPECT_EQ(read.frequency, Frequency::kQuarterly);
  EXPECT_EQ(read.polarity, Polarity::kLowerIsBetter);
  EXPECT_EQ(read.decimals, 3);
  EXPECT_EQ(read.columns, definition.columns);
  EXPECT_EQ(read.caveat, definition.caveat);
  EXPECT_TRUE(read.allows_negative);
  EXPECT_EQ(read.lag_months, 5);
  EXPECT_EQ(read.baseline_rule, BaselineRule::kFixed);
  EXPECT_EQ(read.baseline_from, definition.baseline_from);
  EXPECT_EQ(read.rule_profile, "significance");
  EXPECT_EQ(read.display_order, 7);
  ASSERT_THAT(read.formula, SizeIs(2));
  EXPECT_EQ(read.formula[1].indicator, "serious");
  EXPECT_TRUE(read.formula[1].subtract);
  EXPECT_EQ(read.valid_from, definition.valid_from);
  EXPECT_EQ(read.valid_to, kMonth);
}

TEST_P(DashboardReaderTest, TheMonthsReadAreThoseBehindTheRow) {
  AddCrime();
  IndicatorDefinition lagging = GivenDefinition("ksi", Measure::kCount, 1);
  lagging.lag_months = 9;
  world_->AddIndicator(kForce, lagging);
  IndicatorDefinition fixed = GivenDefinition("fixed", Measure::kCount, 2);
  fixed.baseline_rule = BaselineRule::kFixed;
  fixed.baseline_from = kMonth - 120;
  world_->AddIndicator(kForce, fixed);
  std::vector<GivenFigure> figures;
  for (const char* indicator : {"crime", "ksi", "fixed"}) {
    for (const int32_t before : {-1, 0, 47, 48, 56, 57, 108, 109, 144, 145}) {
      figures.push_back(Figure(indicator, kForce, kMonth - before, absl::StrCat(before + 1)));
    }
  }
  GivenFigure part = Figure("crime", kForce, kMonth, "99");
  part.breakdown = "age=under-18";
  figures.push_back(part);
  AddFigures("b1", figures);
  EXPECT_THAT(Brief(MustRead()), ElementsAre("crime cambridgeshire -47:48 0:1",
                                             "ksi cambridgeshire -56:57 -48:49 -47:48 0:1",
                                             "fixed cambridgeshire -144:145 -109:110 -47:48 0:1"));
}

TEST_P(DashboardReaderTest, AFixedBaselineMayLieAfterTheMonth) {
  IndicatorDefinition fixed = GivenDefinition("fixed", Measure::kCount);
  fixed.baseline_rule = BaselineRule::kFixed;
  fixed.baseline_from = kMonth - 1;
  world_->AddIndicator(kForce, fixed);
  AddFigures("b1", {Figure("fixed", kForce, kMonth, "1"), Figure("fixed", kForce, kMonth + 10, "2"),
                    Figure("fixed", kForce, kMonth + 11, "3")});
  EXPECT_THAT(Brief(MustRead()), ElementsAre("fixed cambridgeshire 0:1 10:2"));
}

TEST_P(DashboardReaderTest, AFigureIsReadWhole) {
  world_->AddIndicator(kForce, GivenDefinition("satisfaction", Measure::kProportion));
  GivenFigure figure = Figure("satisfaction", kForce, kMonth, "0.25", "1.000001");
  figure.status = FigureStatus::kProvisional;
  figure.qualifier = Qualifier::kAsPrinted;
  AddFigures("b1", {Figure("satisfaction", kForce, kMonth - 1, "-3", "4")});
  AddFigures("b2", {figure});
  const DashboardFigures figures = MustRead();
  ASSERT_THAT(figures.indicators, SizeIs(1));
  ASSERT_THAT(figures.indicators[0].series, SizeIs(1));
  const std::vector<SeriesPoint>& points = figures.indicators[0].series[0].points;
  ASSERT_THAT(points, SizeIs(2));
  EXPECT_EQ(points[0].numerator, -3'000'000);
  EXPECT_EQ(points[0].status, FigureStatus::kFinal);
  EXPECT_EQ(points[0].qualifiers, QualifierBit(Qualifier::kExact));
  EXPECT_EQ(points[1].numerator, 250'000);
  EXPECT_EQ(points[1].denominator, 1'000'001);
  EXPECT_EQ(points[1].status, FigureStatus::kProvisional);
  EXPECT_EQ(points[1].qualifiers, QualifierBit(Qualifier::kAsPrinted));
  EXPECT_GT(points[1].batch, points[0].batch);
}

TEST_P(DashboardReaderTest, KnownAtReadsWhatWasKnownThen) {
  const int64_t defined = AddCrime();
  const int64_t first = AddFigures(
      "b1", {Figure("crime", kForce, kMonth, "5"), Figure("crime", kForce, kMonth - 1, "4")});
  const int64_t revised = AddFigures("b2", {Figure("crime", kForce, kMonth, "6")});
  IndicatorDefinition renamed = GivenDefinition("crime", Measure::kCount);
  renamed.title = "Renamed";
  const int64_t retitled = world_->AddIndicator(kForce, renamed);
  EXPECT_EQ(retitled, 5);

  const auto at = [&](int64_t revision) {
    DashboardQuery query = Query();
    query.known_at = world_->RecordTime(kForce, revision);
    DashboardFigures figures = MustRead(query);
    EXPECT_EQ(figures.revision, revision);
    EXPECT_EQ(figures.recorded_at, query.known_at);
    return figures;
  };
  EXPECT_THAT(Indicators(at(1)), IsEmpty());
  EXPECT_THAT(Indicators(at(defined)), ElementsAre("crime"));
  EXPECT_THAT(Brief(at(defined)), IsEmpty());
  EXPECT_THAT(Brief(at(first)), ElementsAre("crime cambridgeshire -1:4 0:5"));
  EXPECT_THAT(Brief(at(revised)), ElementsAre("crime cambridgeshire -1:4 0:6"));
  EXPECT_EQ(at(revised).indicators[0].definition.title, "crime");
  EXPECT_EQ(at(retitled).indicators[0].definition.title, "Renamed");
  EXPECT_EQ(MustRead().revision, retitled);
  EXPECT_THAT(Brief(MustRead()), ElementsAre("crime cambridgeshire -1:4 0:6"));

  DashboardQuery between = Query();
  between.known_at = world_->RecordTime(kForce, revised) - absl::Microseconds(1);
  EXPECT_EQ(MustRead(between).revision, first);
}

TEST_P(DashboardReaderTest, KnownAtBeforeAnythingOrInTheFuture) {
  DashboardQuery query = Query();
  const absl::Time first = world_->RecordTime(kForce, 1);
  query.known_at = first - absl::Microseconds(1);
  const absl::Status before = Read(query).status();
  EXPECT_THAT(before, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(before, HasReason("KNOWN_AT_BEFORE_FIRST"));
  EXPECT_EQ(before.message(),
            absl::StrCat("known_at: must not lie before ",
                         absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", first, absl::UTCTimeZone()),
                         ": nothing of the force was held until then"));
  query.known_at = first;
  ABSL_EXPECT_OK(Read(query));
  query.known_at = absl::Now() + absl::Hours(24);
  EXPECT_THAT(Read(query), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(Read(query), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_P(DashboardReaderTest, ThemesAreThoseOfARevision) {
  const int64_t first = AddCrime();
  IndicatorDefinition ended = GivenDefinition("arson", Measure::kCount);
  ended.theme = "offenders";
  ended.valid_to = kMonth - 1;
  world_->AddIndicator(kForce, ended);
  IndicatorDefinition moved = GivenDefinition("crime", Measure::kCount);
  moved.theme = "communities";
  const int64_t last = world_->AddIndicator(kForce, moved);
  const auto themes = [&](int64_t revision) {
    return *world_->dashboards().Themes(DashboardContext(kForce), revision);
  };
  EXPECT_THAT(themes(first - 1), IsEmpty());
  EXPECT_THAT(themes(first), ElementsAre("victims"));
  EXPECT_THAT(themes(last), ElementsAre("communities", "offenders"));
}

// A quarter's figure stands at its last month; in the months between, the latest quarter is shown.
TEST_P(DashboardReaderTest, AQuarterlyIndicatorIsReadFromItsLatestQuarter) {
  IndicatorDefinition quarterly = GivenDefinition("crime", Measure::kCount);
  quarterly.frequency = Frequency::kQuarterly;
  world_->AddIndicator(kForce, quarterly);
  const int32_t december = kMonth - 3;
  AddFigures("b1",
             {Figure("crime", kForce, december - 48, "1"),
              Figure("crime", kForce, december - 45, "2"), Figure("crime", kForce, december, "3")});
  DashboardQuery query = Query();
  query.month = kMonth - 1;
  EXPECT_THAT(Brief(MustRead(query)), ElementsAre("crime cambridgeshire -48:2 -3:3"));
}

TEST_P(DashboardReaderTest, TheAreasBelowAreReadWhereTheAreaItselfHasNoFigure) {
  world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
  Area north = GivenArea("north", AreaKind::kPolicingArea, kForce);
  north.valid_from = kMonth - 5;
  north.valid_to = kMonth + 5;
  world_->AddArea(kForce, north);
  world_->AddArea(kForce, GivenArea("fenland", AreaKind::kDistrict, "north"));
  AddCrime();
  world_->AddIndicator(kForce, GivenDefinition("asb", Measure::kCount, 1));
  AddFigures("b1", {Figure("crime", kForce, kMonth, "9"), Figure("crime", "south", kMonth, "4"),
                    Figure("asb", "south", kMonth, "3"), Figure("asb", "south", kMonth - 1, "2"),
                    Figure("asb", "fenland", kMonth, "1")});

  const DashboardFigures figures = MustRead();
  EXPECT_THAT(Brief(figures), UnorderedElementsAre("crime cambridgeshire 0:9", "asb south -1:2 0:3",
                                                   "asb fenland 0:1"));
  EXPECT_EQ(figures.areas[0].area, kForce);
  EXPECT_THAT(Tree(figures),
              UnorderedElementsAre("south<cambridgeshire ..", "north<cambridgeshire -5..5",
                                   "fenland<north -5..5"));
  for (const AreaNode& node : figures.areas) {
    if (node.area != "north") continue;
    EXPECT_EQ(node.title, "north");
    EXPECT_EQ(node.kind, AreaKind::kPolicingArea);
    EXPECT_EQ(node.valid_from, kMonth - 5);
    EXPECT_EQ(node.valid_to, kMonth + 5);
  }

  DashboardQuery all = Query();
  all.all_areas = true;
  EXPECT_THAT(Brief(MustRead(all)),
              UnorderedElementsAre("crime cambridgeshire 0:9", "crime south 0:4",
                                   "asb south -1:2 0:3", "asb fenland 0:1"));

  EXPECT_THAT(Brief(MustRead(Query("north"))), ElementsAre("asb fenland 0:1"));
  EXPECT_THAT(Brief(MustRead(Query("south"))),
              ElementsAre("crime south 0:4", "asb south -1:2 0:3"));
}

// A district that moves from the force to a new area: each month has the parent of that month, and
// an instant the parents known then.
TEST_P(DashboardReaderTest, AnAreaLiesInTheParentOfTheMonth) {
  Area north = GivenArea("north", AreaKind::kPolicingArea, kForce);
  north.valid_from = kMonth + 1;
  world_->AddArea(kForce, north);
  Area fenland = GivenArea("fenland", AreaKind::kDistrict, kForce);
  const int64_t before = world_->AddArea(kForce, fenland);
  fenland.parents = {{.area = kForce, .to = kMonth}, {.area = "north"}};
  world_->AddArea(kForce, fenland);
  AddCrime();
  AddFigures(
      "b1",
      {Figure("crime", "fenland", kMonth - 60, "1"), Figure("crime", "fenland", kMonth - 40, "2"),
       Figure("crime", "fenland", kMonth, "3"), Figure("crime", "fenland", kMonth + 1, "4")});

  const std::string old_link = "fenland<cambridgeshire ..0";
  EXPECT_THAT(Tree(MustRead()), ElementsAre(old_link));
  const DashboardFigures moved = MustRead(Query(kForce, kMonth + 1));
  EXPECT_THAT(Tree(moved),
              UnorderedElementsAre(old_link, "north<cambridgeshire 1..", "fenland<north 1.."));
  // Once, although two areas have it in turn, and with the months before the new area was there.
  EXPECT_THAT(Brief(moved), ElementsAre("crime fenland -40:2 0:3 1:4"));
  EXPECT_THAT(Brief(MustRead(Query("north", kMonth + 1))),
              ElementsAre("crime fenland -40:2 0:3 1:4"));
  // Further on than the longest lag of a quarter, no data month can lie in the old link.
  EXPECT_THAT(Tree(MustRead(Query(kForce, kMonth + kFarthestDataMonth))), SizeIs(3));
  EXPECT_THAT(Tree(MustRead(Query(kForce, kMonth + kFarthestDataMonth + 1))), SizeIs(2));

  DashboardQuery then = Query(kForce, kMonth + 1);
  then.known_at = world_->RecordTime(kForce, before);
  EXPECT_THAT(Tree(MustRead(then)),
              UnorderedElementsAre("fenland<cambridgeshire ..", "north<cambridgeshire 1.."));
}

TEST_P(DashboardReaderTest, PopulationsAreThoseOfTheTreeAtTheRevision) {
  world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
  world_->AddIndicator(kForce, GivenDefinition("rate", Measure::kRate));
  const int64_t first = world_->AddPopulation(kForce, {kForce, 2016, 800'000});
  world_->AddPopulation(kForce, {kForce, 2016, 810'000});
  world_->AddPopulation(kForce, {"south", 2017, 300'000});
  const auto brief = [](const DashboardFigures& figures) {
    std::vector<std::string> out;
    for (const Population& one : figures.populations) {
      out.push_back(absl::StrCat(one.area, " ", one.year, " ", one.value));
    }
    return out;
  };
  EXPECT_THAT(brief(MustRead()),
              UnorderedElementsAre("cambridgeshire 2016 810000", "south 2017 300000"));
  DashboardQuery query = Query();
  query.known_at = world_->RecordTime(kForce, first);
  EXPECT_THAT(brief(MustRead(query)), ElementsAre("cambridgeshire 2016 800000"));
}

TEST_P(DashboardReaderTest, PrintedCellsAreThoseOfTheAreaAndMonth) {
  world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
  AddCrime();
  const auto cell = [](absl::string_view area, int32_t month, Column column,
                       absl::string_view text) {
    PrintedCellRecord record;
    record.key = {month, "crime", std::string(area), column, std::nullopt};
    record.text = std::string(text);
    record.reason = "because";
    return record;
  };
  PrintedCellRecord peer = cell(kForce, kMonth, Column::kPeers, "Below national average");
  peer.key.comparator = Comparator::kNational;
  peer.verdict = VerdictWord::kLower;
  peer.data_to = kMonth - 6;
  const auto print = [](const PrintedCellRecord&) { return std::string("{}"); };
  const auto write = [&](const std::vector<PrintedCellRecord>& cells) {
    ABSL_EXPECT_OK(world_->printed_cells().Write(DashboardContext(kForce), cells, print));
  };
  write({cell(kForce, kMonth, Column::kCurrent, "5"), cell(kForce, kMonth, Column::kFytd, "8"),
         cell("south", kMonth, Column::kCurrent, "6"),
         cell(kForce, kMonth - 1, Column::kCurrent, "7"), peer});
  const int64_t before = MustRead().revision;
  write({cell(kForce, kMonth, Column::kCurrent, "55")});

  const auto brief = [](const DashboardFigures& figures) {
    std::vector<std::string> out;
    for (const PrintedCell& one : figures.indicators[0].printed) {
      out.push_back(absl::StrCat(static_cast<int>(one.column), " ", one.text, " ", one.reason));
    }
    return out;
  };
  const DashboardFigures figures = MustRead();
  EXPECT_THAT(brief(figures), ElementsAre("0 55 because", "4 8 because"));
  ASSERT_THAT(figures.indicators[0].peers, SizeIs(1));
  const PeerVerdict& read = figures.indicators[0].peers[0];
  EXPECT_EQ(read.comparator, Comparator::kNational);
  EXPECT_EQ(read.word, VerdictWord::kLower);
  EXPECT_EQ(read.data_to, kMonth - 6);
  EXPECT_EQ(read.origin, PeerOrigin::kAsPrinted);
  EXPECT_EQ(read.text, "Below national average");
  EXPECT_THAT(brief(MustRead(Query("south"))), ElementsAre("0 6 because"));
  DashboardQuery query = Query();
  query.known_at = world_->RecordTime(kForce, before);
  EXPECT_THAT(brief(MustRead(query)), ElementsAre("0 5 because", "4 8 because"));
}

// `15-17 cambridgeshire -1:2 0:3`: of the whole nothing, of other dimensions and of two at once
// nothing either.
TEST_P(DashboardReaderTest, CategoriesAreThoseOfTheDimension) {
  world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
  AddCrime();
  const auto part = [](absl::string_view breakdown, absl::string_view area, int32_t month,
                       absl::string_view numerator) {
    GivenFigure figure = Figure("crime", area, month, numerator);
    figure.breakdown = std::string(breakdown);
    return figure;
  };
  AddFigures("b1", {Figure("crime", kForce, kMonth, "9"), part("age=15-17", kForce, kMonth, "2"),
                    part("age=15-17", kForce, kMonth - 1, "2"),
                    part("age=15-17", kForce, kMonth - 60, "1"),
                    part("age=juveniles/14-and-under", "south", kMonth, "4"),
                    part("age=15-17;sex=f", kForce, kMonth, "5"),
                    part("ageing=old", kForce, kMonth, "6"), part("sex=f", kForce, kMonth, "7")});
  const int64_t before = MustRead().revision;
  AddFigures("b2", {part("age=15-17", kForce, kMonth, "3")});
  const auto brief = [&](const DashboardQuery& query) {
    std::vector<std::string> out;
    const DashboardFigures figures = MustRead(query);
    EXPECT_THAT(Brief(figures), ElementsAre("crime cambridgeshire 0:9"));
    for (const CategorySeries& one : figures.indicators[0].categories) {
      out.push_back(absl::StrCat(one.category, " ",
                                 figures.areas[static_cast<size_t>(one.series.node)].area, " ",
                                 Brief(one.series.points)));
    }
    return out;
  };
  DashboardQuery query = Query();
  query.indicator = "crime";
  EXPECT_THAT(brief(query), IsEmpty());
  query.dimension = "age";
  EXPECT_THAT(brief(query),
              ElementsAre("15-17 cambridgeshire -1:2 0:3", "juveniles/14-and-under south 0:4"));
  query.known_at = world_->RecordTime(kForce, before);
  EXPECT_THAT(brief(query),
              ElementsAre("15-17 cambridgeshire -1:2 0:2", "juveniles/14-and-under south 0:4"));
  query.dimension = "shoe-size";
  EXPECT_THAT(brief(query), IsEmpty());
}

TEST_P(DashboardReaderTest, NoOtherForceShowsThrough) {
  AddCrime();
  AddFigures("b1", {Figure("crime", kForce, kMonth, "5")});
  world_->AddArea("essex", GivenArea("essex", AreaKind::kForce));
  world_->AddIndicator("essex", GivenDefinition("crime", Measure::kCount));
  world_->AddFigures("essex", "b1", {Figure("crime", "essex", kMonth, "7")});
  EXPECT_THAT(Brief(MustRead()), ElementsAre("crime cambridgeshire 0:5"));
  ABSL_ASSERT_OK_AND_ASSIGN(const DashboardFigures essex, Read(Query("essex"), "essex"));
  EXPECT_THAT(Brief(essex), ElementsAre("crime essex 0:7"));
  EXPECT_EQ(essex.revision, 3);
}

TEST_P(DashboardReaderTest, AnnotationsComeWithTheirIndicatorAsTheyWereHeld) {
  AddCrime();
  world_->AddIndicator(kForce, GivenDefinition("burglary", Measure::kCount, 1));
  world_->AddArea(kForce, GivenArea("fenland", AreaKind::kDistrict, kForce));
  const auto given = [](AnnotationKind kind, std::string id, int32_t month) {
    Annotation annotation;
    annotation.kind = kind;
    annotation.id = std::move(id);
    annotation.indicator = "crime";
    if (kind != AnnotationKind::kSeriesBreak) annotation.area = kForce;
    annotation.first_month = month;
    annotation.reason = "a reason";
    return annotation;
  };
  Annotation target = given(AnnotationKind::kTarget, "target", kMonth - 5);
  target.value = 5'000'000;
  const int64_t first = world_->AddAnnotation(kForce, target, false);
  target.value = 80'000'000;
  target.last = kMonth;
  world_->AddAnnotation(kForce, target, false);
  Annotation series_break = given(AnnotationKind::kSeriesBreak, "break", kMonth - 9);
  series_break.adjusted_indicator = "burglary";
  world_->AddAnnotation(kForce, series_break, false);
  world_->AddAnnotation(kForce, given(AnnotationKind::kRebase, "later", kMonth - 1), false);
  world_->AddAnnotation(kForce, given(AnnotationKind::kRebase, "rebase", kMonth - 7), false);
  Annotation elsewhere = given(AnnotationKind::kRebase, "elsewhere", kMonth);
  elsewhere.area = "fenland";
  world_->AddAnnotation(kForce, elsewhere, false);
  world_->AddAnnotation(kForce, given(AnnotationKind::kRebase, "gone", kMonth), false);
  world_->AddAnnotation(kForce, given(AnnotationKind::kRebase, "gone", kMonth), true);

  const DashboardFigures figures = MustRead();
  ASSERT_THAT(figures.indicators, SizeIs(2));
  EXPECT_THAT(figures.indicators[1].annotations, IsEmpty());
  const std::vector<Annotation>& held = figures.indicators[0].annotations;
  ASSERT_THAT(held, SizeIs(4));
  EXPECT_EQ(held[0].id, "rebase");
  EXPECT_EQ(held[0].reason, "a reason");
  EXPECT_EQ(held[1].id, "later");
  EXPECT_EQ(held[2].adjusted_indicator, "burglary");
  EXPECT_EQ(held[3].kind, AnnotationKind::kTarget);
  EXPECT_EQ(held[3].value, 80'000'000);
  EXPECT_EQ(held[3].last, kMonth);

  DashboardQuery then = Query();
  then.known_at = world_->RecordTime(kForce, first);
  const DashboardFigures before = MustRead(then);
  ASSERT_THAT(before.indicators[0].annotations, SizeIs(1));
  EXPECT_EQ(before.indicators[0].annotations[0].value, 5'000'000);
  EXPECT_EQ(before.indicators[0].annotations[0].last, std::nullopt);
  const DashboardFigures of_area = MustRead(Query("fenland"));
  ASSERT_THAT(of_area.indicators[0].annotations, SizeIs(2));
  EXPECT_EQ(of_area.indicators[0].annotations[0].id, "elsewhere");
  EXPECT_EQ(of_area.indicators[0].annotations[1].id, "break");
}

INSTANTIATE_TEST_SUITE_P(Memory, DashboardReaderTest, ::testing::Values(MakeFakeDashboardWorld));
INSTANTIATE_TEST_SUITE_P(PostgreSql, DashboardReaderTest,
                         ::testing::Values(MakeStoredDashboardWorld));

}  // namespace
}  // namespace copperplate::indicators

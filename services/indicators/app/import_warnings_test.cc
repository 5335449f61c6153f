#include "services/indicators/app/import_warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/time/civil.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/storage/testing/fake_figures.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int32_t kMay2018 = 2018 * 12 + 4;

std::vector<std::string> Brief(const std::vector<ImportWarning>& warnings) {
  std::vector<std::string> texts;
  texts.reserve(warnings.size());
  for (const ImportWarning& warning : warnings) {
    texts.push_back(absl::StrCat(warning.line, " ", warning.indicator, " ", warning.area, " ",
                                 FormatMonth(warning.month), warning.breakdown.empty() ? "" : " ",
                                 warning.breakdown, " ", static_cast<int>(warning.kind), ": ",
                                 warning.value.text, ", not ", warning.expected.text));
  }
  return texts;
}

// The area `cambridgeshire`, `south` and `north` below it, and the COUNT `crime`.
class ImportWarningsTest : public ::testing::Test {
 protected:
  ImportWarningsTest() {
    context_.force = "cambridgeshire";
    figures_.AddForce("cambridgeshire");
    figures_.AddArea("cambridgeshire", {0, "cambridgeshire", 0, {}}, "");
    figures_.AddArea("cambridgeshire", {0, "south", 0, {}}, "cambridgeshire");
    figures_.AddArea("cambridgeshire", {0, "north", 0, {}}, "cambridgeshire");
    IndicatorDefinition definition;
    definition.id = "crime";
    definition.unit = "count";
    figures_.AddIndicator("cambridgeshire", definition);
  }

  // The months to `last`, 100 and 110 by turns.
  static std::string UpAndDown(absl::string_view area, int32_t last, int count,
                               absl::string_view breakdown = "") {
    std::string rows;
    for (int i = 0; i < count; ++i) {
      absl::StrAppend(&rows, Row(area, last - count + 1 + i, i % 2 == 0 ? 100 : 110, breakdown));
    }
    return rows;
  }
  static std::string Row(absl::string_view area, int32_t month, int value,
                         absl::string_view breakdown = "") {
    return absl::StrCat("crime,", area, ",", FormatMonth(month), ",", value, ",,", breakdown, "\n");
  }

  absl::StatusOr<Batch> Send(absl::string_view rows, absl::string_view id = "",
                             WriteMode mode = WriteMode::kWrite) {
    ImportRequest request;
    request.batch_id = std::string(id);
    request.mode = mode;
    auto import = ObservationImport::Begin(parts_, context_, request);
    if (!import.ok()) return import.status();
    const std::string content =
        absl::StrCat("indicator,area,month,numerator,denominator,breakdown\n", rows);
    if (absl::Status status = (*import)->Write(content); !status.ok()) return status;
    return (*import)->Finish([](const Batch&) { return std::string("{}"); }, [] { return false; });
  }

  FakeFigures figures_;
  testing::FakeClock clock_{
      absl::FromCivil(absl::CivilSecond(2018, 6, 15, 12, 0, 0), absl::UTCTimeZone())};
  ImportParts parts_{figures_, figures_, clock_, {.rows = {.folder = "/tmp"}, .most_rows = 5000}};
  RequestContext context_;
};

TEST_F(ImportWarningsTest, HistoryIsWhatWasHeldAndWhatTheFileHas) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch first, Send(UpAndDown("south", kMay2018 - 10, 20)));
  EXPECT_EQ(first.warning_count, 0);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const Batch next, Send(UpAndDown("south", kMay2018 - 1, 9) + Row("south", kMay2018, 400)));
  EXPECT_EQ(next.warning_count, 1);
  // 29 months, 15 of 100 and 14 of 110, but for the two that meet, both 110.
  EXPECT_THAT(Brief(next.warnings), ElementsAre("11 crime south 2018-05 1: 400, not 104.8"));
}

TEST_F(ImportWarningsTest, TheSameBatchAnswersTheSameAndATrialWarnsToo) {
  const std::string rows = UpAndDown("south", kMay2018 - 1, 24) + Row("south", kMay2018, 400);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch trial, Send(rows, "one", WriteMode::kValidateOnly));
  EXPECT_EQ(trial.number, 0);
  EXPECT_EQ(trial.warning_count, 1);
  EXPECT_THAT(Brief(trial.warnings), ElementsAre("26 crime south 2018-05 1: 400, not 105.0"));

  ABSL_ASSERT_OK_AND_ASSIGN(const Batch written, Send(rows, "one"));
  EXPECT_EQ(Brief(written.warnings), Brief(trial.warnings));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch again, Send(rows, "one"));
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.warning_count, 1);
  EXPECT_EQ(Brief(again.warnings), Brief(trial.warnings));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, figures_.ListWarnings(context_, written.number, 0, 9));
  EXPECT_EQ(Brief(page.rows), Brief(trial.warnings));

  // Under another id it changes nothing, and nothing is there to look at.
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch unchanged, Send(rows, "two"));
  EXPECT_EQ(unchanged.unchanged_count, 25);
  EXPECT_EQ(unchanged.warning_count, 0);
  EXPECT_THAT(unchanged.warnings, IsEmpty());
}

TEST_F(ImportWarningsTest, PartsOfAWholeHaveAHistoryOfTheirOwn) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const Batch batch,
      Send(UpAndDown("south", kMay2018, 25) + UpAndDown("south", kMay2018 - 1, 24, "age=15-17") +
           Row("south", kMay2018, 20, "age=15-17")));
  EXPECT_THAT(Brief(batch.warnings),
              ElementsAre("51 crime south 2018-05 age=15-17 1: 20, not 105.0"));
}

TEST_F(ImportWarningsTest, OfAHistoryItsEndIsJudged) {
  // 900 in the 13th month from the end is not, but widens the limits of what follows.
  std::string rows = UpAndDown("south", kMay2018 - 13, 24) + Row("south", kMay2018 - 12, 900) +
                     UpAndDown("south", kMay2018, 12);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch whole, Send(rows));
  EXPECT_EQ(whole.warning_count, 0);
  rows = UpAndDown("north", kMay2018 - 12, 24) + Row("north", kMay2018 - 11, 900) +
         UpAndDown("north", kMay2018, 11);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch within, Send(rows));
  EXPECT_THAT(Brief(within.warnings), ElementsAre("26 crime north 2017-06 1: 900, not 105.0"));
}

TEST_F(ImportWarningsTest, AnAreaIsHeldAgainstThoseBelowWhicheverSideTheFileChanges) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch all,
                            Send(Row("south", kMay2018, 70) + Row("north", kMay2018, 50) +
                                 Row("cambridgeshire", kMay2018, 120)));
  EXPECT_EQ(all.warning_count, 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch above, Send(Row("cambridgeshire", kMay2018, 121)));
  EXPECT_THAT(Brief(above.warnings), ElementsAre("2 crime cambridgeshire 2018-05 2: 121, not 120"));
  EXPECT_EQ(above.warnings[0].sentence,
            "Its own figure is 121, and those of the 2 areas in it add up to 120.");
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch below, Send(Row("north", kMay2018, 52)));
  EXPECT_THAT(Brief(below.warnings), ElementsAre("2 crime cambridgeshire 2018-05 2: 121, not 122"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch mended, Send(Row("north", kMay2018, 51)));
  EXPECT_THAT(Brief(mended.warnings), IsEmpty());
}

TEST_F(ImportWarningsTest, AHarmIsWarnedOfByTheOffencesOfEachCategory) {
  IndicatorDefinition harm;
  harm.id = "harm";
  harm.measure = Measure::kHarm;
  harm.unit = "days";
  figures_.AddIndicator("cambridgeshire", harm);
  const auto rows = [](int32_t last, int last_homicides) {
    std::string text = UpAndDown("south", last - 1, 24, "offence=burglary") +
                       Row("south", last, 1320, "offence=burglary");
    // Not one in 24 months: 1/25^2 is 0.0016 for 2 by chance, 1/25^3 is less than 0.00135.
    for (int i = 24; i > 0; --i) text += Row("south", last - i, 0, "offence=homicide");
    text += Row("south", last, last_homicides, "offence=homicide");
    return absl::StrReplaceAll(text, {{"crime,", "harm,"}});
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch usual, Send(rows(kMay2018, 2)));
  EXPECT_THAT(Brief(usual.warnings),
              ElementsAre("26 harm south 2018-05 offence=burglary 1: 1320, not 105.0"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch third, Send("harm,south,2018-05,3,,offence=homicide\n"));
  EXPECT_THAT(Brief(third.warnings),
              ElementsAre("2 harm south 2018-05 offence=homicide 1: 3, not 0.0"));
}

TEST_F(ImportWarningsTest, ACallerWhoHasGoneIsJudgedNoFurther) {
  std::vector<RecentSeries> recent(1000);
  IndicatorDefinition definition;
  definition.id = "crime";
  ImportReference reference;
  reference.indicators.push_back({7, definition});
  for (RecentSeries& series : recent) series.indicator = 7;
  int asked = 0;
  EXPECT_THAT(WarningsOf(reference, recent, [&] { return ++asked == 3; }),
              testing::StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(asked, 3);
  asked = -1000;
  ABSL_EXPECT_OK(WarningsOf(reference, recent, [&] { return ++asked == 3; }));
  EXPECT_EQ(asked, -996);
}

TEST_F(ImportWarningsTest, AllAreCountedAndTheFirstAreKept) {
  std::string rows;
  for (int part = 0; part < 1200; ++part) {
    const std::string breakdown = absl::StrCat("ward=w", part);
    for (const char* area : {"cambridgeshire", "south", "north"}) {
      rows += Row(area, kMay2018, 1, breakdown);
    }
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch, Send(rows, "many"));
  EXPECT_EQ(batch.warning_count, 1200);
  ASSERT_EQ(batch.warnings.size(), 100u);
  EXPECT_EQ(batch.warnings.front().line, 2);
  EXPECT_EQ(batch.warnings.back().line, 299);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            figures_.ListWarnings(context_, batch.number, 0, 2000));
  ASSERT_EQ(page.rows.size(), 1000u);
  EXPECT_EQ(page.rows.back().line, 2999);
}

}  // namespace
}  // namespace copperplate::indicators

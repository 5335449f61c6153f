#include "services/delivery/domain/narrative.h"

#include <gtest/gtest.h>

#include <vector>

#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;

StatusEntry ReportTold(CivilDay as_of, const std::string& narrative, const std::string& id,
                       int64_t entered) {
  StatusEntry entry = TestStatus("V2", as_of, Rag::kGreen, id);
  entry.narrative = narrative;
  entry.entered_at = absl::FromUnixSeconds(entered);
  return entry;
}

TEST(NarrativeTest, IsTheOneOfTheLatestDayThatHasCome) {
  const std::vector<WrittenNarrative> written = {
      {CivilDay(2018, 1, 1), "", absl::FromUnixSeconds(1)},
      {CivilDay(2018, 3, 1), "In March", absl::FromUnixSeconds(2)}};
  const std::vector<StatusEntry> history = {ReportTold(CivilDay(2018, 2, 1), "In February", "a", 5),
                                            ReportTold(CivilDay(2018, 4, 1), "", "b", 6),
                                            ReportTold(CivilDay(2018, 5, 1), "In May", "c", 7)};
  // Before the first one it is the first one: an empty text was said too.
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2017, 12, 31)), "");
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2018, 1, 31)), "");
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2018, 2, 1)), "In February");
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2018, 3, 1)), "In March");
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2018, 4, 30)), "In March");
  EXPECT_EQ(NarrativeOn(written, history, CivilDay(2018, 5, 1)), "In May");
  EXPECT_EQ(NarrativeOn({}, history, CivilDay(2018, 1, 1)), "In February");
  EXPECT_EQ(NarrativeOn({}, {}, CivilDay(2018, 1, 1)), std::nullopt);
}

TEST(NarrativeTest, OfOneDayTheOneThatCameInLastStands) {
  const CivilDay day(2018, 1, 1);
  const std::vector<WrittenNarrative> written = {{day, "Typed", absl::FromUnixSeconds(2)}};
  EXPECT_EQ(NarrativeOn(written, {ReportTold(day, "Told before", "a", 1)}, day), "Typed");
  EXPECT_EQ(NarrativeOn(written, {ReportTold(day, "Told after", "a", 3)}, day), "Told after");
}

TEST(NarrativeTest, ACorrectionTakesTheTextAwayWhereItHasOne) {
  std::vector<StatusEntry> history = {ReportTold(CivilDay(2018, 1, 1), "Wrong day", "a", 1),
                                      ReportTold(CivilDay(2017, 12, 1), "Right day", "b", 2)};
  history[1].corrects = "a";
  EXPECT_EQ(NarrativeOn({}, history, CivilDay(2018, 2, 1)), "Right day");
  history[1].narrative.clear();
  EXPECT_EQ(NarrativeOn({}, history, CivilDay(2018, 2, 1)), "Wrong day");
}

TEST(NarrativeTest, AReportBringsTheActivitysUnlessALaterOneStands) {
  const Activity activity = TestActivity("V2");
  StatusEntry entry = ReportTold(CivilDay(2018, 2, 1), "Done.", "b", 9);
  EXPECT_EQ(AfterReport(activity, {}, {}, entry).narrative, "Done.");
  const std::vector<StatusEntry> later = {ReportTold(CivilDay(2018, 3, 1), "Later.", "a", 1)};
  EXPECT_EQ(AfterReport(activity, {}, later, entry).narrative, "Later.");
  const std::vector<WrittenNarrative> written = {
      {CivilDay(2018, 3, 2), "Typed.", absl::FromUnixSeconds(1)}};
  EXPECT_EQ(AfterReport(activity, written, {}, entry).narrative, "Typed.");
  entry.corrects = "a";
  EXPECT_EQ(AfterReport(activity, {}, later, entry).narrative, "Done.");
  entry.narrative.clear();
  EXPECT_EQ(AfterReport(activity, {}, {}, entry).narrative, activity.narrative);
}

}  // namespace
}  // namespace copperplate::delivery

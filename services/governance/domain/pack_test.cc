#include "services/governance/domain/pack.h"

#include <gtest/gtest.h>

#include <utility>

#include "libs/time/civil.h"

namespace copperplate::governance {
namespace {

constexpr absl::CivilDay kToday(2026, 11, 30);

absl::Time Noon(absl::CivilDay day) { return absl::FromCivil(day, London()) + absl::Hours(12); }

Meeting May() {
  Meeting meeting;
  meeting.id = "may";
  meeting.date = absl::CivilDay(2018, 5, 10);
  meeting.historic_import = true;
  return meeting;
}

TEST(PackKeysOf, FiguresAreOfTheNewestMonthThatWasOverWhenTheAgendaWasPublished) {
  Meeting meeting = May();
  meeting.agenda_published_at = Noon(absl::CivilDay(2018, 4, 30));
  meeting.pack_fixed_at = Noon(kToday);
  const PackKeys keys = PackKeysOf(meeting, kToday);
  EXPECT_EQ(keys.fixed_at, Noon(kToday));
  EXPECT_EQ(keys.meeting_day, absl::CivilDay(2018, 5, 10));
  EXPECT_EQ(keys.figures_as_of, absl::CivilDay(2018, 3, 31));
}

TEST(PackKeysOf, WhereThatIsNotKnownTheyAreOfTheMonthBeforeTheMeeting) {
  Meeting meeting = May();
  meeting.pack_fixed_at = Noon(kToday);
  EXPECT_EQ(PackKeysOf(meeting, kToday).figures_as_of, absl::CivilDay(2018, 4, 30));
}

TEST(PackKeysOf, BeforeTheAgendaIsPublishedNothingIsFixed) {
  Meeting meeting;
  meeting.date = absl::CivilDay(2027, 2, 1);
  const PackKeys keys = PackKeysOf(meeting, kToday);
  EXPECT_EQ(keys.fixed_at, std::nullopt);
  EXPECT_EQ(keys.meeting_day, absl::CivilDay(2027, 2, 1));
  EXPECT_EQ(keys.figures_as_of, absl::CivilDay(2026, 10, 31)) << "no month to come";
}

TEST(AsTabled, HasWhatWasThereByTheEndOfTheDayOfTheMeeting) {
  Meeting meeting = May();
  Paper paper;
  int number = 0;
  for (const int day : {3, 10, 11}) {
    ContentVersion& version = paper.versions.emplace_back();
    version.number = ++number;
    version.at = Noon(absl::CivilDay(2018, 5, day));
  }
  paper.attachments = {{.id = "a", .label = "A", .versions = paper.versions}};
  EXPECT_EQ(AsTabled(meeting, paper).versions.size(), 3) << "of an import when is not known";
  meeting.historic_import = false;
  const Paper tabled = AsTabled(meeting, paper);
  ASSERT_EQ(tabled.versions.size(), 2);
  EXPECT_EQ(tabled.versions.back().number, 2);
  EXPECT_EQ(tabled.attachments.front().versions.size(), 2);
}

TEST(IsOfPack, WhatIsOnTheAgendaAlone) {
  Paper paper;
  for (const auto& [state, is_of_pack] :
       {std::pair(PaperState::kDraft, false), std::pair(PaperState::kCleared, false),
        std::pair(PaperState::kIssued, true), std::pair(PaperState::kReplaced, true),
        std::pair(PaperState::kWithdrawn, false)}) {
    paper.state = state;
    EXPECT_EQ(IsOfPack(May(), paper), is_of_pack) << Name(state);
  }
}

TEST(IsOfPack, WhatIsWithdrawnSinceWasTabled) {
  Meeting meeting = May();
  meeting.pack_fixed_at = Noon(absl::CivilDay(2018, 5, 2));
  Paper paper;
  paper.state = PaperState::kWithdrawn;
  paper.withdrawn_at = *meeting.pack_fixed_at + absl::Seconds(1);
  EXPECT_FALSE(IsOfPack(meeting, paper)) << "never issued";
  paper.issued_at = *meeting.pack_fixed_at - absl::Hours(1);
  EXPECT_TRUE(IsOfPack(meeting, paper));
  paper.withdrawn_at = meeting.pack_fixed_at;
  EXPECT_FALSE(IsOfPack(meeting, paper)) << "before it was fixed";
  meeting.pack_fixed_at.reset();
  EXPECT_FALSE(IsOfPack(meeting, paper)) << "the pack as it would be now";
  meeting.pack_fixed_at = Noon(absl::CivilDay(2018, 5, 2));
  paper.withdrawn_at.reset();
  EXPECT_FALSE(IsOfPack(meeting, paper)) << "when is not known";
}

TEST(IsOfPack, WhatCameAfterTheDayOfTheMeetingWasNotTabled) {
  Meeting meeting = May();
  Paper paper;
  paper.state = PaperState::kIssued;
  paper.issued_at = Noon(meeting.date + 1);
  EXPECT_TRUE(IsOfPack(meeting, paper)) << "of an import when is not known";
  meeting.historic_import = false;
  EXPECT_FALSE(IsOfPack(meeting, paper));
  paper.issued_at = Noon(meeting.date);
  EXPECT_TRUE(IsOfPack(meeting, paper));
}

}  // namespace
}  // namespace copperplate::governance

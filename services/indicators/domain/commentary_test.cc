#include "services/indicators/domain/commentary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;
using testing::StatusIs;

Commentary SoundCommentary() {
  Commentary commentary;
  commentary.id = "crime-march";
  commentary.indicator = "crime";
  commentary.area = "essex";
  commentary.month = 2018 * 12 + 2;
  commentary.text = "Recorded crime rose.";
  commentary.sources = {"The force's own analysis", "forces/essex/batches/march"};
  return commentary;
}

std::vector<std::string> FaultyFields(const Commentary& commentary) {
  std::vector<std::string> fields;
  const Faults faults = Validate(commentary);
  for (const FieldFault& fault : faults.faults()) fields.push_back(fault.field);
  return fields;
}

TEST(CommentaryTest, ASoundOneOfEachSubjectHasNoFault) {
  Commentary commentary = SoundCommentary();
  EXPECT_THAT(FaultyFields(commentary), IsEmpty());
  commentary.indicator = "";
  commentary.subject = CommentarySubject::kArea;
  EXPECT_THAT(FaultyFields(commentary), IsEmpty());
  commentary.subject = CommentarySubject::kSection;
  commentary.heading = "Summary";
  EXPECT_THAT(FaultyFields(commentary), IsEmpty());
  commentary.subject = CommentarySubject::kTheme;
  commentary.theme = "victims";
  EXPECT_THAT(FaultyFields(commentary), IsEmpty());
}

TEST(CommentaryTest, EveryFaultIsNamed) {
  Commentary commentary;
  commentary.subject = CommentarySubject::kSection;
  commentary.indicator = "crime";
  commentary.theme = "victims";
  commentary.sources = {"a", "", "a"};
  EXPECT_THAT(FaultyFields(commentary), ElementsAre("id", "indicator", "theme", "heading", "area",
                                                    "month", "text", "sources[1]", "sources[2]"));
  EXPECT_EQ(Validate(commentary).reason(), "FIELD_REQUIRED");
  commentary = SoundCommentary();
  commentary.theme = "victims";
  EXPECT_EQ(Validate(commentary).reason(), "FIELD_NOT_FOR_SUBJECT");
  commentary = SoundCommentary();
  commentary.sources.assign(51, "the same");
  EXPECT_EQ(Validate(commentary).reason(), "TOO_MANY");
}

TEST(CommentaryTest, EachArrowLeadsFromOneStateToAnother) {
  const auto after = [](CommentaryState state, absl::string_view verb) {
    return Follow(kCommentaryArrows, state, verb, {"commentary", "c", Name});
  };
  EXPECT_THAT(after(CommentaryState::kDraft, "agree"), IsOkAndHolds(CommentaryState::kAgreed));
  EXPECT_THAT(after(CommentaryState::kAgreed, "reopen"), IsOkAndHolds(CommentaryState::kDraft));
  EXPECT_THAT(after(CommentaryState::kDraft, "reopen"),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "the commentary is DRAFT: it may become AGREED (by :agree)"));
  EXPECT_THAT(after(CommentaryState::kAgreed, "agree"),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "the commentary is AGREED: it may become DRAFT (by :reopen)"));
}

TEST(CommentaryTest, SaysTheSameWhoeverWroteIt) {
  Commentary other = SoundCommentary();
  other.author = "somebody";
  EXPECT_TRUE(SaysTheSame(SoundCommentary(), other));
  other.marking = Marking::kOfficialSensitive;
  EXPECT_FALSE(SaysTheSame(SoundCommentary(), other));
  other = SoundCommentary();
  other.sources.pop_back();
  EXPECT_FALSE(SaysTheSame(SoundCommentary(), other));
}

}  // namespace
}  // namespace copperplate::indicators

#include "services/indicators/domain/commentary_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Commentary Said(const std::string& id, const std::string& text,
                CommentaryState state = CommentaryState::kAgreed,
                Marking marking = Marking::kOfficial) {
  Commentary commentary;
  commentary.id = id;
  commentary.text = text;
  commentary.state = state;
  commentary.marking = marking;
  return commentary;
}

std::vector<KeptCommentary> Kept(const std::vector<Commentary>& said) {
  std::vector<KeptCommentary> kept;
  kept.reserve(said.size());
  for (const Commentary& one : said) kept.push_back({one, one.sensitive()});
  return kept;
}

// `a REVISED` for each.
std::vector<std::string> KindsOf(const std::vector<CommentaryDifference>& differences) {
  constexpr const char* kKinds[] = {"ADDED", "REVISED", "REOPENED", "DELETED", "WITHHELD"};
  std::vector<std::string> kinds;
  kinds.reserve(differences.size());
  for (const CommentaryDifference& one : differences) {
    kinds.push_back(absl::StrCat(one.id, " ", kKinds[static_cast<size_t>(one.kind)]));
  }
  return kinds;
}

TEST(CommentaryDiffTest, EachWayOfDifferingIsTold) {
  const std::vector<Commentary> kept = {Said("deleted", "d"), Said("reopened", "r"),
                                        Said("revised", "old"), Said("same", "s")};
  const std::vector<Commentary> standing = {Said("added", "a"),
                                            Said("draft", "x", CommentaryState::kDraft),
                                            Said("reopened", "changed", CommentaryState::kDraft),
                                            Said("revised", "new"), Said("same", "s")};
  EXPECT_THAT(
      KindsOf(DiffCommentaries(Kept(kept), standing, true)),
      ElementsAre("added ADDED", "deleted DELETED", "reopened REOPENED", "revised REVISED"));
  EXPECT_THAT(KindsOf(DiffCommentaries(Kept(kept), kept, true)), IsEmpty());
}

TEST(CommentaryDiffTest, WhatIsSensitiveIsForThoseWhoMaySeeIt) {
  constexpr Marking kSensitive = Marking::kOfficialSensitive;
  const std::vector<Commentary> kept = {Said("gone", "g", CommentaryState::kAgreed, kSensitive),
                                        Said("hidden", "h"),
                                        Said("opened", "o", CommentaryState::kAgreed, kSensitive)};
  const std::vector<Commentary> standing = {
      Said("added", "a", CommentaryState::kAgreed, kSensitive),
      Said("hidden", "h", CommentaryState::kAgreed, kSensitive), Said("opened", "o")};
  EXPECT_THAT(KindsOf(DiffCommentaries(Kept(kept), standing, true)),
              ElementsAre("added ADDED", "gone DELETED", "hidden REVISED", "opened REVISED"));
  EXPECT_THAT(KindsOf(DiffCommentaries(Kept(kept), standing, false)),
              ElementsAre("hidden WITHHELD", "opened ADDED"));
}

TEST(CommentaryDiffTest, WhatBecameSensitiveIsNotShownAsItWasKeptHoweverItEnded) {
  const std::vector<KeptCommentary> kept = {{Said("gone", "g"), /*sensitive_now=*/true},
                                            {Said("draft", "d"), /*sensitive_now=*/true}};
  const std::vector<Commentary> standing = {
      Said("draft", "d", CommentaryState::kDraft, Marking::kOfficialSensitive)};
  const auto for_all = DiffCommentaries(kept, standing, false);
  EXPECT_THAT(KindsOf(for_all), ElementsAre("draft WITHHELD", "gone WITHHELD"));
  EXPECT_FALSE(for_all[0].has_before());
  EXPECT_FALSE(for_all[0].has_after());
  EXPECT_THAT(KindsOf(DiffCommentaries(kept, standing, true)),
              ElementsAre("draft REOPENED", "gone DELETED"));
}

}  // namespace
}  // namespace copperplate::indicators

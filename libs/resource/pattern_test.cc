#include "libs/resource/pattern.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/text/slug.h"

namespace copperplate::resource {
namespace {

inline constexpr Pattern<"forces/{force}"> kForce;
inline constexpr Pattern<"forces/{force}/indicators/{indicator}"> kIndicator;
inline constexpr Pattern<"profiles/{profile}"> kProfile;
inline constexpr Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/agendaItems/{agenda_item}">
    kAgendaItem;

static_assert(kForce.kVariables == 1);
static_assert(kAgendaItem.kVariables == 4);
static_assert(kIndicator.text() == "forces/{force}/indicators/{indicator}");

TEST(IsPattern, TakesOnlySegmentsThatAreLiteralsOrVariables) {
  for (const char* good : {"forces", "forces/{force}", "{a}/b/{c_d}", "agendaItems/{x}"}) {
    EXPECT_TRUE(IsPattern(good)) << good;
  }
  for (const char* bad : {"", "/", "forces/", "/forces", "forces//x", "{}", "{a", "a}", "{a}b",
                          "a{b}", "{A}", "for-ces", "forces/{a}/"}) {
    EXPECT_FALSE(IsPattern(bad)) << bad;
  }
}

TEST(Pattern, MatchesIntoIdsThatViewTheName) {
  const std::string name = "forces/cambridgeshire/indicators/all-recorded-crime";
  const auto ids = kIndicator.Match(name);
  ASSERT_TRUE(ids.ok()) << ids.status();
  const auto [force, indicator] = *ids;
  EXPECT_EQ(force, "cambridgeshire");
  EXPECT_EQ(indicator, "all-recorded-crime");
  EXPECT_EQ(force.data(), name.data() + 7);
}

TEST(Pattern, SaysWhichPatternWasExpected) {
  for (const char* bad :
       {"", "/", "forces", "forces/", "forces/a/indicators", "forces/a/indicators/",
        "forces/a/indicators/b/", "forces/a/indicators/b/c", "/forces/a/indicators/b",
        "forces/a/Indicators/b", "forces/a/areas/b", "force/a/indicators/b"}) {
    const auto ids = kIndicator.Match(bad, "indicator.name");
    EXPECT_EQ(ids.status().code(), absl::StatusCode::kInvalidArgument) << bad;
    EXPECT_EQ(ids.status().message(),
              "indicator.name: must be of the form forces/{force}/indicators/{indicator}")
        << bad;
    EXPECT_EQ(ErrorReason(ids.status()), "RESOURCE_NAME_INVALID");
    ASSERT_EQ(ErrorFields(ids.status()).size(), 1u);
    EXPECT_EQ(ErrorFields(ids.status())[0].field, "indicator.name");
  }
}

TEST(Pattern, NamesTheIdAtFault) {
  for (const char* bad :
       {"forces/a/indicators/Crime", "forces/a/indicators/9", "forces/a/indicators/-",
        "forces/a/indicators/caf\xC3\xA9", "forces/a/indicators/a b"}) {
    EXPECT_EQ(kIndicator.Match(bad).status().message(),
              "name: must be of the form forces/{force}/indicators/{indicator}, where indicator is "
              "1 to 63 lower-case letters, digits and hyphens, beginning with a letter")
        << bad;
  }
  EXPECT_NE(kIndicator.Match("forces//indicators/b").status().message().find("where force is"),
            absl::string_view::npos);
}

TEST(Pattern, AddsItsFaultToARequestsFaults) {
  Faults faults;
  EXPECT_TRUE(kProfile.Match("profiles/board-2018", "profile", faults).has_value());
  EXPECT_TRUE(faults.empty());
  EXPECT_FALSE(kProfile.Match("board-2018", "profile", faults).has_value());
  EXPECT_FALSE(kForce.Match("forces/A", "parent", faults).has_value());
  EXPECT_EQ(faults.size(), 2u);
  EXPECT_EQ(ErrorReason(faults.ToStatus()), "RESOURCE_NAME_INVALID");
}

TEST(Pattern, FormatsIdsOfAnyStringType) {
  const std::string force = "cambridgeshire";
  EXPECT_EQ(kIndicator.Format(force, "all-recorded-crime"),
            "forces/cambridgeshire/indicators/all-recorded-crime");
  EXPECT_EQ(kProfile.Format(absl::string_view("significance")), "profiles/significance");
  EXPECT_EQ(kAgendaItem.Format(force, "bcb", "m1", "i2"),
            "forces/cambridgeshire/bodies/bcb/meetings/m1/agendaItems/i2");
}

TEST(ForceOf, GivesTheForceOfAnyNameUnderIt) {
  EXPECT_EQ(ForceOf("forces/national/peerGroups/msg").value(), "national");
  EXPECT_EQ(ForceOf("forces/national").value(), "national");
  for (const char* bad : {"", "forces", "forces/", "forces/X/areas/y", "profiles/a", "/forces/a"}) {
    EXPECT_EQ(ForceOf(bad, "parent").status().message(),
              "parent: must begin with forces/{force}, where force is 1 to 63 lower-case letters, "
              "digits and hyphens, beginning with a letter")
        << bad;
  }
}

rc::Gen<std::string> Id() {
  return rc::gen::map(
      rc::gen::pair(rc::gen::inRange('a', '{'),
                    rc::gen::resize(62, rc::gen::container<std::string>(
                                            rc::gen::elementOf(std::string("abcxyz0189-"))))),
      [](const std::pair<char, std::string>& parts) { return parts.first + parts.second; });
}

RC_GTEST_PROP(PatternProperty, WhatWasFormattedMatchesBack, ()) {
  const std::string force = *Id();
  const std::string indicator = *Id();
  RC_PRE(IsResourceId(force) && IsResourceId(indicator));
  const std::string name = kIndicator.Format(force, indicator);
  const auto ids = kIndicator.Match(name);
  RC_ASSERT(ids.ok());
  RC_ASSERT((*ids)[0] == force && (*ids)[1] == indicator);
}

// Each segment is right three times out of four, so that about a third of the names match.
RC_GTEST_PROP(PatternProperty, WhatMatchesFormatsBackAndNothingElseDoes, ()) {
  const auto segment = [](const char* right, const char* also) {
    return *rc::gen::element<std::string>(right, right, also, also, right, also, "", "A", "a/b");
  };
  const std::string name = absl::StrJoin({segment("forces", "forces"), segment("a", "b-2"),
                                          segment("indicators", "indicators"), segment("c", "d")},
                                         "/");
  const std::vector<std::string> split = absl::StrSplit(name, '/');
  const auto ids = kIndicator.Match(name);
  RC_CLASSIFY(ids.ok());
  RC_ASSERT(ids.ok() == (split.size() == 4 && split[0] == "forces" && IsResourceId(split[1]) &&
                         split[2] == "indicators" && IsResourceId(split[3])));
  if (ids.ok()) RC_ASSERT(kIndicator.Format((*ids)[0], (*ids)[1]) == name);
}

TEST(Pattern, ReadsTheIdOfANameOfTheForce) {
  Faults faults;
  EXPECT_EQ(kIndicator.IdOfForce("kent", "forces/kent/indicators/crime", "indicator", faults),
            "crime");
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(kIndicator.IdOfForce("kent", "indicators/crime", "indicator", faults), "");
  kIndicator.IdOfForce("kent", "forces/essex/indicators/crime", "other", faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults.reason(), "RESOURCE_NAME_INVALID");
  EXPECT_EQ(faults.faults()[1].field, "other");
  EXPECT_EQ(faults.faults()[1].description, "must be of the force itself");
  Faults foreign;
  kIndicator.IdOfForce("kent", "forces/essex/indicators/crime", "indicator", foreign);
  EXPECT_EQ(foreign.reason(), "INDICATOR_NOT_OF_FORCE");
}

TEST(Pattern, ReadsTheIdOfANameBelowTheSameParents) {
  const std::string force = "kent";
  const std::string body = "bcb";
  Faults faults;
  EXPECT_EQ(kAgendaItem.IdUnder({force, body, "m1"},
                                "forces/kent/bodies/bcb/meetings/m1/agendaItems/i", "item", faults),
            "i");
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
  EXPECT_EQ(kAgendaItem.IdUnder({force, body, "m1"}, "forces/kent/agendaItems/i", "item", faults),
            "");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.reason(), "RESOURCE_NAME_INVALID");
  EXPECT_EQ(faults.faults()[0].field, "item");
}

TEST(Pattern, NamesTheFirstParentThatIsAnother) {
  const auto fault = [](absl::string_view name) {
    Faults faults;
    kAgendaItem.IdUnder({"kent", "bcb", "m1"}, name, "item", faults);
    EXPECT_EQ(faults.size(), 1u);
    return absl::StrCat(faults.reason(), " ", faults.ToStatus().message());
  };
  EXPECT_EQ(fault("forces/essex/bodies/other/meetings/m2/agendaItems/i"),
            "AGENDA_ITEM_NOT_OF_FORCE item: must be of the force itself");
  EXPECT_EQ(fault("forces/kent/bodies/other/meetings/m1/agendaItems/i"),
            "AGENDA_ITEM_NOT_OF_BODY item: must be of the body itself");
  EXPECT_EQ(fault("forces/kent/bodies/bcb/meetings/m2/agendaItems/i"),
            "AGENDA_ITEM_NOT_OF_MEETING item: must be of the meeting itself");
  static constexpr Pattern<"forces/{force}/improvementPlans/{improvement_plan}/findings/{finding}">
      kFinding;
  Faults faults;
  kFinding.IdUnder({"kent", "peel"}, "forces/kent/improvementPlans/other/findings/f", "finding",
                   faults);
  EXPECT_EQ(faults.reason(), "FINDING_NOT_OF_IMPROVEMENT_PLAN");
  EXPECT_EQ(faults.faults()[0].description, "must be of the improvement plan itself");
}

}  // namespace
}  // namespace copperplate::resource

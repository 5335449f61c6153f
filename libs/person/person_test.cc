#include "libs/person/person.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(SamePersonTest, CaseAndBlanksAreFolded) {
  EXPECT_TRUE(SamePerson("Head of Custody", "head of custody"));
  EXPECT_TRUE(SamePerson("  Head \t of  Custody ", "HEAD OF CUSTODY"));
  EXPECT_TRUE(SamePerson("Head\xc2\xa0of Custody", "head of custody"));       // no-break space
  EXPECT_TRUE(SamePerson("Head of Custody\xe2\x80\x8b", "head of custody"));  // no width
  EXPECT_FALSE(SamePerson("Head of Custody", "Deputy Head of Custody"));
  EXPECT_FALSE(SamePerson("J Smith", "JSmith"));
  EXPECT_FALSE(SamePerson("", "Head of Custody"));
}

TEST(SamePersonTest, DotsPartNamesAndRanksAreNoneOfThem) {
  EXPECT_TRUE(SamePerson("alice.smith", "Alice Smith"));
  EXPECT_TRUE(SamePerson("A. Smith", "a.smith"));
  EXPECT_TRUE(SamePerson("Insp Alice Smith", "alice.smith"));
  EXPECT_TRUE(SamePerson("Det. Ch. Insp. Alice Smith", "Dr Alice Smith"));
  EXPECT_FALSE(SamePerson("Insp Alice Smith", "bob.smith"));
  EXPECT_FALSE(SamePerson("Insp Smith", "smith"));
  EXPECT_FALSE(SamePerson("Chief Constable", "Deputy Chief Constable"));
  EXPECT_FALSE(SamePerson("Chief Inspector of Custody", "Inspector of Custody"));
}

TEST(SameTextTest, CaseAndRunsOfBlanksAreFoldedAndNothingElse) {
  EXPECT_TRUE(SameText(" Police  and Crime Plan", "police and crime PLAN"));
  EXPECT_FALSE(SameText("V1.1", "V1 1"));
  EXPECT_FALSE(SameText("Insp Alice Smith", "Alice Smith"));
}

TEST(SamePersonTest, LettersOfOtherAlphabetsHaveCasesToo) {
  EXPECT_TRUE(SamePerson("\xc3\x89va \xc3\x96zil", "\xc3\xa9va \xc3\xb6zil"));  // É Ö
  EXPECT_TRUE(
      SamePerson("\xc5\x81ucja \xc5\xbb"
                 "ak",
                 "\xc5\x82ucja \xc5\xbc"
                 "ak"));                                    // Ł Ż
  EXPECT_TRUE(SamePerson("\xc5\xa0imek", "\xc5\xa1imek"));  // Š
  EXPECT_TRUE(SamePerson("\xd0\x98\xd0\x92\xd0\x90\xd0\x9d", "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd"));
  EXPECT_TRUE(SamePerson("\xce\x91\xce\xbd\xce\xbd\xce\xb1", "\xce\xb1\xce\xbd\xce\xbd\xce\xb1"));
  EXPECT_FALSE(SamePerson("\xc3\x97", "\xc3\xb7"));  // multiplied by, divided by
  EXPECT_FALSE(SamePerson("\xc5\x81", "\xc5\x83"));
}

}  // namespace
}  // namespace copperplate

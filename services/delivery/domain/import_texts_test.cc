#include "services/delivery/domain/import_texts.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/text/slug.h"
#include "rapidcheck/gtest.h"

namespace copperplate::delivery {
namespace {

using Texts = std::vector<std::string>;

TEST(ImportTextsTest, LeadsArePartedByStrokes) {
  EXPECT_EQ(SplitLeads("NP"), (Texts{"NP"}));
  EXPECT_EQ(SplitLeads("NP / CS"), (Texts{"NP", "CS"}));
  EXPECT_EQ(SplitLeads("CS/EW"), (Texts{"CS", "EW"}));
  EXPECT_EQ(SplitLeads("Constabulary/ Criminal Justice Board"),
            (Texts{"Constabulary", "Criminal Justice Board"}));
  EXPECT_EQ(SplitLeads(" / "), (Texts{}));
  EXPECT_EQ(JoinLeads({"NP", "CS"}), "NP / CS");
}

TEST(ImportTextsTest, ANoteIsTakenOffTheEnd) {
  const WordedAction worded = SplitNote("Deal with offenders. (Note: requires improvement.)");
  EXPECT_EQ(worded.text, "Deal with offenders.");
  EXPECT_EQ(worded.note, "requires improvement.");
  for (const char* text : {"Deal with offenders", "Deal (Note: a) with offenders", "x (Note: )",
                           " (Note: alone)", "x  (Note: two blanks)"}) {
    EXPECT_EQ(SplitNote(text).text, text);
    EXPECT_EQ(SplitNote(text).note, "") << text;
  }
}

TEST(ImportTextsTest, AnActionIsPrintedAsTheTableWordsIt) {
  PriorityAction action;
  action.text = "Deal with offenders.";
  EXPECT_EQ(PrintedText(action), "Deal with offenders.");
  action.alt_text = "Deal with them";
  action.note = "see the report";
  EXPECT_EQ(PrintedText(action), "Deal with them (Note: see the report)");
}

std::string Seen(const std::string& text) {
  std::string seen;
  for (const SeenAlso& one : FindSeeAlso(text)) {
    absl::StrAppend(&seen, seen.empty() ? "" : "; ", one.code, "<", one.text, ">");
  }
  return seen;
}

TEST(ImportTextsTest, FindsWhereSeeAlsoPoints) {
  EXPECT_EQ(Seen("Operation Sherlock action plan. See also O 1.1"), "O1.1<O 1.1>");
  EXPECT_EQ(Seen("standards. See also O3 - work around Childhood"), "O3<O3>");
  EXPECT_EQ(Seen("See also V5. An event was held March 2018"), "V5<V5>");
  EXPECT_EQ(Seen("See also update T1 re new planning process"), "T1<T1>");
  EXPECT_EQ(Seen("see also update at T1"), "T1<T1>");
  EXPECT_EQ(Seen("engagement > See also section C1"), "C1<C1>");
  EXPECT_EQ(Seen("See also section 10.1 > Equality"), "<section 10.1>");
  EXPECT_EQ(Seen("See also O3, V5 and T10. See also O3"), "O3<O3>; V5<V5>; T10<T10>");
  EXPECT_EQ(Seen("See also the annual report. More"), "<the annual report>");
  EXPECT_EQ(Seen("it will see officers come together (see O3)"), "");
  EXPECT_EQ(Seen("See also "), "");
  EXPECT_EQ(Seen("See also O0"), "<O0>");
}

TEST(ImportTextsTest, AnIdIsMadeOfAText) {
  EXPECT_EQ(SlugOf("", "Victims"), "victims");
  EXPECT_EQ(SlugOf("opcc", "NP"), "opcc-np");
  EXPECT_EQ(SlugOf("delivery", "DA & SV Delivery Group"), "delivery-da-sv-delivery-group");
  EXPECT_EQ(SlugOf("", "999 calls"), "item-999-calls");
  EXPECT_EQ(SlugOf("", "?"), "item");
  EXPECT_EQ(SlugOf("", std::string(62, 'a') + " b"), std::string(62, 'a'));
}

RC_GTEST_PROP(ImportTextsTest, AnIdIsAlwaysOne, (const std::string& text)) {
  RC_ASSERT(IsResourceId(SlugOf("", text)));
  RC_ASSERT(IsResourceId(SlugOf("opcc", text)));
}

RC_GTEST_PROP(ImportTextsTest, WhatIsSplitIsPrintedAsItWas, ()) {
  const std::string text = *rc::gen::container<std::string>(rc::gen::element('a', ' ', '(', ')'));
  const std::string whole = absl::StrCat("x", text, " (Note: ", text, "y)");
  const WordedAction worded = SplitNote(whole);
  PriorityAction action;
  action.text = worded.text;
  action.note = worded.note;
  RC_ASSERT(PrintedText(action) == whole);
}

}  // namespace
}  // namespace copperplate::delivery

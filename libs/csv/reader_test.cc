#include "libs/csv/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace copperplate::csv {
namespace {

using ::testing::ElementsAre;

struct Kept {
  int64_t line;
  RecordFault fault;
  std::vector<std::string> fields;

  bool operator==(const Kept& other) const {
    return line == other.line && fault == other.fault && fields == other.fields;
  }
  friend std::ostream& operator<<(std::ostream& out, const Kept& kept) {
    out << "line " << kept.line << " fault " << static_cast<int>(kept.fault) << " [";
    for (const std::string& field : kept.fields) out << "<" << field << ">";
    return out << "]";
  }
};

Kept Sound(int64_t line, std::vector<std::string> fields) {
  return {line, RecordFault::kNone, std::move(fields)};
}
Kept Faulty(int64_t line, RecordFault fault) { return {line, fault, {}}; }

// Reads `content` in pieces that end at `cuts` (ascending).
std::vector<Kept> ReadAll(absl::string_view content, const std::vector<size_t>& cuts = {},
                          size_t longest = Reader::kLongestRecord) {
  std::vector<Kept> kept;
  const auto keep = [&](const Record& record) {
    kept.push_back({record.line, record.fault,
                    std::vector<std::string>(record.fields.begin(), record.fields.end())});
  };
  Reader reader(longest);
  size_t start = 0;
  for (const size_t cut : cuts) {
    // A piece of its own, so that a view kept for too long is seen by the sanitizer.
    const std::string piece(content.substr(start, cut - start));
    reader.Feed(piece, keep);
    start = cut;
  }
  reader.Feed(content.substr(start), keep);
  reader.Finish(keep);
  return kept;
}

std::vector<size_t> EveryByte(absl::string_view content) {
  std::vector<size_t> cuts;
  for (size_t i = 0; i < content.size(); ++i) cuts.push_back(i);
  return cuts;
}

struct Case {
  const char* name;
  std::string content;
  std::vector<Kept> expected;
};

class ReaderCaseTest : public ::testing::TestWithParam<Case> {};

TEST_P(ReaderCaseTest, ReadsItWholeAndByteByByte) {
  const Case& param = GetParam();
  EXPECT_EQ(ReadAll(param.content), param.expected);
  EXPECT_EQ(ReadAll(param.content, EveryByte(param.content)), param.expected);
}

using F = RecordFault;

INSTANTIATE_TEST_SUITE_P(
    Csv, ReaderCaseTest,
    ::testing::Values(
        Case{"Nothing", "", {}}, Case{"OnlyAByteOrderMark", "\xEF\xBB\xBF", {}},
        Case{"LineFeeds", "a,b\nc,d\n", {Sound(1, {"a", "b"}), Sound(2, {"c", "d"})}},
        Case{"CarriageReturns", "a,b\r\nc,d\r\n", {Sound(1, {"a", "b"}), Sound(2, {"c", "d"})}},
        Case{"NoLastLineEnd", "a\nb", {Sound(1, {"a"}), Sound(2, {"b"})}},
        Case{"LastLineEndCutInHalf", "a\r\nb\r", {Sound(1, {"a"}), Sound(2, {"b"})}},
        Case{"ByteOrderMark", "\xEF\xBB\xBF\"a\",b\n", {Sound(1, {"a", "b"})}},
        Case{"ByteOrderMarkLaterIsText",
             "a\n\xEF\xBB\xBF"
             "b\n",
             {Sound(1, {"a"}), Sound(2, {"\xEF\xBB\xBF"
                                         "b"})}},
        Case{"EmptyFields", ",\n,,\n", {Sound(1, {"", ""}), Sound(2, {"", "", ""})}},
        Case{"EmptyLinesCount", "\n\r\na\n\n\nb\n", {Sound(3, {"a"}), Sound(6, {"b"})}},
        Case{"EmptyQuoted", "\"\"\n\"\",\"\"\n", {Sound(1, {""}), Sound(2, {"", ""})}},
        Case{"BlanksBelongToTheField", " a ,\tb\n", {Sound(1, {" a ", "\tb"})}},
        Case{"BlanksInQuotes", "\" a \",\" \"\n", {Sound(1, {" a ", " "})}},
        Case{"DoubledQuotes", "\"a \"\"b\"\"\",\"\"\"\"\n", {Sound(1, {"a \"b\"", "\""})}},
        Case{"QuotedComma", "\"a,b\",c\n", {Sound(1, {"a,b", "c"})}},
        Case{"QuotedLineEnds",
             "\"a\nb\r\nc\",d\ne\n",
             {Sound(1, {"a\nb\r\nc", "d"}), Sound(4, {"e"})}},
        Case{"QuotedEmptyLines", "\"\n\n\"\nb\n", {Sound(1, {"\n\n"}), Sound(4, {"b"})}},
        Case{"QuotedCarriageReturn", "\"a\rb\"\n", {Sound(1, {"a\rb"})}},
        Case{"Utf8", "Caf\xC3\xA9,\"\xE2\x82\xAC\"\n", {Sound(1, {"Caf\xC3\xA9", "\xE2\x82\xAC"})}},
        Case{"NotUtf8",
             "a\nb\xFF,c\nd\n",
             {Sound(1, {"a"}), Faulty(2, F::kInvalidUtf8), Sound(3, {"d"})}},
        Case{"NotUtf8InASecondLine",
             "\"a\n\xC3\"\nb\n",
             {Faulty(1, F::kInvalidUtf8), Sound(3, {"b"})}},
        Case{"Nul", std::string("a\0b\nc\n", 6), {Faulty(1, F::kNul), Sound(2, {"c"})}},
        Case{"NulQuoted", std::string("\"\0\"\nc\n", 6), {Faulty(1, F::kNul), Sound(2, {"c"})}},
        Case{"QuoteInsideAField", "a\"b,c\nd\n", {Faulty(1, F::kQuoteMisplaced), Sound(2, {"d"})}},
        Case{"TextBehindAQuote", "\"a\"b\nd\n", {Faulty(1, F::kQuoteMisplaced), Sound(2, {"d"})}},
        Case{
            "BlankBeforeAQuote", "a, \"b\"\nd\n", {Faulty(1, F::kQuoteMisplaced), Sound(2, {"d"})}},
        Case{"MisplacedOnALaterLine",
             "\"a\nb\" \nc\n",
             {Faulty(1, F::kQuoteMisplaced), Sound(3, {"c"})}},
        Case{"QuoteUnclosed", "a\n\"b\nc\n", {Sound(1, {"a"}), Faulty(2, F::kQuoteUnclosed)}},
        Case{"CarriageReturnInsideALine",
             "a\rb\nc\n",
             {Faulty(1, F::kCarriageReturn), Sound(2, {"c"})}},
        Case{"CarriageReturnFirst", "\ra\nc\n", {Faulty(1, F::kCarriageReturn), Sound(2, {"c"})}},
        Case{"CarriageReturnsOnly", "\r\r\nc\n", {Faulty(1, F::kCarriageReturn), Sound(2, {"c"})}},
        Case{"TwoCarriageReturns", "a\r\r\nc\n", {Faulty(1, F::kCarriageReturn), Sound(2, {"c"})}},
        Case{"CarriageReturnBeforeAQuote",
             "a\r\"b\nc\n",
             {Faulty(1, F::kCarriageReturn), Sound(2, {"c"})}}),
    [](const auto& one) { return one.param.name; });

TEST(ReaderTest, TheLimitIsTheRecordWithoutItsLineEnd) {
  for (const absl::string_view end : {absl::string_view("\n"), absl::string_view("\r\n")}) {
    const std::string content =
        absl::StrCat("12345", end, "123456", end, "\"1\n3\"", end, "\"1\n34\"", end, "a", end);
    const std::vector<Kept> expected = {Sound(1, {"12345"}), Faulty(2, F::kTooLong),
                                        Sound(3, {"1\n3"}), Faulty(5, F::kTooLong),
                                        Sound(7, {"a"})};
    EXPECT_EQ(ReadAll(content, {}, 5), expected);
    EXPECT_EQ(ReadAll(content, EveryByte(content), 5), expected);
  }
}

TEST(ReaderTest, TakesARecordOf64KiBAndNotOneByteMore) {
  const std::string longest(size_t{64} << 10, 'x');
  EXPECT_THAT(ReadAll(longest + "\n"), ElementsAre(Sound(1, {longest})));
  EXPECT_THAT(ReadAll(longest + "x\na\n"), ElementsAre(Faulty(1, F::kTooLong), Sound(2, {"a"})));
}

TEST(ReaderTest, AQuoteThatIsNeverClosedCostsOneRecordPer64KiB) {
  const std::string content = "\"" + std::string(size_t{70} << 10, '\n') + "a\n";
  const std::vector<Kept> kept = ReadAll(content);
  EXPECT_THAT(kept, ElementsAre(Faulty(1, F::kTooLong), Sound(70 * 1024 + 1, {"a"})));
}

// A field that needs no quotes may go without.
std::string Quoted(const std::string& field, bool always) {
  if (!always && field.find_first_of(",\"\r\n") == std::string::npos) return field;
  return absl::StrCat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"");
}

RC_GTEST_PROP(ReaderProperty, WhatIsQuotedComesBackHoweverItIsCut, ()) {
  const auto text =
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,\"\r\n \t;'0")));
  const auto rows = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(text))));
  std::string content = *rc::gen::element(std::string(), std::string("\xEF\xBB\xBF"));
  const std::string end = *rc::gen::element(std::string("\n"), std::string("\r\n"));
  const bool always = *rc::gen::arbitrary<bool>();
  std::vector<Kept> expected;
  int64_t line = 1;
  for (const auto& row : rows) {
    std::string record;
    for (size_t i = 0; i < row.size(); ++i) {
      // An empty line is no record.
      absl::StrAppend(&record, i == 0 ? "" : ",", Quoted(row[i], always || row.size() == 1));
    }
    expected.push_back(Sound(line, row));
    line += 1 + std::count(record.begin(), record.end(), '\n');
    absl::StrAppend(&content, record, end);
  }
  if (*rc::gen::arbitrary<bool>()) content.resize(content.size() - end.size());
  std::vector<size_t> cuts =
      *rc::gen::container<std::vector<size_t>>(rc::gen::inRange<size_t>(0, content.size() + 1));
  std::sort(cuts.begin(), cuts.end());
  RC_ASSERT(ReadAll(content, cuts) == expected);
}

RC_GTEST_PROP(ReaderProperty, AnyBytesGiveTheSameRecordsHoweverTheyAreCut, ()) {
  const auto content =
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a,\"\r\n\0\xC3\xA9", 8)));
  std::vector<size_t> cuts =
      *rc::gen::container<std::vector<size_t>>(rc::gen::inRange<size_t>(0, content.size() + 1));
  std::sort(cuts.begin(), cuts.end());
  RC_ASSERT(ReadAll(content, cuts, 16) == ReadAll(content, {}, 16));
}

TEST(ReaderTest, EveryFaultHasItsSentence) {
  for (const F fault : {F::kTooLong, F::kNul, F::kInvalidUtf8, F::kQuoteMisplaced,
                        F::kQuoteUnclosed, F::kCarriageReturn}) {
    EXPECT_EQ(Description(fault).substr(0, 5), "must ");
  }
  EXPECT_EQ(Description(F::kNone), "");
}

}  // namespace
}  // namespace copperplate::csv

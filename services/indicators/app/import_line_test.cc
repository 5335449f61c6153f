#include "services/indicators/app/import_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/imports/row_fault.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Fields = std::vector<absl::string_view>;

int32_t Month(int year, int month) { return MonthNumber(absl::CivilMonth(year, month)); }

IndicatorDefinition Definition(absl::string_view id, Measure measure, Frequency frequency) {
  IndicatorDefinition definition;
  definition.id = std::string(id);
  definition.measure = measure;
  definition.frequency = frequency;
  definition.valid_from = Month(2010, 1);
  return definition;
}

ImportReference Reference() {
  ImportReference reference;
  reference.areas = {{1, "south", Month(2012, 1), Month(2018, 3)}, {2, "north", 0, {}}};
  reference.indicators = {{11, Definition("crime", Measure::kCount, Frequency::kMonthly)},
                          {12, Definition("trust", Measure::kProportion, Frequency::kQuarterly)}};
  return reference;
}

class ImportLineTest : public ::testing::Test {
 protected:
  static constexpr absl::string_view kHeader =
      "indicator,area,month,numerator,denominator,status,qualifier,breakdown,period_months";

  static csv::Record RecordOf(int64_t line, const Fields& fields) {
    return {line, csv::RecordFault::kNone, fields};
  }

  bool ReadHeader(absl::string_view text) {
    const Fields fields = absl::StrSplit(text, ',');
    return reader_.ReadHeader(RecordOf(1, fields), faults_);
  }
  // Under the full header unless another was read.
  std::optional<ImportRow> Read(absl::string_view text) {
    fields_ = absl::StrSplit(text, ',');
    return reader_.ReadRow(RecordOf(7, fields_), faults_);
  }
  // `line field REASON`
  std::vector<std::string> FaultsFound() const {
    std::vector<std::string> found;
    for (const imports::RowFault& fault : faults_.Kept()) {
      found.push_back(absl::StrCat(fault.line, " ", fault.field, " ", fault.reason));
    }
    return found;
  }

  const ImportReference reference_ = Reference();
  ImportLineReader reader_{reference_, Month(2018, 5)};
  imports::RowFaults faults_;
  Fields fields_;
};

TEST_F(ImportLineTest, ReadsAFullRow) {
  ASSERT_TRUE(ReadHeader(kHeader));
  const auto row = Read("trust,south,2018-03,81.5,90,PROVISIONAL,ESTIMATED,sex=f;age=18-24,3");
  EXPECT_THAT(FaultsFound(), IsEmpty());
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->area, 1);
  EXPECT_EQ(row->indicator, 12);
  EXPECT_EQ(row->month, Month(2018, 3));
  EXPECT_EQ(row->breakdown, "age=18-24;sex=f");
  EXPECT_EQ(row->numerator, 81'500'000);
  EXPECT_EQ(row->denominator, 90'000'000);
  EXPECT_EQ(row->status, FigureStatus::kProvisional);
  EXPECT_EQ(row->qualifier, Qualifier::kEstimated);
  EXPECT_EQ(row->period_months, 3);
  EXPECT_EQ(row->line, 7);
}

TEST_F(ImportLineTest, OptionalColumnsHaveDefaults) {
  ASSERT_TRUE(ReadHeader("denominator,numerator,month,area,indicator"));
  const auto row = Read(",12,2018-05,north,crime");
  EXPECT_THAT(FaultsFound(), IsEmpty());
  ASSERT_TRUE(row.has_value());
  EXPECT_EQ(row->indicator, 11);
  EXPECT_EQ(row->numerator, 12'000'000);
  EXPECT_EQ(row->denominator, std::nullopt);
  EXPECT_EQ(row->status, FigureStatus::kFinal);
  EXPECT_EQ(row->qualifier, Qualifier::kExact);
  EXPECT_EQ(row->breakdown, "");
  EXPECT_EQ(row->period_months, 1);
}

TEST_F(ImportLineTest, EachFaultHasItsReason) {
  const struct {
    const char* row;
    std::vector<std::string> faults;
  } kCases[] = {
      {"no-such,north,2018-03,1,,,,,", {"indicator INDICATOR_UNKNOWN"}},
      {",north,2018-03,1,,,,,", {"indicator INDICATOR_UNKNOWN"}},
      {"Crime,north,2018-03,1,,,,,", {"indicator INDICATOR_UNKNOWN"}},
      {"crime,no-such,2018-03,1,,,,,", {"area AREA_UNKNOWN"}},
      {"crime,south,2011-12,1,,,,,", {"area AREA_NOT_VALID"}},
      {"crime,south,2018-04,1,,,,,", {"area AREA_NOT_VALID"}},
      {"crime,north,2009-12,1,,,,,", {"indicator INDICATOR_NOT_VALID"}},
      {"crime,north,2018-13,1,,,,,", {"month MONTH_MALFORMED"}},
      {"crime,north,,1,,,,,", {"month MONTH_MALFORMED"}},
      {"crime,north,2018-3,1,,,,,", {"month MONTH_MALFORMED"}},
      {"crime,north,2018-06,1,,,,,", {"month MONTH_IN_FUTURE"}},
      {"crime,north,2018-03,,,,,,", {"numerator NUMBER_MISSING"}},
      {"crime,north,2018-03,-1,,,,,", {"numerator NEGATIVE_NOT_ALLOWED"}},
      {"crime,north,2018-03,1.5,,,,,", {"numerator FRACTION_IN_COUNT"}},
      {"crime,north,2018-03,NaN,,,,,", {"numerator NUMBER_NOT_FINITE"}},
      {"crime,north,2018-03,-inf,,,,,", {"numerator NUMBER_NOT_FINITE"}},
      {"crime,north,2018-03,1e400,,,,,", {"numerator NUMBER_HAS_EXPONENT"}},
      {"crime,north,2018-03,1 000,,,,,", {"numerator NUMBER_MALFORMED"}},
      {"crime,north,2018-03,9999999999999,,,,,", {"numerator NUMBER_TOO_LARGE"}},
      {"crime,north,2018-03,1,2,,,,", {"denominator DENOMINATOR_NOT_APPLICABLE"}},
      {"crime,north,2018-03,1,,DRAFT,,,", {"status STATUS_UNKNOWN"}},
      {"crime,north,2018-03,1,,,GUESSED,,", {"qualifier QUALIFIER_UNKNOWN"}},
      {"crime,north,2018-03,1,,,,age,", {"breakdown BREAKDOWN_MALFORMED"}},
      {"crime,north,2018-03,1,,,,a=1;a=2,", {"breakdown BREAKDOWN_DIMENSION_REPEATED"}},
      {"crime,north,2018-03,1,,,,,2", {"period_months PERIOD_MONTHS_UNKNOWN"}},
      {"crime,north,2018-03,1,,,,,3", {"period_months PERIOD_MONTHS_MISMATCH"}},
      {"trust,north,2018-03,5,4,,,,", {"numerator NUMERATOR_ABOVE_DENOMINATOR"}},
      {"trust,north,2018-03,1,0,,,,", {"denominator NUMERATOR_WITHOUT_DENOMINATOR"}},
      {"trust,north,2018-03,1,,,,,", {"denominator DENOMINATOR_MISSING"}},
      {"trust,north,2018-02,1,2,,,,", {"month MONTH_NOT_END_OF_PERIOD"}},
      {"crime,north,2018-03,1", {" FIELD_COUNT"}},
      {"crime,north,2018-03,1,,,,,,", {" FIELD_COUNT"}},
      {"no-such,nowhere,no,x,y,z,z,z,z",
       {"month MONTH_MALFORMED", "indicator INDICATOR_UNKNOWN", "area AREA_UNKNOWN",
        "breakdown BREAKDOWN_MALFORMED"}},
      // Without a month nothing is said that depends on it.
      {"trust,south,no,5,4,,,,1",
       {"month MONTH_MALFORMED", "period_months PERIOD_MONTHS_MISMATCH",
        "numerator NUMERATOR_ABOVE_DENOMINATOR"}},
  };
  ASSERT_TRUE(ReadHeader(kHeader));
  for (const auto& one : kCases) {
    faults_ = imports::RowFaults();
    Read(one.row);
    std::vector<std::string> expected;
    for (const std::string& fault : one.faults) expected.push_back("7 " + fault);
    EXPECT_EQ(FaultsFound(), expected) << one.row;
  }
}

TEST_F(ImportLineTest, AFaultyRowIsGivenWhereItsKeyIsKnown) {
  ASSERT_TRUE(ReadHeader(kHeader));
  const auto faulty = Read("crime,south,2018-03,x,,,,,");
  ASSERT_TRUE(faulty.has_value());
  EXPECT_EQ(faulty->area, 1);
  EXPECT_EQ(faulty->line, 7);
  for (const char* unknown : {"no-such,south,2018-03,1,,,,,", "crime,no-such,2018-03,1,,,,,",
                              "crime,south,no,1,,,,,", "crime,south,2018-03,1,,,,age,", "crime"}) {
    EXPECT_FALSE(Read(unknown).has_value()) << unknown;
  }
}

TEST_F(ImportLineTest, RecordsThatCannotBeReadHaveTheirReason) {
  const std::pair<csv::RecordFault, const char*> kCases[] = {
      {csv::RecordFault::kTooLong, "LINE_TOO_LONG"},
      {csv::RecordFault::kNul, "NUL_BYTE"},
      {csv::RecordFault::kInvalidUtf8, "UTF8_INVALID"},
      {csv::RecordFault::kQuoteMisplaced, "QUOTE_MISPLACED"},
      {csv::RecordFault::kQuoteUnclosed, "QUOTE_UNCLOSED"},
      {csv::RecordFault::kCarriageReturn, "CARRIAGE_RETURN_MISPLACED"}};
  ASSERT_TRUE(ReadHeader(kHeader));
  for (const auto& [fault, reason] : kCases) {
    faults_ = imports::RowFaults();
    EXPECT_FALSE(reader_.ReadRow({9, fault, {}}, faults_).has_value());
    EXPECT_FALSE(reader_.ReadHeader({1, fault, {}}, faults_));
    EXPECT_THAT(FaultsFound(),
                ElementsAre(absl::StrCat("1  ", reason), absl::StrCat("9  ", reason)));
  }
}

TEST_F(ImportLineTest, TheHeadersFaultsNameTheirColumns) {
  EXPECT_FALSE(ReadHeader("indicator,area,month,numerator,numerator,value,Status"));
  EXPECT_THAT(FaultsFound(),
              ElementsAre("1 numerator COLUMN_REPEATED", "1 value COLUMN_UNKNOWN",
                          "1 Status COLUMN_UNKNOWN", "1 denominator COLUMN_MISSING"));
}

}  // namespace
}  // namespace copperplate::indicators

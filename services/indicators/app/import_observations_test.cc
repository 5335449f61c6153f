#include "services/indicators/app/import_observations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/imports/row_fault.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/time/civil.h"
#include "services/indicators/storage/testing/fake_figures.h"

namespace copperplate::indicators {
namespace {

using testing::HasReason;
using ::testing::SizeIs;
using testing::StatusIs;

constexpr absl::string_view kHeader = "indicator,area,month,numerator,denominator\n";
constexpr int32_t kMarch = 2018 * 12 + 2;

void ExpectSameError(const absl::Status& a, const absl::Status& b) {
  EXPECT_EQ(a.code(), b.code());
  EXPECT_EQ(a.message(), b.message());
  EXPECT_EQ(ErrorReason(a), ErrorReason(b));
  for (const char* key : {"batch", "faultCount"}) {
    EXPECT_EQ(ErrorMetadata(a, key), ErrorMetadata(b, key));
  }
  const std::vector<FieldFault> of_a = ErrorFields(a);
  const std::vector<FieldFault> of_b = ErrorFields(b);
  ASSERT_EQ(of_a.size(), of_b.size());
  for (size_t i = 0; i < of_a.size(); ++i) {
    EXPECT_EQ(of_a[i].field, of_b[i].field);
    EXPECT_EQ(of_a[i].description, of_b[i].description);
  }
}

class ImportObservationsTest : public ::testing::Test {
 protected:
  ImportObservationsTest() {
    context_.force = "cambridgeshire";
    context_.caller = "importer-1";
    figures_.AddForce("cambridgeshire");
    figures_.AddArea("cambridgeshire", {0, "south", 0, {}}, "");
    IndicatorDefinition definition;
    definition.id = "crime";
    figures_.AddIndicator("cambridgeshire", definition);
  }

  static ImportRequest Named(absl::string_view id) {
    ImportRequest request;
    request.batch_id = std::string(id);
    return request;
  }

  absl::StatusOr<Batch> Import(absl::string_view content, const ImportRequest& request = {},
                               size_t piece = 7) {
    auto import = ObservationImport::Begin(parts_, context_, request);
    if (!import.ok()) return import.status();
    for (size_t at = 0; at < content.size(); at += piece) {
      if (absl::Status status = (*import)->Write(content.substr(at, piece)); !status.ok()) {
        return status;
      }
    }
    return (*import)->Finish([](const Batch&) { return std::string("{}"); },
                             [this] { return cancelled_; });
  }

  std::vector<imports::RowFault> FaultsOf(absl::string_view id) {
    const auto batch = figures_.Find(context_, id);
    if (!batch.ok() || !batch->has_value()) return {};
    auto page = figures_.ListFaults(context_, (*batch)->number, 0, 2000);
    return page.ok() ? page->rows : std::vector<imports::RowFault>();
  }

  size_t Held() {
    const auto page = figures_.List(context_, ObservationQuery{.revision = 1000, .limit = 1000});
    return page.ok() ? page->rows.size() : 0;
  }

  FakeFigures figures_;
  // A summer's night: in London it is the first of June already.
  testing::FakeClock clock_{
      absl::FromCivil(absl::CivilSecond(2018, 5, 31, 23, 30, 0), absl::UTCTimeZone())};
  ImportParts parts_{figures_, figures_, clock_, {.rows = {.folder = "/tmp"}, .most_rows = 2000}};
  RequestContext context_;
  bool cancelled_ = false;
};

TEST_F(ImportObservationsTest, TakesContentHoweverItIsCut) {
  const std::string content =
      absl::StrCat(kHeader, "crime,south,2018-03,1,\n", "\"crime\",south,2018-04,\"2\",\r\n\n",
                   "crime,south,2018-05,3,");
  for (const size_t piece : {size_t{1}, size_t{3}, content.size()}) {
    const std::string id = absl::StrCat("batch-", piece);
    ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch, Import(content, Named(id), piece));
    EXPECT_EQ(batch.id, id);
    EXPECT_EQ(batch.row_count, 3);
    EXPECT_EQ(batch.content, Sha256(content));
    EXPECT_EQ(batch.inserted_count, piece == 1 ? 3 : 0);
    EXPECT_EQ(batch.unchanged_count, piece == 1 ? 0 : 3);
  }
}

TEST_F(ImportObservationsTest, ThePresentMonthIsLondons) {
  ABSL_EXPECT_OK(Import(absl::StrCat(kHeader, "crime,south,2018-06,1,\n")));
  EXPECT_THAT(Import(absl::StrCat(kHeader, "crime,south,2018-07,1,\n")),
              HasReason("IMPORT_REFUSED"));
}

TEST_F(ImportObservationsTest, OneIsCountedInTheSingular) {
  EXPECT_THAT(
      Import(absl::StrCat(kHeader, "crime,south,2018-07,1,\n")),
      StatusIs(absl::StatusCode::kInvalidArgument, "nothing was written: the content has 1 fault"));
  figures_.AddSnapshot("cambridgeshire", "south", kMarch, kMarch);
  EXPECT_THAT(Import(absl::StrCat(kHeader, "crime,south,2018-03,1,\n")),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "nothing was written: 1 row changes a published month, which takes a "
                       "revision_reason"));
}

TEST_F(ImportObservationsTest, OneBadRowRefusesAll) {
  const std::string content =
      absl::StrCat(kHeader, "crime,south,2018-03,1,\n", "crime,nowhere,2018-03,1,\n",
                   "crime,south,2018-04,x,\n", "crime,south,2018-03,2,\n");
  const auto refused = Import(content, Named("bad"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kInvalidArgument,
                                "nothing was written: the content has 3 faults"));
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), "forces/cambridgeshire/batches/bad");
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "3");
  const std::vector<FieldFault> fields = ErrorFields(refused.status());
  ASSERT_THAT(fields, SizeIs(3));
  EXPECT_EQ(fields[0].field, "rows[3].area");
  EXPECT_EQ(fields[0].description, "must be an area of the force (AREA_UNKNOWN)");
  EXPECT_EQ(fields[1].field, "rows[4].numerator");
  EXPECT_EQ(fields[2].field, "rows[5]");
  EXPECT_EQ(fields[2].description,
            "must not have the indicator, area, month and breakdown of line 2 (DUPLICATE_KEY)");
  EXPECT_EQ(Held(), 0U);
  EXPECT_THAT(FaultsOf("bad"), SizeIs(3));

  ExpectSameError(Import(content, Named("bad")).status(), refused.status());
}

TEST_F(ImportObservationsTest, ARowWithoutAFigureStillRepeatsAKey) {
  const auto refused = Import(
      absl::StrCat(kHeader, "crime,south,2018-03,x,\n", "crime,south,2018-03,1,\n"), Named("bad"));
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  const std::vector<imports::RowFault> faults = FaultsOf("bad");
  ASSERT_THAT(faults, SizeIs(2));
  EXPECT_EQ(faults[0].reason, "NUMBER_MALFORMED");
  EXPECT_EQ(faults[1].reason, "DUPLICATE_KEY");
  EXPECT_EQ(faults[1].line, 3);
}

TEST_F(ImportObservationsTest, FaultsAreCountedBeyondThoseKept) {
  std::string content(kHeader);
  for (int i = 0; i < 1500; ++i) absl::StrAppend(&content, "crime,south,no,x,\n");
  const auto refused = Import(content, Named("bad"), 1000);
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "3000");
  const std::vector<imports::RowFault> faults = FaultsOf("bad");
  ASSERT_THAT(faults, SizeIs(1000));
  for (size_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(faults[i].line, static_cast<int64_t>(i / 2 + 2));
    EXPECT_EQ(faults[i].reason, i % 2 == 0 ? "MONTH_MALFORMED" : "NUMBER_MALFORMED");
  }
}

TEST_F(ImportObservationsTest, HeadersAreRefusedWithoutLookingAtRows) {
  const struct {
    std::string content;
    std::vector<std::string> reasons;
  } kCases[] = {
      {"", {"HEADER_MISSING"}},
      {"\n\n", {"HEADER_MISSING"}},
      {"indicator,area,month,numerator\ncrime,south,2018-03,x\n", {"COLUMN_MISSING"}},
      {"indicator,area,month,numerator,denominator,area\nx\n", {"COLUMN_REPEATED"}},
      {"indicator;area;month;numerator;denominator\n",
       {"COLUMN_UNKNOWN", "COLUMN_MISSING", "COLUMN_MISSING", "COLUMN_MISSING", "COLUMN_MISSING",
        "COLUMN_MISSING"}},
      {"\"indicator", {"QUOTE_UNCLOSED"}},
  };
  int number = 0;
  for (const auto& one : kCases) {
    const std::string id = absl::StrCat("bad-", ++number);
    EXPECT_THAT(Import(one.content, Named(id)), HasReason("IMPORT_REFUSED")) << one.content;
    std::vector<std::string> reasons;
    for (const imports::RowFault& fault : FaultsOf(id)) reasons.push_back(fault.reason);
    EXPECT_EQ(reasons, one.reasons) << one.content;
  }
}

TEST_F(ImportObservationsTest, AHeaderAloneIsAnImportOfNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch, Import(kHeader));
  EXPECT_EQ(batch.row_count, 0);
  EXPECT_EQ(batch.state, BatchState::kApplied);
}

TEST_F(ImportObservationsTest, TooManyRowsAreOneFault) {
  std::string content(kHeader);
  for (int i = 0; i < 2000; ++i) {
    absl::StrAppend(&content, "crime,south,", FormatMonth(absl::CivilMonth(1900, 1) + i % 1400),
                    ",1,\n");
  }
  absl::StrAppend(&content, "x\ny\n");
  const auto refused = Import(content, Named("bad"), 4096);
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  std::vector<imports::RowFault> faults = FaultsOf("bad");
  ASSERT_THAT(faults, SizeIs(601));  // and those of repeated months
  EXPECT_EQ(faults.back().reason, "TOO_MANY_ROWS");
  EXPECT_EQ(faults.back().line, 2002);
}

TEST_F(ImportObservationsTest, TheSameIdAndContentGivesTheFirstResult) {
  const std::string content = absl::StrCat(kHeader, "crime,south,2018-03,1,\n");
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch first, Import(content, Named("one")));
  ABSL_ASSERT_OK(Import(absl::StrCat(kHeader, "crime,south,2018-03,2,\n"), Named("two")));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch again, Import(content, Named("one")));
  EXPECT_EQ(again.uid, first.uid);
  EXPECT_EQ(again.inserted_count, 1);
  EXPECT_EQ(again.revision, first.revision);

  for (const absl::string_view other :
       {absl::string_view("indicator,area,month,numerator,denominator\ncrime,south,2018-03,9,\n"),
        absl::string_view("nonsense")}) {
    const auto differs = Import(other, Named("one"));
    EXPECT_THAT(differs, StatusIs(absl::StatusCode::kAlreadyExists));
    EXPECT_THAT(differs, HasReason("BATCH_CONTENT_DIFFERS"));
    EXPECT_EQ(ErrorMetadata(differs.status(), "batch"), std::nullopt);
  }
}

TEST_F(ImportObservationsTest, ValidateOnlyLeavesNothing) {
  ImportRequest request = Named("check");
  request.mode = WriteMode::kValidateOnly;
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch,
                            Import(absl::StrCat(kHeader, "crime,south,2018-03,1,\n"), request));
  EXPECT_EQ(batch.number, 0);
  EXPECT_EQ(batch.inserted_count, 1);
  const auto refused = Import(absl::StrCat(kHeader, "crime,south,no,1,\n"), request);
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), std::nullopt);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, figures_.Find(context_, "check"));
  EXPECT_FALSE(found.has_value());
  EXPECT_EQ(Held(), 0U);
}

TEST_F(ImportObservationsTest, PublishedMonthsTakeAReason) {
  figures_.AddSnapshot("cambridgeshire", "south", kMarch, kMarch + 1);
  const std::string content = absl::StrCat(kHeader, "crime,south,2018-02,1,\n",
                                           "crime,south,2018-03,1,\n", "crime,south,2018-04,1,\n");
  ImportRequest request = Named("late");
  request.mode = WriteMode::kValidateOnly;
  const auto checked = Import(content, request);
  EXPECT_THAT(checked, HasReason("REVISION_REASON_REQUIRED"));
  EXPECT_EQ(ErrorMetadata(checked.status(), "batch"), std::nullopt);

  const auto refused = Import(content, Named("late"));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("REVISION_REASON_REQUIRED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), "forces/cambridgeshire/batches/late");
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "2");
  const std::vector<FieldFault> fields = ErrorFields(refused.status());
  ASSERT_THAT(fields, SizeIs(2));
  EXPECT_EQ(fields[0].field, "rows[3]");
  EXPECT_EQ(fields[1].field, "rows[4]");
  EXPECT_EQ(Held(), 0U);
  EXPECT_THAT(FaultsOf("late"), SizeIs(2));

  EXPECT_EQ(refused.status().message(),
            "nothing was written: 2 rows change published months, which takes a revision_reason");

  // The id has its result, whatever reason comes later; another id takes the figures in.
  ImportRequest reasoned = Named("late");
  reasoned.revision_reason = "recount";
  const auto late = Import(content, reasoned);
  EXPECT_THAT(late, HasReason("REVISION_REASON_REQUIRED"));
  EXPECT_EQ(ErrorMetadata(late.status(), "batch"), "forces/cambridgeshire/batches/late");
  EXPECT_EQ(late.status().message(),
            "nothing was written: 2 rows change published months, and the batch id was refused for "
            "want of a revision_reason: send the same with it under another batch id");
  reasoned.batch_id = "late-2";
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch, Import(content, reasoned));
  EXPECT_EQ(batch.inserted_count, 3);
  EXPECT_EQ(batch.revision_reason, "recount");
}

TEST_F(ImportObservationsTest, ACallerWhoHasGoneGetsNothingWritten) {
  cancelled_ = true;
  EXPECT_THAT(Import(absl::StrCat(kHeader, "crime,south,2018-03,1,\n"), Named("gone")),
              StatusIs(absl::StatusCode::kCancelled));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, figures_.Find(context_, "gone"));
  EXPECT_FALSE(found.has_value());
}

TEST_F(ImportObservationsTest, AnUnknownForceIsNotFound) {
  context_.force = "atlantis";
  EXPECT_THAT(Import(kHeader), HasReason("FORCE_UNKNOWN"));
}

TEST_F(ImportObservationsTest, ADiskThatIsFullEndsTheImport) {
  parts_.options.rows = {.folder = "/tmp/no-such-folder-here", .run_bytes = 48};
  EXPECT_THAT(Import(absl::StrCat(kHeader, "crime,south,2018-03,1,\ncrime,south,2018-04,1,\n",
                                  "crime,south,2018-05,1,\n")),
              HasReason("TEMPORARY_FILE"));
}

}  // namespace
}  // namespace copperplate::indicators

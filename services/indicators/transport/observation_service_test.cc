#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "libs/digest/sha256.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::StatusIs;

class ObservationServiceTest : public ObservationTest {
 protected:
  ObservationServiceTest() {
    AddArea("cambridgeshire");
    AddArea("fenland");
    AddIndicator("burglary");
    AddIndicator("robbery");
  }

  static std::string Csv(const std::vector<std::string>& rows) {
    std::string content(kHeader);
    for (const std::string& row : rows) absl::StrAppend(&content, row, ",\n");
    return content;
  }

  absl::StatusOr<v1::ListObservationsResponse> List(v1::ListObservationsRequest request = {}) {
    request.set_parent("forces/cambridgeshire");
    return Read(&Stub::ListObservations, request);
  }
  // `fenland burglary 2018-03 5`
  static std::vector<std::string> Brief(const v1::ListObservationsResponse& response) {
    std::vector<std::string> out;
    for (const v1::Observation& one : response.observations()) {
      const auto id = [](const std::string& name) { return name.substr(name.rfind('/') + 1); };
      out.push_back(absl::StrCat(id(one.area()), " ", id(one.indicator()), " ", one.month(), " ",
                                 one.numerator()));
    }
    return out;
  }
  std::vector<std::string> Held() {
    const auto response = List();
    EXPECT_THAT(response, testing::IsOk());
    return response.ok() ? Brief(*response) : std::vector<std::string>();
  }

  v1::ListObservationHistoryRequest HistoryOf(absl::string_view indicator, absl::string_view area,
                                              absl::string_view month) {
    v1::ListObservationHistoryRequest request;
    request.set_parent("forces/cambridgeshire");
    request.set_indicator(IndicatorName(indicator));
    if (!area.empty()) request.set_area(AreaName(area));
    request.set_month(std::string(month));
    return request;
  }

  int64_t CountRows(absl::string_view table) {
    return std::stoll(Value(absl::StrCat("SELECT count(*) FROM indicators.", table)));
  }
};

TEST_F(ObservationServiceTest, AnImportIsTakenInAndTold) {
  const std::string content =
      "\xEF\xBB\xBF"
      "area,indicator,month,numerator,denominator,status,qualifier,breakdown\r\n"
      "fenland,burglary,2018-03,5,,PROVISIONAL,AS_PRINTED,sex=f;age=18-24\r\n"
      "\"cambridgeshire\",robbery,2018-02,7,,,,\r\n";
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Batch batch,
      Import(content, {.batch_id = "first", .revision_reason = "why", .source = "nightly"}));
  EXPECT_EQ(batch.name(), "forces/cambridgeshire/batches/first");
  EXPECT_THAT(batch.uid(), SizeIs(36));
  EXPECT_EQ(batch.state(), v1::Batch::APPLIED);
  EXPECT_EQ(batch.source(), "nightly");
  EXPECT_EQ(batch.revision_reason(), "why");
  EXPECT_EQ(batch.author(), "analyst-1");
  EXPECT_EQ(batch.row_count(), 2);
  EXPECT_EQ(batch.inserted_count(), 2);
  EXPECT_EQ(batch.content_sha256(), absl::BytesToHexString(AsBytes(Sha256(content))));
  EXPECT_EQ(batch.revision(), 5);
  EXPECT_FALSE(batch.validate_only());
  EXPECT_TRUE(batch.has_create_time());

  ABSL_ASSERT_OK_AND_ASSIGN(const auto response, List());
  EXPECT_THAT(Brief(response),
              ElementsAre("cambridgeshire robbery 2018-02 7", "fenland burglary 2018-03 "));
  const v1::Observation& observation = response.observations(1);
  EXPECT_EQ(observation.indicator(), IndicatorName("burglary"));
  EXPECT_EQ(observation.period_months(), 1);
  EXPECT_EQ(observation.breakdown(), "age=18-24;sex=f");
  EXPECT_EQ(observation.denominator(), "");
  EXPECT_EQ(observation.status(), v1::Observation::PROVISIONAL);
  EXPECT_EQ(observation.qualifier(), v1::Observation::AS_PRINTED);
  EXPECT_EQ(observation.batch(), batch.name());
  EXPECT_EQ(observation.revision(), 5);
  EXPECT_EQ(observation.author(), "");
  EXPECT_TRUE(observation.withheld());
  EXPECT_FALSE(response.observations(0).withheld());
  EXPECT_EQ(response.observations(0).status(), v1::Observation::FINAL);
  EXPECT_EQ(response.observations(0).qualifier(), v1::Observation::EXACT);

  v1::GetBatchRequest get;
  get.set_name(batch.name());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch got, Read(&Stub::GetBatch, get));
  EXPECT_EQ(got.SerializeAsString(), batch.SerializeAsString());
}

TEST_F(ObservationServiceTest, OnlyAnAnalystIsToldThePartsOfAWhole) {
  ABSL_ASSERT_OK(
      Import("area,indicator,month,numerator,denominator,breakdown\n"
             "fenland,burglary,2018-03,5,,age=18-24\n"));
  v1::ListObservationsRequest list;
  list.set_parent("forces/cambridgeshire");
  auto history = HistoryOf("burglary", "fenland", "2018-03");
  history.set_breakdown("age=18-24");
  for (const auto& [caller, numerator] :
       {std::pair(Analyst("cambridgeshire"), "5"), std::pair(Viewer("cambridgeshire"), ""),
        std::pair(Publisher("cambridgeshire"), "")}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto listed,
                              Call(*observations_, &Stub::ListObservations, list, caller));
    EXPECT_EQ(listed.observations(0).numerator(), numerator);
    EXPECT_EQ(listed.observations(0).withheld(), std::string(numerator).empty());
    ABSL_ASSERT_OK_AND_ASSIGN(const auto revisions,
                              Call(*observations_, &Stub::ListObservationHistory, history, caller));
    EXPECT_EQ(revisions.observations(0).numerator(), numerator);
  }
}

TEST_F(ObservationServiceTest, TheEventHoldsTheCounts) {
  ABSL_ASSERT_OK(Import(Csv({"burglary,fenland,2018-03,5"}), {.batch_id = "first"}));
  EXPECT_EQ(Value("SELECT type || ' ' || subject || ' ' || actor || ' ' || "
                  "(after::json->>'insertedCount') || ' ' || (after::json->>'state') "
                  "FROM indicators.event_out WHERE type LIKE 'batch.%'"),
            "batch.applied forces/cambridgeshire/batches/first analyst-1 1 APPLIED");
  EXPECT_THAT(Import(Csv({"burglary,fenland,2018-03,x"}), {.batch_id = "second"}),
              HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(Value("SELECT type || ' ' || subject || ' ' || (after::json->>'faultCount') "
                  "FROM indicators.event_out WHERE subject LIKE '%second'"),
            "batch.refused forces/cambridgeshire/batches/second 1");
}

TEST_F(ObservationServiceTest, AThousandBadRowsPageThrough) {
  std::string content(kHeader);
  for (int i = 0; i < 1000; ++i) {
    absl::StrAppend(&content, "burglary,nowhere-", i, ",2018-03,1,\n");
  }
  const auto refused = Import(content, {.batch_id = "bad", .piece = 100});
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "1000");
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), "forces/cambridgeshire/batches/bad");
  const std::vector<FieldFault> told = ErrorFields(refused.status());
  EXPECT_GT(told.size(), 50U);
  EXPECT_EQ(told.front().field, "rows[2].area");

  v1::ListBatchFaultsRequest request;
  request.set_parent("forces/cambridgeshire/batches/bad");
  request.set_page_size(170);
  int64_t line = 1;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page, Read(&Stub::ListBatchFaults, request));
    EXPECT_EQ(page.total_count(), 1000);
    for (const v1::BatchFault& fault : page.faults()) {
      EXPECT_EQ(fault.line(), ++line);
      EXPECT_EQ(fault.field(), "area");
      EXPECT_EQ(fault.reason(), "AREA_UNKNOWN");
      EXPECT_EQ(fault.description(), "must be an area of the force");
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(line, 1001);

  v1::GetBatchRequest get;
  get.set_name("forces/cambridgeshire/batches/bad");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Read(&Stub::GetBatch, get));
  EXPECT_EQ(batch.state(), v1::Batch::REFUSED);
  EXPECT_EQ(batch.fault_count(), 1000);
  EXPECT_THAT(Held(), IsEmpty());
}

TEST_F(ObservationServiceTest, TheSameBatchGivesTheSameAnswer) {
  const std::string content = Csv({"burglary,fenland,2018-03,5"});
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch first, Import(content, {.batch_id = "one"}));
  ABSL_ASSERT_OK(Import(Csv({"burglary,fenland,2018-03,6"})));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch again,
                            Import(content, {.batch_id = "one", .piece = 3}));
  EXPECT_FALSE(first.replayed());
  EXPECT_TRUE(again.replayed());
  v1::Batch as_first = again;
  as_first.set_replayed(false);
  EXPECT_EQ(as_first.SerializeAsString(), first.SerializeAsString());
  const auto differs = Import(content + "\n", {.batch_id = "one"});
  EXPECT_THAT(differs, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(differs, HasReason("BATCH_CONTENT_DIFFERS"));
  EXPECT_THAT(Held(), ElementsAre("fenland burglary 2018-03 6"));

  const std::string bad = Csv({"burglary,fenland,2018-03,x"});
  const auto refused = Import(bad, {.batch_id = "two"});
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  const auto refused_again = Import(bad, {.batch_id = "two"});
  EXPECT_EQ(refused_again.status().message(), refused.status().message());
  EXPECT_EQ(ErrorMetadata(refused_again.status(), "batch"), "forces/cambridgeshire/batches/two");
  EXPECT_THAT(ErrorFields(refused_again.status()), SizeIs(1));
  EXPECT_THAT(Import(content, {.batch_id = "two"}), HasReason("BATCH_CONTENT_DIFFERS"));
  EXPECT_EQ(CountRows("batch"), 3);
}

TEST_F(ObservationServiceTest, ValidateOnlyWritesNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Batch batch,
      Import(Csv({"burglary,fenland,2018-03,5"}), {.batch_id = "maybe", .validate_only = true}));
  EXPECT_TRUE(batch.validate_only());
  EXPECT_EQ(batch.name(), "forces/cambridgeshire/batches/maybe");
  EXPECT_EQ(batch.uid(), "");
  EXPECT_FALSE(batch.has_create_time());
  EXPECT_EQ(batch.inserted_count(), 1);
  EXPECT_EQ(batch.revision(), 0);
  const auto refused = Import(Csv({"burglary,fenland,2018-03,x"}), {.validate_only = true});
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), std::nullopt);
  EXPECT_EQ(CountRows("batch"), 0);
  EXPECT_EQ(CountRows("observation"), 0);
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.event_out WHERE type LIKE 'batch.%'"), "0");
}

TEST_F(ObservationServiceTest, PublishedMonthsTakeAReason) {
  Value(
      "INSERT INTO indicators.snapshot (force, id, uid, created_at, author, month, area, edition,"
      " profile, revision, national_revision, first_month, sha256, canonical_json, dashboard, "
      "comparison, batches) SELECT force, 's1', gen_random_uuid(), now(), '', 24218, area, 1, '',"
      " 0, 0, 24170, sha256(''), '', '', '{}', '{}' FROM indicators.area WHERE id = "
      "'cambridgeshire'");
  const std::string content = Csv(
      {"burglary,fenland,2018-03,5", "burglary,fenland,2018-04,5", "robbery,fenland,2018-02,5"});
  const auto refused = Import(content, {.batch_id = "late"});
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("REVISION_REASON_REQUIRED"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "2");
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), "forces/cambridgeshire/batches/late");
  const std::vector<FieldFault> told = ErrorFields(refused.status());
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].field, "rows[2]");
  EXPECT_EQ(told[1].field, "rows[4]");
  EXPECT_EQ(CountRows("observation"), 0);

  for (const char* no_reason : {" ", "\xc2\xa0\n", "late\nreturns"}) {
    const auto blank = Import(content, {.batch_id = "late-1", .revision_reason = no_reason});
    EXPECT_THAT(blank, HasReason("TEXT_INVALID")) << no_reason;
    EXPECT_THAT(FieldsOf(blank.status()), ElementsAre("revision_reason")) << no_reason;
  }
  EXPECT_EQ(CountRows("observation"), 0);

  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Batch batch,
      Import(content, {.batch_id = "late-2", .revision_reason = " late returns "}));
  EXPECT_EQ(batch.inserted_count(), 3);
  EXPECT_EQ(batch.revision_reason(), "late returns");
}

TEST_F(ObservationServiceTest, FiguresAreListedAsTheyWereKnown) {
  ABSL_ASSERT_OK(Import(Csv({"burglary,fenland,2018-02,1", "burglary,fenland,2018-03,2"})));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch second, Import(Csv({"burglary,fenland,2018-03,3"})));
  v1::ListObservationsRequest request;
  *request.mutable_known_at() = second.create_time();
  ABSL_ASSERT_OK_AND_ASSIGN(auto response, List(request));
  EXPECT_THAT(Brief(response),
              ElementsAre("fenland burglary 2018-02 1", "fenland burglary 2018-03 3"));
  // A microsecond before it was recorded, and after later changes too.
  request.mutable_known_at()->set_nanos(second.create_time().nanos() - 1000);
  if (request.known_at().nanos() < 0) {
    request.mutable_known_at()->set_nanos(999'999'000);
    request.mutable_known_at()->set_seconds(second.create_time().seconds() - 1);
  }
  for (int i = 0; i < 2; ++i) {
    ABSL_ASSERT_OK_AND_ASSIGN(response, List(request));
    EXPECT_THAT(Brief(response),
                ElementsAre("fenland burglary 2018-02 1", "fenland burglary 2018-03 2"));
    ABSL_ASSERT_OK(Import(Csv({"burglary,fenland,2018-02,9"})));
  }
  request.mutable_known_at()->set_seconds(second.create_time().seconds() + 3600);
  EXPECT_THAT(List(request), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_F(ObservationServiceTest, PagesShowOneState) {
  ABSL_ASSERT_OK(Import(Csv({"burglary,fenland,2018-01,1", "burglary,fenland,2018-02,1",
                             "burglary,fenland,2018-03,1", "robbery,fenland,2018-01,1"})));
  v1::ListObservationsRequest request;
  request.set_page_size(1);
  std::vector<std::string> seen;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page, List(request));
    const auto brief = Brief(page);
    seen.insert(seen.end(), brief.begin(), brief.end());
    request.set_page_token(page.next_page_token());
    // Between the pages everything is revised.
    ABSL_ASSERT_OK(Import(Csv({absl::StrCat("burglary,fenland,2018-02,", seen.size() + 1),
                               absl::StrCat("robbery,fenland,2018-01,", seen.size() + 1),
                               absl::StrCat("robbery,cambridgeshire,2018-01,", seen.size() + 1)})));
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, ElementsAre("fenland burglary 2018-01 1", "fenland burglary 2018-02 1",
                                "fenland burglary 2018-03 1", "fenland robbery 2018-01 1"));
}

TEST_F(ObservationServiceTest, AFirstMonthAfterTheLastIsRefused) {
  v1::ListObservationsRequest request;
  request.set_from_month("2018-03");
  request.set_to_month("2018-02");
  const absl::Status status = List(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("MONTHS_REVERSED"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("from_month"));
  request.set_to_month("2018-03");
  ABSL_EXPECT_OK(List(request));
}

TEST_F(ObservationServiceTest, ListsAreFiltered) {
  ABSL_ASSERT_OK(
      Import(Csv({"burglary,fenland,2018-01,1", "robbery,fenland,2018-02,2",
                  "burglary,cambridgeshire,2018-02,3", "burglary,cambridgeshire,2018-03,4"})));
  v1::ListObservationsRequest request;
  request.set_indicator(IndicatorName("burglary"));
  request.set_from_month("2018-02");
  ABSL_ASSERT_OK_AND_ASSIGN(auto response, List(request));
  EXPECT_THAT(Brief(response), ElementsAre("cambridgeshire burglary 2018-02 3",
                                           "cambridgeshire burglary 2018-03 4"));
  request.clear_from_month();
  request.set_to_month("2018-02");
  request.set_area(AreaName("fenland"));
  ABSL_ASSERT_OK_AND_ASSIGN(response, List(request));
  EXPECT_THAT(Brief(response), ElementsAre("fenland burglary 2018-01 1"));
}

TEST_F(ObservationServiceTest, HistoryNamesBatchAuthorAndReason) {
  ABSL_ASSERT_OK(Import(Csv({"burglary,cambridgeshire,2018-03,1"}), {.batch_id = "one"}));
  ABSL_ASSERT_OK(Import(Csv({"burglary,cambridgeshire,2018-03,2"}),
                        {.batch_id = "two", .revision_reason = "recount"}));
  auto request = HistoryOf("burglary", "", "2018-03");
  ABSL_ASSERT_OK_AND_ASSIGN(auto response, Read(&Stub::ListObservationHistory, request));
  ASSERT_THAT(response.observations(), SizeIs(2));
  EXPECT_EQ(response.observations(0).numerator(), "2");
  EXPECT_EQ(response.observations(0).batch(), "forces/cambridgeshire/batches/two");
  EXPECT_EQ(response.observations(0).author(), "analyst-1");
  EXPECT_EQ(response.observations(0).revision_reason(), "recount");
  EXPECT_EQ(response.observations(1).numerator(), "1");
  EXPECT_EQ(response.observations(1).area(), AreaName("cambridgeshire"));
  EXPECT_EQ(response.next_page_token(), "");

  request.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(response, Read(&Stub::ListObservationHistory, request));
  EXPECT_THAT(response.observations(), SizeIs(1));
  request.set_page_token(response.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(response, Read(&Stub::ListObservationHistory, request));
  ASSERT_THAT(response.observations(), SizeIs(1));
  EXPECT_EQ(response.observations(0).numerator(), "1");
}

TEST_F(ObservationServiceTest, BatchesAreListedTheLatestFirst) {
  for (const char* id : {"one", "two", "three"}) {
    ABSL_ASSERT_OK(Import(kHeader, {.batch_id = id}));
  }
  v1::ListBatchesRequest request;
  request.set_parent("forces/cambridgeshire");
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(auto page, Read(&Stub::ListBatches, request));
  ASSERT_THAT(page.batches(), SizeIs(2));
  EXPECT_EQ(page.batches(0).name(), "forces/cambridgeshire/batches/three");
  EXPECT_EQ(page.batches(1).name(), "forces/cambridgeshire/batches/two");
  request.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, Read(&Stub::ListBatches, request));
  ASSERT_THAT(page.batches(), SizeIs(1));
  EXPECT_EQ(page.batches(0).name(), "forces/cambridgeshire/batches/one");
  EXPECT_EQ(page.next_page_token(), "");
}

TEST_F(ObservationServiceTest, ABatchWithoutAnIdIsGivenOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Import(kHeader));
  std::string uid = batch.uid();
  uid.erase(std::remove(uid.begin(), uid.end(), '-'), uid.end());
  EXPECT_EQ(batch.name(), "forces/cambridgeshire/batches/b" + uid);
}

TEST_F(ObservationServiceTest, FaultyImportCallsAreRefused) {
  const struct {
    ImportCall call;
    std::vector<std::string> fields;
    const char* reason;
  } kCases[] = {
      {{.batch_id = "Bad"}, {"batch_id"}, "ID_INVALID"},
      {{.batch_id = std::string(64, 'b')}, {"batch_id"}, "ID_INVALID"},
      {{.source = std::string(201, 's')}, {"source"}, "TEXT_TOO_LONG"},
      {{.batch_id = "1", .revision_reason = std::string(1001, 'r')},
       {"batch_id", "revision_reason"},
       "ID_INVALID"},
  };
  for (const auto& one : kCases) {
    const auto refused = Import(kHeader, one.call);
    EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
    EXPECT_THAT(refused, HasReason(one.reason));
    EXPECT_EQ(FieldsOf(refused), one.fields);
  }
  EXPECT_EQ(CountRows("batch"), 0);
}

TEST_F(ObservationServiceTest, WhatTheFirstMessageSaysMayNotFollowLater) {
  std::vector<v1::ImportObservationsRequest> messages(2);
  messages[0] = FirstMessage({});
  messages[0].set_content(std::string(kHeader));
  messages[1].set_parent("forces/cambridgeshire");
  messages[1].set_batch_id("late");
  messages[1].set_source("late");
  messages[1].set_revision_reason("late");
  messages[1].set_validate_only(true);
  const auto refused = Send(messages, Analyst("cambridgeshire"));
  EXPECT_THAT(refused, HasReason("FIRST_MESSAGE_ONLY"));
  EXPECT_THAT(ErrorFields(refused.status()), SizeIs(5));
  EXPECT_THAT(Send({}, Analyst("cambridgeshire")), HasReason("STREAM_EMPTY"));
}

TEST_F(ObservationServiceTest, OnlyAnalystsOfTheForceImport) {
  std::vector<v1::ImportObservationsRequest> messages = {FirstMessage({})};
  EXPECT_THAT(Send(messages, Viewer("cambridgeshire")), StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(Send(messages, Analyst("essex")), StatusIs(StatusCode::kPermissionDenied));
  v1::GetBatchRequest request;
  request.set_name("forces/cambridgeshire/batches/one");
  EXPECT_THAT(Call(*observations_, &Stub::GetBatch, request, Viewer("essex")),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(ObservationServiceTest, AnUnknownForceIsNotFound) {
  EXPECT_THAT(Import(kHeader, {.force = "atlantis"}), HasReason("FORCE_UNKNOWN"));
}

TEST_F(ObservationServiceTest, FaultyReadsNameEveryFault) {
  v1::ListObservationsRequest list;
  list.set_page_size(-1);
  list.set_page_token("x");
  list.set_indicator("Burglary");
  list.set_area(AreaName("fenland", "essex"));
  list.set_from_month("2018");
  list.set_to_month("2018-00");
  const auto listed = List(list);
  EXPECT_THAT(listed, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(ErrorMetadata(listed.status(), "faultCount"), "6");

  auto history = HistoryOf("burglary", "fenland", "");
  history.set_indicator(IndicatorName("burglary", "essex"));
  history.set_breakdown("age");
  const auto read = Read(&Stub::ListObservationHistory, history);
  EXPECT_THAT(read, HasReason("INDICATOR_NOT_OF_FORCE"));
  EXPECT_EQ(ErrorMetadata(read.status(), "faultCount"), "3");

  EXPECT_THAT(Read(&Stub::ListObservationHistory, HistoryOf("none", "fenland", "2018-03")),
              HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(Read(&Stub::ListObservationHistory, HistoryOf("burglary", "none", "2018-03")),
              HasReason("AREA_UNKNOWN"));

  v1::ListObservationsRequest unknown;
  unknown.set_indicator("nope");
  unknown.set_area("nope");
  EXPECT_THAT(FieldsOf(List(unknown).status()), ElementsAre("indicator", "area"));
  EXPECT_THAT(
      FieldsOf(Read(&Stub::ListObservationHistory, HistoryOf("none", "none", "2018-03")).status()),
      ElementsAre("indicator", "area"));
  // Nobody asked for the area that there is not.
  AddIndicator("burglary", "essex");
  v1::ListObservationHistoryRequest own;
  own.set_parent("forces/essex");
  own.set_indicator("burglary");
  own.set_month("2018-03");
  const auto none = Call(*observations_, &Stub::ListObservationHistory, own, Viewer("essex"));
  EXPECT_THAT(none, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(none, HasReason("AREA_UNKNOWN"));
  list.mutable_known_at()->set_seconds(absl::ToUnixSeconds(absl::Now()) + 3600);
  EXPECT_EQ(ErrorMetadata(List(list).status(), "faultCount"), "7");
}

TEST_F(ObservationServiceTest, UnknownBatchesAreNotFound) {
  v1::GetBatchRequest get;
  get.set_name("forces/cambridgeshire/batches/none");
  EXPECT_THAT(Read(&Stub::GetBatch, get), StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Read(&Stub::GetBatch, get), HasReason("BATCH_UNKNOWN"));
  v1::ListBatchFaultsRequest faults;
  faults.set_parent(get.name());
  EXPECT_THAT(Read(&Stub::ListBatchFaults, faults), HasReason("BATCH_UNKNOWN"));
  get.set_name("forces/cambridgeshire/batches/NONE");
  EXPECT_THAT(Read(&Stub::GetBatch, get), HasReason("RESOURCE_NAME_INVALID"));
}

// 100 and 110 by turns to April 2018, mean 105 and moving ranges of 10; then what no such series
// has.
TEST_F(ObservationServiceTest, WhatIsUnusualIsTakenAndWarnedOf) {
  std::vector<std::string> rows;
  for (int i = 0; i < 24; ++i) {
    const int month = 2016 * 12 + 4 + i;
    rows.push_back(absl::StrFormat("burglary,fenland,%d-%02d,%d", month / 12, month % 12 + 1,
                                   i % 2 == 0 ? 100 : 110));
  }
  rows.emplace_back("burglary,fenland,2018-05,400");
  rows.emplace_back("burglary,cambridgeshire,2018-05,399");
  const std::string content = Csv(rows);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch trial,
                            Import(content, {.batch_id = "odd", .validate_only = true}));
  EXPECT_EQ(trial.warning_count(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Import(content, {.batch_id = "odd"}));
  EXPECT_EQ(batch.state(), v1::Batch::APPLIED);
  EXPECT_EQ(batch.inserted_count(), 26);
  EXPECT_EQ(batch.warning_count(), 2);
  ASSERT_EQ(batch.warnings_size(), 2);
  const v1::BatchWarning& outside = batch.warnings(0);
  EXPECT_EQ(outside.line(), 26);
  EXPECT_EQ(outside.indicator(), IndicatorName("burglary"));
  EXPECT_EQ(outside.area(), AreaName("fenland"));
  EXPECT_EQ(outside.month(), "2018-05");
  EXPECT_EQ(outside.kind(), v1::BatchWarning::OUTSIDE_OWN_LIMITS);
  EXPECT_EQ(outside.value().text(), "400");
  EXPECT_EQ(outside.expected().value(), 105);
  EXPECT_EQ(outside.lower_limit().text(), "78.4");
  EXPECT_EQ(outside.upper_limit().text(), "131.6");
  EXPECT_EQ(outside.n(), 24);
  EXPECT_EQ(outside.sentence(),
            "400 lies above the limits that the 24 months before it give, 78.4 to 131.6 around "
            "105.0.");
  const v1::BatchWarning& sum = batch.warnings(1);
  EXPECT_EQ(sum.line(), 27);
  EXPECT_EQ(sum.area(), AreaName("cambridgeshire"));
  EXPECT_EQ(sum.kind(), v1::BatchWarning::SUM_OF_NUMERATORS_DIFFERS);
  EXPECT_EQ(sum.value().text(), "399");
  EXPECT_EQ(sum.expected().text(), "400");
  EXPECT_FALSE(sum.has_lower_limit());

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch again, Import(content, {.batch_id = "odd"}));
  EXPECT_TRUE(again.replayed());
  v1::Batch as_first = again;
  as_first.set_replayed(false);
  EXPECT_EQ(as_first.SerializeAsString(), batch.SerializeAsString());
  EXPECT_EQ(trial.warnings(0).SerializeAsString(), outside.SerializeAsString());

  v1::ListBatchWarningsRequest request;
  request.set_parent("forces/cambridgeshire/batches/odd");
  request.set_page_size(1);
  const auto list = [&] { return Read(&Stub::ListBatchWarnings, request); };
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, list());
  EXPECT_EQ(first.total_count(), 2);
  ASSERT_EQ(first.warnings_size(), 1);
  EXPECT_EQ(first.warnings(0).SerializeAsString(), outside.SerializeAsString());
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, list());
  ASSERT_EQ(second.warnings_size(), 1);
  EXPECT_EQ(second.warnings(0).SerializeAsString(), sum.SerializeAsString());
  EXPECT_EQ(second.next_page_token(), "");
  request.clear_page_token();
  request.set_parent("forces/cambridgeshire/batches/none");
  EXPECT_THAT(list(), HasReason("BATCH_UNKNOWN"));

  v1::GetBatchRequest get;
  get.set_name("forces/cambridgeshire/batches/odd");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch read, Read(&Stub::GetBatch, get));
  EXPECT_EQ(read.warning_count(), 2);
  EXPECT_EQ(read.warnings_size(), 0);
}

TEST_F(ObservationServiceTest, WarningsOfPartsTellAnalystsAloneHowMuchTheyAre) {
  std::string content = "indicator,area,month,numerator,denominator,breakdown\n";
  for (const char* row : {"cambridgeshire,2018-05,4", "fenland,2018-05,3"}) {
    absl::StrAppend(&content, "burglary,", row, ",,age=15-17\n");
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Import(content, {.batch_id = "parts"}));
  ASSERT_EQ(batch.warnings_size(), 1);
  EXPECT_EQ(batch.warnings(0).sentence(),
            "Its own figure is 4, and that of the one area in it is 3.");
  v1::ListBatchWarningsRequest request;
  request.set_parent(batch.name());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto to_analyst, Call(*observations_, &Stub::ListBatchWarnings,
                                                        request, Analyst("cambridgeshire")));
  ASSERT_EQ(to_analyst.warnings_size(), 1);
  EXPECT_EQ(to_analyst.warnings(0).SerializeAsString(), batch.warnings(0).SerializeAsString());

  v1::BatchWarning withheld;
  withheld.set_line(2);
  withheld.set_indicator(IndicatorName("burglary"));
  withheld.set_area(AreaName("cambridgeshire"));
  withheld.set_month("2018-05");
  withheld.set_breakdown("age=15-17");
  withheld.set_kind(v1::BatchWarning::SUM_OF_NUMERATORS_DIFFERS);
  withheld.set_withheld(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto to_viewer, Read(&Stub::ListBatchWarnings, request));
  ASSERT_EQ(to_viewer.warnings_size(), 1);
  EXPECT_EQ(to_viewer.warnings(0).SerializeAsString(), withheld.SerializeAsString());
}

}  // namespace
}  // namespace copperplate::indicators

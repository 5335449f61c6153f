#include "services/indicators/transport/request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "copperplate/indicators/v1/area.pb.h"
#include "copperplate/indicators/v1/area_service.pb.h"
#include "libs/auth/principal.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/transport/page_request.h"
#include "services/indicators/transport/testing/faults.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

std::vector<std::string> FieldsOf(const Faults& faults) {
  return indicators::FieldsOf(faults.ToStatus());
}

void FillCall(rpc::CallContext& call) {
  auto principal = std::make_shared<auth::Principal>();
  principal->subject = "portal-1";
  call.principal = std::move(principal);
  call.force = "essex";
  call.call_id = "call-7";
  call.deadline = absl::FromUnixSeconds(5);
}

TEST(RequestTest, TheContextIsTheCalls) {
  rpc::CallContext call;
  FillCall(call);
  const RequestContext context = ContextOf(call);
  EXPECT_EQ(context.force, "essex");
  EXPECT_EQ(context.caller, "portal-1");
  EXPECT_EQ(context.call_id, "call-7");
  EXPECT_EQ(context.deadline, absl::FromUnixSeconds(5));
  EXPECT_FALSE(context.idempotency.has_value());
}

TEST(RequestTest, AWriteIsRepeatableByItsRequestId) {
  rpc::CallContext call;
  FillCall(call);
  Faults faults;
  v1::CreateAreaRequest request;
  request.set_area_id("a");
  EXPECT_FALSE(WriteContextOf(call, request, faults).idempotency.has_value());
  request.set_request_id("7B2C9A34-7C0F-4D5E-9A55-2F6D3F1C8E01");
  const auto first = WriteContextOf(call, request, faults).idempotency;
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->request_id, "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  request.set_request_id("8b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  EXPECT_EQ(WriteContextOf(call, request, faults).idempotency->body, first->body);
  request.set_area_id("b");
  EXPECT_NE(WriteContextOf(call, request, faults).idempotency->body, first->body);
  EXPECT_TRUE(faults.empty());
  request.set_request_id("7");
  EXPECT_FALSE(WriteContextOf(call, request, faults).idempotency.has_value());
  EXPECT_THAT(FieldsOf(faults), ElementsAre("request_id"));
}

TEST(RequestTest, FaultsOfAResourceStandUnderItsField) {
  Faults resource;
  resource.Add("FIRST", "title", "one");
  resource.Add("SECOND", "id", "two");
  resource.Add("THIRD", "title", "three");
  Faults faults;
  AddFaultsUnder("area", resource, faults);
  EXPECT_THAT(FieldsOf(faults), ElementsAre("area.title", "area_id"));
  EXPECT_THAT(faults.ToStatus(), HasReason("FIRST"));

  EXPECT_THAT(indicators::FieldsOf(InField("area", resource.ToStatus())),
              ElementsAre("area.title", "area_id"));
  EXPECT_EQ(InField("area", absl::NotFoundError("x")), absl::NotFoundError("x"));
  EXPECT_EQ(InField("area", absl::InvalidArgumentError("no fields")),
            absl::InvalidArgumentError("no fields"));
}

TEST(RequestTest, RuleFaultsAreRenamedAndYieldToEarlierOnes) {
  Faults faults;
  faults.Add("MONTH_MALFORMED", "valid_from", "shape");
  Faults found;
  found.Add("MONTH_OUT_OF_RANGE", "valid_from", "range");
  found.Add("PARENT_INVALID", "parent", "rule");
  AddRuleFaults(found, {{"parent", "parent_area"}}, faults);
  EXPECT_THAT(FieldsOf(faults), ElementsAre("valid_from", "parent_area"));
}

TEST(RequestTest, MonthsAreReadAndWritten) {
  Faults faults;
  EXPECT_EQ(ReadMonth("2018-03", "month", faults), 2018 * 12 + 2);
  EXPECT_EQ(ReadOptionalMonth("", "month", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(MonthText(2018 * 12 + 2), "2018-03");
  for (const char* bad : {"2018-3", "2018-13", "1899-12", "2200-01", "2018-03-01", "x"}) {
    Faults one;
    ReadMonth(bad, "month", one);
    EXPECT_THAT(one.ToStatus(), HasReason("MONTH_MALFORMED")) << bad;
  }
  Faults empty;
  ReadMonth("", "month", empty);
  EXPECT_THAT(empty.ToStatus(), HasReason("FIELD_REQUIRED"));
}

TEST(RequestTest, TextsAreCountedInCharacters) {
  Faults faults;
  CheckText("\xc3\xa9\xe2\x82\xac", 2, "title", faults);
  EXPECT_TRUE(faults.empty());
  CheckText("abc", 2, "title", faults);
  EXPECT_THAT(faults.ToStatus(), HasReason("TEXT_TOO_LONG"));
  Faults nul;
  CheckText(absl::string_view("a\0b", 3), 9, "title", nul);
  EXPECT_THAT(nul.ToStatus(), HasReason("TEXT_INVALID"));
}

TEST(RequestTest, InstantsAreCutToMicroseconds) {
  google::protobuf::Timestamp stamp;
  stamp.set_seconds(1'522'540'800);
  stamp.set_nanos(123'456'789);
  Faults faults;
  const auto time = ReadInstant(true, stamp, "known_at", faults);
  ASSERT_TRUE(time.has_value());
  EXPECT_EQ(absl::ToUnixMicros(*time), 1'522'540'800'123'456);
  google::protobuf::Timestamp written;
  WriteInstant(*time, written);
  EXPECT_EQ(written.seconds(), stamp.seconds());
  EXPECT_EQ(written.nanos(), 123'456'000);
  WriteInstant(absl::FromUnixMicros(-1), written);
  EXPECT_EQ(written.seconds(), -1);
  EXPECT_EQ(written.nanos(), 999'999'000);
  EXPECT_EQ(ReadInstant(false, stamp, "known_at", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  for (const int64_t seconds : {std::numeric_limits<int64_t>::min(), int64_t{253'402'300'800}}) {
    stamp.set_seconds(seconds);
    Faults one;
    ReadInstant(true, stamp, "known_at", one);
    EXPECT_THAT(one.ToStatus(), HasReason("TIME_INVALID"));
  }
}

TEST(RequestTest, AnImageGivesItsResourceBack) {
  v1::Area area;
  area.set_name("forces/essex/areas/basildon");
  area.set_title("Basildon \"new town\" \xe2\x82\xac");
  area.set_kind(v1::Area::DISTRICT);
  area.mutable_create_time()->set_seconds(1'522'540'800);
  area.mutable_create_time()->set_nanos(123'456'000);
  v1::Area again;
  ABSL_ASSERT_OK(ParseMessage(PrintMessage(area), again));
  EXPECT_EQ(again.SerializeAsString(), area.SerializeAsString());
  ABSL_ASSERT_OK(ParseMessage("{\"title\":\"x\",\"ofALaterRelease\":1}", again));
  EXPECT_THAT(ParseMessage("", again), StatusIs(absl::StatusCode::kInternal));
}

TEST(RequestTest, PagesGoOnFromTheirToken) {
  v1::ListPopulationsRequest request;
  request.set_parent("forces/essex");
  Faults faults;
  auto page = ReadPageRequest<std::string, int64_t>(request, faults);
  EXPECT_EQ(page.limit, 50);
  EXPECT_FALSE(page.after.has_value());
  request.set_page_token(page.NextToken("basildon", 2016));
  request.set_page_size(1000);
  page = ReadPageRequest<std::string, int64_t>(request, faults);
  EXPECT_EQ(page.limit, 500);
  EXPECT_EQ(page.after, std::make_tuple("basildon", 2016));
  EXPECT_THAT(FieldsOf(faults), IsEmpty());
  request.set_parent("forces/kent");
  ReadPageRequest<std::string, int64_t>(request, faults);
  EXPECT_THAT(FieldsOf(faults), ElementsAre("page_token"));
}

}  // namespace
}  // namespace copperplate::indicators

#include "copperplate/indicators/v1/annotation_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/observation_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

using Service = v1::AnnotationService::Stub;

constexpr char kRequestId[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

class AnnotationServiceTest : public ObservationTest {
 protected:
  void SetUp() override {
    AddArea("cambridgeshire");
    AddIndicator("crime");
    AddIndicator("crime-adjusted");
  }

  static v1::CreateTargetRequest NewTarget(const std::string& id, const std::string& from,
                                           const std::string& to = "") {
    v1::CreateTargetRequest request;
    request.set_parent(kForceName);
    request.set_target_id(id);
    request.mutable_target()->set_indicator("crime");
    request.mutable_target()->set_area("cambridgeshire");
    request.mutable_target()->set_from_month(from);
    request.mutable_target()->set_to_month(to);
    request.mutable_target()->set_value("80.00");
    return request;
  }
  static v1::CreateRebaseRequest NewRebase(const std::string& id, const std::string& month) {
    v1::CreateRebaseRequest request;
    request.set_parent(kForceName);
    request.set_rebase_id(id);
    request.mutable_rebase()->set_indicator(IndicatorName("crime"));
    request.mutable_rebase()->set_area(AreaName("cambridgeshire"));
    request.mutable_rebase()->set_month(month);
    request.mutable_rebase()->set_reason("  the new recording system ");
    return request;
  }

  template <class Request, class Reply>
  absl::StatusOr<Reply> Write(grpc::Status (Service::*method)(grpc::ClientContext*, const Request&,
                                                              Reply*),
                              const Request& request) {
    return Call(*annotations_, method, request, Analyst("cambridgeshire"));
  }
  template <class Request, class Reply>
  absl::StatusOr<Reply> See(grpc::Status (Service::*method)(grpc::ClientContext*, const Request&,
                                                            Reply*),
                            const Request& request) {
    return Call(*annotations_, method, request, Viewer("cambridgeshire"));
  }

  std::unique_ptr<Service> annotations_ = v1::AnnotationService::NewStub(channel());
};

TEST_F(AnnotationServiceTest, ARebaseIsReadAsItWasRecorded) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Rebase created,
                            Write(&Service::CreateRebase, NewRebase("system", "2016-04")));
  EXPECT_EQ(created.name(), "forces/cambridgeshire/rebases/system");
  EXPECT_EQ(created.uid().size(), 36u);
  EXPECT_EQ(created.etag().size(), 11u);
  EXPECT_EQ(created.indicator(), IndicatorName("crime"));
  EXPECT_EQ(created.area(), AreaName("cambridgeshire"));
  EXPECT_EQ(created.month(), "2016-04");
  EXPECT_EQ(created.reason(), "the new recording system");
  EXPECT_EQ(created.author(), Analyst("cambridgeshire").subject);
  v1::GetRebaseRequest get;
  get.set_name(created.name());
  EXPECT_EQ(See(&Service::GetRebase, get)->DebugString(), created.DebugString());
  EXPECT_EQ(
      Value("SELECT type || ' ' || subject FROM indicators.event_out ORDER BY seq DESC LIMIT 1"),
      "rebase.created forces/cambridgeshire/rebases/system");
  EXPECT_THAT(Call(*annotations_, &Service::CreateRebase, NewRebase("other", "2017-04"),
                   Viewer("cambridgeshire")),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(AnnotationServiceTest, EveryFaultOfARebaseIsNamed) {
  v1::CreateRebaseRequest request;
  request.set_parent(kForceName);
  absl::Status status = Write(&Service::CreateRebase, request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), ElementsAre("rebase.indicator", "rebase.area", "rebase.month",
                                            "rebase_id", "rebase.reason"));
  request = NewRebase("Not an id", "2199-01");
  request.mutable_rebase()->set_reason(std::string(501, 'x'));
  request.set_request_id("1");
  status = Write(&Service::CreateRebase, request).status();
  EXPECT_THAT(status, HasReason("MONTH_IN_FUTURE"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("rebase.month", "rebase.reason", "rebase_id", "request_id"));
  request = NewRebase("system", "2016-04");
  request.mutable_rebase()->set_indicator("arson");
  request.mutable_rebase()->set_area("atlantis");
  status = Write(&Service::CreateRebase, request).status();
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("rebase.indicator", "rebase.area"));

  ABSL_ASSERT_OK(Write(&Service::CreateRebase, NewRebase("system", "2016-04")));
  EXPECT_THAT(Write(&Service::CreateRebase, NewRebase("system", "2017-04")),
              HasReason("REBASE_EXISTS"));
  status = Write(&Service::CreateRebase, NewRebase("other", "2016-04")).status();
  EXPECT_THAT(status, HasReason("REBASES_COINCIDE"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("rebase.month"));
}

TEST_F(AnnotationServiceTest, ATargetThatOverlapsIsRefusedByTheNameOfTheOther) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Target first,
                            Write(&Service::CreateTarget, NewTarget("first", "2016-04")));
  EXPECT_EQ(first.value(), "80");
  EXPECT_EQ(first.to_month(), "");
  const absl::Status status =
      Write(&Service::CreateTarget, NewTarget("second", "2018-04")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("TARGETS_OVERLAP"));
  EXPECT_EQ(status.message(),
            "target.from_month: must not overlap the target first, which holds from 2016-04 on");
  v1::UpdateTargetRequest update;
  update.mutable_target()->set_name(first.name());
  update.mutable_target()->set_to_month("2018-03");
  update.mutable_target()->set_etag(first.etag());
  update.mutable_update_mask()->add_paths("to_month");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Target ended, Write(&Service::UpdateTarget, update));
  EXPECT_EQ(ended.to_month(), "2018-03");
  EXPECT_EQ(ended.uid(), first.uid());
  EXPECT_NE(ended.etag(), first.etag());
  EXPECT_THAT(Write(&Service::UpdateTarget, update), HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK(Write(&Service::CreateTarget, NewTarget("second", "2018-04")));

  update.mutable_target()->clear_etag();
  update.mutable_target()->clear_to_month();
  EXPECT_THAT(Write(&Service::UpdateTarget, update), HasReason("TARGETS_OVERLAP"));
  update.mutable_target()->set_indicator(IndicatorName("crime-adjusted"));
  update.mutable_update_mask()->set_paths(0, "indicator");
  EXPECT_THAT(Write(&Service::UpdateTarget, update), HasReason("FIELD_IMMUTABLE"));
  update.mutable_update_mask()->set_paths(0, "author");
  EXPECT_THAT(Write(&Service::UpdateTarget, update), HasReason("FIELD_OUTPUT_ONLY"));
}

TEST_F(AnnotationServiceTest, ATargetIsANumber) {
  v1::CreateTargetRequest request = NewTarget("first", "2016-04");
  request.mutable_target()->set_value("-0.5");
  request.mutable_target()->set_to_month("2010-03");
  request.mutable_target()->set_from_month("2009-04");
  absl::Status unsuited = Write(&Service::CreateTarget, request).status();
  EXPECT_THAT(unsuited, HasReason("NEGATIVE_NOT_ALLOWED"));
  EXPECT_THAT(FieldsOf(unsuited), ElementsAre("target.value", "target.from_month"));
  request.mutable_target()->set_to_month("2010-04");
  request.mutable_target()->set_value("200.5");
  EXPECT_THAT(Write(&Service::CreateTarget, request), HasReason("FRACTION_IN_COUNT"));
  request.mutable_target()->set_value("1e3");
  EXPECT_THAT(Write(&Service::CreateTarget, request), HasReason("NUMBER_HAS_EXPONENT"));
  request.mutable_target()->set_value("");
  EXPECT_THAT(FieldsOf(Write(&Service::CreateTarget, request).status()),
              ElementsAre("target.value"));
  request = NewTarget("first", "2016-04", "2016-03");
  EXPECT_THAT(Write(&Service::CreateTarget, request), HasReason("VALIDITY_ENDS_BEFORE_IT_BEGINS"));
}

TEST_F(AnnotationServiceTest, WhatIsTakenBackStaysKnownAtItsTime) {
  v1::CreateSeriesBreakRequest request;
  request.set_parent(kForceName);
  request.set_series_break_id("rules");
  request.mutable_series_break()->set_indicator("crime");
  request.mutable_series_break()->set_month("2016-04");
  request.mutable_series_break()->set_reason("counting rules");
  request.mutable_series_break()->set_adjusted_series("crime");
  EXPECT_THAT(Write(&Service::CreateSeriesBreak, request), HasReason("ADJUSTED_SERIES_INVALID"));
  request.mutable_series_break()->set_adjusted_series("crime-adjusted");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SeriesBreak created,
                            Write(&Service::CreateSeriesBreak, request));
  EXPECT_EQ(created.adjusted_series(), IndicatorName("crime-adjusted"));
  v1::UpdateSeriesBreakRequest update;
  *update.mutable_series_break() = created;
  update.mutable_series_break()->set_reason("counting rules of 2016");
  update.mutable_update_mask()->add_paths("reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SeriesBreak updated,
                            Write(&Service::UpdateSeriesBreak, update));

  v1::DeleteSeriesBreakRequest remove;
  remove.set_name(created.name());
  remove.set_etag(created.etag());
  EXPECT_THAT(Write(&Service::DeleteSeriesBreak, remove), HasReason("ETAG_MISMATCH"));
  remove.set_etag(updated.etag());
  remove.set_validate_only(true);
  ABSL_ASSERT_OK(Write(&Service::DeleteSeriesBreak, remove));
  remove.set_validate_only(false);
  remove.set_request_id(kRequestId);
  ABSL_ASSERT_OK(Write(&Service::DeleteSeriesBreak, remove));
  ABSL_ASSERT_OK(Write(&Service::DeleteSeriesBreak, remove)) << "the first result again";
  EXPECT_EQ(Value("SELECT type || ' ' || (after IS NULL) || ' ' || (before::jsonb->>'reason') "
                  "FROM indicators.event_out ORDER BY seq DESC LIMIT 1"),
            "series_break.deleted true counting rules of 2016");
  remove.clear_request_id();
  EXPECT_THAT(Write(&Service::DeleteSeriesBreak, remove), HasReason("SERIES_BREAK_UNKNOWN"));

  v1::ListSeriesBreaksRequest list;
  list.set_parent(kForceName);
  EXPECT_EQ(See(&Service::ListSeriesBreaks, list)->series_breaks_size(), 0);
  *list.mutable_known_at() = created.update_time();
  list.set_indicator(IndicatorName("crime"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto then, See(&Service::ListSeriesBreaks, list));
  ASSERT_EQ(then.series_breaks_size(), 1);
  EXPECT_EQ(then.series_breaks(0).DebugString(), created.DebugString());
  list.set_indicator("arson");
  EXPECT_THAT(See(&Service::ListSeriesBreaks, list), HasReason("INDICATOR_UNKNOWN"));
}

TEST_F(AnnotationServiceTest, AreListedInPages) {
  for (const char* id : {"c", "a", "b"}) {
    ABSL_ASSERT_OK(Write(&Service::CreateRebase,
                         NewRebase(id, absl::StrCat("2016-0", static_cast<int>(*id - 'a') + 1))));
  }
  v1::ListRebasesRequest list;
  list.set_parent(kForceName);
  list.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(auto page, See(&Service::ListRebases, list));
  ASSERT_EQ(page.rebases_size(), 2);
  EXPECT_EQ(page.rebases(1).name(), "forces/cambridgeshire/rebases/b");
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, See(&Service::ListRebases, list));
  ASSERT_EQ(page.rebases_size(), 1);
  EXPECT_EQ(page.next_page_token(), "");
}

}  // namespace
}  // namespace copperplate::indicators

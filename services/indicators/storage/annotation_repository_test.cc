#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/indicators/storage/testing/reference_world.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

constexpr int32_t kApril2016 = 2016 * 12 + 3;

std::string Image(const AnnotationRecord& record) { return record.annotation.id; }
std::string Reply(const AnnotationRecord& record) {
  return "reply " + std::to_string(record.header.version);
}

Annotation Of(AnnotationKind kind, std::string id, std::string indicator = "crime") {
  Annotation annotation;
  annotation.kind = kind;
  annotation.id = std::move(id);
  annotation.indicator = std::move(indicator);
  annotation.first_month = kApril2016;
  if (kind != AnnotationKind::kSeriesBreak) annotation.area = "fenland";
  if (kind == AnnotationKind::kTarget) annotation.value = 80'500'000;
  if (kind != AnnotationKind::kTarget) annotation.reason = "a new system";
  return annotation;
}

class AnnotationRepositoryTest : public ReferenceSuite {
 protected:
  void SetUp() override {
    const auto print = [](const auto&) { return std::string("{}"); };
    const auto area = [](const AreaTree&) -> absl::StatusOr<Area> {
      Area fenland;
      fenland.id = fenland.title = "fenland";
      fenland.kind = AreaKind::kDistrict;
      fenland.valid_from = 1974 * 12;
      return fenland;
    };
    ABSL_ASSERT_OK(world().areas().Change(
        Context("cambridgeshire"),
        {.mode = WriteMode::kWrite, .decide = area, .print = {print, print}}));
    for (const char* id : {"crime", "burglary"}) {
      const auto indicator =
          [&](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
        IndicatorDefinition definition;
        definition.id = definition.title = id;
        definition.theme = "victims";
        definition.measure = Measure::kMean;
        definition.unit = "minutes";
        definition.rule_profile = "board-2018";
        definition.valid_from = 1974 * 12;
        return definition;
      };
      ABSL_ASSERT_OK(world().indicators().Change(
          Context("cambridgeshire"),
          {.mode = WriteMode::kWrite, .decide = indicator, .print = {print, print}}));
    }
  }

  AnnotationRepository& annotations() { return world().annotations(); }

  absl::StatusOr<Changed<AnnotationRecord>> Put(const RequestContext& context,
                                                const Annotation& annotation, bool deleted = false,
                                                WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const std::vector<AnnotationRecord>&) -> absl::StatusOr<DecidedAnnotation> {
      return DecidedAnnotation{annotation, deleted};
    };
    return annotations().Change(
        context,
        {.kind = annotation.kind, .mode = mode, .decide = decide, .print = {Image, Reply}});
  }
  AnnotationRecord MustPut(const Annotation& annotation, bool deleted = false) {
    const auto changed = Put(Context("cambridgeshire"), annotation, deleted);
    EXPECT_THAT(changed, testing::IsOk());
    return changed.ok() ? std::get<AnnotationRecord>(*changed) : AnnotationRecord();
  }
  std::vector<std::string> Ids(const AnnotationQuery& query) {
    const auto page = annotations().List(Context("cambridgeshire"), query);
    EXPECT_THAT(page, testing::IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const AnnotationRecord& record : page->rows) ids.push_back(record.annotation.id);
    if (page->more) ids.emplace_back("...");
    return ids;
  }
};

TEST_P(AnnotationRepositoryTest, EachKindComesBackAsItWasPut) {
  Annotation target = Of(AnnotationKind::kTarget, "one");
  target.last = kApril2016 + 11;
  Annotation series_break = Of(AnnotationKind::kSeriesBreak, "one");
  series_break.adjusted_indicator = "burglary";
  for (const Annotation& put : {Of(AnnotationKind::kRebase, "one"), series_break, target}) {
    const AnnotationRecord written = MustPut(put);
    EXPECT_EQ(written.header.uid.size(), 36u);
    EXPECT_EQ(written.header.create_time, written.header.update_time);
    ABSL_ASSERT_OK_AND_ASSIGN(
        const AnnotationRecord got,
        annotations().Get(Context("cambridgeshire"), put.kind, "one", std::nullopt));
    EXPECT_EQ(got.header.uid, written.header.uid);
    EXPECT_EQ(got.header.version, written.header.version);
    EXPECT_EQ(got.header.create_time, written.header.create_time);
    EXPECT_EQ(got.annotation.kind, put.kind);
    EXPECT_EQ(got.annotation.indicator, "crime");
    EXPECT_EQ(got.annotation.area, put.area);
    EXPECT_EQ(got.annotation.first_month, kApril2016);
    EXPECT_EQ(got.annotation.last, put.last);
    EXPECT_EQ(got.annotation.value, put.value);
    EXPECT_EQ(got.annotation.reason, put.reason);
    EXPECT_EQ(got.annotation.adjusted_indicator, put.adjusted_indicator);
    EXPECT_EQ(got.annotation.author, "somebody");
  }
}

TEST_P(AnnotationRepositoryTest, WhatWasHeldIsKnownAtItsTimeAlsoWhenItIsTakenBack) {
  Annotation target = Of(AnnotationKind::kTarget, "one");
  const AnnotationRecord first = MustPut(target);
  target.value = 1;
  const AnnotationRecord second = MustPut(target);
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);
  const AnnotationRecord end = MustPut(target, /*deleted=*/true);
  const auto get = [&](std::optional<absl::Time> then) {
    return annotations().Get(Context("cambridgeshire"), AnnotationKind::kTarget, "one", then);
  };
  EXPECT_THAT(get(std::nullopt), HasReason("TARGET_UNKNOWN"));
  EXPECT_THAT(get(end.header.update_time), StatusIs(StatusCode::kNotFound));
  EXPECT_EQ(get(first.header.update_time)->annotation.value, 80'500'000);
  EXPECT_EQ(get(end.header.update_time - absl::Microseconds(1))->annotation.value, 1);
  AnnotationQuery query{
      .kind = AnnotationKind::kTarget, .indicator = "", .known_at = {}, .after = "", .limit = 9};
  EXPECT_THAT(Ids(query), IsEmpty());
  query.known_at = second.header.update_time;
  EXPECT_THAT(Ids(query), ElementsAre("one"));
  const AnnotationRecord again = MustPut(target);
  EXPECT_NE(again.header.uid, first.header.uid);
  EXPECT_EQ(again.header.create_time, again.header.update_time);
}

TEST_P(AnnotationRepositoryTest, AreListedByKindAndIndicator) {
  for (const char* id : {"c", "a", "b"}) MustPut(Of(AnnotationKind::kRebase, id));
  MustPut(Of(AnnotationKind::kRebase, "d", "burglary"));
  MustPut(Of(AnnotationKind::kTarget, "t"));
  MustPut(Of(AnnotationKind::kRebase, "b"), /*deleted=*/true);
  AnnotationQuery query{
      .kind = AnnotationKind::kRebase, .indicator = "", .known_at = {}, .after = "", .limit = 9};
  EXPECT_THAT(Ids(query), ElementsAre("a", "c", "d"));
  query.limit = 2;
  EXPECT_THAT(Ids(query), ElementsAre("a", "c", "..."));
  query.after = "c";
  EXPECT_THAT(Ids(query), ElementsAre("d"));
  query.after = "";
  query.indicator = "burglary";
  EXPECT_THAT(Ids(query), ElementsAre("d"));
  query.indicator = "arson";
  EXPECT_THAT(annotations().List(Context("cambridgeshire"), query), HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(annotations().List(Context("narnia"), query), HasReason("FORCE_UNKNOWN"));
}

TEST_P(AnnotationRepositoryTest, WhatItRefersToIsThere) {
  Annotation annotation = Of(AnnotationKind::kRebase, "one", "arson");
  annotation.area = "atlantis";
  const absl::Status status = Put(Context("cambridgeshire"), annotation).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  ASSERT_EQ(ErrorFields(status).size(), 2u);
  EXPECT_EQ(ErrorFields(status)[1].field, "area");
  annotation = Of(AnnotationKind::kSeriesBreak, "one");
  annotation.adjusted_indicator = "arson";
  EXPECT_EQ(ErrorFields(Put(Context("cambridgeshire"), annotation).status())[0].field,
            "adjusted_series");
  EXPECT_THAT(Put(Context("narnia"), annotation), HasReason("FORCE_UNKNOWN"));
}

TEST_P(AnnotationRepositoryTest, AllThatIsWrongIsToldAtOnce) {
  Annotation target = Of(AnnotationKind::kTarget, "one");
  target.area = "atlantis";
  target.value = -kMillion;
  target.last = target.first_month;
  const auto decide =
      [&](const std::vector<AnnotationRecord>&) -> absl::StatusOr<DecidedAnnotation> {
    Faults among;
    among.Add("TARGETS_OVERLAP", "from_month", "must not overlap");
    return DecidedAnnotation{target, /*deleted=*/false, among};
  };
  const auto fields = [&] {
    const absl::Status status = annotations()
                                    .Change(Context("cambridgeshire"), {.kind = target.kind,
                                                                        .mode = WriteMode::kWrite,
                                                                        .decide = decide,
                                                                        .print = {Image, Reply}})
                                    .status();
    EXPECT_THAT(status, HasReason("TARGETS_OVERLAP"));
    return FieldsOf(status);
  };
  EXPECT_THAT(fields(), ElementsAre("from_month", "area", "value"));
  // Of an unknown indicator nothing more is known, of the area it is.
  target.indicator = "arson";
  target.area = "fenland";
  target.first_month = 1970 * 12;
  target.last = target.first_month;
  EXPECT_THAT(fields(), ElementsAre("from_month", "indicator", "from_month"));
}

TEST_P(AnnotationRepositoryTest, ARepeatIsAnsweredAsBefore) {
  const Annotation rebase = Of(AnnotationKind::kRebase, "one");
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview,
                            Put(request, rebase, false, WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<AnnotationRecord>(preview).header.version, 0);
  EXPECT_THAT(annotations().Get(request, AnnotationKind::kRebase, "one", std::nullopt),
              HasReason("REBASE_UNKNOWN"));
  ABSL_ASSERT_OK(Put(request, rebase));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, rebase));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply 4");
}

INSTANTIATE_REFERENCE_SUITE(AnnotationRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators

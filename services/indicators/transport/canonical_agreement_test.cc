// A dashboard is serialised twice: as the API's message, and as the canonical JSON that a
// snapshot's hash is over. Both say the same, field by field.
#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "services/indicators/app/canonical_dashboard.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"
#include "services/indicators/transport/dashboard_mapping.h"

namespace copperplate::indicators {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Value;
using ::testing::IsEmpty;

std::vector<SeriesPoint> Series(int months, int64_t (*numerator)(int month), int64_t of = 0) {
  std::vector<SeriesPoint> series;
  for (int i = 0; i < months; ++i) {
    SeriesPoint& point = series.emplace_back();
    point.month = kMonth - months + 1 + i;
    point.numerator = numerator(i) * kMillion;
    point.denominator = of * kMillion;
  }
  return series;
}

// Rows in which, taken together, every field of the message is set.
DashboardFigures Figures() {
  DashboardFigures figures;
  figures.revision = 12;
  figures.recorded_at = absl::FromUnixMicros(1'520'000'000'123'456);
  figures.areas = {{"essex", 1974 * 12, std::nullopt},
                   {"north", 2017 * 12, std::nullopt},
                   {"south", 1974 * 12, std::nullopt}};
  figures.links = {{1, 0, 2017 * 12, std::nullopt}, {2, 0, 1974 * 12, std::nullopt}};
  figures.populations = {{"essex", 2016, 1'800'000}};
  const auto add = [&](const std::string& id, Measure measure, std::vector<AreaSeries> series) {
    IndicatorFigures& indicator = figures.indicators.emplace_back();
    indicator.definition = GivenDefinition(id, measure);
    indicator.definition.theme_heading = "VICTIMS";
    indicator.definition.caveat = "Careful.";
    indicator.definition.decimals = 1;
    indicator.series = std::move(series);
    return &indicator;
  };
  add("rising", Measure::kCount, {{0, Series(48, [](int i) -> int64_t { return 100 + i; })}});
  add("falling", Measure::kCount, {{0, Series(30, [](int i) -> int64_t { return 100 - i; })}});
  add("peak", Measure::kCount,
      {{0, Series(48, [](int i) -> int64_t { return i == 20 ? 900 : 300 + i; })}});
  add("trough", Measure::kCount,
      {{0, Series(48, [](int i) -> int64_t { return i == 20 ? 1 : 300 - i; })}});
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = "aim";
  target.first_month = kMonth - 12;
  target.value = 250 * kMillion;
  figures.indicators.back().annotations = {target};
  add("new", Measure::kCount, {{0, Series(5, [](int i) -> int64_t { return 100 + i; })}});
  add("empty", Measure::kCount, {});
  // One of its terms lacks the months that the other has.
  add("sum", Measure::kCount, {})->definition.formula = {{"one"}, {"other"}};
  figures.operands.resize(2);
  figures.operands[0].definition = GivenDefinition("one", Measure::kCount);
  figures.operands[0].series = {{0, Series(48, [](int i) -> int64_t { return i; })}};
  figures.operands[1].definition = GivenDefinition("other", Measure::kCount);
  add("rate", Measure::kRate, {{0, Series(48, [](int i) -> int64_t { return 100 + i; })}});
  figures.indicators.back().definition.unit = "per_1000";
  IndicatorFigures& pool = *add("pool", Measure::kProportion,
                                {{1, Series(
                                         20, [](int i) -> int64_t { return 40 + i; }, 90)},
                                 {2, Series(
                                         47, [](int) -> int64_t { return 50; }, 70)}});
  for (SeriesPoint& point : pool.series[1].points) --point.month;
  pool.series[0].points.pop_back();
  pool.series[0].points.back().status = FigureStatus::kProvisional;
  pool.series[0].points.back().qualifiers = QualifierBit(Qualifier::kReconstructed);
  pool.definition.lag_months = 1;
  // A printed verdict stands beside one by the indicator's own profile.
  pool.definition.rule_profile = "significance";
  pool.printed = {{Column::kCurrent, "1.0", "a misprint"}, {Column::kV1Yr, "Lower", "follows"}};
  Annotation crossed;
  crossed.kind = AnnotationKind::kSeriesBreak;
  crossed.id = "rules";
  crossed.first_month = kMonth - 5;
  crossed.reason = "counting rules";
  crossed.adjusted_indicator = "rising";
  pool.annotations = {crossed};
  pool.peers = {
      {Comparator::kNational, VerdictWord::kHigher, 81.25, kMonth - 7, PeerOrigin::kAsPrinted,
       "Above national average"},
      {Comparator::kMostSimilarForces, VerdictWord::kNotCalculated, std::nullopt, kMonth - 1,
       PeerOrigin::kComputed, "n/a", VerdictReason::kPeersTooFew,
       "No verdict: only 2 of 4 forces."},
      {Comparator::kNational, VerdictWord::kLower, 80.5, kMonth - 1, PeerOrigin::kComputed, "Lower",
       VerdictReason::kNone, "Essex's figure is lower.", "england-and-wales"}};
  return figures;
}

// Every leaf by its path: `rows[0].current.text`.
void Flatten(const Value& value, const std::string& path, std::map<std::string, std::string>& out) {
  switch (value.kind_case()) {
    case Value::kStructValue:
      for (const auto& [name, field] : value.struct_value().fields()) {
        Flatten(field, path.empty() ? name : absl::StrCat(path, ".", name), out);
      }
      return;
    case Value::kListValue:
      for (int i = 0; i < value.list_value().values_size(); ++i) {
        Flatten(value.list_value().values(i), absl::StrCat(path, "[", i, "]"), out);
      }
      return;
    case Value::kNumberValue:
      out[path] = absl::StrFormat("%.17g", value.number_value());
      return;
    case Value::kBoolValue:
      out[path] = value.bool_value() ? "true" : "false";
      return;
    default:
      out[path] = value.string_value();
  }
}

std::map<std::string, std::string> Leaves(const std::string& json) {
  Value value;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &value).ok());
  std::map<std::string, std::string> leaves;
  Flatten(value, "", leaves);
  return leaves;
}

bool Agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  char* end_a = nullptr;
  char* end_b = nullptr;
  const double of_a = std::strtod(a.c_str(), &end_a);
  const double of_b = std::strtod(b.c_str(), &end_b);
  return !a.empty() && !b.empty() && *end_a == 0 && *end_b == 0 && of_a == of_b;
}

// `Cell.text`: fields of the dashboard's messages that are set somewhere in `message`.
void AddSetFields(const Message& message, std::set<std::string>& out) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    out.insert(absl::StrCat(message.GetDescriptor()->name(), ".", field->name()));
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const auto* reflection = message.GetReflection();
    if (!field->is_repeated()) AddSetFields(reflection->GetMessage(message, field), out);
    for (int i = 0; field->is_repeated() && i < reflection->FieldSize(message, field); ++i) {
      AddSetFields(reflection->GetRepeatedMessage(message, field, i), out);
    }
  }
}

struct Judged {
  const char* profile = "significance";
  SignificanceControl control = SignificanceControl::kOneIn20;
};

// Each says of a verdict what the others cannot: a threshold of z, an adjusted p, a chart.
constexpr Judged kJudged[] = {{},
                              {"significance", SignificanceControl::kBenjaminiHochberg},
                              {"mdc", SignificanceControl::kOneIn20}};

ComputedDashboard Compute(const Judged& judged) {
  return ComputeDashboard(Figures(), kMonth, judged.profile, judged.control);
}

v1::Dashboard WriteMessage(const ComputedDashboard& dashboard) {
  v1::Dashboard message;
  WriteDashboard("essex", dashboard, message);
  return message;
}

class CanonicalAgreementTest : public ::testing::TestWithParam<Judged> {
 protected:
  CanonicalAgreementTest() {
    std::string json;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(WriteMessage(dashboard_), &json).ok());
    api_ = Leaves(json);
    api_.erase("etag");
  }

  const ComputedDashboard dashboard_ = Compute(GetParam());
  const std::map<std::string, std::string> canonical_ =
      Leaves(CanonicalDashboard("essex", dashboard_).Build().text());
  std::map<std::string, std::string> api_;
};

INSTANTIATE_TEST_SUITE_P(Judged, CanonicalAgreementTest, ::testing::ValuesIn(kJudged));

TEST_P(CanonicalAgreementTest, WhatTheMessageSaysTheHashIsOver) {
  EXPECT_GT(api_.size(), 1000u);
  for (const auto& [path, text] : api_) {
    const auto found = canonical_.find(path);
    if (found == canonical_.end()) {
      ADD_FAILURE() << path << " is " << text << " in the message alone";
    } else {
      EXPECT_TRUE(Agree(text, found->second)) << path << ": " << text << ", " << found->second;
    }
  }
}

// A default is left out of the message's JSON, and may stand in the other.
TEST_P(CanonicalAgreementTest, TheHashIsOverNothingElse) {
  for (const auto& [path, text] : canonical_) {
    if (text == "false" || text == "0" || text.empty()) continue;
    EXPECT_EQ(api_.count(path), 1u) << path << " is " << text << " in the canonical JSON alone";
  }
}

// Of all together.
TEST(CanonicalDashboardTest, EveryFieldIsCompared) {
  std::set<std::string> set;
  for (const Judged& judged : kJudged) AddSetFields(WriteMessage(Compute(judged)), set);
  std::vector<std::string> never;
  for (const Descriptor* type :
       {v1::Dashboard::descriptor(), v1::DashboardRow::descriptor(), v1::Cell::descriptor(),
        v1::PrintedValue::descriptor(), v1::Verdict::descriptor(), v1::Verdict::Input::descriptor(),
        v1::Verdict::Chart::descriptor(), v1::PeerVerdict::descriptor(), v1::Change::descriptor(),
        v1::Delta::descriptor(), v1::CrossedBreak::descriptor()}) {
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string field = absl::StrCat(type->name(), ".", type->field(i)->name());
      if (set.count(field) == 0) never.push_back(field);
    }
  }
  EXPECT_THAT(never, IsEmpty());
}

}  // namespace
}  // namespace copperplate::indicators

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/indicator_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;
using ::testing::UnorderedElementsAre;

using IndicatorStub = v1::IndicatorService::Stub;

constexpr char kBurglary[] = "forces/cambridgeshire/indicators/burglary";

class IndicatorServiceTest : public ServiceTest {
 protected:
  static v1::CreateIndicatorRequest NewIndicator(absl::string_view id,
                                                 absl::string_view unit = "count") {
    v1::CreateIndicatorRequest request;
    request.set_parent(kForceName);
    request.set_indicator_id(std::string(id));
    v1::Indicator& indicator = *request.mutable_indicator();
    indicator.set_title(absl::StrCat("Title of ", id));
    indicator.set_theme("victims");
    indicator.set_measure(v1::Indicator::COUNT);
    indicator.set_unit(std::string(unit));
    indicator.set_polarity(v1::Indicator::LOWER_IS_BETTER);
    indicator.set_valid_from("2014-04");
    return request;
  }
  static void AddTerm(v1::Indicator& indicator, absl::string_view id) {
    indicator.add_formula()->set_indicator(absl::StrCat(kForceName, "/indicators/", id));
  }

  absl::StatusOr<v1::Indicator> Create(const v1::CreateIndicatorRequest& request,
                                       const Caller& caller = Analyst("cambridgeshire")) {
    return Call(*indicators_, &IndicatorStub::CreateIndicator, request, caller);
  }
  absl::StatusOr<v1::Indicator> Update(const v1::Indicator& indicator,
                                       const std::vector<std::string>& mask,
                                       bool validate_only = false) {
    v1::UpdateIndicatorRequest request;
    *request.mutable_indicator() = indicator;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    request.set_validate_only(validate_only);
    return Call(*indicators_, &IndicatorStub::UpdateIndicator, request, Analyst("cambridgeshire"));
  }
  absl::StatusOr<v1::Indicator> Get(absl::string_view name) {
    v1::GetIndicatorRequest request;
    request.set_name(std::string(name));
    return Call(*indicators_, &IndicatorStub::GetIndicator, request, Viewer("cambridgeshire"));
  }
  absl::StatusOr<v1::ListIndicatorsResponse> List(const v1::ListIndicatorsRequest& request) {
    return Call(*indicators_, &IndicatorStub::ListIndicators, request, Viewer("cambridgeshire"));
  }

  std::unique_ptr<IndicatorStub> indicators_ = v1::IndicatorService::NewStub(channel());
};

TEST_F(IndicatorServiceTest, DefaultsAreFilledIn) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator created, Create(NewIndicator("burglary")));
  EXPECT_EQ(created.name(), kBurglary);
  EXPECT_EQ(created.frequency(), v1::Indicator::MONTHLY);
  EXPECT_EQ(created.baseline_rule(), v1::Indicator::LAST_COMPLETE_FY);
  EXPECT_EQ(created.rule_profile(), "profiles/board-2018");
  EXPECT_EQ(created.columns_size(), 13);
  EXPECT_EQ(created.baseline_from(), "");
  EXPECT_EQ(created.valid_to(), "");
  EXPECT_EQ(created.etag().size(), 11u);
}

TEST_F(IndicatorServiceTest, EveryFieldComesBack) {
  for (const char* term : {"fatal", "serious"}) {
    v1::CreateIndicatorRequest quarterly = NewIndicator(term);
    quarterly.mutable_indicator()->set_frequency(v1::Indicator::QUARTERLY);
    ABSL_ASSERT_OK(Create(quarterly));
  }
  v1::CreateIndicatorRequest request = NewIndicator("killed-or-seriously-injured");
  v1::Indicator& indicator = *request.mutable_indicator();
  indicator.set_theme_heading("COMMUNITIES");
  indicator.set_frequency(v1::Indicator::QUARTERLY);
  indicator.set_decimals(2);
  indicator.set_allows_negative(true);
  indicator.add_columns(v1::Indicator::CURRENT);
  indicator.add_columns(v1::Indicator::CHANGE);
  indicator.set_source_system("CRASH");
  indicator.set_collection_method("Officers' reports");
  indicator.set_caveat("Caf\xc3\xa9 \xe2\x82\xac \"quoted\" {1,2}\\");
  indicator.set_lag_months(9);
  indicator.set_baseline_rule(v1::Indicator::FIXED);
  indicator.set_baseline_from("2015-04");
  indicator.set_rule_profile("significance");
  indicator.set_peer_source("Department for Transport");
  indicator.add_framework_tags("plan, \"2017\"");
  indicator.add_framework_tags("other");
  indicator.set_display_order(42);
  AddTerm(indicator, "fatal");
  AddTerm(indicator, "serious");
  indicator.mutable_formula(1)->set_subtract(true);
  indicator.set_valid_to("2019-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator created, Create(request));

  v1::Indicator expected = indicator;
  expected.set_name("forces/cambridgeshire/indicators/killed-or-seriously-injured");
  expected.set_uid(created.uid());
  expected.set_rule_profile("profiles/significance");
  expected.set_etag(created.etag());
  *expected.mutable_create_time() = created.create_time();
  *expected.mutable_update_time() = created.update_time();
  EXPECT_EQ(created.DebugString(), expected.DebugString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator read, Get(expected.name()));
  EXPECT_EQ(read.DebugString(), expected.DebugString());
}

TEST_F(IndicatorServiceTest, CreateNamesEveryFault) {
  v1::CreateIndicatorRequest request;
  request.set_parent(kForceName);
  request.set_indicator_id("9");
  v1::Indicator& indicator = *request.mutable_indicator();
  indicator.set_title(std::string("a\0b", 3));
  indicator.set_theme("Victims");
  indicator.set_unit("");
  indicator.set_frequency(static_cast<v1::Indicator::Frequency>(7));
  indicator.set_decimals(7);
  indicator.add_columns(static_cast<v1::Indicator::Column>(99));
  indicator.set_caveat(std::string(2001, 'x'));
  indicator.set_lag_months(25);
  indicator.set_baseline_rule(v1::Indicator::FIXED);
  indicator.set_rule_profile("nobody's");
  indicator.add_framework_tags("");
  indicator.set_display_order(-1);
  indicator.add_formula()->set_indicator("Fatal");
  indicator.set_valid_from("2014");
  request.set_request_id("x");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(
      FieldsOf(status),
      UnorderedElementsAre("indicator_id", "indicator.title", "indicator.theme", "indicator.unit",
                           "indicator.measure", "indicator.polarity", "indicator.frequency",
                           "indicator.decimals", "indicator.columns[0]", "indicator.columns",
                           "indicator.caveat", "indicator.lag_months", "indicator.baseline_from",
                           "indicator.rule_profile", "indicator.framework_tags[0]",
                           "indicator.display_order", "indicator.formula",
                           "indicator.formula[0].indicator", "indicator.valid_from", "request_id"));
}

TEST_F(IndicatorServiceTest, AFormulaIsChecked) {
  ABSL_ASSERT_OK(Create(NewIndicator("fatal")));
  ABSL_ASSERT_OK(Create(NewIndicator("days", "days")));
  v1::CreateIndicatorRequest request = NewIndicator("ksi");
  AddTerm(*request.mutable_indicator(), "fatal");
  AddTerm(*request.mutable_indicator(), "nowhere");
  AddTerm(*request.mutable_indicator(), "days");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("indicator.formula[1].indicator", "indicator.formula[2].indicator"));

  request.mutable_indicator()->clear_formula();
  AddTerm(*request.mutable_indicator(), "fatal");
  request.mutable_indicator()->add_formula()->set_indicator("forces/essex/indicators/serious");
  EXPECT_THAT(Create(request).status(), HasReason("INDICATOR_NOT_OF_FORCE"));
}

TEST_F(IndicatorServiceTest, AFormulaMayNotComeBackToItself) {
  for (const char* id : {"a", "b", "c"}) ABSL_ASSERT_OK(Create(NewIndicator(id)));
  v1::CreateIndicatorRequest request = NewIndicator("sum");
  AddTerm(*request.mutable_indicator(), "a");
  AddTerm(*request.mutable_indicator(), "b");
  ABSL_ASSERT_OK(Create(request));
  v1::Indicator patch;
  patch.set_name("forces/cambridgeshire/indicators/a");
  AddTerm(patch, "c");
  AddTerm(patch, "sum");
  const absl::Status status = Update(patch, {"formula"}).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("FORMULA_CYCLE"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("indicator.formula[1].indicator"));

  patch.set_unit("days");
  EXPECT_THAT(Update(patch, {"unit"}).status(), HasReason("FORMULA_UNIT_DIFFERS"));
}

TEST_F(IndicatorServiceTest, RefusesATakenIdAndUnknownNames) {
  ABSL_ASSERT_OK(Create(NewIndicator("burglary")));
  const absl::Status taken = Create(NewIndicator("burglary")).status();
  EXPECT_THAT(taken, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(taken, HasReason("INDICATOR_EXISTS"));
  const absl::Status unknown = Get("forces/cambridgeshire/indicators/nowhere").status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(unknown, HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(Get("forces/cambridgeshire/indicators").status(), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(Create(NewIndicator("theft"), Viewer("cambridgeshire")).status(),
              StatusIs(StatusCode::kPermissionDenied));
  v1::Indicator patch;
  patch.set_name("forces/cambridgeshire/indicators/nowhere");
  EXPECT_THAT(Update(patch, {"title"}).status(), HasReason("INDICATOR_UNKNOWN"));
}

TEST_F(IndicatorServiceTest, AnUpdateMakesAVersion) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator first, Create(NewIndicator("burglary")));
  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_etag(first.etag());
  patch.set_title("Burglary (dwelling)");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator second, Update(patch, {"title"}));
  EXPECT_EQ(second.title(), "Burglary (dwelling)");
  EXPECT_EQ(second.theme(), "victims");
  EXPECT_EQ(second.uid(), first.uid());
  EXPECT_NE(second.etag(), first.etag());

  const absl::Status stale = Update(patch, {"title"}).status();
  EXPECT_THAT(stale, StatusIs(StatusCode::kAborted));
  EXPECT_THAT(stale, HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', revision, title), ';' ORDER BY revision) "
                  "FROM indicators.indicator_version"),
            "1|Title of burglary;2|Burglary (dwelling)");
}

TEST_F(IndicatorServiceTest, MeasureAndFrequencyCannotChange) {
  ABSL_ASSERT_OK(Create(NewIndicator("burglary")));
  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_measure(v1::Indicator::AMOUNT);
  patch.set_frequency(v1::Indicator::ANNUAL);
  const absl::Status status = Update(patch, {"measure", "frequency"}).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("FIELD_IMMUTABLE"));
  EXPECT_THAT(FieldsOf(status), UnorderedElementsAre("indicator.measure", "indicator.frequency"));
}

TEST_F(IndicatorServiceTest, UpdateValidateOnlyWritesNothing) {
  ABSL_ASSERT_OK(Create(NewIndicator("burglary")));
  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_title("Preview");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator preview,
                            Update(patch, {"title"}, /*validate_only=*/true));
  EXPECT_EQ(preview.title(), "Preview");
  EXPECT_EQ(preview.etag(), "");
  EXPECT_EQ(Get(kBurglary)->title(), "Title of burglary");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.revision"), "1");
  patch.set_theme("No Theme");
  EXPECT_THAT(Update(patch, {"theme"}, /*validate_only=*/true).status(), HasReason("ID_INVALID"));
}

TEST_F(IndicatorServiceTest, KnownAtShowsWhatWasHeldThen) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator first, Create(NewIndicator("burglary")));
  ABSL_ASSERT_OK(Create(NewIndicator("theft")));
  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_title("Renamed");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator second, Update(patch, {"title"}));

  v1::GetIndicatorRequest get;
  get.set_name(kBurglary);
  *get.mutable_known_at() = first.update_time();
  const Caller viewer = Viewer("cambridgeshire");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator then,
                            Call(*indicators_, &IndicatorStub::GetIndicator, get, viewer));
  EXPECT_EQ(then.DebugString(), first.DebugString());
  *get.mutable_known_at() = second.update_time();
  EXPECT_EQ(Call(*indicators_, &IndicatorStub::GetIndicator, get, viewer)->title(), "Renamed");
  get.mutable_known_at()->set_seconds(first.update_time().seconds() - 3600);
  EXPECT_THAT(Call(*indicators_, &IndicatorStub::GetIndicator, get, viewer).status(),
              HasReason("KNOWN_AT_BEFORE_FIRST"));

  v1::ListIndicatorsRequest list;
  list.set_parent(kForceName);
  *list.mutable_known_at() = first.update_time();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListIndicatorsResponse page, List(list));
  ASSERT_EQ(page.indicators_size(), 1);
  EXPECT_EQ(page.indicators(0).title(), "Title of burglary");
}

TEST_F(IndicatorServiceTest, KnownAtInTheFutureIsRefused) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator first, Create(NewIndicator("burglary")));
  v1::GetIndicatorRequest get;
  get.set_name(kBurglary);
  get.mutable_known_at()->set_seconds(first.update_time().seconds() + 3600);
  const absl::Status future =
      Call(*indicators_, &IndicatorStub::GetIndicator, get, Viewer("cambridgeshire")).status();
  EXPECT_THAT(future, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(future, HasReason("KNOWN_AT_IN_FUTURE"));
  EXPECT_THAT(FieldsOf(future), ElementsAre("known_at"));
  get.mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(
      Call(*indicators_, &IndicatorStub::GetIndicator, get, Viewer("cambridgeshire")).status(),
      HasReason("TIME_INVALID"));
}

TEST_F(IndicatorServiceTest, DefinitionsAreListedByDisplayOrder) {
  const struct {
    const char* id;
    int order;
    const char* theme;
  } rows[] = {{"c", 2, "victims"}, {"b", 2, "offenders"}, {"a", 3, "victims"}, {"d", 1, "victims"}};
  for (const auto& row : rows) {
    v1::CreateIndicatorRequest request = NewIndicator(row.id);
    request.mutable_indicator()->set_display_order(row.order);
    request.mutable_indicator()->set_theme(row.theme);
    ABSL_ASSERT_OK(Create(request));
  }
  const auto ids = [&](v1::ListIndicatorsRequest request) {
    std::string joined;
    do {
      const auto page = List(request);
      if (!page.ok()) return page.status().ToString();
      for (const v1::Indicator& indicator : page->indicators()) {
        joined += indicator.title().substr(std::string("Title of ").size());
      }
      joined += "|";
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return joined;
  };
  v1::ListIndicatorsRequest request;
  request.set_parent(kForceName);
  EXPECT_EQ(ids(request), "dbca|");
  request.set_page_size(2);
  EXPECT_EQ(ids(request), "db|ca|");
  request.set_theme("victims");
  EXPECT_EQ(ids(request), "dc|a|");
  request.set_theme("No Theme");
  request.set_page_size(-1);
  EXPECT_THAT(FieldsOf(List(request).status()), ElementsAre("page_size", "theme"));
}

TEST_F(IndicatorServiceTest, AThemeThatNoDefinitionHasIsRefused) {
  v1::ListIndicatorsRequest request;
  request.set_parent(kForceName);
  request.set_theme("victims");
  EXPECT_THAT(List(request), HasReason("THEME_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator created, Create(NewIndicator("burglary")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListIndicatorsResponse page, List(request));
  EXPECT_EQ(page.indicators_size(), 1);

  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_theme("communities");
  ABSL_ASSERT_OK(Update(patch, {"theme"}));
  const absl::Status unknown = List(request).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(unknown, HasReason("THEME_UNKNOWN"));
  ASSERT_THAT(FieldsOf(unknown), ElementsAre("theme"));
  EXPECT_EQ(ErrorFields(unknown)[0].description, "must be one of communities");
  *request.mutable_known_at() = created.update_time();
  ABSL_EXPECT_OK(List(request));
}

TEST_F(IndicatorServiceTest, ARepeatGetsTheFirstResult) {
  v1::CreateIndicatorRequest request = NewIndicator("burglary");
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator first, Create(request));
  v1::Indicator patch;
  patch.set_name(kBurglary);
  patch.set_title("Renamed");
  ABSL_ASSERT_OK(Update(patch, {"title"}));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Indicator second, Create(request));
  EXPECT_EQ(second.DebugString(), first.DebugString());
  request.mutable_indicator()->set_title("Another");
  EXPECT_THAT(Create(request).status(), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(IndicatorServiceTest, ProfilesAreListed) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListProfilesResponse response,
      Call(*indicators_, &IndicatorStub::ListProfiles, v1::ListProfilesRequest(), Viewer("essex")));
  ASSERT_EQ(response.profiles_size(), 4);
  EXPECT_EQ(response.profiles(0).name(), "profiles/board-2018");
  EXPECT_EQ(response.profiles(0).version(), 1);
  EXPECT_NE(response.profiles(0).title(), "");
  EXPECT_NE(response.profiles(0).description(), "");
  EXPECT_EQ(response.profiles(1).name(), "profiles/fingertips");
  EXPECT_EQ(response.profiles(2).name(), "profiles/mdc");
  EXPECT_EQ(response.profiles(3).name(), "profiles/significance");

  v1::GetProfileRequest get;
  get.set_name("profiles/significance");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Profile profile,
      Call(*indicators_, &IndicatorStub::GetProfile, get, Viewer("cambridgeshire")));
  EXPECT_EQ(profile.SerializeAsString(), response.profiles(3).SerializeAsString());
  get.set_name("profiles/astrology");
  EXPECT_THAT(Call(*indicators_, &IndicatorStub::GetProfile, get, Viewer("cambridgeshire")),
              StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Call(*indicators_, &IndicatorStub::GetProfile, get, Viewer("cambridgeshire")),
              HasReason("PROFILE_UNKNOWN"));
  EXPECT_THAT(
      Call(*indicators_, &IndicatorStub::ListProfiles, v1::ListProfilesRequest(), {"nobody", {}})
          .status(),
      StatusIs(StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace copperplate::indicators

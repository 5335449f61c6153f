#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/area_service.grpc.pb.h"
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

using PopulationStub = v1::AreaService::Stub;

class PopulationServiceTest : public ServiceTest {
 protected:
  void SetUp() override {
    for (const char* id : {"fenland", "cambridge"}) {
      v1::CreateAreaRequest request;
      request.set_parent("forces/cambridgeshire");
      request.set_area_id(id);
      request.mutable_area()->set_title(id);
      request.mutable_area()->set_kind(v1::Area::DISTRICT);
      request.mutable_area()->set_valid_from("1974-04");
      ABSL_ASSERT_OK(
          Call(*areas_, &PopulationStub::CreateArea, request, Analyst("cambridgeshire")));
    }
  }

  static v1::CreatePopulationRequest Estimate(absl::string_view area, int year, int64_t value) {
    v1::CreatePopulationRequest request;
    request.set_parent("forces/cambridgeshire");
    request.mutable_population()->set_area(absl::StrCat("forces/cambridgeshire/areas/", area));
    request.mutable_population()->set_year(year);
    request.mutable_population()->set_value(value);
    return request;
  }
  absl::StatusOr<v1::Population> Create(const v1::CreatePopulationRequest& request,
                                        const Caller& caller = Analyst("cambridgeshire")) {
    return Call(*areas_, &PopulationStub::CreatePopulation, request, caller);
  }
  // `cambridge 2016 = 131799` for each of a page.
  absl::StatusOr<std::vector<std::string>> List(v1::ListPopulationsRequest& request) {
    request.set_parent("forces/cambridgeshire");
    auto page = Call(*areas_, &PopulationStub::ListPopulations, request, Viewer("cambridgeshire"));
    if (!page.ok()) return page.status();
    request.set_page_token(page->next_page_token());
    std::vector<std::string> rows;
    for (const v1::Population& population : page->populations()) {
      rows.push_back(absl::StrCat(population.name(), " = ", population.value()));
    }
    return rows;
  }

  std::unique_ptr<PopulationStub> areas_ = v1::AreaService::NewStub(channel());
};

TEST_F(PopulationServiceTest, EstimatesAreReadAsTheyWereKnown) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population first, Create(Estimate("fenland", 2016, 1)));
  v1::CreatePopulationRequest by_id = Estimate("fenland", 2016, 2);
  by_id.mutable_population()->set_area("fenland");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population second, Create(by_id));
  EXPECT_EQ(second.area(), first.area());
  const Caller viewer = Viewer("cambridgeshire");
  v1::GetPopulationRequest get;
  get.set_name(first.name());
  ABSL_ASSERT_OK_AND_ASSIGN(auto read,
                            Call(*areas_, &v1::AreaService::Stub::GetPopulation, get, viewer));
  EXPECT_EQ(read.DebugString(), second.DebugString());
  *get.mutable_known_at() = first.create_time();
  ABSL_ASSERT_OK_AND_ASSIGN(read,
                            Call(*areas_, &v1::AreaService::Stub::GetPopulation, get, viewer));
  EXPECT_EQ(read.DebugString(), first.DebugString());
  v1::ListPopulationsRequest list;
  *list.mutable_known_at() = first.create_time();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto rows, List(list));
  EXPECT_THAT(rows, ElementsAre("forces/cambridgeshire/populations/fenland-2016 = 1"));

  get.set_name("forces/cambridgeshire/populations/fenland-2015");
  EXPECT_THAT(Call(*areas_, &v1::AreaService::Stub::GetPopulation, get, viewer),
              HasReason("POPULATION_UNKNOWN"));
  for (const char* name :
       {"forces/cambridgeshire/populations/fenland", "forces/cambridgeshire/populations/-2016",
        "forces/cambridgeshire/populations/fenland-201x"}) {
    get.set_name(name);
    EXPECT_THAT(Call(*areas_, &v1::AreaService::Stub::GetPopulation, get, viewer),
                HasReason("RESOURCE_NAME_INVALID"))
        << name;
  }
  list.mutable_known_at()->set_seconds(1'000'000'000);
  list.clear_page_token();
  EXPECT_THAT(List(list), HasReason("KNOWN_AT_BEFORE_FIRST"));
}

TEST_F(PopulationServiceTest, AnEstimateIsRecordedAndSuperseded) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population first, Create(Estimate("fenland", 2016, 100'182)));
  EXPECT_EQ(first.name(), "forces/cambridgeshire/populations/fenland-2016");
  EXPECT_EQ(first.area(), "forces/cambridgeshire/areas/fenland");
  EXPECT_EQ(first.year(), 2016);
  EXPECT_EQ(first.value(), 100'182);
  EXPECT_GT(first.create_time().seconds(), 0);
  ABSL_ASSERT_OK(Create(Estimate("fenland", 2016, 100'776)));

  v1::ListPopulationsRequest list;
  ABSL_ASSERT_OK_AND_ASSIGN(const auto rows, List(list));
  EXPECT_THAT(rows, ElementsAre("forces/cambridgeshire/populations/fenland-2016 = 100776"));
  EXPECT_EQ(Value("SELECT string_agg(value::text, ',' ORDER BY revision) "
                  "FROM indicators.population"),
            "100182,100776");
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', type, subject, before::json->>'value', "
                  "after::json->>'value'), ';' ORDER BY occurred_at) FROM indicators.event_out "
                  "WHERE type LIKE 'population.%'"),
            "population.recorded|forces/cambridgeshire/populations/fenland-2016|100182;"
            "population.recorded|forces/cambridgeshire/populations/fenland-2016|100182|100776");
}

TEST_F(PopulationServiceTest, EstimatesAreListedByAreaAndYearInPages) {
  for (const auto& [area, year] : {std::pair("fenland", 2017), std::pair("cambridge", 2016),
                                   std::pair("fenland", 2015), std::pair("cambridge", 2017)}) {
    ABSL_ASSERT_OK(Create(Estimate(area, year, year)));
  }
  v1::ListPopulationsRequest list;
  list.set_page_size(3);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, List(list));
  EXPECT_THAT(first, ElementsAre("forces/cambridgeshire/populations/cambridge-2016 = 2016",
                                 "forces/cambridgeshire/populations/cambridge-2017 = 2017",
                                 "forces/cambridgeshire/populations/fenland-2015 = 2015"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, List(list));
  EXPECT_THAT(second, ElementsAre("forces/cambridgeshire/populations/fenland-2017 = 2017"));
  EXPECT_EQ(list.page_token(), "");
}

TEST_F(PopulationServiceTest, EveryFaultIsNamed) {
  v1::CreatePopulationRequest request = Estimate("fenland", 1899, 0);
  request.mutable_population()->set_area("areas/fenland");
  request.set_request_id("1");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status), UnorderedElementsAre("population.area", "population.year",
                                                     "population.value", "request_id"));
}

TEST_F(PopulationServiceTest, AnUnknownOrForeignAreaIsRefused) {
  const absl::Status unknown = Create(Estimate("ely", 2016, 20'000)).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(unknown, HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(FieldsOf(unknown), ElementsAre("population.area"));

  v1::CreatePopulationRequest foreign = Estimate("fenland", 2016, 20'000);
  foreign.mutable_population()->set_area("forces/essex/areas/basildon");
  EXPECT_THAT(Create(foreign).status(), HasReason("AREA_NOT_OF_FORCE"));
  EXPECT_THAT(Create(Estimate("fenland", 2016, 1), Viewer("cambridgeshire")).status(),
              StatusIs(StatusCode::kPermissionDenied));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.population"), "0");
  EXPECT_EQ(Value("SELECT max(revision) FROM indicators.revision"), "2");
}

TEST_F(PopulationServiceTest, ValidateOnlyChecksAndWritesNothing) {
  v1::CreatePopulationRequest request = Estimate("fenland", 2016, 100'182);
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population preview, Create(request));
  EXPECT_EQ(preview.value(), 100'182);
  EXPECT_FALSE(preview.has_create_time());
  request.mutable_population()->set_area("forces/cambridgeshire/areas/ely");
  EXPECT_THAT(Create(request).status(), HasReason("AREA_UNKNOWN"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.population"), "0");
}

TEST_F(PopulationServiceTest, ARepeatGetsTheFirstResult) {
  v1::CreatePopulationRequest request = Estimate("fenland", 2016, 100'182);
  request.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population first, Create(request));
  ABSL_ASSERT_OK(Create(Estimate("fenland", 2016, 100'776)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Population second, Create(request));
  EXPECT_EQ(second.SerializeAsString(), first.SerializeAsString());
  request.mutable_population()->set_value(1);
  EXPECT_THAT(Create(request).status(), HasReason("REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace copperplate::indicators

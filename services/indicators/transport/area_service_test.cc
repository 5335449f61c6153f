#include "absl/strings/ascii.h"
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

using AreaStub = v1::AreaService::Stub;

class AreaServiceTest : public ServiceTest {
 protected:
  static void AddParent(v1::Area& area, absl::string_view parent, absl::string_view from_month = "",
                        absl::string_view to_month = "") {
    v1::Area::Parent& link = *area.add_parents();
    link.set_area(std::string(parent));
    link.set_from_month(std::string(from_month));
    link.set_to_month(std::string(to_month));
  }

  static v1::CreateAreaRequest NewArea(absl::string_view id, v1::Area::Kind kind,
                                       absl::string_view parent = "",
                                       absl::string_view force = "cambridgeshire") {
    v1::CreateAreaRequest request;
    request.set_parent(absl::StrCat("forces/", force));
    request.set_area_id(std::string(id));
    request.mutable_area()->set_title(absl::StrCat("Area ", id));
    request.mutable_area()->set_kind(kind);
    if (!parent.empty()) {
      AddParent(*request.mutable_area(), absl::StrCat("forces/", force, "/areas/", parent));
    }
    request.mutable_area()->set_valid_from("1974-04");
    return request;
  }

  absl::StatusOr<v1::Area> Create(const v1::CreateAreaRequest& request,
                                  const Caller& caller = Analyst("cambridgeshire")) {
    return Call(*areas_, &AreaStub::CreateArea, request, caller);
  }
  absl::StatusOr<v1::Area> Update(const v1::Area& area, const std::vector<std::string>& mask) {
    v1::UpdateAreaRequest request;
    *request.mutable_area() = area;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*areas_, &AreaStub::UpdateArea, request, Analyst("cambridgeshire"));
  }
  absl::StatusOr<v1::Area> Get(absl::string_view name) {
    v1::GetAreaRequest request;
    request.set_name(std::string(name));
    return Call(*areas_, &AreaStub::GetArea, request, Viewer("cambridgeshire"));
  }

  void MakeTree() {  // force > district
    ABSL_ASSERT_OK(Create(NewArea("cambridgeshire", v1::Area::FORCE)));
    ABSL_ASSERT_OK(Create(NewArea("fenland", v1::Area::DISTRICT, "cambridgeshire")));
  }

  std::unique_ptr<AreaStub> areas_ = v1::AreaService::NewStub(channel());
};

TEST_F(AreaServiceTest, ACreatedAreaIsRead) {
  v1::CreateAreaRequest request = NewArea("cambridgeshire", v1::Area::FORCE);
  v1::Area::Code& code = *request.mutable_area()->add_codes();
  code.set_scheme(v1::Area::Code::ONS);
  code.set_code("E23000023");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area created, Create(request));
  EXPECT_EQ(created.name(), "forces/cambridgeshire/areas/cambridgeshire");
  EXPECT_EQ(created.uid().size(), 36u);
  EXPECT_EQ(created.uid()[14], '7');
  EXPECT_EQ(created.etag().size(), 11u);
  EXPECT_EQ(created.title(), "Area cambridgeshire");
  EXPECT_EQ(created.kind(), v1::Area::FORCE);
  EXPECT_EQ(created.codes(0).code(), "E23000023");
  EXPECT_EQ(created.parents_size(), 0);
  EXPECT_EQ(created.valid_from(), "1974-04");
  EXPECT_EQ(created.valid_to(), "");
  EXPECT_GT(created.create_time().seconds(), 0);

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
}

TEST_F(AreaServiceTest, AreasAreReadAsTheyWereKnown) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area first, Create(NewArea("fenland", v1::Area::DISTRICT)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area other, Create(NewArea("ely", v1::Area::POLICING_AREA)));
  v1::Area patch;
  patch.set_name(first.name());
  patch.set_title("Renamed");
  AddParent(patch, "ely");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area second, Update(patch, {"title", "parents"}));
  EXPECT_EQ(second.parents(0).area(), other.name());

  const Caller viewer = Viewer("cambridgeshire");
  v1::GetAreaRequest get;
  get.set_name(first.name());
  v1::ListAreasRequest list;
  list.set_parent(kForceName);
  *get.mutable_known_at() = *list.mutable_known_at() = first.update_time();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area then, Call(*areas_, &AreaStub::GetArea, get, viewer));
  EXPECT_EQ(then.DebugString(), first.DebugString());
  ABSL_ASSERT_OK_AND_ASSIGN(auto page, Call(*areas_, &AreaStub::ListAreas, list, viewer));
  ASSERT_EQ(page.areas_size(), 1);
  EXPECT_EQ(page.areas(0).DebugString(), first.DebugString());

  *list.mutable_known_at() = other.update_time();
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(page, Call(*areas_, &AreaStub::ListAreas, list, viewer));
  EXPECT_EQ(page.areas(0).name(), other.name());
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, Call(*areas_, &AreaStub::ListAreas, list, viewer));
  EXPECT_EQ(page.areas(0).title(), first.title());
  // The token belongs to its instant.
  *list.mutable_known_at() = second.update_time();
  EXPECT_THAT(Call(*areas_, &AreaStub::ListAreas, list, viewer), HasReason("PAGE_TOKEN_INVALID"));

  get.set_name(other.name());
  EXPECT_THAT(Call(*areas_, &AreaStub::GetArea, get, viewer), HasReason("AREA_UNKNOWN"));
  get.mutable_known_at()->set_seconds(1'000'000'000);
  EXPECT_THAT(Call(*areas_, &AreaStub::GetArea, get, viewer),
              StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(Call(*areas_, &AreaStub::GetArea, get, viewer), HasReason("KNOWN_AT_BEFORE_FIRST"));
  get.mutable_known_at()->set_seconds(second.update_time().seconds() + 3600);
  EXPECT_THAT(Call(*areas_, &AreaStub::GetArea, get, viewer), HasReason("KNOWN_AT_IN_FUTURE"));
  get.set_name("forces/cambridgeshire");
  EXPECT_THAT(FieldsOf(Call(*areas_, &AreaStub::GetArea, get, viewer).status()),
              ElementsAre("name", "known_at"));
}

TEST_F(AreaServiceTest, AnIdLeftOutIsRequired) {
  v1::CreateAreaRequest request;
  request.set_parent("forces/cambridgeshire");
  request.mutable_area()->set_title("Fenland");
  request.mutable_area()->set_kind(v1::Area::DISTRICT);
  request.mutable_area()->set_valid_from("1974-04");
  const auto create = [&] {
    return Call(*areas_, &AreaStub::CreateArea, request, Analyst("cambridgeshire")).status();
  };
  EXPECT_THAT(create(), HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(create()), ElementsAre("area_id"));
  request.set_area_id("Fenland");
  EXPECT_THAT(create(), HasReason("ID_INVALID"));
  EXPECT_EQ(create().message(),
            "area_id: must be a lower-case letter followed by up to 62 lower-case letters, digits "
            "and hyphens");
}

TEST_F(AreaServiceTest, AForceIsRead) {
  v1::GetForceRequest request;
  request.set_name("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Force force,
                            Call(*areas_, &AreaStub::GetForce, request, Viewer("cambridgeshire")));
  EXPECT_EQ(force.name(), "forces/essex");
  EXPECT_EQ(force.title(), "Essex");
  EXPECT_EQ(force.ons_code(), "E23000028");
  request.set_name("forces/narnia");
  EXPECT_THAT(Call(*areas_, &AreaStub::GetForce, request, Viewer("cambridgeshire")),
              StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Call(*areas_, &AreaStub::GetForce, request, Viewer("cambridgeshire")),
              HasReason("FORCE_UNKNOWN"));
  request.set_name("essex");
  EXPECT_THAT(Call(*areas_, &AreaStub::GetForce, request, Viewer("cambridgeshire")),
              HasReason("RESOURCE_NAME_INVALID"));
}

TEST_F(AreaServiceTest, CreateNamesEveryFault) {
  v1::CreateAreaRequest request;
  request.set_parent(kForceName);
  request.set_area_id("No Id");
  v1::Area& area = *request.mutable_area();
  area.set_title(std::string(201, 'x'));
  area.set_kind(static_cast<v1::Area::Kind>(9));
  AddParent(area, "forces/essex/areas/basildon", "2018-00", "never");
  area.set_valid_from("2018-13");
  area.set_valid_to("2018");
  for (const char* code : {"A", ""}) {
    v1::Area::Code& out = *area.add_codes();
    out.set_scheme(v1::Area::Code::ONS);
    out.set_code(code);
  }
  area.add_codes()->set_code(std::string(41, 'x'));
  request.set_request_id("not-a-uuid");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status),
              UnorderedElementsAre("area_id", "area.title", "area.kind", "area.parents[0].area",
                                   "area.parents[0].from_month", "area.parents[0].to_month",
                                   "area.valid_from", "area.valid_to", "area.codes[1].scheme",
                                   "area.codes[1].code", "area.codes[2].scheme",
                                   "area.codes[2].code", "request_id"));
  EXPECT_EQ(ErrorMetadata(status, "faultCount"), "13");
}

TEST_F(AreaServiceTest, AnEmptyRequestNamesWhatIsRequired) {
  v1::CreateAreaRequest request;
  request.set_parent(kForceName);
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status),
              UnorderedElementsAre("area_id", "area.title", "area.kind", "area.valid_from"));
}

struct PlaceCase {
  const char* name;
  const char* id;
  v1::Area::Kind kind;
  const char* parent;
  const char* valid_from;
  const char* valid_to;
  const char* reason;
  const char* field;
  const char* from_month = "";  // of the parent
};

class PlaceTest : public AreaServiceTest, public ::testing::WithParamInterface<PlaceCase> {};

TEST_P(PlaceTest, IsRefused) {
  MakeTree();
  const PlaceCase& c = GetParam();
  v1::CreateAreaRequest request = NewArea(c.id, c.kind);
  if (*c.parent != 0) AddParent(*request.mutable_area(), c.parent, c.from_month);
  request.mutable_area()->set_valid_from(c.valid_from);
  request.mutable_area()->set_valid_to(c.valid_to);
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason(c.reason));
  EXPECT_THAT(FieldsOf(status), ElementsAre(c.field));
}

constexpr char kForceArea[] = "forces/cambridgeshire/areas/cambridgeshire";
constexpr char kDistrict[] = "forces/cambridgeshire/areas/fenland";

INSTANTIATE_TEST_SUITE_P(
    AreaService, PlaceTest,
    ::testing::Values(
        PlaceCase{"NationInAForce", "england", v1::Area::NATION, "", "1974-04", "",
                  "AREA_KIND_NOT_FOR_FORCE", "area.kind"},
        PlaceCase{"ParentUnknown", "ely", v1::Area::DISTRICT, "forces/cambridgeshire/areas/nowhere",
                  "1974-04", "", "PARENT_UNKNOWN", "area.parents[0].area"},
        PlaceCase{"NationalParentUnknown", "ely", v1::Area::DISTRICT,
                  "forces/national/areas/cambridgeshire", "1974-04", "", "PARENT_UNKNOWN",
                  "area.parents[0].area"},
        PlaceCase{"ParentOfTheSameKind", "ely", v1::Area::DISTRICT, kDistrict, "1974-04", "",
                  "PARENT_NOT_LARGER", "area.parents[0].area"},
        PlaceCase{"ParentSmaller", "south", v1::Area::BCU, kDistrict, "1974-04", "",
                  "PARENT_NOT_LARGER", "area.parents[0].area"},
        PlaceCase{"JoinsBeforeTheParent", "ely", v1::Area::DISTRICT, kForceArea, "1970-01", "",
                  "MEMBERSHIP_OUTSIDE_VALIDITY", "area.parents[0].from_month", "1974-03"},
        PlaceCase{"JoinsBeforeItself", "ely", v1::Area::DISTRICT, kForceArea, "1980-01", "",
                  "MEMBERSHIP_OUTSIDE_VALIDITY", "area.parents[0].from_month", "1979-12"},
        PlaceCase{"EndsBeforeTheParent", "ely", v1::Area::DISTRICT, kForceArea, "1970-01",
                  "1974-03", "MEMBERSHIP_OUTSIDE_VALIDITY", "area.parents[0].area"},
        PlaceCase{"EndsBeforeItBegins", "ely", v1::Area::DISTRICT, kForceArea, "2018-04", "2018-03",
                  "VALIDITY_ENDS_BEFORE_IT_BEGINS", "area.valid_to"},
        PlaceCase{"SecondForceArea", "the-force", v1::Area::FORCE, "", "2018-04", "",
                  "FORCE_AREA_EXISTS", "area.kind"},
        PlaceCase{"ItsOwnParent", "ely", v1::Area::DISTRICT, "forces/cambridgeshire/areas/ely",
                  "1974-04", "", "PARENT_INVALID", "area.parents[0].area"},
        PlaceCase{"ParentNameMalformed", "ely", v1::Area::DISTRICT, "areas/cambridgeshire",
                  "1974-04", "", "RESOURCE_NAME_INVALID", "area.parents[0].area"}),
    [](const auto& param_info) { return std::string(param_info.param.name); });

TEST_F(AreaServiceTest, ATakenIdIsRefused) {
  MakeTree();
  const absl::Status status =
      Create(NewArea("fenland", v1::Area::DISTRICT, "cambridgeshire")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(status, HasReason("AREA_EXISTS"));
}

TEST_F(AreaServiceTest, AForceNobodyKnowsIsNotFound) {
  const absl::Status status =
      Create(NewArea("narnia", v1::Area::FORCE, "", "narnia"), Analyst("narnia")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(status, HasReason("FORCE_UNKNOWN"));

  v1::ListAreasRequest list;
  list.set_parent("forces/narnia");
  EXPECT_THAT(Call(*areas_, &AreaStub::ListAreas, list, Viewer("narnia")).status(),
              HasReason("FORCE_UNKNOWN"));
}

TEST_F(AreaServiceTest, ValidateOnlyChecksAndWritesNothing) {
  v1::CreateAreaRequest request = NewArea("cambridgeshire", v1::Area::FORCE);
  request.set_validate_only(true);
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area preview, Create(request));
  EXPECT_EQ(preview.name(), kForceArea);
  EXPECT_EQ(preview.etag(), "");
  EXPECT_EQ(preview.uid(), "");
  EXPECT_FALSE(preview.has_create_time());
  EXPECT_EQ(Value("SELECT (SELECT count(*) FROM indicators.area) + "
                  "(SELECT count(*) FROM indicators.revision) + "
                  "(SELECT count(*) FROM indicators.event_out) + "
                  "(SELECT count(*) FROM indicators.request)"),
            "0");
  ABSL_ASSERT_OK(Create(NewArea("cambridgeshire", v1::Area::FORCE)));
  EXPECT_THAT(Create(request).status(), HasReason("AREA_EXISTS"));
}

TEST_F(AreaServiceTest, ARepeatGetsTheFirstResult) {
  v1::CreateAreaRequest request = NewArea("cambridgeshire", v1::Area::FORCE);
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area first, Create(request));
  v1::Area renamed = first;
  renamed.set_title("Cambridgeshire Constabulary");
  ABSL_ASSERT_OK(Update(renamed, {"title"}));
  request.set_request_id(absl::AsciiStrToUpper(kRequestId));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area second, Create(request));
  EXPECT_EQ(second.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.revision"), "2");

  request.mutable_area()->set_title("Another");
  const absl::Status status = Create(request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(status, HasReason("REQUEST_ID_REUSED"));
}

TEST_F(AreaServiceTest, AnotherCallerMayUseTheSameRequestId) {
  v1::CreateAreaRequest request = NewArea("cambridgeshire", v1::Area::FORCE);
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK(Create(request));
  EXPECT_THAT(Create(request, {"someone-else", {{"cambridgeshire", {"analyst"}}}}).status(),
              HasReason("AREA_EXISTS"));
}

TEST_F(AreaServiceTest, TheEventSaysWhoDidWhat) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Area area, Create(NewArea("cambridgeshire", v1::Area::FORCE)));
  area.set_title("Cambridgeshire Constabulary");
  ABSL_ASSERT_OK(Update(area, {"title"}));
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', actor, type, subject, before::json->>'title', "
                  "after::json->>'title'), ';' ORDER BY occurred_at) FROM indicators.event_out"),
            "analyst-1|area.created|forces/cambridgeshire/areas/cambridgeshire|"
            "Area cambridgeshire;"
            "analyst-1|area.updated|forces/cambridgeshire/areas/cambridgeshire|"
            "Area cambridgeshire|Cambridgeshire Constabulary");
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.event_out WHERE call_id = ''"), "0");
}

TEST_F(AreaServiceTest, AnUpdateChangesWhatItsMaskNames) {
  MakeTree();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area before, Get(kDistrict));
  v1::Area patch;
  patch.set_name(kDistrict);
  patch.set_title("Fenland District");
  patch.set_valid_to("2018-03");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area after, Update(patch, {"valid_to"}));
  EXPECT_EQ(after.title(), before.title());
  EXPECT_EQ(after.valid_to(), "2018-03");
  EXPECT_EQ(after.uid(), before.uid());
  ASSERT_EQ(after.parents_size(), 1);
  EXPECT_EQ(after.parents(0).area(), kForceArea);
  EXPECT_NE(after.etag(), before.etag());
  EXPECT_EQ(absl::StrCat(after.create_time().seconds(), ".", after.create_time().nanos()),
            absl::StrCat(before.create_time().seconds(), ".", before.create_time().nanos()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area read, Get(kDistrict));
  EXPECT_EQ(read.SerializeAsString(), after.SerializeAsString());
}

TEST_F(AreaServiceTest, AStaleEtagIsRefused) {
  MakeTree();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Area area, Get(kDistrict));
  area.set_title("First");
  ABSL_ASSERT_OK(Update(area, {"title"}));
  for (const char* etag : {area.etag().c_str(), "nonsense"}) {
    area.set_etag(etag);
    area.set_title("Second");
    const absl::Status status = Update(area, {"title"}).status();
    EXPECT_THAT(status, StatusIs(StatusCode::kAborted));
    EXPECT_THAT(status, HasReason("ETAG_MISMATCH"));
  }
  area.clear_etag();
  ABSL_EXPECT_OK(Update(area, {"title"}));
}

TEST_F(AreaServiceTest, AnUpdateKeepsTheTreeSound) {
  MakeTree();
  v1::Area patch;
  patch.set_name(kForceArea);
  patch.set_kind(v1::Area::DISTRICT);
  patch.set_valid_from("1980-01");
  patch.set_valid_to("2018-03");
  const absl::Status status = Update(patch, {"kind", "valid_from", "valid_to"}).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("CHILD_NOT_SMALLER"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("area.kind"));
  AddParent(patch, kDistrict);  // would close a circle
  EXPECT_THAT(Update(patch, {"parents"}).status(), HasReason("PARENT_NOT_LARGER"));
}

TEST_F(AreaServiceTest, AnAreaMovesToANewParentFromAMonthOn) {
  MakeTree();
  v1::CreateAreaRequest north = NewArea("north", v1::Area::POLICING_AREA, "cambridgeshire");
  north.mutable_area()->set_valid_from("2018-04");
  ABSL_ASSERT_OK(Create(north));
  v1::Area patch;
  patch.set_name(kDistrict);
  AddParent(patch, kForceArea, "", "2018-03");
  AddParent(patch, "forces/cambridgeshire/areas/north", "2018-04");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area moved, Update(patch, {"parents"}));
  ASSERT_EQ(moved.parents_size(), 2);
  EXPECT_EQ(moved.parents(0).from_month(), "");
  EXPECT_EQ(moved.parents(0).to_month(), "2018-03");
  EXPECT_EQ(moved.parents(1).area(), "forces/cambridgeshire/areas/north");
  EXPECT_EQ(moved.parents(1).from_month(), "2018-04");
  EXPECT_EQ(Get(kDistrict)->SerializeAsString(), moved.SerializeAsString());

  patch.mutable_parents(0)->clear_to_month();
  const absl::Status twice = Update(patch, {"parents"}).status();
  EXPECT_THAT(twice, HasReason("MEMBERSHIPS_OVERLAP"));
  EXPECT_THAT(FieldsOf(twice), ElementsAre("area.parents[1]"));
}

TEST_F(AreaServiceTest, AnUpdateNamesEveryFault) {
  MakeTree();
  v1::Area patch;
  patch.set_name(kDistrict);
  EXPECT_THAT(Update(patch, {}).status(), HasReason("UPDATE_MASK_REQUIRED"));
  EXPECT_THAT(Update(patch, {"uid"}).status(), HasReason("FIELD_OUTPUT_ONLY"));
  EXPECT_THAT(Update(patch, {"colour"}).status(), HasReason("UPDATE_MASK_INVALID"));
  const absl::Status cleared = Update(patch, {"title", "valid_from", "kind"}).status();
  EXPECT_THAT(cleared, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(cleared),
              UnorderedElementsAre("area.title", "area.valid_from", "area.kind"));
  patch.set_name("forces/cambridgeshire/areas/nowhere");
  const absl::Status unknown = Update(patch, {"title"}).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(unknown, HasReason("AREA_UNKNOWN"));
}

TEST_F(AreaServiceTest, AValidatedUpdateWritesNothing) {
  MakeTree();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area before, Get(kDistrict));
  v1::UpdateAreaRequest request;
  request.mutable_area()->set_name(kDistrict);
  request.mutable_area()->set_title("Fenland District");
  request.mutable_update_mask()->add_paths("title");
  request.set_validate_only(true);
  request.set_request_id(kRequestId);
  const Caller analyst = Analyst("cambridgeshire");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area preview,
                            Call(*areas_, &AreaStub::UpdateArea, request, analyst));
  EXPECT_EQ(preview.title(), "Fenland District");
  EXPECT_EQ(preview.etag(), "");
  EXPECT_EQ(Get(kDistrict)->SerializeAsString(), before.SerializeAsString());
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.request"), "0");
  request.mutable_area()->clear_title();
  const absl::Status refused = Call(*areas_, &AreaStub::UpdateArea, request, analyst).status();
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("area.title"));
}

TEST_F(AreaServiceTest, AnEtagThatIsNoneOfOursHidesNoFault) {
  MakeTree();
  v1::Area patch;
  patch.set_name("forces/cambridgeshire/areas/nowhere");
  patch.set_etag("nonsense");
  EXPECT_THAT(Update(patch, {"colour"}).status(), HasReason("UPDATE_MASK_INVALID"));
  EXPECT_THAT(Update(patch, {"title"}).status(), HasReason("AREA_UNKNOWN"));
}

TEST_F(AreaServiceTest, ARepeatedUpdateGetsTheFirstResult) {
  MakeTree();
  v1::UpdateAreaRequest request;
  request.mutable_area()->set_name(kDistrict);
  request.mutable_area()->set_title("Fenland District");
  request.mutable_update_mask()->add_paths("title");
  request.set_request_id(kRequestId);
  const Caller analyst = Analyst("cambridgeshire");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area first,
                            Call(*areas_, &AreaStub::UpdateArea, request, analyst));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area second,
                            Call(*areas_, &AreaStub::UpdateArea, request, analyst));
  EXPECT_EQ(second.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Value("SELECT max(revision) FROM indicators.revision"), "3");
}

TEST_F(AreaServiceTest, ANationalAreaMayBeAParent) {
  v1::CreateAreaRequest region = NewArea("eastern", v1::Area::REGION, "", "national");
  EXPECT_THAT(Create(region).status(), StatusIs(StatusCode::kPermissionDenied));
  ABSL_ASSERT_OK(Create(region, Analyst("national")));
  v1::CreateAreaRequest request = NewArea("cambridgeshire", v1::Area::FORCE);
  AddParent(*request.mutable_area(), "forces/national/areas/eastern");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Area created, Create(request));
  ASSERT_EQ(created.parents_size(), 1);
  EXPECT_EQ(created.parents(0).area(), "forces/national/areas/eastern");
  EXPECT_EQ(Get(kForceArea)->SerializeAsString(), created.SerializeAsString());
  ABSL_EXPECT_OK(Get("forces/national/areas/eastern"));

  EXPECT_THAT(Create(NewArea("somewhere", v1::Area::DISTRICT, "", "national"), Analyst("national"))
                  .status(),
              HasReason("AREA_KIND_NOT_FOR_FORCE"));
}

TEST_F(AreaServiceTest, GetRefuses) {
  EXPECT_THAT(Get(kDistrict).status(), StatusIs(StatusCode::kNotFound));
  EXPECT_THAT(Get(kDistrict).status(), HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(Get("forces/cambridgeshire/areas/No").status(), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(Get("forces/cambridgeshire").status(), HasReason("RESOURCE_NAME_INVALID"));
}

TEST_F(AreaServiceTest, RolesAreChecked) {
  MakeTree();
  EXPECT_THAT(Create(NewArea("ely", v1::Area::DISTRICT), Viewer("cambridgeshire")).status(),
              StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(Create(NewArea("ely", v1::Area::DISTRICT), Analyst("essex")).status(),
              StatusIs(StatusCode::kPermissionDenied));
  v1::GetAreaRequest request;
  request.set_name(kDistrict);
  const absl::Status status = Call(*areas_, &AreaStub::GetArea, request, Viewer("essex")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(status, HasReason("ROLE_MISSING"));
}

TEST_F(AreaServiceTest, AreasAreListedInPages) {
  ABSL_ASSERT_OK(Create(NewArea("cambridgeshire", v1::Area::FORCE)));
  for (const char* id : {"north", "fenland", "ely", "south"}) {
    ABSL_ASSERT_OK(Create(NewArea(id, v1::Area::DISTRICT, "cambridgeshire")));
  }
  v1::ListAreasRequest request;
  request.set_parent(kForceName);
  request.set_page_size(2);
  std::vector<std::string> ids;
  std::vector<int> sizes;
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const v1::ListAreasResponse page,
        Call(*areas_, &AreaStub::ListAreas, request, Viewer("cambridgeshire")));
    for (const v1::Area& area : page.areas()) ids.push_back(area.title());
    sizes.push_back(page.areas_size());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(ids, ElementsAre("Area cambridgeshire", "Area ely", "Area fenland", "Area north",
                               "Area south"));
  EXPECT_THAT(sizes, ElementsAre(2, 2, 1));
}

TEST_F(AreaServiceTest, ListsRefuseBadPaging) {
  MakeTree();
  v1::ListAreasRequest request;
  request.set_parent(kForceName);
  request.set_page_size(-1);
  request.set_page_token("nonsense");
  const absl::Status status =
      Call(*areas_, &AreaStub::ListAreas, request, Viewer("cambridgeshire")).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("PAGE_SIZE_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("page_size", "page_token"));

  request.set_page_size(1);
  request.clear_page_token();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListAreasResponse page,
                            Call(*areas_, &AreaStub::ListAreas, request, Viewer("cambridgeshire")));
  request.set_parent("forces/essex");
  request.set_page_token(page.next_page_token());
  EXPECT_THAT(Call(*areas_, &AreaStub::ListAreas, request, Viewer("essex")).status(),
              HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(AreaServiceTest, ForcesAreListedToAnyone) {
  v1::ListForcesRequest request;
  request.set_page_size(500);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForcesResponse all,
                            Call(*areas_, &AreaStub::ListForces, request, Viewer("essex")));
  ASSERT_EQ(all.forces_size(), 44);
  EXPECT_EQ(all.forces(0).name(), "forces/avon-and-somerset");
  EXPECT_EQ(all.forces(0).title(), "Avon and Somerset");
  EXPECT_EQ(all.forces(0).ons_code(), "E23000036");
  EXPECT_EQ(all.next_page_token(), "");
  request.set_page_size(43);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForcesResponse most,
                            Call(*areas_, &AreaStub::ListForces, request, Viewer("essex")));
  request.set_page_token(most.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForcesResponse rest,
                            Call(*areas_, &AreaStub::ListForces, request, Viewer("essex")));
  ASSERT_EQ(rest.forces_size(), 1);
  EXPECT_EQ(rest.forces(0).name(), "forces/wiltshire");
  EXPECT_THAT(Call(*areas_, &AreaStub::ListForces, request, {"nobody", {}}).status(),
              StatusIs(StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace copperplate::indicators

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "copperplate/volunteers/v1/equality_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/service_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::StatusIs;

using EqualityTableMessage = v1::VolunteerEqualityTable;

// Support volunteers who are ACTIVE from 2017 on; the force asks for `ethnicity`.
class EqualityServiceTest : public ServiceTest {
 protected:
  using Stub = v1::EqualityService::Stub;

  void SetUp() override {
    Value(R"(
      INSERT INTO volunteers.role (force, id, uid, version, created_at, created_by, updated_at,
                                   updated_by, kind, title, required_vetting, required_skills,
                                   active)
      VALUES ('essex', 'clerk', gen_random_uuid(), 1, now(), 'a', now(), 'a', 2, 'Clerk', 1, '{}',
              true); SELECT '')");
    ABSL_ASSERT_OK(AddCharacteristic("ethnicity", {"WHITE", "BME", "MIXED"}));
  }

  absl::StatusOr<v1::EqualityCharacteristic> AddCharacteristic(
      const std::string& id, const std::vector<std::string>& values,
      const Caller& caller = Admin("essex")) {
    v1::CreateEqualityCharacteristicRequest request;
    request.set_parent("forces/essex");
    request.set_equality_characteristic_id(id);
    for (const std::string& value : values) {
      request.mutable_equality_characteristic()->add_values(value);
    }
    request.mutable_equality_characteristic()->set_definition("BME, census 2011");
    return Call(*equality_, &Stub::CreateEqualityCharacteristic, request, caller);
  }
  absl::StatusOr<v1::EqualityBenchmark> AddBenchmark(const std::string& id,
                                                     const std::string& value,
                                                     const std::string& definition,
                                                     int year = 2011) {
    v1::CreateEqualityBenchmarkRequest request;
    request.set_parent("forces/essex");
    request.set_equality_benchmark_id(id);
    v1::EqualityBenchmark& benchmark = *request.mutable_equality_benchmark();
    benchmark.set_characteristic("ethnicity");
    benchmark.set_category("BME");
    benchmark.set_value(value);
    benchmark.set_definition(definition);
    benchmark.set_source("Delivery plan");
    benchmark.set_year(year);
    return Call(*equality_, &Stub::CreateEqualityBenchmark, request, Analyst("essex"));
  }
  // So many more volunteers `<prefix>-1` ...
  void AddPeople(const std::string& prefix, int64_t count) {
    Value(absl::Substitute(R"(
      INSERT INTO volunteers.volunteer (force, id, uid, version, created_at, created_by, updated_at,
                                        updated_by, name, date_of_birth, contact,
                                        emergency_contact, home_area, preferred_areas, marking)
      SELECT 'essex', '$0-' || n, gen_random_uuid(), 1, now(), 'a', now(), 'a', 'A', '1990-01-01',
             '', '', '', '{}', 2 FROM generate_series(1, $1) n;
      INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
                                         updated_at, updated_by, kind, role, unit_or_group,
                                         collar_no, under_investigation)
      SELECT 'essex', '$0-' || n, 'e1', gen_random_uuid(), 1, now(), 'a', now(), 'a', 2, 'clerk',
             '', '', false FROM generate_series(1, $1) n;
      INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, to_state,
                                               effective_on, reason, actor, revision)
      SELECT 'essex', '$0-' || n, 'e1', 1, 5, '2017-01-01', '', 'a', 1
      FROM generate_series(1, $1) n; SELECT '')",
                           prefix, count));
  }
  absl::Status Declare(const std::string& volunteer, const std::string& value,
                       const std::string& characteristic = "ethnicity",
                       const Caller& caller = Analyst("essex")) {
    v1::DeclareEqualityRequest request;
    request.set_name(absl::StrCat("forces/essex/volunteers/", volunteer));
    auto& declared = *request.add_declarations();
    declared.set_characteristic(characteristic);
    declared.set_value(value);
    return Call(*equality_, &Stub::DeclareEquality, request, caller).status();
  }
  // People who declare each value, through the API.
  void Declare(const std::map<std::string, int64_t>& counts) {
    for (const auto& [value, count] : counts) {
      std::string prefix = value;
      for (char& c : prefix) c = c == '_' ? '-' : absl::ascii_tolower(c);
      AddPeople(prefix, count);
      for (int64_t n = 1; n <= count && value != "NOT_STATED"; ++n) {
        ABSL_ASSERT_OK(Declare(absl::StrCat(prefix, "-", n), value));
      }
    }
  }
  absl::StatusOr<EqualityTableMessage> Table(const std::string& quarter_end = "2018-03-31",
                                             const Caller& caller = Viewer("essex")) {
    v1::GetVolunteerEqualityTableRequest request;
    request.set_name("forces/essex/volunteerEqualityTable");
    request.set_kind(v1::Role::PSV);
    request.set_characteristic("forces/essex/equalityCharacteristics/ethnicity");
    request.set_quarter_end(quarter_end);
    return Call(*equality_, &Stub::GetVolunteerEqualityTable, request, caller);
  }
  // `40 73% 75%`: text, percent, share.
  static std::vector<std::string> Cells(const EqualityTableMessage& table) {
    std::vector<std::string> cells;
    for (const auto& cell : table.cells()) {
      std::string text = absl::StrCat(cell.value(), " ", cell.text());
      if (cell.has_percent()) absl::StrAppend(&text, " ", cell.percent(), "%");
      if (cell.has_share_percent()) absl::StrAppend(&text, " ", cell.share_percent(), "%");
      EXPECT_EQ(cell.has_count(), cell.text() != "c");
      cells.push_back(text);
    }
    return cells;
  }

  std::unique_ptr<Stub> equality_ = v1::EqualityService::NewStub(channel());
};

TEST_F(EqualityServiceTest, ASingleSmallCellTakesTheNextSmallestWithIt) {
  Declare({{"WHITE", 41}, {"BME", 3}, {"MIXED", 12}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 40 73% 73%", "BME c", "MIXED c",
                                        "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 0 0%"));
  EXPECT_EQ(table.total(), 55);
}

TEST_F(EqualityServiceTest, WhatIsLargeOrNoughtIsShown) {
  Declare({{"WHITE", 60}, {"MIXED", 20}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 60 75% 75%", "BME 0 0% 0%", "MIXED 20 25% 25%",
                                        "PREFER_NOT_TO_SAY 0 0%", "NOT_STATED 0 0%"));
  EXPECT_EQ(table.total(), 80);
  EXPECT_EQ(table.stated_rate_percent(), 100);
}

TEST_F(EqualityServiceTest, PercentagesThatWouldTellAreMissing) {
  Declare({{"WHITE", 2}, {"BME", 1}, {"MIXED", 30}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table),
              ElementsAre("WHITE c", "BME c", "MIXED 30", "PREFER_NOT_TO_SAY 0", "NOT_STATED 0"));
  EXPECT_FALSE(table.has_stated_rate_percent());
}

TEST_F(EqualityServiceTest, PreferNotToSayAndNotStatedAreToldApart) {
  Declare({{"WHITE", 60}, {"BME", 20}, {"PREFER_NOT_TO_SAY", 8}, {"NOT_STATED", 12}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  EXPECT_THAT(Cells(table), ElementsAre("WHITE 60 60% 75%", "BME 20 20% 25%", "MIXED 0 0% 0%",
                                        "PREFER_NOT_TO_SAY 10 8%", "NOT_STATED 10 12%"));
  EXPECT_EQ(table.stated_rate_percent(), 80);
}

TEST_F(EqualityServiceTest, ASmallTableIsWithheldFromEverybody) {
  Declare({{"WHITE", 9}});
  for (const Caller& caller :
       {Viewer("essex"), Analyst("essex"), Publisher("essex"), Admin("essex")}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table("2018-03-31", caller));
    EXPECT_TRUE(table.withheld()) << caller.subject;
    EXPECT_EQ(table.cells_size(), 0);
    EXPECT_FALSE(table.has_total());
  }
  AddPeople("more", 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage viewers, Table());
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage admins, Table("2018-03-31", Admin("essex")));
  EXPECT_FALSE(viewers.withheld());
  EXPECT_EQ(viewers.SerializeAsString(), admins.SerializeAsString()) << "the same for everybody";
}

TEST_F(EqualityServiceTest, OneIsComparedByItsOwnDefinitionAlone) {
  ABSL_ASSERT_OK(AddBenchmark("county", "9.7", "BME, census 2011"));
  ABSL_ASSERT_OK(AddBenchmark("plan", "18.6", "not white British", 2017));
  ABSL_ASSERT_OK(AddBenchmark("later", "12", "BME, census 2011", 2021));
  Declare({{"WHITE", 75}, {"BME", 5}, {"MIXED", 20}});
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage table, Table());
  const auto& bme = table.cells(1);
  EXPECT_EQ(bme.benchmark(), "forces/essex/equalityBenchmarks/county");
  EXPECT_EQ(bme.benchmark_percent() + " " + bme.ratio(), "9.7 0.5");
  EXPECT_EQ(table.cells(0).benchmark(), "");
  EXPECT_EQ(table.definition(), "BME, census 2011");
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage later, Table("2021-03-31"));
  EXPECT_EQ(later.cells(1).benchmark_percent() + " " + later.cells(1).ratio(), "12 0.4");
}

TEST_F(EqualityServiceTest, ATableIsAskedForByNothingElse) {
  EXPECT_THAT(Table("2018-03-30"), HasReason("QUARTER_END_INVALID"));
  EXPECT_THAT(Table("2199-03-31"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Table("2018"), HasReason("DATE_MALFORMED"));
  v1::GetVolunteerEqualityTableRequest request;
  request.set_name("forces/essex/volunteerEqualityTable");
  const auto get = [&] {
    return Call(*equality_, &Stub::GetVolunteerEqualityTable, request, Viewer("essex"));
  };
  EXPECT_THAT(FieldsTold(get()),
              ElementsAre(HasSubstr("kind: "), "characteristic: must not be empty",
                          HasSubstr("quarter_end: ")));
  request.set_kind(v1::Role::PSV);
  request.set_characteristic("religion");
  request.set_quarter_end("2018-03-31");
  EXPECT_THAT(get(), HasReason("EQUALITY_CHARACTERISTIC_UNKNOWN"));
  request.set_characteristic("ethnicity");
  ABSL_ASSERT_OK_AND_ASSIGN(const EqualityTableMessage nobody, get());
  EXPECT_TRUE(nobody.withheld());
}

TEST_F(EqualityServiceTest, WhatIsDeclaredIsOfTheListsAndNeverTold) {
  AddPeople("v", 1);
  EXPECT_THAT(Declare("v-1", "PURPLE"), HasReason("EQUALITY_VALUE_UNKNOWN"));
  EXPECT_THAT(Declare("v-1", "PURPLE").ToString(), Not(HasSubstr("PURPLE")));
  EXPECT_THAT(Declare("v-1", "WHITE", "religion"), HasReason("EQUALITY_CHARACTERISTIC_UNKNOWN"));
  EXPECT_THAT(Declare("v-2", "WHITE"), HasReason("VOLUNTEER_UNKNOWN"));
  EXPECT_THAT(Declare("v-1", "WHITE", "ethnicity", Viewer("essex")),
              StatusIs(absl::StatusCode::kPermissionDenied));
  v1::DeclareEqualityRequest request;
  request.set_name("forces/essex/volunteers/v-1");
  const auto declare = [&] {
    return Call(*equality_, &Stub::DeclareEquality, request, Analyst("essex")).status();
  };
  EXPECT_THAT(FieldsTold(declare()), ElementsAre("declarations: must be given"));
  for (int i = 0; i < 2; ++i) request.add_declarations()->set_characteristic("ethnicity");
  request.mutable_declarations(0)->set_value("WHITE");
  request.mutable_declarations(1)->set_value("BME");
  EXPECT_THAT(FieldsTold(declare()), ElementsAre("declarations[1].characteristic: is there twice"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers_equality.record"), "0");
  ABSL_ASSERT_OK(Declare("v-1", "BME"));
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || subject || coalesce(before, '') || "
                  "coalesce(after, ''), ',') FROM volunteers.event_out "
                  "WHERE type LIKE 'volunteer%'"),
            "volunteer.equality_declared forces/essex/volunteers/v-1");
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.request"), "0");
}

TEST_F(EqualityServiceTest, ADeclarationTakesThePlaceOfTheOneBeforeAndIsTakenBack) {
  AddPeople("v", 1);
  const auto held = [&] {
    return Value("SELECT coalesce(string_agg(value, ','), '') FROM volunteers_equality.record");
  };
  ABSL_ASSERT_OK(Declare("v-1", "BME"));
  ABSL_ASSERT_OK(Declare("v-1", "MIXED"));
  EXPECT_EQ(held(), "MIXED");
  ABSL_ASSERT_OK(Declare("v-1", "PREFER_NOT_TO_SAY"));
  EXPECT_EQ(held(), "PREFER_NOT_TO_SAY");
  ABSL_ASSERT_OK(Declare("v-1", "NOT_STATED"));
  EXPECT_EQ(held(), "");
}

TEST_F(EqualityServiceTest, TheServiceItselfReadsNobodysDeclaration) {
  AddPeople("v", 10);
  ABSL_ASSERT_OK(Declare("v-1", "BME"));
  const auto as_runtime = [&](const std::string& sql) {
    return storage().database().RunAsSuperuser(
        absl::StrCat("SET ROLE volunteers_runtime; SET app.force = 'essex'; ", sql));
  };
  EXPECT_THAT(as_runtime("SELECT count(*) FROM volunteers_equality.record").status().ToString(),
              HasSubstr("permission denied for schema volunteers_equality"));
  EXPECT_THAT(as_runtime("SELECT count(*) FROM volunteers.count_equality('essex', 'ethnicity', "
                         "'{v-1}')"),
              testing::IsOkAndHolds("0"))
      << "of fewer than ten nothing is told";
  EXPECT_THAT(as_runtime("SELECT count(*) FROM volunteers.count_equality('essex', 'ethnicity', "
                         "'{v-1,v-1,v-1,v-1,v-1,v-1,v-1,v-1,v-1,v-1}')"),
              testing::IsOkAndHolds("0"));
  EXPECT_THAT(as_runtime("SELECT persons FROM volunteers.count_equality('essex', 'ethnicity', "
                         "(SELECT array_agg(id) FROM volunteers.volunteer))"),
              testing::IsOkAndHolds("1"));
  EXPECT_THAT(as_runtime("SELECT volunteers.declare_equality('kent', 'v-1', '{}', '{}')")
                  .status()
                  .ToString(),
              HasSubstr("of another force"));
}

TEST_F(EqualityServiceTest, WhoIsForgottenHasDeclaredNothing) {
  AddPeople("v", 2);
  ABSL_ASSERT_OK(Declare("v-1", "BME"));
  ABSL_ASSERT_OK(Declare("v-2", "WHITE"));
  Value(
      "UPDATE volunteers.volunteer SET name = '', date_of_birth = NULL, "
      "anonymised_on = '2020-01-01' WHERE id = 'v-1'; SELECT ''");
  EXPECT_EQ(Value("SELECT string_agg(value, ',') FROM volunteers_equality.record"), "WHITE");
  EXPECT_EQ(Value("SELECT string_agg(volunteer, ',') FROM volunteers_equality.link"), "v-2");
  EXPECT_THAT(Declare("v-1", "BME"), HasReason("VOLUNTEER_ANONYMISED"));
}

TEST_F(EqualityServiceTest, ACharacteristicIsForAdminsAndKeepsItsValues) {
  EXPECT_THAT(AddCharacteristic("sex", {"FEMALE"}, Analyst("essex")),
              StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(AddCharacteristic("ethnicity", {"WHITE"}),
              HasReason("EQUALITY_CHARACTERISTIC_EXISTS"));
  EXPECT_THAT(FieldsTold(AddCharacteristic("sex", {"Female", "NOT_STATED"})),
              ElementsAre(HasSubstr("equality_characteristic.values[0]: must be an upper-case"),
                          HasSubstr("equality_characteristic.values[1]: every characteristic")));
  v1::UpdateEqualityCharacteristicRequest update;
  v1::EqualityCharacteristic& next = *update.mutable_equality_characteristic();
  next.set_name("forces/essex/equalityCharacteristics/ethnicity");
  next.add_values("WHITE");
  update.mutable_update_mask()->add_paths("values");
  const auto change = [&] {
    return Call(*equality_, &Stub::UpdateEqualityCharacteristic, update, Admin("essex"));
  };
  EXPECT_THAT(change(), HasReason("EQUALITY_VALUE_REMOVED"));
  for (const char* const value : {"ASIAN", "BME", "MIXED"}) next.add_values(value);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EqualityCharacteristic changed, change());
  EXPECT_EQ(changed.values_size(), 4);
  v1::GetEqualityCharacteristicRequest get;
  get.set_name("forces/essex/equalityCharacteristics/sex");
  EXPECT_THAT(Call(*equality_, &Stub::GetEqualityCharacteristic, get, Viewer("essex")),
              HasReason("EQUALITY_CHARACTERISTIC_UNKNOWN"));
}

TEST_F(EqualityServiceTest, ABenchmarkIsOfWhatIsAskedFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EqualityBenchmark added,
                            AddBenchmark("county", "9.70", "BME, census 2011"));
  EXPECT_EQ(added.value(), "9.7");
  EXPECT_EQ(added.characteristic(), "forces/essex/equalityCharacteristics/ethnicity");
  EXPECT_THAT(AddBenchmark("county", "9.7", "x"), HasReason("EQUALITY_BENCHMARK_EXISTS"));
  EXPECT_THAT(AddBenchmark("other", "9.8", "BME, census 2011"),
              HasReason("BENCHMARK_EXISTS_FOR_YEAR"));
  EXPECT_THAT(AddBenchmark("other", "101", "x"), HasReason("NUMBER_OUT_OF_RANGE"));
  v1::UpdateEqualityBenchmarkRequest update;
  *update.mutable_equality_benchmark() = added;
  update.mutable_equality_benchmark()->set_category("PURPLE");
  update.mutable_update_mask()->add_paths("category");
  EXPECT_THAT(Call(*equality_, &Stub::UpdateEqualityBenchmark, update, Analyst("essex")),
              HasReason("EQUALITY_VALUE_UNKNOWN"));
  v1::DeleteEqualityBenchmarkRequest erase;
  erase.set_name(added.name());
  ABSL_ASSERT_OK(Call(*equality_, &Stub::DeleteEqualityBenchmark, erase, Analyst("essex")));
  v1::GetEqualityBenchmarkRequest get;
  get.set_name(added.name());
  EXPECT_THAT(Call(*equality_, &Stub::GetEqualityBenchmark, get, Viewer("essex")),
              HasReason("EQUALITY_BENCHMARK_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers

// What a person declares is written, and never read again.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/equality_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::StatusIs;

using EqualityDeclarationTest = EqualityTest;

TEST_F(EqualityDeclarationTest, WhatIsDeclaredIsOfTheListsAndNeverTold) {
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

TEST_F(EqualityDeclarationTest, ADeclarationTakesThePlaceOfTheOneBeforeAndIsTakenBack) {
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

TEST_F(EqualityDeclarationTest, TheServiceItselfReadsNobodysDeclaration) {
  AddPeople("v", 10);
  ABSL_ASSERT_OK(Declare("v-1", "BME"));
  const auto as_runtime = [&](const std::string& sql) {
    return storage().database().Value(
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

TEST_F(EqualityDeclarationTest, WhoIsForgottenHasDeclaredNothing) {
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

}  // namespace
}  // namespace copperplate::volunteers

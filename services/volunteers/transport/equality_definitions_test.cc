// What a force asks for, and compares with.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/equality_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::StatusIs;

using EqualityDefinitionsTest = EqualityTest;

TEST_F(EqualityDefinitionsTest, ACharacteristicIsForAdminsAndKeepsItsValues) {
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

TEST_F(EqualityDefinitionsTest, ABenchmarkIsOfWhatIsAskedFor) {
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

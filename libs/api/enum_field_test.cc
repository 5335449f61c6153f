#include "libs/api/enum_field.h"

#include <gmock/gmock.h>
#include <google/protobuf/type.pb.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::api {
namespace {

using google::protobuf::Field;
using testing::Told;

// As Field::Cardinality has it from 1 on.
enum class Count { kOptional, kRequired, kRepeated };

constexpr auto kUnknownCount = static_cast<Field::Cardinality>(99);

TEST(EnumFieldTest, AnEnumIsGivenAndKnown) {
  Faults faults;
  EXPECT_TRUE(CheckEnum(Field::CARDINALITY_OPTIONAL, "count", faults));
  EXPECT_TRUE(faults.empty());
  EXPECT_FALSE(CheckEnum(Field::CARDINALITY_UNKNOWN, "count", faults));
  EXPECT_EQ(Told(faults), "FIELD_REQUIRED count");
  Faults unknown;
  EXPECT_FALSE(CheckEnum(kUnknownCount, "count", unknown));
  EXPECT_EQ(Told(unknown), "ENUM_UNKNOWN count");
}

TEST(EnumFieldTest, AValueIsReadAsItWasWritten) {
  Faults faults;
  for (const Count count : {Count::kOptional, Count::kRequired, Count::kRepeated}) {
    const auto written = ToProto<Field::Cardinality>(count);
    EXPECT_EQ(ReadEnum<Count>(written, "count", faults), count);
    EXPECT_EQ(ReadOptionalEnum<Count>(written, "count", faults), count);
  }
  EXPECT_EQ(ToProto<Field::Cardinality>(Count::kRepeated), Field::CARDINALITY_REPEATED);
  EXPECT_TRUE(faults.empty());
}

TEST(EnumFieldTest, AFaultyOneIsTheFirst) {
  Faults required;
  EXPECT_EQ(ReadEnum<Count>(Field::CARDINALITY_UNKNOWN, "count", required), Count::kOptional);
  EXPECT_EQ(Told(required), "FIELD_REQUIRED count");
  Faults unknown;
  EXPECT_EQ(ReadEnum<Count>(kUnknownCount, "count", unknown), Count::kOptional);
  EXPECT_EQ(Told(unknown), "ENUM_UNKNOWN count");
}

TEST(EnumFieldTest, AnOptionalOneMayBeLeftOut) {
  Faults faults;
  EXPECT_EQ(ReadOptionalEnum<Count>(Field::CARDINALITY_UNKNOWN, "count", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(ReadOptionalEnum<Count>(kUnknownCount, "count", faults), std::nullopt);
  EXPECT_EQ(Told(faults), "ENUM_UNKNOWN count");
}

}  // namespace
}  // namespace copperplate::api

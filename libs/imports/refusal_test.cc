#include "libs/imports/refusal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::imports {
namespace {

TEST(RefusalTest, NamesRowsFieldsAndReasons) {
  const std::vector<RowFault> faults = {{12, "area", "AREA_UNKNOWN", "is no area of the force"},
                                        {13, "", "FIELD_COUNT", "must have 5 fields"}};
  const absl::Status status = Refusal(2, faults).Metadata("batch", "b").Build();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "nothing was written: the content has 2 faults");
  EXPECT_EQ(ErrorReason(status), "IMPORT_REFUSED");
  EXPECT_EQ(ErrorMetadata(status, "faultCount"), "2");
  EXPECT_EQ(ErrorMetadata(status, "batch"), "b");
  const std::vector<FieldFault> fields = ErrorFields(status);
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0].field, "rows[12].area");
  EXPECT_EQ(fields[0].description, "is no area of the force (AREA_UNKNOWN)");
  EXPECT_EQ(fields[1].field, "rows[13]");
  EXPECT_EQ(fields[1].description, "must have 5 fields (FIELD_COUNT)");
}

TEST(RefusalTest, CountsAllAndNamesAsManyAsFit) {
  std::vector<RowFault> faults;
  for (int line = 2; line < 1002; ++line) {
    faults.push_back({line, "code", "CODE_INVALID", absl::StrCat("is no code: ", line)});
  }
  const absl::Status status = Refusal(4000, faults).Build();
  EXPECT_EQ(ErrorMetadata(status, "faultCount"), "4000");
  const std::vector<FieldFault> fields = ErrorFields(status);
  EXPECT_GT(fields.size(), 50u);
  EXPECT_LT(fields.size(), 1000u);
  EXPECT_EQ(fields.front().field, "rows[2].code");
  EXPECT_EQ(Refusal(1, {}).Build().message(), "nothing was written: the content has 1 fault");
}

}  // namespace
}  // namespace copperplate::imports

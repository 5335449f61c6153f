#include "services/governance/app/pack_registers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"

namespace copperplate::governance {
namespace {

constexpr char kFrozenMeeting[] = "forces/essex/bodies/bcb/meetings/may";

std::vector<FrozenRegister> FrozenForMay() {
  std::vector<FrozenRegister> registers;
  for (size_t i = 0; i < kPackRegisters; ++i) {
    FrozenRegister& one = registers.emplace_back();
    one.of = static_cast<PackRegister>(i);
    one.content = R"({"total":1})";
    one.sensitive = {"forces/essex/risks/custody"};
    one.sha256 = DigestOf(kFrozenMeeting, one);
  }
  return registers;
}

TEST(PackRegistersTest, TheDigestIsOfTheCanonicalJson) {
  // sha256sum, of {"content":"{\"total\":1}","meeting":"forces/essex/bodies/bcb/meetings/may",
  // "register":"RISKS","sensitive":["forces/essex/risks/custody"]} in one line.
  EXPECT_EQ(FrozenForMay()[2].sha256,
            "4eb69a425f4500d3246ac488b9c44cb856f12f2886413fc74cc9cdab2b281735");
}

TEST(PackRegistersTest, WhatWasFrozenIsIntact) {
  ABSL_EXPECT_OK(CheckFrozen(kFrozenMeeting, FrozenForMay()));
}

TEST(PackRegistersTest, AnythingElseIsDataLoss) {
  const auto is_lost = [](const char* meeting, const std::vector<FrozenRegister>& registers) {
    return absl::IsDataLoss(CheckFrozen(meeting, registers));
  };
  EXPECT_TRUE(is_lost("forces/essex/bodies/bcb/meetings/july", FrozenForMay()));
  for (size_t i = 0; i < kPackRegisters; ++i) {
    auto registers = FrozenForMay();
    registers[i].content += " ";
    EXPECT_TRUE(is_lost(kFrozenMeeting, registers)) << i;
    registers = FrozenForMay();
    registers[i].sensitive.clear();
    EXPECT_TRUE(is_lost(kFrozenMeeting, registers)) << i;
    registers = FrozenForMay();
    registers.erase(registers.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_TRUE(is_lost(kFrozenMeeting, registers)) << i;
  }
  EXPECT_TRUE(is_lost(kFrozenMeeting, {}));
}

}  // namespace
}  // namespace copperplate::governance

#include "services/volunteers/domain/registration.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/ascii.h"
#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

TEST(RegistrationTest, IsFoundWhereverAndHoweverItIsWritten) {
  for (const char* const text : {
           "AB12 CDE",
           "AB12CDE",
           "ab12 cde",
           "ab12-cde",
           "Grey van AB12 CDE, fast.",
           "(AB12CDE)",
           "A123 BCD",
           "A1 BCD",
           "a12bcd",
           "ABC 123D",
           "ABC123D",
           "abc 1d",
           "AZ 1234",
           "XIZ 1234",
           "red car,XIZ1234",
           "twice:AB12 CDE/AB12 CDF",
           "AB12 THX",
           "AB12THE",  // together it is no word
           "AB12\nCDE",
           "AB12\r\nCDE",
           "AB12.CDE",
           "AB12\tCDE",
           "AB12\u200b CDE",
           "AB\u00ad12CDE",
           "AB12\u2011CDE",
           "AB12\u00a0CDE",
       }) {
    EXPECT_TRUE(HoldsRegistration(text)) << text;
  }
}

TEST(RegistrationTest, RoadsTimesAndNumbersAreNone) {
  for (const char* const text : {
           "",
           "A14",
           "On the A14 and the B1049 near Histon",
           "30 MPH limit, 42 over",
           "Quiet on the A14.The others left",
           "Busy on the A14\nNot so later",
           "Session on the A10 was quiet",
           "the 30m sign",
           "B1049 the usual place",
           "CB23 6EA",  // a postcode
           "PE2 8TU",   // another
           "18:00-19:30, 212 passing",
           "Operators: 3; over 10",
           "AB123 CDE",
           "ABCD 123E",
           "AB12 CDEF",
           "XAB12 CDE1",
           "June 2018",
           "BIG 2018",
       }) {
    EXPECT_FALSE(HoldsRegistration(text)) << text;
  }
}

RC_GTEST_PROP(RegistrationTest, EveryCurrentOneIsFoundInAnyText, ()) {
  const auto letter = [] { return static_cast<char>('A' + *rc::gen::inRange(0, 26)); };
  const auto digit = [] { return static_cast<char>('0' + *rc::gen::inRange(0, 10)); };
  std::string number = {letter(), letter(), digit(), digit(), letter(), letter(), letter()};
  if (*rc::gen::arbitrary<bool>()) number = absl::AsciiStrToLower(number);
  RC_ASSERT(HoldsRegistration("A blue car, " + number + ". On the A14 at 18:00"));
  RC_ASSERT(HoldsRegistration(number));
}

}  // namespace
}  // namespace copperplate::volunteers

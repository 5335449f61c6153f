#include "services/gateway/json/well_known_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace copperplate::gateway {
namespace {

TEST(Timestamp, PrintsAsManyDecimalsAsItNeeds) {
  struct Case {
    SecondsNanos time;
    const char* text;
  };
  const Case cases[] = {
      {{0, 0}, "1970-01-01T00:00:00Z"},
      {{1522486800, 0}, "2018-03-31T09:00:00Z"},
      {{1522486800, 500000000}, "2018-03-31T09:00:00.500Z"},
      {{1522486800, 1000}, "2018-03-31T09:00:00.000001Z"},
      {{1522486800, 1}, "2018-03-31T09:00:00.000000001Z"},
      {{-1, 999999999}, "1969-12-31T23:59:59.999999999Z"},
      {{-62135596800, 0}, "0001-01-01T00:00:00Z"},
      {{253402300799, 999999999}, "9999-12-31T23:59:59.999999999Z"},
      {{951782400, 0}, "2000-02-29T00:00:00Z"},
  };
  for (const Case& c : cases) {
    std::string text;
    EXPECT_TRUE(AppendTimestamp(c.time, text));
    EXPECT_EQ(text, c.text);
    SecondsNanos back;
    EXPECT_TRUE(ParseTimestamp(text, back)) << text;
    EXPECT_EQ(back.seconds, c.time.seconds);
    EXPECT_EQ(back.nanos, c.time.nanos);
  }
  std::string text;
  EXPECT_FALSE(AppendTimestamp({253402300800, 0}, text));
  EXPECT_FALSE(AppendTimestamp({-62135596801, 0}, text));
  EXPECT_FALSE(AppendTimestamp({0, -1}, text));
  EXPECT_FALSE(AppendTimestamp({0, 1000000000}, text));
}

TEST(Timestamp, ReadsOffsets) {
  SecondsNanos time;
  ASSERT_TRUE(ParseTimestamp("2018-03-31T10:00:00.25+01:00", time));
  EXPECT_EQ(time.seconds, 1522486800);
  EXPECT_EQ(time.nanos, 250000000);
  ASSERT_TRUE(ParseTimestamp("2018-03-31t04:30:00-04:30", time));
  EXPECT_EQ(time.seconds, 1522486800);
}

TEST(Timestamp, RefusesWhatIsNoInstant) {
  for (const char* text :
       {"", "2018-03-31", "2018-03-31T09:00:00", "2018-03-31 09:00:00Z", "2018-3-31T09:00:00Z",
        "2018-02-30T09:00:00Z", "2018-13-01T09:00:00Z", "2018-03-31T24:00:00Z",
        "2018-03-31T09:60:00Z", "2018-03-31T09:00:60Z", "2018-03-31T09:00:00.Z",
        "2018-03-31T09:00:00.1234567890Z", "2018-03-31T09:00:00+0100", "2018-03-31T09:00:00+24:00",
        "2018-03-31T09:00:00Z ", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z",
        "+018-03-31T09:00:00Z", "0001-01-01T00:00:00+01:00"}) {
    SecondsNanos time;
    EXPECT_FALSE(ParseTimestamp(text, time)) << text;
  }
}

TEST(Timestamp, RoundTrips) {
  EXPECT_TRUE(rc::check([] {
    const SecondsNanos time{*rc::gen::inRange<int64_t>(-62135596800, 253402300800),
                            *rc::gen::inRange<int32_t>(0, 1000000000)};
    std::string text;
    SecondsNanos back;
    RC_ASSERT(AppendTimestamp(time, text));
    RC_ASSERT(ParseTimestamp(text, back));
    RC_ASSERT(back.seconds == time.seconds && back.nanos == time.nanos);
  }));
}

TEST(Duration, PrintsAndReads) {
  struct Case {
    SecondsNanos duration;
    const char* text;
  };
  const Case cases[] = {
      {{0, 0}, "0s"},
      {{1, 500000000}, "1.500s"},
      {{0, -500000}, "-0.000500s"},
      {{-3, -1}, "-3.000000001s"},
      {{315576000000, 0}, "315576000000s"},
  };
  for (const Case& c : cases) {
    std::string text;
    EXPECT_TRUE(AppendDuration(c.duration, text));
    EXPECT_EQ(text, c.text);
    SecondsNanos back;
    EXPECT_TRUE(ParseDuration(text, back)) << text;
    EXPECT_EQ(back.seconds, c.duration.seconds);
    EXPECT_EQ(back.nanos, c.duration.nanos);
  }
  for (const char* text : {"", "s", "1", "1.s", ".5s", "1m", "1 s", "--1s", "+1s", "315576000001s",
                           "1.0000000001s", "99999999999999s"}) {
    SecondsNanos duration;
    EXPECT_FALSE(ParseDuration(text, duration)) << text;
  }
  std::string text;
  EXPECT_FALSE(AppendDuration({1, -1}, text));
  EXPECT_FALSE(AppendDuration({INT64_MIN, 0}, text));
  EXPECT_FALSE(AppendDuration({0, INT32_MIN}, text));
}

TEST(FieldMaskPaths, CrossBetweenTheTwoForms) {
  EXPECT_EQ(ToJsonPath("place.street_name"), "place.streetName");
  EXPECT_EQ(ToProtoPath("place.streetName"), "place.street_name");
  EXPECT_EQ(ToProtoPath("place.street_name"), "place.street_name");
  EXPECT_EQ(ToJsonPath("rolling_12"), "rolling_12") << "or it would not come back";
}

}  // namespace
}  // namespace copperplate::gateway

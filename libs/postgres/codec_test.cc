#include "libs/postgres/codec.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "libs/postgres/params.h"

namespace copperplate::postgres {
namespace {

template <typename T>
std::string Encoded(const T& value) {
  std::string text;
  Codec<T>::Encode(value, text);
  return text;
}

template <typename T>
std::optional<T> Decoded(absl::string_view text) {
  T value{};
  if (!Codec<T>::Decode(text, value)) return std::nullopt;
  return value;
}

TEST(Codec, RefusesWhatIsNotTheType) {
  EXPECT_EQ(Decoded<int32_t>("2147483648"), std::nullopt);
  EXPECT_EQ(Decoded<int32_t>("1.0"), std::nullopt);
  EXPECT_EQ(Decoded<int32_t>(""), std::nullopt);
  EXPECT_EQ(Decoded<bool>("true"), std::nullopt);
  EXPECT_EQ(Decoded<double>("1,5"), std::nullopt);
  EXPECT_EQ(Decoded<Bytes>("\\x0"), std::nullopt);
  EXPECT_EQ(Decoded<Bytes>("\\xzz"), std::nullopt);
  EXPECT_EQ(Decoded<absl::CivilDay>("2018-02-30"), std::nullopt);
  EXPECT_EQ(Decoded<absl::CivilDay>("2018-02-28 00:00:00+00"), std::nullopt);
  EXPECT_EQ(Decoded<absl::Time>("2018-02-28 00:00:00+01"), std::nullopt);
  EXPECT_EQ(Decoded<absl::Time>("2018-02-28"), std::nullopt);
  EXPECT_EQ(Decoded<std::vector<int64_t>>("1,2"), std::nullopt);
  EXPECT_EQ(Decoded<std::vector<int64_t>>("{1,NULL}"), std::nullopt);
  EXPECT_EQ(Decoded<std::vector<int64_t>>("{{1},{2}}"), std::nullopt);
}

TEST(Codec, ReadsWhatPostgreSqlPrints) {
  EXPECT_EQ(Decoded<bool>("t"), true);
  EXPECT_EQ(Decoded<double>("1e+400"), std::nullopt);
  EXPECT_EQ(Decoded<double>("-Infinity"), -std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(*Decoded<double>("NaN")));
  EXPECT_EQ(Decoded<absl::Time>("2018-03-31 12:34:56.123456+00"),
            absl::FromUnixMicros(1522499696123456));
  EXPECT_EQ(Decoded<absl::Time>("2018-03-31 12:34:56.5+00"), absl::FromUnixMillis(1522499696500));
  EXPECT_EQ(Decoded<absl::Time>("infinity"), absl::InfiniteFuture());
  EXPECT_EQ(Decoded<absl::CivilDay>("0044-03-15 BC"), absl::CivilDay(-43, 3, 15));
  EXPECT_EQ(Decoded<std::vector<std::string>>(R"({a,"b,\"c\\",""})"),
            (std::vector<std::string>{"a", "b,\"c\\", ""}));
  EXPECT_EQ(Decoded<std::vector<std::string>>("{}"), std::vector<std::string>());
  EXPECT_EQ(Decoded<std::vector<std::optional<std::string>>>(R"({NULL,"NULL"})"),
            (std::vector<std::optional<std::string>>{std::nullopt, "NULL"}));
}

TEST(Codec, PrintsWhatPostgreSqlReads) {
  EXPECT_EQ(Encoded(absl::FromUnixMicros(-1)), "1969-12-31 23:59:59.999999+00");
  EXPECT_EQ(Encoded(absl::FromUnixNanos(1999)), "1970-01-01 00:00:00.000001+00");
  EXPECT_EQ(Encoded(absl::InfinitePast()), "-infinity");
  EXPECT_EQ(Encoded(absl::CivilDay(-43, 3, 15)), "0044-03-15 BC");
  EXPECT_EQ(Encoded(Bytes{std::string("\0\xff", 2)}), "\\x00ff");
  EXPECT_EQ(Encoded(std::vector<std::optional<int64_t>>{1, std::nullopt}), "{\"1\",NULL}");
  EXPECT_EQ(Encoded(-std::numeric_limits<double>::infinity()), "-Infinity");
}

RC_GTEST_PROP(Codec, EveryMicrosecondComesBack, ()) {
  // 4713 BC, where timestamptz begins, to 9999 AD.
  const int64_t micros = *rc::gen::inRange<int64_t>(-210866803200000000, 253402300800000000);
  const absl::Time time = absl::FromUnixMicros(micros);
  RC_ASSERT(Decoded<absl::Time>(Encoded(time)) == time);
}

RC_GTEST_PROP(Codec, EveryDoubleComesBack, (double value)) {
  RC_ASSERT(Decoded<double>(Encoded(value)) == value);
}

RC_GTEST_PROP(Codec, EveryBytesComeBack, (std::string data)) {
  RC_ASSERT(Decoded<Bytes>(Encoded(Bytes{data})) == Bytes{data});
}

RC_GTEST_PROP(Codec, EveryTextArrayComesBack, (std::vector<std::string> values)) {
  RC_ASSERT(Decoded<std::vector<std::string>>(Encoded(values)) == values);
}

TEST(Params, KeepOrderAndNull) {
  const Params params = Params::Of(int64_t{7}, std::nullopt, "seven", std::optional<int>{},
                                   std::string(), std::optional<std::string>("x"));
  std::vector<std::optional<std::string>> values;
  params.ForEach([&values](const char* value) {
    values.push_back(value == nullptr ? std::nullopt : std::optional<std::string>(value));
  });
  EXPECT_EQ(values, (std::vector<std::optional<std::string>>{"7", std::nullopt, "seven",
                                                             std::nullopt, "", "x"}));
  EXPECT_FALSE(params.has_nul());
}

TEST(Params, NoticeNulCharacters) {
  EXPECT_TRUE(Params::Of(1, std::string("a\0b", 3), 2).has_nul());
  EXPECT_FALSE(Params::Of(Bytes{std::string("a\0b", 3)}).has_nul());
}

}  // namespace
}  // namespace copperplate::postgres

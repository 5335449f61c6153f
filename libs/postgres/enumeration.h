// Columns hold enumerations numbered from 1, as protos do, so that 0 is none; in C++ their values
// count from 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

namespace copperplate::postgres {

// The value of a column's number, which is not 0.
template <typename Enum>
constexpr Enum FromNumber(int64_t number) {
  return static_cast<Enum>(number - 1);
}

// Nothing for 0.
template <typename Enum>
constexpr std::optional<Enum> FromNumberOrNone(int64_t number) {
  return number == 0 ? std::nullopt : std::optional<Enum>(FromNumber<Enum>(number));
}

// The number of a value; 0 where there is none.
template <typename Enum>
constexpr int16_t ToNumber(Enum value) {
  return static_cast<int16_t>(static_cast<int>(value) + 1);
}
template <typename Enum>
constexpr int16_t ToNumber(std::optional<Enum> value) {
  return value.has_value() ? ToNumber(*value) : int16_t{0};
}

// The codec (codec.h) of a column that holds the numbers of an enumeration:
//
//   template <>
//   struct postgres::Codec<Kind> : postgres::EnumCodec<Kind, Kind::kSpeedwatch> {};
template <typename Enum, Enum kLast>
struct EnumCodec {
  static bool Decode(absl::string_view text, Enum& out) {
    int64_t number = 0;
    if (!Codec<int64_t>::Decode(text, number) || number < 1 || number > ToNumber(kLast)) {
      return false;
    }
    out = FromNumber<Enum>(number);
    return true;
  }
  static void Encode(Enum value, std::string& out) { Codec<int64_t>::Encode(ToNumber(value), out); }
};

}  // namespace copperplate::postgres

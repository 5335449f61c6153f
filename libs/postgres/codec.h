// How C++ values travel to and from PostgreSQL: everything as the text form of its type, so that
// nothing is lost on the way (microseconds, numeric, 64-bit integers) and one codec serves
// parameters, rows and COPY.
//
//   PostgreSQL                     C++
//   boolean                        bool
//   smallint, integer, bigint      any integer type it fits into
//   double precision, real         double
//   text, varchar, uuid, jsonb,    std::string (in also absl::string_view, const char*)
//     numeric and all others
//   bytea                          Bytes
//   timestamptz                    absl::Time, in whole microseconds (floor), +-infinity
//   date                           absl::CivilDay
//   T[] (one dimension)            std::vector<T>, std::vector<std::optional<T>>
//   any of these, may be NULL      std::optional<T>
//
// A session's TimeZone is UTC and its DateStyle ISO. A storage room may specialise Codec for a type
// of its own.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace copperplate::postgres {

// A bytea.
struct Bytes {
  std::string data;
  bool operator==(const Bytes& other) const { return data == other.data; }
};

// Decode: false when `text` is not the text form of a T. Encode: appends the text form to `out`.
template <typename T, typename Enable = void>
struct Codec;

namespace internal {

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

bool DecodeDouble(absl::string_view text, double& out);
void EncodeDouble(double value, std::string& out);

// Takes an array literal apart: one entry an element, nullopt for NULL. False when it is not a
// one-dimensional array.
bool SplitArray(absl::string_view text, std::vector<std::optional<std::string>>& out);
// Appends one element, quoted.
void AppendArrayElement(absl::string_view text, std::string& out);

}  // namespace internal

template <>
struct Codec<bool> {
  static bool Decode(absl::string_view text, bool& out);
  static void Encode(bool value, std::string& out) { out += value ? 't' : 'f'; }
};

template <typename T>
struct Codec<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static bool Decode(absl::string_view text, T& out) {
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, out);
    return error == std::errc() && stop == end;
  }
  static void Encode(T value, std::string& out) {
    char digits[24];
    const auto [stop, error] = std::to_chars(digits, digits + sizeof(digits), value);
    out.append(digits, stop);
  }
};

template <>
struct Codec<double> {
  static bool Decode(absl::string_view text, double& out) {
    return internal::DecodeDouble(text, out);
  }
  static void Encode(double value, std::string& out) { internal::EncodeDouble(value, out); }
};

template <>
struct Codec<std::string> {
  static bool Decode(absl::string_view text, std::string& out) {
    out.assign(text.data(), text.size());
    return true;
  }
  static void Encode(const std::string& value, std::string& out) { out += value; }
};

template <>
struct Codec<absl::string_view> {
  static void Encode(absl::string_view value, std::string& out) {
    out.append(value.data(), value.size());
  }
};

template <>
struct Codec<std::string_view> {
  static void Encode(std::string_view value, std::string& out) { out += value; }
};

template <>
struct Codec<const char*> {
  static void Encode(const char* value, std::string& out) { out += value; }
};

template <>
struct Codec<Bytes> {
  static bool Decode(absl::string_view text, Bytes& out);
  static void Encode(const Bytes& value, std::string& out);
};

template <>
struct Codec<absl::Time> {
  static bool Decode(absl::string_view text, absl::Time& out);
  static void Encode(absl::Time value, std::string& out);
};

template <>
struct Codec<absl::CivilDay> {
  static bool Decode(absl::string_view text, absl::CivilDay& out);
  static void Encode(absl::CivilDay value, std::string& out);
};

template <typename T>
struct Codec<std::vector<T>> {
  static bool Decode(absl::string_view text, std::vector<T>& out) {
    std::vector<std::optional<std::string>> elements;
    if (!internal::SplitArray(text, elements)) return false;
    out.clear();
    out.reserve(elements.size());
    for (const std::optional<std::string>& element : elements) {
      T value{};
      if constexpr (internal::IsOptional<T>::value) {
        if (element.has_value() &&
            !Codec<typename T::value_type>::Decode(*element, value.emplace())) {
          return false;
        }
      } else {
        if (!element.has_value() || !Codec<T>::Decode(*element, value)) return false;
      }
      out.push_back(std::move(value));
    }
    return true;
  }

  static void Encode(const std::vector<T>& values, std::string& out) {
    out += '{';
    std::string text;
    bool first = true;
    for (const T& value : values) {
      if (!first) out += ',';
      first = false;
      text.clear();
      if constexpr (internal::IsOptional<T>::value) {
        if (!value.has_value()) {
          out += "NULL";
          continue;
        }
        Codec<typename T::value_type>::Encode(*value, text);
      } else {
        Codec<T>::Encode(value, text);
      }
      internal::AppendArrayElement(text, out);
    }
    out += '}';
  }
};

}  // namespace copperplate::postgres

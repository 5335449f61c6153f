#include "libs/api/etag.h"

#include <array>
#include <optional>

#include "absl/strings/escaping.h"

namespace copperplate::api {
namespace {

// A bijection of 64-bit numbers (the finaliser of SplitMix64: two odd multiplications and three
// shifts, each invertible), so that successive versions look unrelated.
constexpr uint64_t kFirst = 0xbf58476d1ce4e5b9;
constexpr uint64_t kSecond = 0x94d049bb133111eb;

// The inverse of an odd number modulo 2^64, by Newton's iteration.
constexpr uint64_t Inverse(uint64_t odd) {
  uint64_t inverse = odd;
  for (int i = 0; i < 5; ++i) inverse *= 2 - odd * inverse;
  return inverse;
}

constexpr uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * kFirst;
  x = (x ^ (x >> 27)) * kSecond;
  return x ^ (x >> 31);
}

constexpr uint64_t Unmix(uint64_t x) {
  x = (x ^ (x >> 31) ^ (x >> 62)) * Inverse(kSecond);
  x = (x ^ (x >> 27) ^ (x >> 54)) * Inverse(kFirst);
  return x ^ (x >> 30) ^ (x >> 60);
}

// Versions count upwards from 1.
constexpr int64_t kNoVersion = -1;

static_assert(Unmix(Mix(0x0123456789abcdef)) == 0x0123456789abcdef);

}  // namespace

std::string FormatEtag(int64_t version) {
  const uint64_t mixed = Mix(static_cast<uint64_t>(version));
  std::array<char, 8> bytes{};
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(mixed >> (8 * i));
  return absl::WebSafeBase64Escape({bytes.data(), bytes.size()});
}

namespace {

// Nothing where it is none of ours.
std::optional<int64_t> ParseEtag(absl::string_view etag) {
  std::string bytes;
  if (etag.size() != 11 || !absl::WebSafeBase64Unescape(etag, &bytes) || bytes.size() != 8) {
    return std::nullopt;
  }
  uint64_t mixed = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    mixed |= static_cast<uint64_t>(static_cast<uint8_t>(bytes[i])) << (8 * i);
  }
  const auto version = static_cast<int64_t>(Unmix(mixed));
  // Base64 has spare bits at its end: only the form we write is an etag.
  if (FormatEtag(version) != etag) return std::nullopt;
  return version;
}

}  // namespace

std::optional<int64_t> ReadEtag(absl::string_view etag) {
  if (etag.empty()) return std::nullopt;
  return ParseEtag(etag).value_or(kNoVersion);
}

}  // namespace copperplate::api

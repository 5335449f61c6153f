#include "libs/rpc/trace.h"

#include <algorithm>
#include <cstddef>
#include <random>

#include "absl/strings/str_format.h"

namespace copperplate::rpc {
namespace {

constexpr char kBase32[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int kRandomBits = 40;  // of a call id; the other 35 count

// The finaliser of SplitMix64: neighbouring inputs give unlike outputs, no two the same one.
uint64_t Mix(uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9;
  x ^= x >> 27;
  x *= 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

// Lower-case hexadecimal digits only, as the header is defined.
std::optional<uint64_t> ParseHex(absl::string_view digits) {
  uint64_t value = 0;
  for (const char c : digits) {
    if (c >= '0' && c <= '9') {
      value = value << 4 | static_cast<uint64_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value << 4 | static_cast<uint64_t>(c - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

uint64_t RandomSeed() {
  std::random_device device;
  return static_cast<uint64_t>(device()) << 32 | device();
}

}  // namespace

std::string TraceContext::TraceId() const {
  return absl::StrFormat("%016x%016x", trace_high, trace_low);
}

std::string TraceContext::Traceparent() const {
  return absl::StrFormat("00-%016x%016x-%016x-%02x", trace_high, trace_low, span, flags);
}

std::optional<TraceContext> ParseTraceparent(absl::string_view header) {
  // version 2 - trace id 32 - parent id 16 - flags 2
  constexpr size_t kLength = 55;
  if (header.size() < kLength || header[2] != '-' || header[35] != '-' || header[52] != '-') {
    return std::nullopt;
  }
  const auto version = ParseHex(header.substr(0, 2));
  const auto high = ParseHex(header.substr(3, 16));
  const auto low = ParseHex(header.substr(19, 16));
  const auto span = ParseHex(header.substr(36, 16));
  const auto flags = ParseHex(header.substr(53, 2));
  if (!version || !high || !low || !span || !flags || *version == 0xff) return std::nullopt;
  const bool longer = header.size() > kLength;
  if (longer && (*version == 0 || header[kLength] != '-')) return std::nullopt;
  if ((*high == 0 && *low == 0) || *span == 0) return std::nullopt;
  return TraceContext{*high, *low, *span, static_cast<uint8_t>(*flags)};
}

bool IsSaneCallId(absl::string_view id) {
  return !id.empty() && id.size() <= 64 &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; });
}

IdSource::IdSource() : seed_(RandomSeed()) {}

std::string IdSource::CallId() {
  constexpr int kCharacters = 15;
  const uint64_t count = Next();
  const uint64_t random = Mix(seed_) >> (64 - kRandomBits);
  std::string id(kCharacters, '0');
  uint64_t rest = random;
  for (int at = kRandomBits / 5; at-- > 0; rest >>= 5) id[at] = kBase32[rest & 31];
  rest = count;
  for (int at = kCharacters; at-- > kRandomBits / 5; rest >>= 5) id[at] = kBase32[rest & 31];
  return id;
}

TraceContext IdSource::Trace(const std::optional<TraceContext>& parent) {
  const uint64_t own = Mix(seed_ + Next() * 0x9e3779b97f4a7c15);
  TraceContext trace = parent.value_or(TraceContext{Mix(~seed_), own, 0, 0});
  trace.span = std::max<uint64_t>(Mix(own), 1);
  return trace;
}

}  // namespace copperplate::rpc

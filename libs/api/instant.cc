#include "libs/api/instant.h"

#include <cstdint>

namespace copperplate::api {
namespace {

// Of protobuf's Timestamp: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
constexpr int64_t kFirstSecond = -62'135'596'800;
constexpr int64_t kLastSecond = 253'402'300'799;
constexpr int32_t kNanosInSecond = 1'000'000'000;

}  // namespace

std::optional<absl::Time> ReadInstant(bool present, const google::protobuf::Timestamp& value,
                                      absl::string_view field, Faults& faults) {
  if (!present) return std::nullopt;
  if (value.seconds() < kFirstSecond || value.seconds() > kLastSecond || value.nanos() < 0 ||
      value.nanos() >= kNanosInSecond) {
    faults.Add("TIME_INVALID", field, "must be an instant of the years 1 to 9999");
    return std::nullopt;
  }
  return absl::FromUnixSeconds(value.seconds()) + absl::Microseconds(value.nanos() / 1000);
}

void WriteInstant(absl::Time time, google::protobuf::Timestamp& out) {
  const int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

}  // namespace copperplate::api

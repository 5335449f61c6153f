#include "services/volunteers/domain/representation.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {
namespace {

constexpr int64_t kLeastRepresented = 5;
constexpr int64_t kLeastStated = 23;

bool MayBeShown(int64_t count, int64_t base) {
  return base >= kLeastStated && (count == 0 || count >= kLeastRepresented);
}

// Half up; `count` is not negative.
int64_t WholePercent(int64_t count, int64_t base) { return (200 * count + base) / (2 * base); }

constexpr int64_t kThousandths = 1000;
constexpr size_t kMostDecimals = 3;

}  // namespace

std::optional<int64_t> ParsePercent(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('.', 1));
  int64_t whole = 0;
  int64_t decimals = 0;
  const auto digits = [](absl::string_view part, size_t most, int64_t& number) {
    return !part.empty() && part.size() <= most &&
           std::all_of(part.begin(), part.end(), absl::ascii_isdigit) &&
           absl::SimpleAtoi(part, &number);
  };
  if (!digits(parts[0], 3, whole)) return std::nullopt;
  if (parts.size() > 1) {
    if (!digits(parts[1], kMostDecimals, decimals)) return std::nullopt;
    for (size_t i = parts[1].size(); i < kMostDecimals; ++i) decimals *= 10;
  }
  const int64_t thousandths = whole * kThousandths + decimals;
  if (thousandths > 100 * kThousandths) return std::nullopt;
  return thousandths;
}

std::string PercentDigits(int64_t thousandths) {
  std::string text = Rational::Of(thousandths, kThousandths).Round(kMostDecimals);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

void CheckBenchmark(const EqualityBenchmark& benchmark,
                    absl::Span<const EqualityCharacteristic> characteristics,
                    absl::Span<const EqualityBenchmark> others, Faults& faults) {
  Faults found;
  CheckEqualityValue(characteristics, benchmark.characteristic, benchmark.category, found);
  faults.AddRuleFaults(found, {{"value", "category"}});
  if (!IsStated(benchmark.category)) {
    faults.Add("EQUALITY_VALUE_UNKNOWN", "category", "must be one of the characteristic's own");
  }
  for (const EqualityBenchmark& other : others) {
    if (other.id != benchmark.id && other.characteristic == benchmark.characteristic &&
        other.category == benchmark.category && other.definition == benchmark.definition &&
        other.year == benchmark.year) {
      faults.Add("BENCHMARK_EXISTS_FOR_YEAR", "year",
                 "there is one of the category and definition for that year already");
    }
  }
}

const EqualityBenchmark* FindBenchmark(absl::Span<const EqualityBenchmark> benchmarks,
                                       const EqualityCharacteristic& characteristic,
                                       absl::string_view category, int64_t year) {
  const EqualityBenchmark* newest = nullptr;
  for (const EqualityBenchmark& one : benchmarks) {
    if (one.characteristic != characteristic.id || one.category != category ||
        one.definition != characteristic.definition || one.year > year) {
      continue;
    }
    if (newest == nullptr || newest->year < one.year) newest = &one;
  }
  return newest;
}

absl::StatusOr<Representation> RepresentationOf(const CategoryCount& count,
                                                const EqualityBenchmark& benchmark) {
  if (count.characteristic != benchmark.characteristic || count.category != benchmark.category ||
      count.definition != benchmark.definition) {
    Faults faults;
    faults.Add("BENCHMARK_DIFFERS", "benchmark",
               "must be of the characteristic, category and definition that were counted");
    return faults.ToStatus();
  }
  Representation representation;
  if (MayBeShown(count.in_category, count.stated)) {
    representation.share_percent = WholePercent(count.in_category, count.stated);
    if (benchmark.thousandths > 0) {
      ABSL_ASSIGN_OR_RETURN(
          const Rational ratio,
          Divide(Rational::Of(absl::int128(100) * count.in_category, count.stated),
                 benchmark.percent()));
      representation.ratio = ratio.Round(1);
    }
  }
  if (MayBeShown(count.everyone - count.stated, count.everyone)) {
    representation.stated_rate_percent = WholePercent(count.stated, count.everyone);
  }
  return representation;
}

}  // namespace copperplate::volunteers

#include "services/volunteers/domain/representation.h"

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

}  // namespace

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
    if (benchmark.percent.sign() > 0) {
      ABSL_ASSIGN_OR_RETURN(
          const Rational ratio,
          Divide(Rational::Of(absl::int128(100) * count.in_category, count.stated),
                 benchmark.percent));
      representation.ratio = ratio.Round(1);
    }
  }
  if (MayBeShown(count.everyone - count.stated, count.everyone)) {
    representation.stated_rate_percent = WholePercent(count.stated, count.everyone);
  }
  return representation;
}

}  // namespace copperplate::volunteers

#include "libs/statistics/series.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "libs/statistics/argument.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::Status CheckSeries(absl::Span<const double> values, size_t least) {
  if (values.size() < least) {
    return Error(absl::StatusCode::kInvalidArgument, "SERIES_TOO_SHORT",
                 absl::StrCat("needs at least ", least, " points and has ", values.size()))
        .Metadata("least", absl::StrCat(least))
        .Build();
  }
  for (size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) {
      return Error(absl::StatusCode::kInvalidArgument, "SERIES_HAS_GAP",
                   absl::StrCat("point ", i + 1, " of ", values.size(), " is missing"))
          .Metadata("point", absl::StrCat(i + 1))
          .Build();
    }
    if (std::fabs(values[i]) > kLargestValue) {
      return OutsideDomain(absl::StrCat("point ", i + 1, " is too large"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPositiveSeries(absl::Span<const double> values, size_t least) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, least));
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] <= 0) {
      return OutsideDomain(absl::StrCat("point ", i + 1, " must be above 0"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckSameLength(size_t first, size_t second) {
  if (first == second) return absl::OkStatus();
  return OutsideDomain(absl::StrCat(first, " values cannot be paired with ", second));
}

double Mean(absl::Span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value - values[0];
  return values[0] + sum / static_cast<double>(values.size());
}

double SampleVariance(absl::Span<const double> values) {
  if (values.size() < 2) return 0;
  const double mean = Mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / static_cast<double>(values.size() - 1);
}

}  // namespace copperplate::statistics

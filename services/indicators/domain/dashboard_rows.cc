#include "services/indicators/domain/dashboard_rows.h"

#include <array>
#include <cstddef>
#include <limits>

#include "libs/statistics/multiple_testing.h"

namespace copperplate::indicators {
namespace {

std::vector<DashboardRow> ComputeAll(absl::Span<const RowInput> inputs,
                                     absl::Span<const RowControl> controls) {
  std::vector<DashboardRow> rows;
  rows.reserve(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    RowInput input = inputs[i];
    input.control = controls[i];
    rows.push_back(ComputeDashboardRow(input));
  }
  return rows;
}

std::array<const Verdict*, 3> VerdictsOf(const DashboardRow& row) {
  return {&row.v_1yr, &row.v_3yr, &row.benchmark};
}

// Gives each control the p of its row's tests, adjusted for those of all rows.
void Adjust(absl::Span<const DashboardRow> rows, absl::Span<RowControl> controls) {
  std::vector<double> p;
  std::vector<std::optional<AdjustedP>*> places;
  for (size_t i = 0; i < rows.size(); ++i) {
    for (const Verdict* verdict : VerdictsOf(rows[i])) {
      if (!verdict->significance_p.has_value()) continue;
      p.push_back(*verdict->significance_p);
      places.push_back(&controls[i].adjusted[static_cast<size_t>(verdict->comparison)]);
    }
  }
  const absl::StatusOr<std::vector<double>> adjusted = statistics::AdjustForMultipleTesting(p);
  for (size_t i = 0; i < places.size(); ++i) {
    // CompareCells() lets no p outside 0 to 1 through, which is all that could fail. If one came
    // through nevertheless, no test would be decided by what is no p.
    const double of_test =
        adjusted.ok() ? (*adjusted)[i] : std::numeric_limits<double>::quiet_NaN();
    *places[i] = AdjustedP{of_test, static_cast<int>(places.size())};
  }
}

}  // namespace

std::vector<DashboardRow> ComputeDashboardRows(absl::Span<const RowInput> inputs,
                                               SignificanceControl control) {
  std::vector<RowControl> controls(inputs.size(), RowControl{control});
  std::vector<DashboardRow> rows = ComputeAll(inputs, controls);
  if (control != SignificanceControl::kBenjaminiHochberg) return rows;
  // A row takes microseconds, and a sentence is made of more than a row keeps.
  Adjust(rows, absl::MakeSpan(controls));
  return ComputeAll(inputs, controls);
}

}  // namespace copperplate::indicators

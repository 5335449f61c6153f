#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// A figure as tests write it down, in whole units.
struct GivenRow {
  std::string area = "south";
  std::string indicator = "crime";
  int32_t month = 0;
  int64_t numerator = 0;
  std::optional<int64_t> denominator = std::nullopt;
  std::string breakdown = "";
  FigureStatus status = FigureStatus::kFinal;
  Qualifier qualifier = Qualifier::kExact;
  int period_months = 1;
};

// The rows of an import, from given ones: the first stands on line 2. Every id is one of the
// reference's.
class GivenRows final : public ImportRowSource {
 public:
  GivenRows(const ImportReference& reference, std::vector<GivenRow> given)
      : given_(std::move(given)) {
    int64_t line = 1;
    for (const GivenRow& one : given_) {
      ImportRow row;
      for (const ImportArea& area : reference.areas) {
        if (area.id == one.area) row.area = area.number;
      }
      for (const ImportIndicator& indicator : reference.indicators) {
        if (indicator.definition.id == one.indicator) row.indicator = indicator.number;
      }
      row.month = one.month;
      row.breakdown = one.breakdown;
      row.numerator = one.numerator * kMillion;
      if (one.denominator.has_value()) row.denominator = *one.denominator * kMillion;
      row.status = one.status;
      row.qualifier = one.qualifier;
      row.period_months = one.period_months;
      row.line = ++line;
      rows_.push_back(row);
    }
    std::sort(rows_.begin(), rows_.end(), [](const ImportRow& a, const ImportRow& b) {
      return std::tie(a.area, a.indicator, a.month, a.breakdown) <
             std::tie(b.area, b.indicator, b.month, b.breakdown);
    });
  }

  absl::Status ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) override {
    for (const ImportRow& row : rows_) {
      if (absl::Status status = visit(row); !status.ok()) return status;
    }
    return absl::OkStatus();
  }

 private:
  const std::vector<GivenRow> given_;
  std::vector<ImportRow> rows_;
};

}  // namespace copperplate::indicators

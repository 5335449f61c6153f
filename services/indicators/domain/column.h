#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace copperplate::indicators {

// The columns of the dashboard, in printed order of their kind: values, verdicts, the rest.
enum class Column : uint8_t {
  kCurrent,    // the data month, D
  kMinus1,     // D-12
  kMinus2,     // D-24
  kMinus3,     // D-36
  kFytd,       // April to D
  kFytd1,      // the same months a year before
  kRolling12,  // D-11 to D
  kBaseline,   // the twelve months of the indicator's baseline rule
  kV1Yr,       // the month against the average month of the baseline year
  kV3Yr,       // the month against the average month of that year and the two before
  kBenchmark,  // rolling 12 against the baseline
  kPeers,      // against Most Similar Forces, region or nation
  kChange,     // movement since last month, last year, and the run
};

constexpr bool IsVerdict(Column column) {
  return column == Column::kV1Yr || column == Column::kV3Yr || column == Column::kBenchmark;
}

constexpr size_t kValueColumns = 8;  // kCurrent to kBaseline
constexpr size_t kColumns = 13;

// The columns that apply to an indicator.
class ColumnSet {
 public:
  constexpr ColumnSet() = default;
  constexpr ColumnSet(std::initializer_list<Column> columns) {
    for (Column column : columns) Add(column);
  }
  static constexpr ColumnSet All() { return FromBits((1U << kColumns) - 1); }
  // As storage keeps it: bit n is the column numbered n; other bits are dropped.
  static constexpr ColumnSet FromBits(uint32_t bits) {
    ColumnSet set;
    set.bits_ = bits & ((1U << kColumns) - 1);
    return set;
  }

  constexpr void Add(Column column) { bits_ |= 1U << static_cast<uint32_t>(column); }
  constexpr void Remove(Column column) { bits_ &= ~(1U << static_cast<uint32_t>(column)); }
  constexpr bool Has(Column column) const {
    return (bits_ >> static_cast<uint32_t>(column) & 1U) != 0;
  }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(ColumnSet a, ColumnSet b) { return a.bits_ == b.bits_; }

 private:
  uint32_t bits_ = 0;
};

}  // namespace copperplate::indicators

#pragma once

#include <cstdint>
#include <string>

namespace copperplate::imports {

// One thing wrong with one row of an import.
struct RowFault {
  // The row begins on; the header is line 1. Where content has no lines (JSON): the row's number,
  // from 1. 0: of no row, and `field` is a path of its own, as `document.title`.
  int64_t line = 0;
  std::string field;        // column of the header; empty: the whole row
  std::string reason;       // UPPER_SNAKE_CASE, docs/errors.md
  std::string description;  // for people

  friend bool operator==(const RowFault&, const RowFault&) = default;
};

// As many of an import's faults are kept, the first ones by line.
inline constexpr int kMostFaultsKept = 1000;

}  // namespace copperplate::imports

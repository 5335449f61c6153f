#pragma once

namespace copperplate::cli {

// What an import's file is, for a person who writes one; docs/import.md says the same at length.
inline constexpr char kImportFormat[] =
    R"(The file is CSV in UTF-8: a header, then a line for each figure.

  indicator,area,month,numerator,denominator
  all-recorded-crime,cambridgeshire,2018-03,4988,
  effective-trial-rate,cambridgeshire,2018-03,96,188

Columns, in any order; the last four may be left out:
  indicator      its id: copperplate indicators
  area           its id: copperplate areas
  month          YYYY-MM, not in the future; of a quarter or a year its last month
  numerator      the figure: digits, at most a leading minus and six decimals; a COUNT is whole
  denominator    what it is a part of or divided by, for PROPORTION, RATIO, MEAN and PER_HEAD;
                 empty for the others, but the column is there
  status         FINAL (or empty), PROVISIONAL
  qualifier      EXACT (or empty), ESTIMATED, RECONSTRUCTED, AS_PRINTED
  breakdown      a part of the whole, such as age=15-17;ethnicity=asian
  period_months  1, 3 or 12; empty: the indicator's own

Missing is not zero: leave out the line of a month without a figure. A line for a figure that is
held already changes it, and the old one is kept. All lines are taken or none; a refused import
names the faults, and copperplate batches faults lists them all. A figure of a month that a
snapshot has published changes only with --reason. What copperplate observations --csv prints can
be imported again.)";

}  // namespace copperplate::cli

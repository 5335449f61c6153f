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

// The same of figures published for forces.
inline constexpr char kPeerImportFormat[] =
    R"(The file is CSV in UTF-8: a header, then a line for each figure.

  indicator,of,period_end,numerator,denominator
  all-crime-outcome-rate,kent,2017-12,3000,20000

Columns, in any order; only the first three are required:
  indicator       its id among those of forces/national
  of              id of the force; with of_kind REGION or NATION of an area of forces/national
  period_end      last month of the period, YYYY-MM
  numerator       the figure, with the denominator that the indicator's measure has
  denominator     of a RATE the population
  value           as published; stands also where there is a numerator
  of_kind         FORCE (or empty), REGION, NATION
  interval_lower  as published
  interval_upper  as published
  data_to         month that the figures reach to)";

// A plan's CSV; docs/plan-import.md says the same at length.
inline constexpr char kPlanImportFormat[] =
    R"(The file is CSV in UTF-8: a header, then a row for each activity.

  theme,code,action,opcc_lead,delivery_lead,activity_code,narrative,partnership_opportunities

Columns, in any order; those from rag on may be left out:
  theme                      title of a theme of the plan
  code                       of the action, such as V1; rows of one action repeat its text
  action                     what it says
  opcc_lead, delivery_lead   as printed; several with / between them
  activity_code              the action's code, or V1.1, V1.2 and so on
  narrative                  where the activity stands; `See also O3` in it becomes a link
  partnership_opportunities  of the action; several with a blank line between them
  rag                        RED, YELLOW (or AMBER), GREEN, WHITE; empty: no report
  as_of                      the day of that colour, YYYY-MM-DD; empty: that of --as-of
  target_date                YYYY-MM-DD
  direction_as_printed       kept and never used
  override_reason            why a colour holds although dates speak against it

What the plan lacks is created, what differs is changed, what the file does not name stays, as does
what has an empty cell. All rows are taken or none; a refused import names the faults by line.)";

}  // namespace copperplate::cli

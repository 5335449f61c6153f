// The statement of the board: everything that a plan on a page is made of, in one round trip and of
// one instant.
#pragma once

#include "libs/postgres/statement.h"

namespace copperplate::delivery {

// What a row of it is of; the statement has them as numbers.
enum class BoardPart {
  kPlan = 1,
  kTheme,
  kAction,
  kActivity,
  kLead,
  kOpportunity,
  kIndicatorLink,
  kMilestone,
  kStatus,  // that counts on the board's day
  kPlanLink,
  kBase,     // the iteration that directions are held against
  kBaseRag,  // a colour in it
};

// $1 force, $2 plan, $3 the board's day, $4 whether plans marked OFFICIAL_SENSITIVE may be read. No
// row: there is no such plan.
//
// A row each of what there is, all of one shape: the part, then its texts, days and numbers in the
// order in which board_rows.cc takes them, and an instant.
extern const postgres::Statement kReadBoard;

}  // namespace copperplate::delivery

// Passing a status on. The names are those of newer Abseil releases (absl/status/status_macros.h),
// so that this header can be dropped for Abseil's own.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function when `expression` (an absl::Status) is not OK.
#define ABSL_RETURN_IF_ERROR(expression)                                          \
  do {                                                                            \
    if (absl::Status copperplate_status = (expression); !copperplate_status.ok()) \
      return copperplate_status;                                                  \
  } while (false)

#define COPPERPLATE_CONCAT_INNER(a, b) a##b
#define COPPERPLATE_CONCAT(a, b) COPPERPLATE_CONCAT_INNER(a, b)

// ABSL_ASSIGN_OR_RETURN(auto rows, Load()): the value of the absl::StatusOr, or its status
// returned.
#define ABSL_ASSIGN_OR_RETURN(declaration, expression)                                     \
  COPPERPLATE_ASSIGN_OR_RETURN(COPPERPLATE_CONCAT(copperplate_or_, __LINE__), declaration, \
                               expression)

// A declaration takes no parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define COPPERPLATE_ASSIGN_OR_RETURN(holder, declaration, expression) \
  auto holder = (expression);                                         \
  if (!holder.ok()) return std::move(holder).status();                \
  declaration = *std::move(holder)
// NOLINTEND(bugprone-macro-parentheses)

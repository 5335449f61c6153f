#pragma once

#include <optional>

#include "absl/functional/function_ref.h"
#include "libs/rational/rational.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/two_sample.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// Compares two cells of one row by the profile's rule; `detail` says whether with sentence and
// `significant`. Thresholds are compared exactly: at the band's edge the verdict is HIGHER or
// LOWER, at a test's critical value or an interval's bound COMPARABLE. `control` is of the tests of
// profile `significance`.
Verdict Judge(const CellMaker& cells, const Profile& profile, Comparison comparison,
              const Cell& subject, const Cell& reference, const TestControl& control = {},
              Detail detail = Detail::kExplained);

// Two cells of which one is held against the other.
struct ComparedCells {
  ComparedCells(const Cell& subject, const Cell& reference);

  const Cell& subject;
  const Cell& reference;
  // Of the subject against the magnitude of the reference, percent. Nothing of an absent value, of
  // a reference of 0, and of figures that leave 128 bits.
  std::optional<Rational> change;
};

// Fills in what profile `significance` says of the same comparison, which may be the verdict
// itself. Without `kExplained` only where tests made together decide each other's words.
void AddSignificance(const CellMaker& cells, const ComparedCells& both, const TestControl& control,
                     Detail detail, Verdict& verdict);

// The test that a rule asks for; run at most once, and only where it decides.
using Tester = absl::FunctionRef<TwoSampleTest(const Rule&)>;

// All of a verdict but `significant` and the sentence. A test whose p, or whose adjusted p, does
// not lie in 0 to 1 gives none (kNotTestable), so that every p of a verdict does.
Verdict CompareCells(const IndicatorDefinition& definition, const Profile& profile,
                     Comparison comparison, const ComparedCells& cells, Tester tester,
                     const TestControl& control = {});

// Whether a verdict says that two differ; nothing where it says nothing.
std::optional<bool> SaysTheyDiffer(const Verdict& verdict);

// The verdict of a column that is not among the indicator's.
Verdict NotApplicable(const Profile& profile);

}  // namespace copperplate::indicators

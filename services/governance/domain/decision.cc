#include "services/governance/domain/decision.h"

#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::governance {
namespace {

constexpr size_t kLongestDecisionReference = 100;

void CheckPublicInterest(const Decision& decision, Faults& faults) {
  fields::CheckOptionalProse(decision.spi_basis, "spi_basis", faults);
  fields::CheckOptionalLine(decision.spi_determined_by, "spi_determined_by", faults);
  if (decision.spi.has_value()) {
    if (decision.spi_basis.empty()) {
      faults.Add("SPI_BASIS_REQUIRED", "spi_basis",
                 "must say why the decision is, or is not, of significant public interest");
    }
    fields::CheckGiven(decision.spi_determined_by, "spi_determined_by", faults);
    return;
  }
  if (!decision.spi_basis.empty()) {
    faults.Add("SPI_NOT_DETERMINED", "spi_basis", "must be empty while spi is not determined");
  }
  if (!decision.spi_determined_by.empty()) {
    faults.Add("SPI_NOT_DETERMINED", "spi_determined_by",
               "must be empty while spi is not determined");
  }
}

}  // namespace

Faults Validate(const Decision& decision, bool reference_taken) {
  Faults faults;
  fields::CheckId(decision.id, "id", faults);
  fields::CheckLine(decision.reference, "reference", faults, kLongestDecisionReference);
  if (reference_taken) {
    faults.Add("REFERENCE_TAKEN", "reference", "is that of another decision");
  }
  fields::CheckLine(decision.title, "title", faults);
  fields::CheckOptionalProse(decision.reasons, "reasons", faults);
  fields::CheckOptionalProse(decision.options, "options", faults);
  CheckPublicInterest(decision, faults);
  return faults;
}

}  // namespace copperplate::governance

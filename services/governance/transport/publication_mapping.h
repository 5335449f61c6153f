// That something was published, why it is not, and how long that takes, as messages.
#pragma once

#include "copperplate/governance/v1/publication.pb.h"
#include "copperplate/governance/v1/publication_clock.pb.h"
#include "libs/status/faults.h"
#include "services/governance/domain/publication.h"
#include "services/governance/domain/publication_clock.h"

namespace copperplate::governance {

void WritePublication(const Publication& publication, v1::Publication& out);
void WriteExemption(const Exemption& exemption, v1::Exemption& out);
// Faults of `exemption.review_on` as libs/fields has them.
Exemption ReadExemption(const v1::Exemption& message, Faults& faults);
void WriteStanding(const PublicationStanding& standing, v1::PublicationStanding& out);

}  // namespace copperplate::governance

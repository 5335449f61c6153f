// What every kind of part of this service (libs/parts) names.
#pragma once

namespace copperplate::governance {

// The rules of a kind: app/body_rules.h and its like.
template <class Part>
struct GovernancePartRules;

}  // namespace copperplate::governance

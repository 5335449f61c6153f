// The names of the Board Assurance Framework (AIP-122).
#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::delivery {

inline constexpr resource::Pattern<"forces/{force}/assuranceEntries/{assurance_entry}">
    kAssuranceEntryName;
inline constexpr resource::Pattern<
    "forces/{force}/assuranceEntries/{assurance_entry}/assurances/{assurance}">
    kAssuranceName;
inline constexpr resource::Pattern<"forces/{force}/assuranceLevels"> kAssuranceLevelsName;
inline constexpr resource::Pattern<"forces/{force}/assuranceFramework"> kAssuranceFrameworkName;

}  // namespace copperplate::delivery

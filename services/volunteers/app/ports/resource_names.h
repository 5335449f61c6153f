#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::volunteers {

inline constexpr resource::Pattern<"forces/{force}"> kForceName;
inline constexpr resource::Pattern<"forces/{force}/roles/{role}"> kRoleName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}"> kVolunteerName;

}  // namespace copperplate::volunteers

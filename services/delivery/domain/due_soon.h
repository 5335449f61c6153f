#pragma once

namespace copperplate::delivery {

// What is open and due is due soon from this many days before on.
inline constexpr int kDueSoonDays = 14;

}  // namespace copperplate::delivery

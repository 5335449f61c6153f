#pragma once

#include <cstdint>

namespace copperplate::delivery {

// How an activity stands; the values are their ranks, the worst first.
enum class Rag : uint8_t {
  kRed = 0,     // an action or decision is needed to get back on track
  kYellow = 1,  // delayed within the frame
  kWhite = 2,   // not started
  kGreen = 3,   // on target
};

constexpr int Rank(Rag rag) { return static_cast<int>(rag); }

}  // namespace copperplate::delivery

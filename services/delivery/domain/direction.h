#pragma once

#include <cstdint>
#include <optional>

#include "services/delivery/domain/rag.h"

namespace copperplate::delivery {

enum class DirectionOfTravel : uint8_t { kNone, kImproved, kNoChange, kDeteriorated };

struct Direction {
  DirectionOfTravel travel = DirectionOfTravel::kNone;
  bool started = false;  // WHITE became YELLOW or RED: "started, late", not only an arrow down
};

inline bool operator==(const Direction& a, const Direction& b) {
  return a.travel == b.travel && a.started == b.started;
}

// From `then`, of the last published iteration, to `now`; either nothing: there is no colour.
Direction DirectionBetween(std::optional<Rag> then, std::optional<Rag> now);

}  // namespace copperplate::delivery

#include "services/delivery/domain/direction.h"

namespace copperplate::delivery {

Direction DirectionBetween(std::optional<Rag> then, std::optional<Rag> now) {
  if (!then.has_value() || !now.has_value()) return {};
  const int rise = Rank(*now) - Rank(*then);
  Direction direction;
  direction.travel = rise > 0   ? DirectionOfTravel::kImproved
                     : rise < 0 ? DirectionOfTravel::kDeteriorated
                                : DirectionOfTravel::kNoChange;
  direction.started = then == Rag::kWhite && (now == Rag::kYellow || now == Rag::kRed);
  return direction;
}

}  // namespace copperplate::delivery

#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "absl/time/civil_time.h"
#include "services/delivery/domain/rag.h"

namespace copperplate::delivery {

// What directions are against: the colours of a published iteration.
struct DirectionBase {
  int32_t number = 0;
  absl::CivilDay cut_off;
  std::map<std::string, Rag> rags;  // by activity code
};

}  // namespace copperplate::delivery

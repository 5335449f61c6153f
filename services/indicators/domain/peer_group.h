#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/status/error.h"

namespace copperplate::indicators {

// How the figures of a group become one.
enum class PeerAveraging : uint8_t {
  kSimple,    // the plain mean of the members' figures
  kWeighted,  // their numerators over their denominators
};

// The Most Similar Group of one force, and when it was so. Not symmetric: a force may have another
// among its members without being one of that one's.
struct PeerGroup {
  std::string id;
  std::string force;                 // id: whose group it is; always counted with the members
  std::vector<std::string> members;  // ids of the others, each once
  PeerAveraging averaging = PeerAveraging::kSimple;
  std::string source;               // who defined it, for people
  int32_t valid_from = 0;           // first month
  std::optional<int32_t> valid_to;  // last month, itself included

  bool ValidIn(int32_t month) const {
    return valid_from <= month && month <= valid_to.value_or(month);
  }
};

// Every fault of a group by itself; that the forces exist is for the caller to see.
Faults Validate(const PeerGroup& group);

}  // namespace copperplate::indicators

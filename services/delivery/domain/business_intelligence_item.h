#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "libs/status/faults.h"

namespace copperplate::delivery {

// What a theme is watched by.
struct BusinessIntelligenceItem {
  std::string id;
  std::string theme;  // id
  std::string name;
  std::vector<std::string> breakdown;
  std::string provider;                 // `CJ data`; empty: the force itself
  std::vector<std::string> indicators;  // resource names, each once
  int32_t order = 0;                    // within the theme, from 1
};

// Every fault of an item by itself, by the API's field names; that the indicators are there nobody
// asks.
Faults Validate(const BusinessIntelligenceItem& item);

}  // namespace copperplate::delivery

#pragma once

#include <cstdint>

namespace copperplate::indicators {

// How much is told of a row. Values, words and the reasons where there is none are the same in
// both.
enum class Detail : uint8_t {
  kVerdictsAlone,  // without sentences, nor what profile `significance` would say beside another
  kExplained,
};

}  // namespace copperplate::indicators

// How an interview with somebody who leaves ended.
#pragma once

#include <cstdint>

namespace copperplate::volunteers {

enum class ExitInterviewState : uint8_t { kOffered, kDeclined, kCompleted };

}  // namespace copperplate::volunteers

#pragma once

#include "absl/strings/string_view.h"
#include "libs/log/level.h"

namespace copperplate::log {

// Where lines go. Implementations are thread-safe.
class Sink {
 public:
  virtual ~Sink() = default;
  // `line` is one JSON object without a line end, and is valid during the call only.
  virtual void Write(Level level, absl::string_view line) = 0;
};

}  // namespace copperplate::log

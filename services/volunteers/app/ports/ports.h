#pragma once

#include "services/volunteers/app/ports/schema_history_reader.h"

namespace copperplate::volunteers {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  SchemaHistoryReader& schema_history;
};

}  // namespace copperplate::volunteers

#include "libs/postgres/observer.h"

namespace copperplate::postgres {

Observer& Observer::None() {
  static Observer* const none = new Observer;
  return *none;
}

}  // namespace copperplate::postgres

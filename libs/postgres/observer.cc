#include "libs/postgres/observer.h"

namespace copperplate::postgres {

Observer& Observer::None() {
  static Observer* const none = new Observer;
  return *none;
}

ListenerObserver& ListenerObserver::None() {
  static ListenerObserver* const none = new ListenerObserver;
  return *none;
}

}  // namespace copperplate::postgres

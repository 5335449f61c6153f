#pragma once

#include <thread>

namespace copperplate::testing {

// Runs both at once; returns when both are done. What runs here is ahead of what a thread is made
// for: in the even races, by their number, the first, in the odd ones the second.
template <typename First, typename Second>
void AtOnce(int race, const First& first, const Second& second) {
  const auto run = [](const auto& here, const auto& there) {
    std::thread other([&] { there(); });
    here();
    other.join();
  };
  if (race % 2 == 0) {
    run(first, second);
  } else {
    run(second, first);
  }
}

}  // namespace copperplate::testing

#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <random>

namespace copperplate::gateway::testdata {

// Fills about a third of the fields of `message`, to a depth of three, the same way for one seed.
// Well-known messages get values that JSON can write.
void FillRandomly(std::mt19937_64& random, int depth, google::protobuf::Message& message);

template <typename Message>
Message RandomMessage(uint64_t seed) {
  std::mt19937_64 random(seed);
  Message message;
  FillRandomly(random, 3, message);
  return message;
}

}  // namespace copperplate::gateway::testdata

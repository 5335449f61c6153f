#pragma once

#include "libs/testing_rpc/harness.h"

namespace copperplate::testing_rpc {

// Sends each method that `harness` serves bytes that are no message of any type, and expects the
// pipeline's answers: UNAUTHENTICATED (TOKEN_MISSING) without a token, INVALID_ARGUMENT
// (MESSAGE_MALFORMED) with one, both counted. No other call has been made before.
void ExpectJunkIsAnsweredByThePipeline(Harness& harness);

}  // namespace copperplate::testing_rpc

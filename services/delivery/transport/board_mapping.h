#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/delivery/v1/board.pb.h"
#include "services/delivery/app/get_board.h"

namespace copperplate::delivery {

// A board of `force` as the API shows it.
v1::Board WriteBoard(absl::string_view force, const LiveBoard& live);

}  // namespace copperplate::delivery

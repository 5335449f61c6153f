#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/information_sheet.pb.h"
#include "services/indicators/app/get_information_sheet.h"

namespace copperplate::indicators {

// The sheet as the API shows it, into an empty message.
void WriteInformationSheet(absl::string_view force, const InformationSheet& sheet,
                           v1::InformationSheet& out);

}  // namespace copperplate::indicators

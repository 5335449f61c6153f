#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "libs/text/words.h"

namespace copperplate {

// How something is to be handled (Government Security Classifications). Who may read what is
// OFFICIAL_SENSITIVE is libs/handler's to say (SeesSensitive()); each reading of it is told
// (change_postgres::RecordReads()).
enum class Marking : uint8_t { kOfficial, kOfficialSensitive };

// As the API and files write it.
inline absl::string_view Name(Marking value) {
  static constexpr absl::string_view kWords[] = {"OFFICIAL", "OFFICIAL_SENSITIVE"};
  return NameIn(kWords, value);
}

}  // namespace copperplate

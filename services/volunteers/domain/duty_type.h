// What duties are given for.
#pragma once

#include <string>

#include "libs/status/faults.h"

namespace copperplate::volunteers {

struct DutyType {
  std::string id;
  bool counts_as_hours = true;
  bool training = false;  // may be given in INDUCTION
  bool hidden = false;    // nothing new is recorded under it
  std::string title = {};
};

// Every fault of a type's fields: those of libs/fields.
Faults Validate(const DutyType& type);

}  // namespace copperplate::volunteers

#pragma once

#include "libs/client/absence.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

inline PackAbsence ToPackAbsence(client::Absence absence) {
  switch (absence) {
    case client::Absence::kBusy:
      return PackAbsence::kBusy;
    case client::Absence::kUnreachable:
      return PackAbsence::kUnreachable;
    case client::Absence::kTooSlow:
      return PackAbsence::kTooSlow;
    case client::Absence::kRefused:
      return PackAbsence::kRefused;
    case client::Absence::kNotThere:  // of the force: it has nothing there
      return PackAbsence::kNone;
    case client::Absence::kFailed:
      break;
  }
  return PackAbsence::kFailed;
}

}  // namespace copperplate::governance

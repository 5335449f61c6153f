// The rules of bodies and offices (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/governance/app/ports/body_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<Body> : NoPartRules<Body> {
  // As domain CheckBodyAmong() and CheckChair().
  static void CheckAmong(const Content& content, const Body& body, Faults& faults);
  // As domain CheckBodyUpdate().
  static void CheckUpdate(const Content& content, const Body& present, const Body& next,
                          Faults& faults);
  // As domain CheckBodyDeletion().
  static Unmet CheckDeletion(const Content& content, const Body& body);
};

template <>
struct GovernancePartRules<Office> : NoPartRules<Office> {
  // As domain CheckOfficeUpdate().
  static void CheckUpdate(const Content& content, const Office& present, const Office& next,
                          Faults& faults);
  // As domain CheckOfficeDeletion().
  static Unmet CheckDeletion(const Content& content, const Office& office);
};

}  // namespace copperplate::governance

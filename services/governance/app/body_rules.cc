#include "services/governance/app/body_rules.h"

namespace copperplate::governance {

void GovernancePartRules<Body>::CheckAmong(const Content& content, const Body& body,
                                           Faults& faults) {
  CheckBodyAmong(content.bodies, body, faults);
  CheckChair(content.offices, body, faults);
}

void GovernancePartRules<Body>::CheckUpdate(const Content&, const Body& present, const Body& next,
                                            Faults& faults) {
  CheckBodyUpdate(present, next, faults);
}

Unmet GovernancePartRules<Body>::CheckDeletion(const Content& content, const Body&) {
  return CheckBodyDeletion(content.referring);
}

void GovernancePartRules<Office>::CheckUpdate(const Content& content, const Office& present,
                                              const Office& next, Faults& faults) {
  CheckOfficeUpdate(present, next, content.signatures, faults);
}

Unmet GovernancePartRules<Office>::CheckDeletion(const Content& content, const Office&) {
  return CheckOfficeDeletion(content.referring);
}

}  // namespace copperplate::governance

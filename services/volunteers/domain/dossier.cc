#include "services/volunteers/domain/dossier.h"

#include "absl/strings/str_cat.h"
#include "services/volunteers/domain/continuous_service.h"

namespace copperplate::volunteers {

std::vector<GuardianConsent> ConsentsOf(const Dossier& dossier, const Engagement& engagement) {
  std::vector<GuardianConsent> consents;
  for (const Engagement* const one : ChainOf(engagement, dossier.engagements)) {
    if (one->kind != engagement.kind) break;
    for (const GuardianConsent& consent : dossier.consents) {
      if (consent.engagement == one->id) consents.push_back(consent);
    }
  }
  return consents;
}

void FillInRole(const std::vector<Role>& roles, Engagement& engagement) {
  for (const Role& role : roles) {
    if (role.id != engagement.role) continue;
    engagement.required_vetting = role.required_vetting;
    engagement.role_min_age = role.min_age;
  }
}

const Role* FindRole(const Dossier& dossier, absl::string_view id) {
  for (const Role& role : dossier.roles) {
    if (role.id == id) return &role;
  }
  return nullptr;
}

std::string PersonOf(absl::string_view volunteer) { return absl::StrCat("volunteers/", volunteer); }

}  // namespace copperplate::volunteers

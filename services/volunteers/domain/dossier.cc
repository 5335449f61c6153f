#include "services/volunteers/domain/dossier.h"

#include <algorithm>

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
    if (role.id == engagement.role) TakeRole(role, engagement);
  }
}

void TakeRole(const Role& role, Engagement& engagement) {
  engagement.kind = role.kind;
  engagement.required_vetting = role.required_vetting;
  engagement.role_ages = role.ages;
}

const Role* FindRole(const Dossier& dossier, absl::string_view id) {
  for (const Role& role : dossier.roles) {
    if (role.id == id) return &role;
  }
  return nullptr;
}

std::string PersonOf(absl::string_view volunteer) { return absl::StrCat("volunteers/", volunteer); }

bool NamesPerson(absl::string_view name, absl::string_view volunteer,
                 absl::Span<const std::string> other_records) {
  return name == PersonOf(volunteer) ||
         std::any_of(other_records.begin(), other_records.end(),
                     [&](const std::string& other) { return name == PersonOf(other); });
}

}  // namespace copperplate::volunteers

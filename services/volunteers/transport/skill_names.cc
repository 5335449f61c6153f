#include "services/volunteers/transport/skill_names.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {

std::vector<std::string> ReadSkills(absl::string_view force,
                                    const google::protobuf::RepeatedPtrField<std::string>& names,
                                    absl::string_view field, Faults& faults) {
  std::vector<std::string> skills;
  skills.reserve(static_cast<size_t>(names.size()));
  for (int i = 0; i < names.size(); ++i) {
    skills.push_back(
        kSkillName.IdOfForce(force, names[i], absl::StrCat(field, "[", i, "]"), faults));
  }
  Faults of_list;
  fields::CheckLines(skills, field, of_list);
  faults.AddRuleFaults(of_list);
  return skills;
}

void WriteSkills(absl::string_view force, const std::vector<std::string>& skills,
                 google::protobuf::RepeatedPtrField<std::string>& out) {
  for (const std::string& skill : skills) *out.Add() = kSkillName.Format(force, skill);
}

}  // namespace copperplate::volunteers

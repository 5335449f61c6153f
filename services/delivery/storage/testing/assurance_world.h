#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

// One implementation of the port of the Board Assurance Framework, empty, of the forces
// cambridgeshire and essex.
class AssuranceWorld {
 public:
  virtual ~AssuranceWorld() = default;
  virtual AssuranceRepository& entries() = 0;
  // In cambridgeshire the objective `plans/p/themes/t/objectives/o` and the action
  // `plans/p/actions/v1`.
  virtual void AddReferences() = 0;
  // Marks the plan that has them OFFICIAL-SENSITIVE.
  virtual void HideReferences() = 0;
  // `assurance.created forces/...`, the oldest first.
  virtual std::vector<std::string> Events() = 0;
};

std::unique_ptr<AssuranceWorld> MakeFakeAssuranceWorld();
// Dies where there is no database.
std::unique_ptr<AssuranceWorld> MakePostgresAssuranceWorld();

}  // namespace copperplate::delivery

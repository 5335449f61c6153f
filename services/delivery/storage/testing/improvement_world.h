#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// One implementation of the port of improvement plans, empty, of the forces cambridgeshire and
// essex.
class ImprovementWorld {
 public:
  virtual ~ImprovementWorld() = default;
  virtual ImprovementRepository& plans() = 0;
  // `finding.created forces/...`, the oldest first.
  virtual std::vector<std::string> Events() = 0;
};

std::unique_ptr<ImprovementWorld> MakeFakeImprovementWorld();
// Dies where there is no database.
std::unique_ptr<ImprovementWorld> MakePostgresImprovementWorld();

}  // namespace copperplate::delivery

#include "services/delivery/storage/testing/improvement_world.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/str_split.h"
#include "services/delivery/storage/improvement_storage.h"
#include "services/delivery/storage/testing/fake_improvements.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

class FakeImprovementWorld final : public ImprovementWorld {
 public:
  ImprovementRepository& plans() override { return plans_; }
  std::vector<std::string> Events() override { return plans_.Events(); }

 private:
  FakeImprovements plans_;
};

class PostgresImprovementWorld final : public ImprovementWorld {
 public:
  explicit PostgresImprovementWorld(std::unique_ptr<ServiceDatabase> database)
      : database_(std::move(database)), plans_({database_->pool(), database_->uuids()}) {}

  ImprovementRepository& plans() override { return plans_; }
  std::vector<std::string> Events() override {
    const auto events = database_->database().RunAsSuperuser(
        "SELECT string_agg(type || ' ' || subject, ',' ORDER BY seq) FROM delivery.event_out");
    EXPECT_TRUE(events.ok()) << events.status();
    return absl::StrSplit(events.value_or(""), ',', absl::SkipEmpty());
  }

 private:
  std::unique_ptr<ServiceDatabase> database_;
  ImprovementStorage plans_;
};

}  // namespace

std::unique_ptr<ImprovementWorld> MakeFakeImprovementWorld() {
  return std::make_unique<FakeImprovementWorld>();
}

std::unique_ptr<ImprovementWorld> MakePostgresImprovementWorld() {
  auto database = ServiceDatabase::Create();
  if (database.ok()) return std::make_unique<PostgresImprovementWorld>(*std::move(database));
  std::cerr << database.status() << std::endl;
  std::abort();
}

}  // namespace copperplate::delivery

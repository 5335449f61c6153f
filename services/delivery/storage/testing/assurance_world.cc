#include "services/delivery/storage/testing/assurance_world.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/time/clock.h"
#include "libs/uuid/uuid.h"
#include "services/delivery/storage/assurance_storage.h"
#include "services/delivery/storage/testing/fake_assurances.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

constexpr char kObjective[] = "forces/cambridgeshire/plans/p/themes/t/objectives/o";
constexpr char kAction[] = "forces/cambridgeshire/plans/p/actions/v1";

// What every row of a plan begins with behind its ids.
#define HEADER_COLUMNS "uid, version, created_at, created_by, updated_at, updated_by"
#define HEADER_VALUES "gen_random_uuid(), 1, now(), 'test', now(), 'test'"

constexpr char kInsertReferences[] =
    "INSERT INTO delivery.plan (force, id, " HEADER_COLUMNS
    ", changes, title, kind, owner, vision, area, stale_after_days, state, marking, "
    "historic_import) VALUES ('cambridgeshire', 'p', " HEADER_VALUES
    ", 1, 'Plan', 4, 'Owner', '', '', 92, 1, 1, false);"
    "INSERT INTO delivery.theme (force, plan, id, " HEADER_COLUMNS
    ", prefix, name, aim, shared_outcome, lead_names, lead_from, lead_to, strategic_themes, "
    "ordinal) VALUES ('cambridgeshire', 'p', 't', " HEADER_VALUES
    ", 'V', 'Theme', '', '', '{}', '{}', '{}', '{}', 1);"
    "INSERT INTO delivery.objective (force, plan, theme, id, " HEADER_COLUMNS
    ", ordinal, text, alt_text) VALUES ('cambridgeshire', 'p', 't', 'o', " HEADER_VALUES
    ", 1, 'Objective', '');"
    "INSERT INTO delivery.priority_action (force, plan, id, " HEADER_COLUMNS
    ", theme, code, text, alt_text, note, objective_ordinals, success_measure, withdrawn_reason, "
    "first_day) "
    "VALUES ('cambridgeshire', 'p', 'v1', " HEADER_VALUES
    ", 't', 'V1', 'Action', '', '', '{}', '', '', '2018-05-10')";

#undef HEADER_VALUES
#undef HEADER_COLUMNS

class FakeAssuranceWorld final : public AssuranceWorld {
 public:
  AssuranceRepository& entries() override { return entries_; }
  void AddReferences() override {
    entries_.AddReference(kObjective);
    entries_.AddReference(kAction);
  }
  void HideReferences() override { entries_.MarkSensitive("forces/cambridgeshire/plans/p"); }
  std::vector<std::string> Events() override { return entries_.Events(); }

 private:
  FakeAssurances entries_;
};

class PostgresAssuranceWorld final : public AssuranceWorld {
 public:
  explicit PostgresAssuranceWorld(std::unique_ptr<ServiceDatabase> database)
      : database_(std::move(database)),
        uuids_(Clock::System(), SystemRandom()),
        entries_({database_->pool(), uuids_}) {}

  AssuranceRepository& entries() override { return entries_; }
  void AddReferences() override { Value(kInsertReferences); }
  void HideReferences() override { Value("UPDATE delivery.plan SET marking = 2"); }
  std::vector<std::string> Events() override {
    return absl::StrSplit(
        Value(
            "SELECT string_agg(type || ' ' || subject, ',' ORDER BY seq) FROM delivery.event_out"),
        ',', absl::SkipEmpty());
  }

 private:
  std::string Value(absl::string_view sql) {
    const auto value = database_->database().RunAsSuperuser(sql);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or("");
  }

  std::unique_ptr<ServiceDatabase> database_;
  UuidGenerator uuids_;
  AssuranceStorage entries_;
};

}  // namespace

std::unique_ptr<AssuranceWorld> MakeFakeAssuranceWorld() {
  return std::make_unique<FakeAssuranceWorld>();
}

std::unique_ptr<AssuranceWorld> MakePostgresAssuranceWorld() {
  auto database = ServiceDatabase::Create();
  if (database.ok()) return std::make_unique<PostgresAssuranceWorld>(*std::move(database));
  std::cerr << database.status() << std::endl;
  std::abort();
}

}  // namespace copperplate::delivery

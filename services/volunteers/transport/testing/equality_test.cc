#include "services/volunteers/transport/testing/equality_test.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"

namespace copperplate::volunteers {

void EqualityTest::SetUp() {
  Value(R"(
    INSERT INTO volunteers.role (force, id, uid, version, created_at, created_by, updated_at,
                                 updated_by, kind, title, required_vetting, required_skills,
                                 active)
    VALUES ('essex', 'clerk', gen_random_uuid(), 1, now(), 'a', now(), 'a', 2, 'Clerk', 1, '{}',
            true); SELECT '')");
  ABSL_ASSERT_OK(AddCharacteristic("ethnicity", {"WHITE", "BME", "MIXED"}));
}

absl::StatusOr<v1::EqualityCharacteristic> EqualityTest::AddCharacteristic(
    const std::string& id, const std::vector<std::string>& values, const Caller& caller) {
  v1::CreateEqualityCharacteristicRequest request;
  request.set_parent("forces/essex");
  request.set_equality_characteristic_id(id);
  for (const std::string& value : values) {
    request.mutable_equality_characteristic()->add_values(value);
  }
  request.mutable_equality_characteristic()->set_definition("BME, census 2011");
  return Call(*equality_, &Stub::CreateEqualityCharacteristic, request, caller);
}

absl::StatusOr<v1::EqualityBenchmark> EqualityTest::AddBenchmark(const std::string& id,
                                                                 const std::string& value,
                                                                 const std::string& definition,
                                                                 int year) {
  v1::CreateEqualityBenchmarkRequest request;
  request.set_parent("forces/essex");
  request.set_equality_benchmark_id(id);
  v1::EqualityBenchmark& benchmark = *request.mutable_equality_benchmark();
  benchmark.set_characteristic("ethnicity");
  benchmark.set_category("BME");
  benchmark.set_value(value);
  benchmark.set_definition(definition);
  benchmark.set_source("Delivery plan");
  benchmark.set_year(year);
  return Call(*equality_, &Stub::CreateEqualityBenchmark, request, Analyst("essex"));
}

void EqualityTest::AddPeople(const std::string& prefix, int64_t count) {
  Value(absl::Substitute(R"(
    INSERT INTO volunteers.volunteer (force, id, uid, version, created_at, created_by, updated_at,
                                      updated_by, name, date_of_birth, contact,
                                      emergency_contact, home_area, preferred_areas, marking)
    SELECT 'essex', '$0-' || n, gen_random_uuid(), 1, now(), 'a', now(), 'a', 'A', '1990-01-01',
           '', '', '', '{}', 2 FROM generate_series(1, $1) n;
    INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
                                       updated_at, updated_by, kind, role, unit_or_group,
                                       collar_no, under_investigation)
    SELECT 'essex', '$0-' || n, 'e1', gen_random_uuid(), 1, now(), 'a', now(), 'a', 2, 'clerk',
           '', '', false FROM generate_series(1, $1) n;
    INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, to_state,
                                             effective_on, reason, actor, revision)
    SELECT 'essex', '$0-' || n, 'e1', 1, 5, '2017-01-01', '', 'a', 1
    FROM generate_series(1, $1) n; SELECT '')",
                         prefix, count));
}

absl::Status EqualityTest::Declare(const std::string& volunteer, const std::string& value,
                                   const std::string& characteristic, const Caller& caller) {
  v1::DeclareEqualityRequest request;
  request.set_name(absl::StrCat("forces/essex/volunteers/", volunteer));
  auto& declared = *request.add_declarations();
  declared.set_characteristic(characteristic);
  declared.set_value(value);
  return Call(*equality_, &Stub::DeclareEquality, request, caller).status();
}

void EqualityTest::Declare(const std::map<std::string, int64_t>& counts) {
  for (const auto& [value, count] : counts) {
    std::string prefix = value;
    for (char& c : prefix) c = c == '_' ? '-' : absl::ascii_tolower(c);
    AddPeople(prefix, count);
    for (int64_t n = 1; n <= count && value != "NOT_STATED"; ++n) {
      ABSL_ASSERT_OK(Declare(absl::StrCat(prefix, "-", n), value));
    }
  }
}

absl::StatusOr<EqualityTableMessage> EqualityTest::Table(const std::string& quarter_end,
                                                         const Caller& caller) {
  v1::GetVolunteerEqualityTableRequest request;
  request.set_name("forces/essex/volunteerEqualityTable");
  request.set_kind(v1::Role::PSV);
  request.set_characteristic("forces/essex/equalityCharacteristics/ethnicity");
  request.set_quarter_end(quarter_end);
  return Call(*equality_, &Stub::GetVolunteerEqualityTable, request, caller);
}

std::vector<std::string> EqualityTest::Cells(const EqualityTableMessage& table) {
  std::vector<std::string> cells;
  for (const auto& cell : table.cells()) {
    std::string text = absl::StrCat(cell.value(), " ", cell.text());
    if (cell.has_percent()) absl::StrAppend(&text, " ", cell.percent(), "%");
    if (cell.has_share_percent()) absl::StrAppend(&text, " ", cell.share_percent(), "%");
    EXPECT_EQ(cell.has_count(), cell.text() != "c");
    cells.push_back(text);
  }
  return cells;
}

}  // namespace copperplate::volunteers

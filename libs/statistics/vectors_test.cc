// Walks testdata/vectors.json: every vector is held to the tolerance it gives, by a public function
// of this library or, where its method is arithmetic of windows, in the room that has it. A method
// that nothing checks fails.
#include "libs/statistics/vectors.h"

#include <memory>
#include <set>

namespace copperplate::statistics {
namespace {

constexpr char kVectors[] = "libs/statistics/testdata/vectors.json";

// Not statistics: services/indicators/domain/vectors_test.cc.
const std::set<std::string>& TestedByIndicators() {
  static const auto& methods = *new std::set<std::string>{"dashboard_columns", "rate_rollup"};
  return methods;
}

Checks AllChecks() {
  Checks all;
  for (const Checks& checks : {IntervalChecks(), ChartChecks(), AreaChecks(), ForecastChecks()}) {
    for (const auto& [method, check] : checks) {
      EXPECT_TRUE(all.emplace(method, check).second) << method << " twice";
    }
  }
  return all;
}

void Flatten(const json_t* json, const std::string& name, std::map<std::string, Value>& flat) {
  if (json_is_object(json)) {
    const char* key = nullptr;
    json_t* value = nullptr;
    json_object_foreach(const_cast<json_t*>(json), key, value) {
      Flatten(value, name.empty() ? key : name + "." + key, flat);
    }
  } else if (json_is_array(json)) {
    size_t index = 0;
    json_t* value = nullptr;
    json_array_foreach(json, index, value) Flatten(value, Results::At(name, index), flat);
  } else if (json_is_string(json)) {
    flat[name] = json_string_value(json);
  } else if (json_is_null(json)) {
    flat[name] = "null";
  } else {
    flat[name] = json_is_boolean(json) ? json_is_true(json) : json_number_value(json);
  }
}

void CheckVector(const json_t* vector, Check check) {
  const double tolerance = json_number_value(json_object_get(vector, "tol"));
  ASSERT_TRUE(json_is_number(json_object_get(vector, "tol")));
  const json_t* expected_json = json_object_get(vector, "expected");
  const Results results =
      check(Fields(json_object_get(vector, "inputs")), Fields(expected_json), tolerance);
  std::map<std::string, Value> expected;
  Flatten(expected_json, "", expected);
  ASSERT_FALSE(expected.empty());
  EXPECT_EQ(results.values().size(), expected.size());
  for (const auto& [name, value] : expected) {
    const auto result = results.values().find(name);
    ASSERT_NE(result, results.values().end()) << "no result " << name;
    ASSERT_EQ(result->second.index(), value.index()) << name;
    if (std::holds_alternative<std::string>(value)) {
      EXPECT_EQ(std::get<std::string>(result->second), std::get<std::string>(value)) << name;
    } else {
      EXPECT_NEAR(std::get<double>(result->second), std::get<double>(value), tolerance) << name;
    }
  }
}

TEST(VectorsTest, EveryVectorHolds) {
  json_error_t error;
  const std::unique_ptr<json_t, void (*)(json_t*)> vectors(
      json_load_file(kVectors, JSON_REJECT_DUPLICATES, &error), json_decref);
  ASSERT_NE(vectors, nullptr) << kVectors << ": " << error.text;
  const Checks checks = AllChecks();
  std::set<std::string> seen;
  size_t index = 0;
  json_t* vector = nullptr;
  json_array_foreach(vectors.get(), index, vector) {
    SCOPED_TRACE(json_string_value(json_object_get(vector, "id")));
    const std::string method = json_string_value(json_object_get(vector, "method"));
    seen.insert(method);
    if (TestedByIndicators().count(method) > 0) continue;
    const auto check = checks.find(method);
    if (check == checks.end()) {
      ADD_FAILURE() << method << " has no function: write it, and check it here";
      continue;
    }
    CheckVector(vector, check->second);
  }
  EXPECT_EQ(json_array_size(vectors.get()), 83U);
  for (const auto& [method, check] : checks) EXPECT_EQ(seen.count(method), 1U) << method;
  for (const std::string& method : TestedByIndicators()) EXPECT_EQ(seen.count(method), 1U);
}

}  // namespace
}  // namespace copperplate::statistics

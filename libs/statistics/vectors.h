// Test only: one vector of testdata/vectors.json, and what checks each method of that file.
#pragma once

#include <jansson.h>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gtest/gtest.h"

namespace copperplate::statistics {

// The `inputs` or the `expected` of a vector. A member asked for in vain fails the test.
class Fields {
 public:
  explicit Fields(const json_t* json) : json_(json) {}

  double operator[](const char* name) const { return Number(Member(name), name); }

  std::string Text(const char* name) const {
    const json_t* value = Member(name);
    EXPECT_TRUE(json_is_string(value)) << "no text " << name;
    return json_is_string(value) ? json_string_value(value) : "";
  }

  bool Flag(const char* name) const { return json_is_true(Member(name)); }

  // Absent where null or not there.
  std::optional<double> Maybe(const char* name) const {
    const json_t* value = Member(name);
    if (value == nullptr || json_is_null(value)) return std::nullopt;
    return Number(value, name);
  }

  std::vector<std::optional<double>> MaybeNumbers(const char* name) const {
    std::vector<std::optional<double>> numbers;
    size_t index = 0;
    json_t* value = nullptr;
    json_array_foreach(Member(name), index, value) {
      numbers.push_back(json_is_null(value) ? std::nullopt
                                            : std::optional<double>(Number(value, name)));
    }
    return numbers;
  }

  std::vector<double> Numbers(const char* name) const {
    std::vector<double> numbers;
    for (const std::optional<double>& number : MaybeNumbers(name)) {
      EXPECT_TRUE(number.has_value()) << "a null in " << name;
      numbers.push_back(number.value_or(0));
    }
    EXPECT_FALSE(numbers.empty()) << "no numbers " << name;
    return numbers;
  }

 private:
  const json_t* Member(const char* name) const { return json_object_get(json_, name); }

  static double Number(const json_t* value, const char* name) {
    EXPECT_TRUE(json_is_number(value)) << "no number " << name;
    return json_number_value(value);
  }

  const json_t* json_;
};

// A number, or a text; a JSON null is the text `null`, a truth value 0 or 1.
using Value = std::variant<double, std::string>;

// What the functions gave for one vector, by the path of each value in the file: `s[3]`.
class Results {
 public:
  Results& Add(const std::string& name, double value) { return Put(name, value); }
  Results& Add(const std::string& name, const std::string& text) { return Put(name, text); }
  Results& Add(const std::string& name, const std::vector<double>& values) {
    for (size_t i = 0; i < values.size(); ++i) Put(At(name, i), values[i]);
    return *this;
  }
  static std::string At(const std::string& name, size_t index) {
    return name + "[" + std::to_string(index) + "]";
  }
  const std::map<std::string, Value>& values() const { return values_; }

 private:
  Results& Put(const std::string& name, Value value) {
    EXPECT_TRUE(values_.emplace(name, std::move(value)).second) << name << " twice";
    return *this;
  }

  std::map<std::string, Value> values_;
};

// Calls the public functions that a method names. `expected` is for the few methods that fix the
// optimum no closer than its value.
using Check = Results (*)(const Fields& in, const Fields& expected, double tolerance);
using Checks = std::map<std::string, Check>;

const Checks& IntervalChecks();
const Checks& ChartChecks();
const Checks& AreaChecks();
const Checks& ForecastChecks();

}  // namespace copperplate::statistics

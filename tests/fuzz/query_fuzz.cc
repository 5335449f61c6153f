// A query gives a message or faults; a query of many pairs gives what its pairs give one by one,
// and a value what the same text gives in JSON.
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "parish.pb.h"
#include "services/gateway/json/json_reader.h"
#include "services/gateway/json/json_text.h"
#include "services/gateway/routes/percent.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"
#include "services/gateway/transcode/query.h"
#include "services/gateway/transcode/request_plan.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;

struct Bench {
  Bench()
      : set(ServiceSet::Load("parish", testdata::ParishDescriptors()).value()),
        types(set->files(), nullptr) {
    for (const Route& route : set->routes()) {
      if (route.http_method == "GET" && route.pattern == "/v1/echo") {
        plan = std::make_unique<RequestPlan>(route, types);
      }
    }
  }
  std::shared_ptr<const ServiceSet> set;
  PlanSet types;
  std::unique_ptr<RequestPlan> plan;
};

const Bench& TheBench() {
  static const Bench* const bench = new Bench();
  return *bench;
}

// False where there are faults.
bool Append(absl::string_view query, std::string& wire) {
  Faults faults;
  return AppendQuery(*TheBench().plan, query, wire, faults).ok() && faults.empty();
}

// `pair` is sound and makes `wire`.
void CompareWithJson(absl::string_view pair, absl::string_view wire) {
  const std::vector<absl::string_view> parts = absl::StrSplit(pair, absl::MaxSplits('=', 1));
  const std::string name = DecodeQueryText(parts[0]).value();
  if (absl::StrContains(name, ".")) return;
  const std::string value = parts.size() == 1 ? "" : DecodeQueryText(parts[1]).value();
  const FieldPlan& field = *TheBench().plan->message.Find(name);
  std::string text;
  AppendJsonString(value, text);
  const std::string json = absl::StrCat("{\"", name, "\":", field.repeated ? "[" : "", text,
                                        field.repeated ? "]" : "", "}");
  std::string json_wire;
  Faults faults;
  Require(AppendWire(TheBench().types, TheBench().plan->message, json, "", json_wire, faults).ok());
  // An address has no types: there `true` and the number of an enum are values too.
  if (faults.empty()) Require(json_wire == wire);
}

void Check(absl::string_view query) {
  std::string whole;
  if (!Append(query, whole)) return;
  parish::v1::EveryKind message;
  Require(message.ParseFromString(whole));
  std::string joined;
  for (const absl::string_view pair : absl::StrSplit(query, '&', absl::SkipEmpty())) {
    const size_t before = joined.size();
    Require(Append(pair, joined));
    CompareWithJson(pair, absl::string_view(joined).substr(before));
  }
  Require(joined == whole);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}

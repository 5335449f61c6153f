#include "services/gateway/transcode/query.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/status/status_macros.h"
#include "services/gateway/routes/percent.h"

namespace copperplate::gateway {
namespace {

// The fields that `name` goes through; empty where it is no parameter of the request.
PlanPath Resolve(const RequestPlan& plan, absl::string_view name) {
  PlanPath path;
  const MessagePlan* at = &plan.message;
  for (absl::string_view part : absl::StrSplit(name, '.')) {
    const FieldPlan* field = at == nullptr ? nullptr : at->Find(part);
    if (field == nullptr || field->map) return {};
    path.push_back(field);
    const bool enters = field->message != nullptr && !field->repeated &&
                        field->message->well_known == WellKnown::kNone;
    at = enters ? field->message : nullptr;
  }
  return IsScalar(*path.back()) ? path : PlanPath();
}

// True where the path, the body or the bytes that follow have the field already.
bool IsBound(const RequestPlan& plan, const PlanPath& path) {
  if (plan.route.body_is_message || path.front() == plan.body) return true;
  if (plan.route.raw_body.has_value() && path.front()->descriptor == plan.route.raw_body->field) {
    return true;
  }
  return std::find(plan.variables.begin(), plan.variables.end(), path) != plan.variables.end();
}

}  // namespace

absl::Status AppendQuery(const RequestPlan& plan, absl::string_view query, std::string& wire,
                         Faults& faults) {
  std::vector<PlanPath> seen;
  for (absl::string_view pair : absl::StrSplit(query, '&', absl::SkipEmpty())) {
    const size_t equals = std::min(pair.find('='), pair.size());
    ABSL_ASSIGN_OR_RETURN(const std::string name, DecodeQueryText(pair.substr(0, equals)));
    ABSL_ASSIGN_OR_RETURN(const std::string value,
                          DecodeQueryText(pair.substr(std::min(equals + 1, pair.size()))));
    const PlanPath path = Resolve(plan, name);
    if (path.empty() || IsBound(plan, path)) {
      faults.Add("UNKNOWN_PARAMETER", name, "is no query parameter of this method");
      continue;
    }
    if (!path.back()->repeated) {
      if (std::find(seen.begin(), seen.end(), path) != seen.end()) {
        faults.Add("DUPLICATE_PARAMETER", JsonPath(path), "is there twice");
        continue;
      }
      seen.push_back(path);
    }
    const std::string fault = AppendAt(path, {ScalarText::Kind::kAddress, value}, wire);
    if (!fault.empty()) faults.Add("WRONG_TYPE", JsonPath(path), fault);
  }
  return absl::OkStatus();
}

}  // namespace copperplate::gateway

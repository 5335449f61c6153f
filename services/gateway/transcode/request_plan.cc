#include "services/gateway/transcode/request_plan.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/text/utf8.h"
#include "services/gateway/json/json_reader.h"
#include "services/gateway/json/wire.h"
#include "services/gateway/routes/percent.h"
#include "services/gateway/transcode/query.h"

namespace copperplate::gateway {
namespace {

PlanPath PlansOf(const FieldPath& path, const PlanSet& types) {
  PlanPath plans;
  for (const auto* field : path) {
    plans.push_back(types.Of(*field->containing_type()).Find(field->number()));
  }
  return plans;
}

absl::Status AppendVariables(const RequestPlan& plan, const RequestParts& parts, std::string& wire,
                             Faults& faults) {
  for (size_t i = 0; i < plan.variables.size(); ++i) {
    const PathVariable& variable = plan.route.path.variables[i];
    const size_t end = std::min(variable.end, parts.segments.size());
    const std::string encoded =
        absl::StrJoin(parts.segments.begin() + variable.begin, parts.segments.begin() + end, "/");
    ABSL_ASSIGN_OR_RETURN(
        const std::string text,
        PercentDecode(encoded,
                      variable.spans_segments() ? EncodedSlash::kKeep : EncodedSlash::kDecode));
    const std::string fault = AppendAt(plan.variables[i], {ScalarText::Kind::kAddress, text}, wire);
    if (!fault.empty()) faults.Add("WRONG_TYPE", JsonPath(plan.variables[i]), fault);
  }
  return absl::OkStatus();
}

// What `wire` has at the path; empty where it has nothing. Of pieces the last that has it counts.
absl::string_view TextAt(const PlanPath& path, size_t depth, absl::string_view wire) {
  absl::string_view found;
  WireCursor cursor(wire);
  while (!cursor.done()) {
    uint32_t number = 0;
    WireType type = WireType::kVarint;
    if (!cursor.Tag(number, type)) break;
    if (number != path[depth]->number || type != WireType::kBytes) {
      if (!cursor.Skip(number, type)) break;
      continue;
    }
    absl::string_view value;
    if (!cursor.Bytes(value)) break;
    const bool last = depth + 1 == path.size();
    const absl::string_view text = last ? value : TextAt(path, depth + 1, value);
    if (last || !text.empty()) found = text;
  }
  return found;
}

// Two etags that differ are two opinions of what is changed.
void AppendIfMatch(const RequestPlan& plan, absl::string_view etag, std::string& wire,
                   Faults& faults) {
  const absl::string_view given = TextAt(plan.etag, 0, wire);
  if (!given.empty() && given != etag) {
    faults.Add("ETAGS_DIFFER", JsonPath(plan.etag),
               absl::StrCat("must be the etag of If-Match, or left out: it is ", given,
                            ", and If-Match has ", etag));
    return;
  }
  AppendAt(plan.etag, {ScalarText::Kind::kString, etag}, wire);
}

}  // namespace

RequestPlan::RequestPlan(const Route& r, const PlanSet& t)
    : route(r), types(t), message(t.Of(*r.method->input_type())) {
  for (const FieldPath& path : r.variable_fields) variables.push_back(PlansOf(path, t));
  if (r.body_field != nullptr) body = message.Find(r.body_field->number());
  etag = PlansOf(r.etag_field, t);
  if (r.method->server_streaming()) token = message.Find("token");
}

std::string JsonPath(const PlanPath& path) {
  return absl::StrJoin(path, ".", [](std::string* out, const FieldPlan* field) {
    out->append(field->descriptor->json_name());
  });
}

std::string AppendAt(const PlanPath& path, ScalarText value, std::string& wire) {
  if (path.size() == 1) return AppendScalar(*path[0], value, wire);
  // The wire format merges messages sent in pieces, so one field can come in a wrapping of its own.
  std::string inner;
  std::string fault = AppendScalar(*path.back(), value, inner);
  if (!fault.empty()) return fault;
  for (size_t i = path.size() - 1; i-- > 0;) {
    std::string outer;
    AppendBytesField(path[i]->number, inner, outer);
    inner = std::move(outer);
  }
  wire += inner;
  return "";
}

absl::StatusOr<std::string> BuildRequest(const RequestPlan& plan, const RequestParts& parts) {
  // The body comes first: a field that the path names as well is the path's.
  std::string wire;
  Faults faults;
  if (!parts.body.empty() && plan.body != nullptr) {
    ABSL_RETURN_IF_ERROR(AppendFieldWire(plan.types, *plan.body, parts.body, wire, faults));
  } else if (!parts.body.empty()) {
    ABSL_RETURN_IF_ERROR(AppendWire(plan.types, plan.message, parts.body, "", wire, faults));
  }
  ABSL_RETURN_IF_ERROR(AppendQuery(plan, parts.query, wire, faults));
  ABSL_RETURN_IF_ERROR(AppendVariables(plan, parts, wire, faults));
  if (!IsValidUtf8(parts.token)) faults.Add("NOT_UTF8", "Last-Event-ID", "must be UTF-8");
  if (!IsValidUtf8(parts.etag)) {
    faults.Add("NOT_UTF8", "If-Match", "must be UTF-8");
  } else if (!parts.etag.empty()) {
    AppendIfMatch(plan, parts.etag, wire, faults);
  }
  if (!parts.token.empty() && plan.token != nullptr) {
    const std::string fault =
        AppendScalar(*plan.token, {ScalarText::Kind::kAddress, parts.token}, wire);
    if (!fault.empty()) faults.Add("WRONG_TYPE", "token", fault);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return wire;
}

}  // namespace copperplate::gateway

#include "services/gateway/routes/http_rule.h"

#include <google/api/annotations.pb.h>

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "copperplate/options/v1/options.pb.h"
#include "libs/status/status_macros.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

absl::Status Fault(const MethodDescriptor& method, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(method.full_name(), ": ", what));
}

const FieldDescriptor* FindField(const Descriptor& message, const std::string& name) {
  if (const FieldDescriptor* field = message.FindFieldByName(name)) return field;
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->json_name() == name) return message.field(i);
  }
  return nullptr;
}

// The HTTP method and template of one rule.
absl::StatusOr<std::pair<std::string, std::string>> PatternOf(const MethodDescriptor& method,
                                                              const google::api::HttpRule& rule) {
  switch (rule.pattern_case()) {
    case google::api::HttpRule::kGet:
      return std::make_pair("GET", rule.get());
    case google::api::HttpRule::kPut:
      return std::make_pair("PUT", rule.put());
    case google::api::HttpRule::kPost:
      return std::make_pair("POST", rule.post());
    case google::api::HttpRule::kDelete:
      return std::make_pair("DELETE", rule.delete_());
    case google::api::HttpRule::kPatch:
      return std::make_pair("PATCH", rule.patch());
    case google::api::HttpRule::kCustom:
      if (rule.custom().kind().empty() || rule.custom().kind() == "*") {
        return Fault(method, "a custom pattern must name one HTTP method");
      }
      return std::make_pair(rule.custom().kind(), rule.custom().path());
    case google::api::HttpRule::PATTERN_NOT_SET:
      break;
  }
  return Fault(method, "an http rule has no pattern");
}

absl::StatusOr<std::vector<FieldPath>> VariableFields(const MethodDescriptor& method,
                                                      const PathTemplate& path) {
  std::vector<FieldPath> fields;
  for (const PathVariable& variable : path.variables) {
    auto field = ResolveFieldPath(*method.input_type(), variable.field_path);
    if (!field.ok()) return Fault(method, field.status().message());
    const FieldDescriptor& last = *field->back();
    if (last.is_repeated() || last.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return Fault(method, absl::StrCat("path variable '", variable.field_path,
                                        "' must be a singular field that is no message"));
    }
    fields.push_back(*std::move(field));
  }
  return fields;
}

absl::Status SetBody(const std::string& body, Route& route) {
  route.body_is_message = body == "*";
  if (body.empty() || route.body_is_message) return absl::OkStatus();
  route.body_field = route.method->input_type()->FindFieldByName(body);
  if (route.body_field == nullptr) {
    return Fault(*route.method, absl::StrCat("body names '", body, "', which is no field"));
  }
  return absl::OkStatus();
}

// The two options for what is not JSON.
absl::Status SetRaw(Route& route) {
  const MethodDescriptor& method = *route.method;
  namespace options = copperplate::options::v1;
  if (method.options().HasExtension(options::raw_body)) {
    const options::RawBody& rule = method.options().GetExtension(options::raw_body);
    const FieldDescriptor* field = method.input_type()->FindFieldByName(rule.field());
    if (field == nullptr || field->type() != FieldDescriptor::TYPE_BYTES || field->is_repeated()) {
      return Fault(method, "raw_body must name a singular bytes field of the request");
    }
    if (!method.client_streaming()) return Fault(method, "raw_body needs a client stream");
    if (method.server_streaming())
      return Fault(method, "raw_body and a server stream exclude each other");
    if (rule.max_bytes() <= 0) return Fault(method, "raw_body.max_bytes must be above 0");
    if (rule.content_types().empty()) return Fault(method, "raw_body names no content type");
    if (route.takes_json_body()) return Fault(method, "raw_body and body exclude each other");
    route.raw_body = RawBodyRule{field, {}, rule.max_bytes()};
    for (const std::string& type : rule.content_types()) {
      route.raw_body->content_types.push_back(absl::AsciiStrToLower(type));
    }
  } else if (method.client_streaming()) {
    return Fault(method, "a client stream needs raw_body to have a route");
  }
  if (method.options().HasExtension(options::raw_reply)) {
    const options::RawReply& rule = method.options().GetExtension(options::raw_reply);
    const FieldDescriptor* field = method.output_type()->FindFieldByName(rule.field());
    if (field == nullptr || field->type() != FieldDescriptor::TYPE_BYTES || field->is_repeated()) {
      return Fault(method, "raw_reply must name a singular bytes field of the reply");
    }
    const FieldDescriptor* type = method.output_type()->FindFieldByName(rule.content_type_field());
    if (!rule.content_type_field().empty() &&
        (type == nullptr || type->type() != FieldDescriptor::TYPE_STRING || type->is_repeated())) {
      return Fault(method, "raw_reply.content_type_field must name a singular string field");
    }
    route.raw_reply = RawReplyRule{field, type};
  }
  if (method.options().HasExtension(options::policy)) {
    route.max_seconds = method.options().GetExtension(options::policy).max_seconds();
  }
  return absl::OkStatus();
}

// If-Match goes into the request's own `etag`, else into that of the resource in the body where the
// path names it: one that is only to be created has nothing to be compared with.
FieldPath EtagField(const Route& route) {
  const auto is_etag = [](const FieldDescriptor* field) {
    return field != nullptr && !field->is_repeated() &&
           field->type() == FieldDescriptor::TYPE_STRING;
  };
  const FieldDescriptor* own = route.method->input_type()->FindFieldByName("etag");
  if (is_etag(own)) return {own};
  const FieldDescriptor* body = route.body_field;
  if (body == nullptr || body->is_repeated() || body->message_type() == nullptr) return {};
  const auto names_it = [&](const FieldPath& variable) {
    return variable.size() > 1 && variable.front() == body;
  };
  if (std::none_of(route.variable_fields.begin(), route.variable_fields.end(), names_it)) return {};
  const FieldDescriptor* inner = body->message_type()->FindFieldByName("etag");
  if (is_etag(inner)) return {body, inner};
  return {};
}

absl::StatusOr<Route> MakeRoute(const MethodDescriptor& method, const google::api::HttpRule& rule) {
  Route route;
  route.method = &method;
  route.rpc_path = absl::StrCat("/", method.service()->full_name(), "/", method.name());
  ABSL_ASSIGN_OR_RETURN(auto pattern, PatternOf(method, rule));
  route.http_method = pattern.first;
  route.pattern = pattern.second;
  auto path = PathTemplate::Parse(route.pattern);
  if (!path.ok()) return Fault(method, path.status().message());
  route.path = *std::move(path);
  ABSL_ASSIGN_OR_RETURN(route.variable_fields, VariableFields(method, route.path));
  ABSL_RETURN_IF_ERROR(SetBody(rule.body(), route));
  if (!rule.response_body().empty()) {
    route.reply_field = method.output_type()->FindFieldByName(rule.response_body());
    if (route.reply_field == nullptr) {
      return Fault(method, absl::StrCat("response_body names '", rule.response_body(),
                                        "', which is no field"));
    }
  }
  ABSL_RETURN_IF_ERROR(SetRaw(route));
  route.etag_field = EtagField(route);
  return route;
}

}  // namespace

absl::StatusOr<FieldPath> ResolveFieldPath(const Descriptor& message, absl::string_view path) {
  FieldPath fields;
  const Descriptor* at = &message;
  for (absl::string_view part : absl::StrSplit(path, '.')) {
    const FieldDescriptor* field = at == nullptr ? nullptr : FindField(*at, std::string(part));
    if (field == nullptr) {
      return absl::InvalidArgumentError(
          absl::StrCat("'", part, "' of '", path, "' is no field",
                       at == nullptr ? "" : absl::StrCat(" of ", at->full_name())));
    }
    fields.push_back(field);
    at = field->is_repeated() ? nullptr : field->message_type();
  }
  return fields;
}

absl::StatusOr<std::vector<Route>> RoutesOf(const MethodDescriptor& method) {
  std::vector<Route> routes;
  if (!method.options().HasExtension(google::api::http)) return routes;
  const google::api::HttpRule& rule = method.options().GetExtension(google::api::http);
  ABSL_ASSIGN_OR_RETURN(Route first, MakeRoute(method, rule));
  routes.push_back(std::move(first));
  for (const google::api::HttpRule& more : rule.additional_bindings()) {
    if (more.additional_bindings_size() > 0) {
      return Fault(method, "additional_bindings must not be nested");
    }
    ABSL_ASSIGN_OR_RETURN(Route route, MakeRoute(method, more));
    routes.push_back(std::move(route));
  }
  return routes;
}

}  // namespace copperplate::gateway

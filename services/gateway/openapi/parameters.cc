#include "services/gateway/openapi/parameters.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/gateway/openapi/comments.h"
#include "services/gateway/openapi/openapi_path.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int kMaxParameterDepth = 4;

// `notice.place_name` as `notice.placeName`: the dots' parts are names in lowerCamelCase too.
std::string JsonPath(const std::string& path, const FieldDescriptor& field) {
  std::string json;
  bool upper = false;
  for (const char c : path) {
    if (c == '_') {
      upper = true;
      continue;
    }
    json += upper ? absl::ascii_toupper(c) : c;
    upper = false;
  }
  return json + field.json_name();
}

}  // namespace

bool IsPlainMessage(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->file()->package() != "google.protobuf";
}

bool IsBound(const Route& route, const std::string& path) {
  return std::any_of(route.path.variables.begin(), route.path.variables.end(),
                     [&](const PathVariable& v) { return v.field_path == path; });
}

// What is yet to be created has no ETag, though its message has room for one.
bool TakesIfMatch(const Route& route) {
  const bool creates = route.http_method == "POST" && route.path.verb.empty();
  return !route.etag_field.empty() && !creates;
}

bool HasEtag(const Route& route) {
  const FieldDescriptor* etag = route.method->output_type()->FindFieldByName("etag");
  return etag != nullptr && etag->type() == FieldDescriptor::TYPE_STRING && !etag->is_repeated() &&
         route.http_method == "GET" && !route.method->server_streaming() &&
         !route.raw_reply.has_value();
}

void ParameterWriter::Write(const Route& route) {
  WritePathParameters(route);
  WriteQueryParameters(route, *route.method->input_type(), "", {}, 0);
  WriteHeaderParameters(route);
}

void ParameterWriter::WritePathParameters(const Route& route) {
  for (const auto& parameter : ToOpenApiPath(route.path).parameters) {
    std::string description;
    for (size_t i = 0; i < route.path.variables.size(); ++i) {
      const PathVariable& variable = route.path.variables[i];
      if (variable.field_path != parameter.field_path) continue;
      const std::string comment = CommentOf(*route.variable_fields[i].back());
      description = variable.spans_segments() ? absl::StrCat("Part of `", variable.field_path, "`",
                                                             comment.empty() ? "." : ": ", comment)
                                              : comment;
    }
    out_.Open('{').Member("name", parameter.name).Member("in", "path");
    out_.Key("required").Raw("true");
    if (!description.empty()) out_.Member("description", description);
    out_.Key("schema").Raw(R"({"type":"string"})").Close('}');
  }
}

// `path` is that of `message` in the request in proto names, with a dot behind; `within` the
// messages on the way, so that one that holds itself ends.
void ParameterWriter::WriteQueryParameters(const Route& route, const Descriptor& message,
                                           const std::string& path,
                                           std::set<const Descriptor*> within, int depth) {
  if (route.body_is_message || depth == kMaxParameterDepth) return;
  if (!within.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const bool is_body =
        depth == 0 && (&field == route.body_field ||
                       (route.raw_body.has_value() && &field == route.raw_body->field));
    if (is_body || field.is_map() || IsBound(route, path + field.name())) continue;
    if (IsPlainMessage(field)) {
      if (!field.is_repeated()) {
        WriteQueryParameters(route, *field.message_type(), path + field.name() + ".", within,
                             depth + 1);
      }
      continue;
    }
    out_.Open('{').Member("name", JsonPath(path, field)).Member("in", "query");
    if (depth == 0 && IsRequired(field)) out_.Key("required").Raw("true");
    if (const std::string comment = CommentOf(field); !comment.empty()) {
      out_.Member("description", comment);
    }
    out_.Key("schema");
    WriteParameterSchema(field);
    out_.Close('}');
  }
}

// Accept and Content-Type are told by the media types (OpenAPI, 4.8.12.1).
void ParameterWriter::WriteHeaderParameters(const Route& route) {
  if (TakesIfMatch(route)) {
    WriteHeader("If-Match", "The ETag of what is to be changed: 412 where it has changed since.");
  }
  if (HasEtag(route)) {
    WriteHeader("If-None-Match", "ETags the caller has: 304 where one of them still holds.");
  }
  if (route.method->server_streaming() && !route.raw_reply.has_value()) {
    WriteHeader("Last-Event-ID", "The `id` of the last event that was seen: goes on after it.");
  }
}

void ParameterWriter::WriteHeader(absl::string_view name, absl::string_view description) {
  out_.Open('{').Member("name", name).Member("in", "header");
  out_.Member("description", description);
  out_.Key("schema").Raw(R"({"type":"string"})").Close('}');
}

void ParameterWriter::WriteParameterSchema(const FieldDescriptor& field) {
  out_.Open('{');
  if (field.is_repeated()) {
    out_.Member("type", "array").Key("items").Open('{');
    schemas_.WriteValue(field, out_);
    out_.Close('}');
  } else {
    schemas_.WriteValue(field, out_);
  }
  out_.Close('}');
}

}  // namespace copperplate::gateway

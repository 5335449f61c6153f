#include "services/gateway/openapi/openapi.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/gateway/openapi/comments.h"
#include "services/gateway/openapi/json_builder.h"
#include "services/gateway/openapi/openapi_path.h"
#include "services/gateway/openapi/parameters.h"
#include "services/gateway/openapi/schemas.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr absl::string_view kErrorResponse =
    R"({"Error":{"description":"An error, in the form of AIP-193.","content":{"application/json":)"
    R"({"schema":{"type":"object","properties":{"error":{"type":"object","properties":{)"
    R"("code":{"type":"integer","description":"The HTTP status."},)"
    R"("message":{"type":"string"},)"
    R"("status":{"type":"string","description":"The gRPC code, such as NOT_FOUND."},)"
    R"("details":{"type":"array","items":{"type":"object","properties":{"@type":)"
    R"({"type":"string"}}}}}}}}}}}})";

constexpr absl::string_view kErrorReference = R"({"$ref":"#/components/responses/Error"})";

class Document {
 public:
  std::string Write(const std::vector<OpenApiRoute>& routes) {
    // Operations by path, both in the order of the protos.
    std::vector<std::pair<OpenApiPath, std::vector<const OpenApiRoute*>>> paths;
    std::vector<const ServiceDescriptor*> services;
    for (const OpenApiRoute& entry : routes) {
      OpenApiPath path = ToOpenApiPath(entry.route->path);
      auto place = std::find_if(paths.begin(), paths.end(),
                                [&](const auto& other) { return other.first.text == path.text; });
      if (place == paths.end()) place = paths.insert(paths.end(), {path, {}});
      place->second.push_back(&entry);
      const ServiceDescriptor* service = entry.route->method->service();
      if (std::find(services.begin(), services.end(), service) == services.end()) {
        services.push_back(service);
      }
    }
    out_.Open('{').Member("openapi", "3.1.0");
    out_.Key("info").Open('{').Member("title", "Copperplate").Member("version", "v1").Close('}');
    out_.Key("tags").Open('[');
    for (const ServiceDescriptor* service : services) {
      out_.Open('{').Member("name", service->name()).Member("description", CommentOf(*service));
      out_.Close('}');
    }
    out_.Close(']').Key("paths").Open('{');
    for (const auto& [path, entries] : paths) {
      out_.Key(path.text).Open('{');
      for (const OpenApiRoute* entry : entries) WriteOperation(*entry);
      out_.Close('}');
    }
    out_.Close('}').Key("components").Open('{').Key("schemas").Open('{');
    schemas_.WriteAll(out_);
    out_.Close('}').Key("responses").Raw(kErrorResponse);
    out_.Key("securitySchemes").Raw(R"({"bearer":{"type":"http","scheme":"bearer"}})");
    out_.Close('}').Key("security").Raw(R"([{"bearer":[]}])");
    return out_.Close('}').Take();
  }

 private:
  void WriteOperation(const OpenApiRoute& entry) {
    const Route& route = *entry.route;
    const std::string comment = CommentOf(*route.method);
    const std::string id = absl::StrCat(route.method->service()->name(), "_", route.method->name());
    const int count = ++operations_[id];
    out_.Key(absl::AsciiStrToLower(route.http_method)).Open('{');
    out_.Member("operationId", count == 1 ? id : absl::StrCat(id, "_", count));
    out_.Key("tags").Open('[').String(route.method->service()->name()).Close(']');
    if (!comment.empty()) out_.Member("summary", SummaryOf(comment)).Member("description", comment);
    out_.Key("parameters").Open('[');
    ParameterWriter(schemas_, out_).Write(route);
    out_.Close(']');
    WriteRequestBody(route);
    WriteResponses(entry);
    out_.Close('}');
  }

  void WriteRequestBody(const Route& route) {
    if (!route.takes_json_body() && !route.raw_body.has_value()) return;
    out_.Key("requestBody").Open('{');
    if (IsBodyRequired(route)) out_.Key("required").Raw("true");
    if (route.raw_body.has_value()) {
      out_.Member("description", absl::StrCat("At most ", route.raw_body->max_bytes, " bytes."));
    }
    out_.Key("content").Open('{');
    if (route.raw_body.has_value()) {
      for (const std::string& type : route.raw_body->content_types) out_.Key(type).Raw("{}");
    } else {
      out_.Key("application/json").Open('{').Key("schema");
      WriteBodySchema(route);
      out_.Close('}');
    }
    out_.Close('}').Close('}');
  }

  // A request that is the body leaves out what its path has said. An update sends what its mask
  // names, so nothing is required of the resource.
  void WriteBodySchema(const Route& route) {
    const FieldDescriptor* const field = route.body_field;
    if (field == nullptr) {
      std::set<std::string> bound;
      for (const PathVariable& variable : route.path.variables) bound.insert(variable.field_path);
      schemas_.WriteBody(*route.method->input_type(), bound, true, out_);
    } else if (route.http_method == "PATCH" && IsPlainMessage(*field) && !field->is_repeated()) {
      schemas_.WriteBody(*field->message_type(), {}, false, out_);
    } else {
      schemas_.WriteField(*field, out_);
    }
  }

  static bool IsBodyRequired(const Route& route) {
    if (route.body_field != nullptr) return IsRequired(*route.body_field);
    const Descriptor& request = *route.method->input_type();
    for (int i = 0; route.body_is_message && i < request.field_count(); ++i) {
      const FieldDescriptor& field = *request.field(i);
      if (IsRequired(field) && !IsBound(route, field.name())) return true;
    }
    return false;
  }

  void WriteReplySchema(const Route& route) {
    out_.Open('{').Key("schema");
    if (route.reply_field != nullptr) {
      schemas_.WriteField(*route.reply_field, out_);
    } else {
      out_.Open('{');
      schemas_.WriteMessage(*route.method->output_type(), out_);
      out_.Close('}');
    }
    out_.Close('}');
  }

  void WriteResponses(const OpenApiRoute& entry) {
    const Route& route = *entry.route;
    const bool streams = route.method->server_streaming();
    out_.Key("responses").Open('{').Key("200").Open('{');
    out_.Member("description", streams ? "Messages as they come." : "OK").Key("content").Open('{');
    if (route.raw_reply.has_value()) {
      out_.Key("*/*").Raw("{}");
    } else if (streams) {
      out_.Key("application/x-ndjson");
      WriteReplySchema(route);
      out_.Key("text/event-stream");
      WriteReplySchema(route);
    } else {
      out_.Key("application/json");
      WriteReplySchema(route);
      if (entry.is_table) out_.Key("text/csv").Raw(R"({"schema":{"type":"string"}})");
    }
    out_.Close('}').Close('}');
    if (HasEtag(route))
      out_.Key("304").Raw(R"({"description":"What the caller has still holds."})");
    if (TakesIfMatch(route)) out_.Key("412").Raw(kErrorReference);
    out_.Key("default").Raw(kErrorReference).Close('}');
  }

  JsonBuilder out_;
  Schemas schemas_;
  std::map<std::string, int> operations_;
};

}  // namespace

std::string OpenApiDocument(const std::vector<OpenApiRoute>& routes) {
  return Document().Write(routes);
}

}  // namespace copperplate::gateway

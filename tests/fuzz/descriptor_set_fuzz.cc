// A descriptor set is served whole or refused. Text goes into the http rules of a sound set, a line
// each: path template, body, response_body, second template, raw_body field, content type. What
// does not begin with a letter below goes in as the bytes of a set.
#include <google/api/annotations.pb.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/stubs/logging.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "copperplate/options/v1/options.pb.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;

void CheckSet(const ServiceSet& set) {
  for (const Route& route : set.routes()) {
    Require(!route.http_method.empty() && route.method != nullptr);
    Require(route.variable_fields.size() == route.path.variables.size());
    for (const FieldPath& path : route.variable_fields) {
      Require(!path.empty() && !path.back()->is_repeated() &&
              path.back()->message_type() == nullptr);
      const auto* at = route.method->input_type();
      for (const auto* field : path) {
        Require(field->containing_type() == at);
        at = field->message_type();
      }
    }
    Require(!route.body_is_message || route.body_field == nullptr);
    Require(route.raw_body.has_value() == route.method->client_streaming());
    Require(!route.raw_body.has_value() || !route.takes_json_body());
  }
}

std::string Made(char kind, const std::vector<std::string>& words) {
  google::protobuf::FileDescriptorSet files;
  files.ParseFromString(testdata::MadeUpDescriptors("made", {{.options = ""}}));
  auto& method = *files.mutable_file(files.file_size() - 1)->mutable_service(0)->mutable_method(0);
  google::api::HttpRule& rule = *method.mutable_options()->MutableExtension(google::api::http);
  switch (kind) {
    case 'g':
      rule.set_get(words[0]);
      break;
    case 'p':
      rule.set_post(words[0]);
      break;
    case 'u':
      rule.set_put(words[0]);
      break;
    case 'd':
      rule.set_delete_(words[0]);
      break;
    default:
      rule.mutable_custom()->set_kind(words[1]);
      rule.mutable_custom()->set_path(words[0]);
  }
  rule.set_body(words[1]);
  rule.set_response_body(words[2]);
  if (!words[3].empty()) rule.add_additional_bindings()->set_get(words[3]);
  if (!words[4].empty()) {
    method.set_client_streaming(true);
    auto& raw = *method.mutable_options()->MutableExtension(copperplate::options::v1::raw_body);
    raw.set_field(words[4]);
    raw.add_content_types(words[5]);
    raw.set_max_bytes(static_cast<int64_t>(words[5].size()));
  }
  return files.SerializeAsString();
}

void Check(absl::string_view input) {
  constexpr absl::string_view kKinds = "gpudc";
  std::string bytes(input);
  if (!input.empty() && kKinds.find(input[0]) != absl::string_view::npos) {
    std::vector<std::string> words = absl::StrSplit(input.substr(1), '\n');
    words.resize(6);
    bytes = Made(input[0], words);
  }
  const auto set = ServiceSet::Load("fuzz", bytes);
  Require(set.ok() || !set.status().message().empty());
  if (set.ok()) CheckSet(**set);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const google::protobuf::LogSilencer silence;
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}

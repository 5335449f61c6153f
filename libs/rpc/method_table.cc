#include "libs/rpc/method_table.h"

#include <copperplate/options/v1/options.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace copperplate::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using options::v1::MethodPolicy;

// Fills `method.resource_path`; returns what is wrong, or nothing.
std::string FindResource(Method& method) {
  const google::protobuf::Descriptor* message = method.descriptor->input_type();
  std::vector<const FieldDescriptor*> path;
  for (const absl::string_view name : absl::StrSplit(method.resource, '.')) {
    const FieldDescriptor* field =
        message == nullptr ? nullptr : message->FindFieldByName(std::string(name));
    if (field == nullptr || field->is_repeated()) {
      return absl::StrCat("its resource ", method.resource, " is no field of ",
                          method.descriptor->input_type()->full_name());
    }
    path.push_back(field);
    message = field->message_type();
  }
  if (path.back()->type() != FieldDescriptor::TYPE_STRING) {
    return absl::StrCat("its resource ", method.resource, " is not a string");
  }
  method.resource_path = std::move(path);
  return "";
}

void ReadScope(const MethodPolicy& policy, Method& method) {
  switch (policy.scope()) {
    case MethodPolicy::FORCE:
      method.scope = Method::Scope::kForce;
      if (method.resource.empty()) {
        method.faults.push_back("its scope is FORCE and it names no resource");
      } else if (std::string fault = FindResource(method); !fault.empty()) {
        method.faults.push_back(std::move(fault));
      }
      return;
    case MethodPolicy::ANY_FORCE:
      method.scope = Method::Scope::kAnyForce;
      if (!method.resource.empty()) {
        method.faults.push_back("its scope is ANY_FORCE and it names a resource");
      }
      return;
    default:
      method.faults.push_back("it has no scope");
  }
}

Method Read(const MethodDescriptor& descriptor) {
  Method method;
  method.name = absl::StrCat(descriptor.service()->full_name(), "/", descriptor.name());
  method.descriptor = &descriptor;
  if (!descriptor.options().HasExtension(options::v1::policy)) {
    method.faults.push_back("it has no policy");
    return method;
  }
  const MethodPolicy& policy = descriptor.options().GetExtension(options::v1::policy);
  method.roles.assign(policy.roles().begin(), policy.roles().end());
  method.resource = policy.resource();
  method.runs_inline = policy.runs_inline();
  method.read_only = policy.read_only();
  method.max_duration = absl::Seconds(policy.max_seconds());
  if (method.roles.empty()) method.faults.push_back("it names no role");
  for (const std::string& role : method.roles) {
    if (role.empty()) method.faults.push_back("one of its roles is empty");
  }
  ReadScope(policy, method);
  if (policy.max_seconds() < 0) method.faults.push_back("its max_seconds is negative");
  if (method.runs_inline && (descriptor.client_streaming() || descriptor.server_streaming())) {
    method.faults.push_back("it runs inline and is a stream");
  }
  if (descriptor.client_streaming() && descriptor.server_streaming()) {
    method.faults.push_back("it streams both ways, which no shape of the pipeline does");
  }
  method.allowed = method.faults.empty();
  return method;
}

}  // namespace

absl::string_view ResourceName(const Method& method, const google::protobuf::Message& request,
                               std::string& scratch) {
  const google::protobuf::Message* message = &request;
  for (size_t i = 0; i + 1 < method.resource_path.size(); ++i) {
    message = &message->GetReflection()->GetMessage(*message, method.resource_path[i]);
  }
  return message->GetReflection()->GetStringReference(*message, method.resource_path.back(),
                                                      &scratch);
}

void MethodTable::Add(absl::string_view service) {
  const std::string name(service);
  if (!services_.insert(name).second) {
    faulty_services_.push_back(absl::StrCat(name, ": the service is there twice"));
    return;
  }
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
  if (descriptor == nullptr) {
    faulty_services_.push_back(absl::StrCat(name, ": no such service is linked in"));
    return;
  }
  for (int i = 0; i < descriptor->method_count(); ++i) {
    const Method& method = methods_.emplace_back(Read(*descriptor->method(i)));
    by_name_.emplace(method.name, &method);
  }
}

absl::Status MethodTable::Validate() const {
  std::vector<std::string> refused = faulty_services_;
  for (const Method& method : methods_) {
    if (method.allowed) continue;
    refused.push_back(absl::StrCat(method.name, ": ", absl::StrJoin(method.faults, ", ")));
  }
  if (refused.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrJoin(refused, "; "));
}

const Method* MethodTable::Find(absl::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

}  // namespace copperplate::rpc

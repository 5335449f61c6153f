#include "services/gateway/testdata/descriptor_files.h"

#include <google/api/annotations.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/text_format.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "copperplate/options/v1/options.pb.h"

namespace copperplate::gateway::testdata {
namespace {

using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using google::protobuf::FileDescriptorSet;

void AddWithImports(const FileDescriptor* file, std::set<std::string>& seen,
                    FileDescriptorSet& set) {
  if (!seen.insert(file->name()).second) return;
  for (int i = 0; i < file->dependency_count(); ++i) {
    AddWithImports(file->dependency(i), seen, set);
  }
  file->CopyTo(set.add_file());
}

void AddField(google::protobuf::DescriptorProto& message, const std::string& name,
              FieldDescriptorProto::Type type, FieldDescriptorProto::Label label) {
  FieldDescriptorProto& field = *message.add_field();
  field.set_name(name);
  field.set_number(message.field_size());
  field.set_type(type);
  field.set_label(label);
}

}  // namespace

std::string ParishDescriptorPath() { return PARISH_DESCRIPTORS; }

std::string ParishDescriptors() {
  std::ostringstream bytes;
  bytes << std::ifstream(ParishDescriptorPath(), std::ios::binary).rdbuf();
  return bytes.str();
}

std::string MadeUpDescriptors(const std::string& name, const std::vector<MadeUpMethod>& methods) {
  const std::string type = absl::StrCat(".", name, ".v1.R");
  FileDescriptorSet set;
  std::set<std::string> seen;
  AddWithImports(google::api::HttpRule::descriptor()->file(), seen, set);
  AddWithImports(copperplate::options::v1::RawBody::descriptor()->file(), seen, set);
  FileDescriptorProto& file = *set.add_file();
  file.set_name(absl::StrCat(name, ".proto"));
  file.set_package(absl::StrCat(name, ".v1"));
  file.set_syntax("proto3");
  auto& message = *file.add_message_type();
  message.set_name("R");
  AddField(message, "text", FieldDescriptorProto::TYPE_STRING,
           FieldDescriptorProto::LABEL_OPTIONAL);
  AddField(message, "many", FieldDescriptorProto::TYPE_STRING,
           FieldDescriptorProto::LABEL_REPEATED);
  AddField(message, "child", FieldDescriptorProto::TYPE_MESSAGE,
           FieldDescriptorProto::LABEL_OPTIONAL);
  message.mutable_field(2)->set_type_name(type);
  AddField(message, "data", FieldDescriptorProto::TYPE_BYTES, FieldDescriptorProto::LABEL_OPTIONAL);
  auto& service = *file.add_service();
  service.set_name("S");
  for (const MadeUpMethod& method : methods) {
    auto& proto = *service.add_method();
    proto.set_name(absl::StrCat("M", service.method_size() - 1));
    proto.set_input_type(type);
    proto.set_output_type(type);
    proto.set_client_streaming(method.client_streaming);
    proto.set_server_streaming(method.server_streaming);
    if (!google::protobuf::TextFormat::ParseFromString(method.options, proto.mutable_options())) {
      std::abort();
    }
  }
  return set.SerializeAsString();
}

}  // namespace copperplate::gateway::testdata

// What the protos call required is asked for: a request that leaves it empty is refused, and its
// field named.
#include <gmock/gmock.h>
#include <google/protobuf/dynamic_message.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "copperplate/options/v1/options.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/testing/told.h"
#include "libs/testing_rpc/package.h"
#include "services/indicators/transport/testing/service_test.h"

namespace copperplate::indicators {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using testing::FieldsOf;

// A name of the form that the method's path asks for: `forces/essex/areas/x`.
std::string NameFor(const MethodDescriptor& method) {
  const auto& rule = method.options().GetExtension(google::api::http);
  for (const std::string& path : {rule.get(), rule.post(), rule.patch(), rule.delete_()}) {
    const size_t from = path.find('=');
    if (from == std::string::npos) continue;
    std::string name = path.substr(from + 1, path.find('}') - from - 1);
    name.replace(name.find('*'), 1, "essex");
    return absl::StrReplaceAll(name, {{"*", "x"}});
  }
  return "";
}

// Sets the text field at `path`, `area.name`.
void SetText(Message& message, absl::string_view path, const std::string& text) {
  const size_t dot = path.find('.');
  const FieldDescriptor* const field =
      message.GetDescriptor()->FindFieldByName(std::string(path.substr(0, dot)));
  if (dot == absl::string_view::npos) {
    message.GetReflection()->SetString(&message, field, text);
  } else {
    SetText(*message.GetReflection()->MutableMessage(&message, field), path.substr(dot + 1), text);
  }
}

class RequiredFieldsTest : public ServiceTest {
 protected:
  absl::Status Call(const MethodDescriptor& method, const Message& request) {
    const grpc::Slice slice(request.SerializeAsString());
    const grpc::ByteBuffer in(&slice, 1);
    grpc::ByteBuffer out;
    testing_rpc::CallAs context("admin-1", {{"essex", {"admin"}}});
    grpc::GenericStub stub(channel());
    grpc::CompletionQueue queue;
    const auto call = stub.PrepareUnaryCall(
        &context, absl::StrCat("/", method.service()->full_name(), "/", method.name()), in, &queue);
    call->StartCall();
    grpc::Status status;
    call->Finish(&out, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    EXPECT_TRUE(queue.Next(&tag, &ok) && ok);
    return rpc::FromGrpcStatus(status);
  }
};

TEST_F(RequiredFieldsTest, AreAskedFor) {
  int asked = 0;
  for (const auto* const service : testing_rpc::ServicesOf(kPackage)) {
    for (int i = 0; i < service->method_count(); ++i) {
      const MethodDescriptor& method = *service->method(i);
      if (method.client_streaming()) continue;
      const std::string& resource = method.options().GetExtension(options::v1::policy).resource();
      const std::unique_ptr<Message> request(google::protobuf::MessageFactory::generated_factory()
                                                 ->GetPrototype(method.input_type())
                                                 ->New());
      if (!resource.empty()) SetText(*request, resource, NameFor(method));
      std::vector<std::string> required;
      for (int f = 0; f < method.input_type()->field_count(); ++f) {
        const FieldDescriptor& field = *method.input_type()->field(f);
        const bool named =
            field.name() == resource || absl::StartsWith(resource, absl::StrCat(field.name(), "."));
        if (!named && field.options().GetExtension(options::v1::required)) {
          required.push_back(field.name());
        }
      }
      if (required.empty()) continue;
      const absl::Status status = Call(method, *request);
      EXPECT_TRUE(absl::IsInvalidArgument(status)) << method.full_name() << status;
      const std::vector<std::string> fields = FieldsOf(status);
      for (const std::string& name : required) {
        const auto is_told = [&](const std::string& field) {
          return field == name || absl::StartsWith(field, absl::StrCat(name, "."));
        };
        EXPECT_TRUE(std::any_of(fields.begin(), fields.end(), is_told))
            << method.full_name() << " " << name << ": " << status;
        ++asked;
      }
    }
  }
  EXPECT_GE(asked, 12);
}

}  // namespace
}  // namespace copperplate::indicators

// The gRPC services of one service in this process: over PostgreSQL as the runtime role, behind the
// real pipeline, on a free port. Only the tokens are make-believe. What a service says of itself:
//
//   struct TestedService {
//     using Database = ServiceDatabase;  // a testing_postgres::SchemaDatabase
//     static constexpr absl::string_view kErrorDomain = "copperplate.indicators";
//     static absl::StatusOr<std::unique_ptr<Database>> CreateDatabase();
//     std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline&, Database&);
//   };
//   using ServiceTest = testing_service::ServiceTest<TestedService>;
//
//   class AreaServiceTest : public ServiceTest {
//    protected:
//     std::unique_ptr<v1::AreaService::Stub> areas_ = v1::AreaService::NewStub(channel());
//   };
//   const auto area = Call(*areas_, &v1::AreaService::Stub::GetArea, request, Viewer("essex"));
#pragma once

#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/sync_stream.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"
#include "libs/testing_service/caller.h"

namespace copperplate::testing_service {

// Each test has a server, a database and a TestedService of its own; what TestedService holds for
// its services outlives them.
template <typename TestedService>
class ServiceTest : public ::testing::Test {
 protected:
  using Database = typename TestedService::Database;

  ServiceTest()
      : storage_(MustCreate()),
        harness_(HarnessOptions()),
        services_(tested_.MakeServices(harness_.pipeline(), *storage_)) {
    ABSL_EXPECT_OK(harness_.pipeline().Validate());
    std::vector<grpc::Service*> services;
    services.reserve(services_.size());
    for (const auto& service : services_) services.push_back(service.get());
    harness_.Start(services);
    channel_ = harness_.channel();
  }
  ~ServiceTest() override { harness_.Stop(); }

  testing_rpc::Harness& harness() { return harness_; }
  std::shared_ptr<grpc::Channel> channel() const { return channel_; }
  Database& storage() { return *storage_; }
  TestedService& tested() { return tested_; }

  // One unary call; the status with its details (ErrorReason() and its kin read them).
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Call(Stub& stub,
                             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                          Reply*),
                             const Request& request, const Caller& caller) {
    testing_rpc::CallAs context(caller.subject, caller.roles);
    Reply reply;
    const grpc::Status status = (stub.*method)(&context, request, &reply);
    return Answer(status, std::move(reply));
  }

  // One call that streams these messages, or as many of them as the service reads.
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Send(
      Stub& stub,
      std::unique_ptr<grpc::ClientWriter<Request>> (Stub::*method)(grpc::ClientContext*, Reply*),
      const std::vector<Request>& messages, const Caller& caller) {
    testing_rpc::CallAs context(caller.subject, caller.roles);
    Reply reply;
    const auto writer = (stub.*method)(&context, &reply);
    for (const Request& message : messages) {
      if (!writer->Write(message)) break;
    }
    writer->WritesDone();
    const grpc::Status status = writer->Finish();
    return Answer(status, std::move(reply));
  }

  // The same of `first` and then of the content, `piece` bytes in a message.
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Upload(
      Stub& stub,
      std::unique_ptr<grpc::ClientWriter<Request>> (Stub::*method)(grpc::ClientContext*, Reply*),
      const Request& first, absl::string_view content, const Caller& caller,
      size_t piece = size_t{32} * 1024) {
    std::vector<Request> messages = {first};
    for (size_t at = 0; at < content.size(); at += piece) {
      messages.emplace_back().set_content(std::string(content.substr(at, piece)));
    }
    return Send(stub, method, messages, caller);
  }

  // One value of the database, read past row-level security; also to change rows of it.
  std::string Value(absl::string_view sql) {
    auto value = storage_->database().Value(sql);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or("");
  }

  // Sees each refusal: what a service expects of all of its own.
  virtual void CheckRefusal(const absl::Status& /*refused*/) {}

 private:
  // A test without its database cannot say anything.
  static std::unique_ptr<Database> MustCreate() {
    auto storage = TestedService::CreateDatabase();
    if (storage.ok()) return *std::move(storage);
    std::cerr << storage.status() << std::endl;
    std::abort();
  }

  static testing_rpc::Harness::Options HarnessOptions() {
    testing_rpc::Harness::Options options;
    options.pipeline.domain = std::string(TestedService::kErrorDomain);
    return options;
  }

  template <class Reply>
  absl::StatusOr<Reply> Answer(const grpc::Status& status, Reply reply) {
    if (status.ok()) return reply;
    absl::Status refused = rpc::FromGrpcStatus(status);
    CheckRefusal(refused);
    return refused;
  }

  std::unique_ptr<Database> storage_;
  TestedService tested_;
  testing_rpc::Harness harness_;
  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace copperplate::testing_service

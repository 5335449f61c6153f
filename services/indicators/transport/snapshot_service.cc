#include "services/indicators/transport/snapshot_service.h"

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/snapshot_service.grpc.pb.h"
#include "libs/rpc/unary.h"
#include "services/indicators/transport/snapshot_handlers.h"

namespace copperplate::indicators {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;
using rpc::UnaryMethod;

// The methods that give a snapshot are raw: its bytes are those that were published.
using Service = v1::SnapshotService::WithRawCallbackMethod_CreateSnapshot<
    v1::SnapshotService::WithRawCallbackMethod_GetSnapshot<
        v1::SnapshotService::WithCallbackMethod_ListSnapshots<
            v1::SnapshotService::WithCallbackMethod_DiffSnapshot<v1::SnapshotService::Service>>>>;

class SnapshotService final : public Service {
 public:
  SnapshotService(rpc::Pipeline& pipeline, const Ports& ports)
      : handlers_(ports, pipeline.parts().clock),
        create_snapshot_(pipeline, Name("CreateSnapshot"),
                         std::bind_front(&SnapshotHandlers::CreateSnapshot, &handlers_)),
        get_snapshot_(pipeline, Name("GetSnapshot"),
                      std::bind_front(&SnapshotHandlers::GetSnapshot, &handlers_)),
        list_snapshots_(pipeline, Name("ListSnapshots"),
                        std::bind_front(&SnapshotHandlers::ListSnapshots, &handlers_)),
        diff_snapshot_(pipeline, Name("DiffSnapshot"),
                       std::bind_front(&SnapshotHandlers::DiffSnapshot, &handlers_)) {}

  ServerUnaryReactor* CreateSnapshot(CallbackServerContext* context, const ByteBuffer* request,
                                     ByteBuffer* reply) override {
    return create_snapshot_.Serve(context, request, reply);
  }
  ServerUnaryReactor* GetSnapshot(CallbackServerContext* context, const ByteBuffer* request,
                                  ByteBuffer* reply) override {
    return get_snapshot_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListSnapshots(CallbackServerContext* context,
                                    const v1::ListSnapshotsRequest* request,
                                    v1::ListSnapshotsResponse* reply) override {
    return list_snapshots_.Serve(context, request, reply);
  }
  ServerUnaryReactor* DiffSnapshot(CallbackServerContext* context,
                                   const v1::DiffSnapshotRequest* request,
                                   v1::DiffSnapshotResponse* reply) override {
    return diff_snapshot_.Serve(context, request, reply);
  }

 private:
  static std::string Name(absl::string_view method) {
    return absl::StrCat(v1::SnapshotService::service_full_name(), "/", method);
  }

  const SnapshotHandlers handlers_;
  UnaryMethod<v1::CreateSnapshotRequest, ByteBuffer> create_snapshot_;
  UnaryMethod<v1::GetSnapshotRequest, ByteBuffer> get_snapshot_;
  UnaryMethod<v1::ListSnapshotsRequest, v1::ListSnapshotsResponse> list_snapshots_;
  UnaryMethod<v1::DiffSnapshotRequest, v1::DiffSnapshotResponse> diff_snapshot_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeSnapshotService(rpc::Pipeline& pipeline, const Ports& ports) {
  return std::make_unique<SnapshotService>(pipeline, ports);
}

}  // namespace copperplate::indicators

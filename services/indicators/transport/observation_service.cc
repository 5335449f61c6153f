#include "services/indicators/transport/observation_service.h"

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "libs/rpc/sink.h"
#include "libs/rpc/unary.h"
#include "services/indicators/transport/import_sink.h"
#include "services/indicators/transport/observation_handlers.h"

namespace copperplate::indicators {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerReadReactor;
using grpc::ServerUnaryReactor;
using rpc::SinkMethod;
using rpc::UnaryMethod;

// ImportObservations is raw, as every client stream is (libs/rpc/sink.h).
using Service = v1::ObservationService::WithRawCallbackMethod_ImportObservations<
    v1::ObservationService::WithCallbackMethod_ListObservations<
        v1::ObservationService::WithCallbackMethod_ListObservationHistory<
            v1::ObservationService::WithCallbackMethod_GetBatch<
                v1::ObservationService::WithCallbackMethod_ListBatches<
                    v1::ObservationService::WithCallbackMethod_ListBatchFaults<
                        v1::ObservationService::Service>>>>>>;

class ObservationService final : public Service {
 public:
  ObservationService(rpc::Pipeline& pipeline, const Ports& ports, const ImportOptions& options)
      : handlers_(ports),
        sinks_({ports.imports, ports.batches, pipeline.parts().clock, options}),
        import_(pipeline, Name("ImportObservations"), std::bind_front(&ImportSinks::Open, &sinks_)),
        list_observations_(pipeline, Name("ListObservations"),
                           std::bind_front(&ObservationHandlers::ListObservations, &handlers_)),
        list_history_(pipeline, Name("ListObservationHistory"),
                      std::bind_front(&ObservationHandlers::ListObservationHistory, &handlers_)),
        get_batch_(pipeline, Name("GetBatch"),
                   std::bind_front(&ObservationHandlers::GetBatch, &handlers_)),
        list_batches_(pipeline, Name("ListBatches"),
                      std::bind_front(&ObservationHandlers::ListBatches, &handlers_)),
        list_faults_(pipeline, Name("ListBatchFaults"),
                     std::bind_front(&ObservationHandlers::ListBatchFaults, &handlers_)) {}

  ServerReadReactor<ByteBuffer>* ImportObservations(CallbackServerContext* context,
                                                    ByteBuffer* reply) override {
    return import_.Serve(context, reply);
  }
  ServerUnaryReactor* ListObservations(CallbackServerContext* context,
                                       const v1::ListObservationsRequest* request,
                                       v1::ListObservationsResponse* reply) override {
    return list_observations_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListObservationHistory(CallbackServerContext* context,
                                             const v1::ListObservationHistoryRequest* request,
                                             v1::ListObservationHistoryResponse* reply) override {
    return list_history_.Serve(context, request, reply);
  }
  ServerUnaryReactor* GetBatch(CallbackServerContext* context, const v1::GetBatchRequest* request,
                               v1::Batch* reply) override {
    return get_batch_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListBatches(CallbackServerContext* context,
                                  const v1::ListBatchesRequest* request,
                                  v1::ListBatchesResponse* reply) override {
    return list_batches_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListBatchFaults(CallbackServerContext* context,
                                      const v1::ListBatchFaultsRequest* request,
                                      v1::ListBatchFaultsResponse* reply) override {
    return list_faults_.Serve(context, request, reply);
  }

 private:
  static std::string Name(absl::string_view method) {
    return absl::StrCat(v1::ObservationService::service_full_name(), "/", method);
  }

  const ObservationHandlers handlers_;
  ImportSinks sinks_;
  SinkMethod<v1::ImportObservationsRequest, v1::Batch> import_;
  UnaryMethod<v1::ListObservationsRequest, v1::ListObservationsResponse> list_observations_;
  UnaryMethod<v1::ListObservationHistoryRequest, v1::ListObservationHistoryResponse> list_history_;
  UnaryMethod<v1::GetBatchRequest, v1::Batch> get_batch_;
  UnaryMethod<v1::ListBatchesRequest, v1::ListBatchesResponse> list_batches_;
  UnaryMethod<v1::ListBatchFaultsRequest, v1::ListBatchFaultsResponse> list_faults_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeObservationService(rpc::Pipeline& pipeline, const Ports& ports,
                                                      const ImportOptions& options) {
  return std::make_unique<ObservationService>(pipeline, ports, options);
}

}  // namespace copperplate::indicators

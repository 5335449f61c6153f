#include "services/indicators/transport/dashboard_service.h"

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/indicators/v1/dashboard_service.grpc.pb.h"
#include "libs/rpc/unary.h"
#include "services/indicators/transport/dashboard_handlers.h"

namespace copperplate::indicators {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;
using rpc::UnaryMethod;

// GetDashboard is raw: its replies are bytes, kept and sent again.
using Service = v1::DashboardService::WithRawCallbackMethod_GetDashboard<
    v1::DashboardService::WithCallbackMethod_ImportPrintedCells<
        v1::DashboardService::WithCallbackMethod_ListPrintedCells<v1::DashboardService::Service>>>;

class DashboardService final : public Service {
 public:
  DashboardService(rpc::Pipeline& pipeline, const Ports& ports, size_t cache_bytes)
      : handlers_(ports, pipeline.parts().clock, cache_bytes),
        get_dashboard_(pipeline, Name("GetDashboard"),
                       std::bind_front(&DashboardHandlers::GetDashboard, &handlers_)),
        import_printed_cells_(pipeline, Name("ImportPrintedCells"),
                              std::bind_front(&DashboardHandlers::ImportPrintedCells, &handlers_)),
        list_printed_cells_(pipeline, Name("ListPrintedCells"),
                            std::bind_front(&DashboardHandlers::ListPrintedCells, &handlers_)) {
    get_dashboard_.set_inline_attempt(std::bind_front(&DashboardHandlers::FindKept, &handlers_));
  }

  ServerUnaryReactor* GetDashboard(CallbackServerContext* context, const ByteBuffer* request,
                                   ByteBuffer* reply) override {
    return get_dashboard_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ImportPrintedCells(CallbackServerContext* context,
                                         const v1::ImportPrintedCellsRequest* request,
                                         v1::ImportPrintedCellsResponse* reply) override {
    return import_printed_cells_.Serve(context, request, reply);
  }
  ServerUnaryReactor* ListPrintedCells(CallbackServerContext* context,
                                       const v1::ListPrintedCellsRequest* request,
                                       v1::ListPrintedCellsResponse* reply) override {
    return list_printed_cells_.Serve(context, request, reply);
  }

 private:
  static std::string Name(absl::string_view method) {
    return absl::StrCat(v1::DashboardService::service_full_name(), "/", method);
  }

  DashboardHandlers handlers_;
  UnaryMethod<v1::GetDashboardRequest, ByteBuffer> get_dashboard_;
  UnaryMethod<v1::ImportPrintedCellsRequest, v1::ImportPrintedCellsResponse> import_printed_cells_;
  UnaryMethod<v1::ListPrintedCellsRequest, v1::ListPrintedCellsResponse> list_printed_cells_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeDashboardService(rpc::Pipeline& pipeline, const Ports& ports,
                                                    size_t cache_bytes) {
  return std::make_unique<DashboardService>(pipeline, ports, cache_bytes);
}

}  // namespace copperplate::indicators

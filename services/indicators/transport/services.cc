#include "services/indicators/transport/services.h"

#include <memory>
#include <utility>

#include "libs/handler/uploads.h"
#include "libs/rpc/service.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/annotation_handlers.h"
#include "services/indicators/transport/area_handlers.h"
#include "services/indicators/transport/commentary_handlers.h"
#include "services/indicators/transport/dashboard_handlers.h"
#include "services/indicators/transport/harm_weight_handlers.h"
#include "services/indicators/transport/import_uploads.h"
#include "services/indicators/transport/indicator_handlers.h"
#include "services/indicators/transport/kept_replies.h"
#include "services/indicators/transport/observation_handlers.h"
#include "services/indicators/transport/peer_handlers.h"
#include "services/indicators/transport/snapshot_handlers.h"

namespace copperplate::indicators {
namespace {

using Kept = std::shared_ptr<KeptReplies>;

std::unique_ptr<grpc::Service> MakeAnalysisService(rpc::Pipeline& pipeline, const Ports& ports,
                                                   const Kept& kept) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.AnalysisService");
  const auto handlers = std::make_shared<const AnalysisHandlers>(ports, pipeline.parts().clock);
  AddKeptRead(*service, "GetSeries", handlers, &AnalysisHandlers::GetSeries, kept);
  AddKeptRead(*service, "GetControlChart", handlers, &AnalysisHandlers::GetControlChart, kept);
  AddKeptRead(*service, "GetAreaComparison", handlers, &AnalysisHandlers::GetAreaComparison, kept);
  // Not kept: what is suppressed depends on the caller.
  service->Unary("GetBreakdown", handlers, &AnalysisHandlers::GetBreakdown);
  AddKeptRead(*service, "GetForecast", handlers, &AnalysisHandlers::GetForecast, kept);
  AddKeptRead(*service, "GetInformationSheet", handlers, &AnalysisHandlers::GetInformationSheet,
              kept);
  AddKeptRead(*service, "GetPeerComparison", handlers, &AnalysisHandlers::GetPeerComparison, kept);
  AddKeptRead(*service, "GetRecentTrend", handlers, &AnalysisHandlers::GetRecentTrend, kept);
  return service;
}

std::unique_ptr<grpc::Service> MakeAnnotationService(rpc::Pipeline& pipeline, const Ports& ports,
                                                     const Kept& kept) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.AnnotationService");
  const auto handlers = std::make_shared<const AnnotationHandlers>(ports, pipeline.parts().clock);
  AddKeptRead(*service, "GetRebase", handlers, &AnnotationHandlers::GetRebase, kept);
  AddKeptRead(*service, "ListRebases", handlers, &AnnotationHandlers::ListRebases, kept);
  service->Unary("CreateRebase", handlers, &AnnotationHandlers::CreateRebase);
  service->Unary("DeleteRebase", handlers, &AnnotationHandlers::DeleteRebase);
  AddKeptRead(*service, "GetSeriesBreak", handlers, &AnnotationHandlers::GetSeriesBreak, kept);
  AddKeptRead(*service, "ListSeriesBreaks", handlers, &AnnotationHandlers::ListSeriesBreaks, kept);
  service->Unary("CreateSeriesBreak", handlers, &AnnotationHandlers::CreateSeriesBreak);
  service->Unary("UpdateSeriesBreak", handlers, &AnnotationHandlers::UpdateSeriesBreak);
  service->Unary("DeleteSeriesBreak", handlers, &AnnotationHandlers::DeleteSeriesBreak);
  AddKeptRead(*service, "GetTarget", handlers, &AnnotationHandlers::GetTarget, kept);
  AddKeptRead(*service, "ListTargets", handlers, &AnnotationHandlers::ListTargets, kept);
  service->Unary("CreateTarget", handlers, &AnnotationHandlers::CreateTarget);
  service->Unary("UpdateTarget", handlers, &AnnotationHandlers::UpdateTarget);
  service->Unary("DeleteTarget", handlers, &AnnotationHandlers::DeleteTarget);
  return service;
}

std::unique_ptr<grpc::Service> MakeAreaService(rpc::Pipeline& pipeline, const Ports& ports,
                                               const Kept& kept) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.AreaService");
  const auto handlers = std::make_shared<const AreaHandlers>(ports, pipeline.parts().clock);
  service->Unary("ListForces", handlers, &AreaHandlers::ListForces);
  service->Unary("GetForce", handlers, &AreaHandlers::GetForce);
  AddKeptRead(*service, "GetArea", handlers, &AreaHandlers::GetArea, kept);
  AddKeptRead(*service, "ListAreas", handlers, &AreaHandlers::ListAreas, kept);
  service->Unary("CreateArea", handlers, &AreaHandlers::CreateArea);
  service->Unary("UpdateArea", handlers, &AreaHandlers::UpdateArea);
  service->Unary("GetPopulation", handlers, &AreaHandlers::GetPopulation);
  service->Unary("ListPopulations", handlers, &AreaHandlers::ListPopulations);
  service->Unary("CreatePopulation", handlers, &AreaHandlers::CreatePopulation);
  return service;
}

// No read is kept: what is marked sensitive depends on the caller, and its reading is an event.
std::unique_ptr<grpc::Service> MakeCommentaryService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.CommentaryService");
  const auto handlers = std::make_shared<const CommentaryHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetCommentary", handlers, &CommentaryHandlers::GetCommentary);
  service->Unary("ListCommentaries", handlers, &CommentaryHandlers::ListCommentaries);
  service->Unary("CreateCommentary", handlers, &CommentaryHandlers::CreateCommentary);
  service->Unary("UpdateCommentary", handlers, &CommentaryHandlers::UpdateCommentary);
  service->Unary("DeleteCommentary", handlers, &CommentaryHandlers::DeleteCommentary);
  service->Unary("AgreeCommentary", handlers, &CommentaryHandlers::AgreeCommentary);
  service->Unary("ReopenCommentary", handlers, &CommentaryHandlers::ReopenCommentary);
  return service;
}

std::unique_ptr<grpc::Service> MakeDashboardService(rpc::Pipeline& pipeline, const Ports& ports,
                                                    const Kept& kept) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.DashboardService");
  const auto handlers = std::make_shared<const DashboardHandlers>(ports, pipeline.parts().clock);
  AddKeptRead(*service, "GetDashboard", handlers, &DashboardHandlers::GetDashboard, kept);
  service->Unary("ImportPrintedCells", handlers, &DashboardHandlers::ImportPrintedCells);
  service->Unary("GetPrintedCell", handlers, &DashboardHandlers::GetPrintedCell);
  service->Unary("ListPrintedCells", handlers, &DashboardHandlers::ListPrintedCells);
  return service;
}

std::unique_ptr<grpc::Service> MakeHarmWeightService(rpc::Pipeline& pipeline, const Ports& ports,
                                                     const Kept& kept) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.HarmWeightService");
  const auto handlers = std::make_shared<const HarmWeightHandlers>(ports, pipeline.parts().clock);
  AddKeptRead(*service, "GetHarmWeight", handlers, &HarmWeightHandlers::GetHarmWeight, kept);
  AddKeptRead(*service, "ListHarmWeights", handlers, &HarmWeightHandlers::ListHarmWeights, kept);
  service->Unary("CreateHarmWeight", handlers, &HarmWeightHandlers::CreateHarmWeight);
  service->Unary("UpdateHarmWeight", handlers, &HarmWeightHandlers::UpdateHarmWeight);
  service->Unary("DeleteHarmWeight", handlers, &HarmWeightHandlers::DeleteHarmWeight);
  return service;
}

std::unique_ptr<grpc::Service> MakeIndicatorService(rpc::Pipeline& pipeline, const Ports& ports,
                                                    const Kept& kept) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.IndicatorService");
  const auto handlers = std::make_shared<const IndicatorHandlers>(ports, pipeline.parts().clock);
  AddKeptRead(*service, "GetIndicator", handlers, &IndicatorHandlers::GetIndicator, kept);
  AddKeptRead(*service, "ListIndicators", handlers, &IndicatorHandlers::ListIndicators, kept);
  service->Unary("CreateIndicator", handlers, &IndicatorHandlers::CreateIndicator);
  service->Unary("UpdateIndicator", handlers, &IndicatorHandlers::UpdateIndicator);
  service->Unary("GetProfile", handlers, &IndicatorHandlers::GetProfile);
  service->Unary("ListProfiles", handlers, &IndicatorHandlers::ListProfiles);
  return service;
}

std::unique_ptr<grpc::Service> MakeObservationService(rpc::Pipeline& pipeline, const Ports& ports,
                                                      std::shared_ptr<handler::UploadSlots> slots,
                                                      const ImportOptions& options) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.ObservationService");
  const auto imports = MakeImportUploads(
      std::move(slots), {ports.imports, ports.batches, pipeline.parts().clock, options});
  const auto handlers = std::make_shared<const ObservationHandlers>(ports, pipeline.parts().clock);
  service->Sink("ImportObservations", imports, &ImportUploads::Open);
  service->Unary("ListObservations", handlers, &ObservationHandlers::ListObservations);
  service->Unary("ListObservationHistory", handlers, &ObservationHandlers::ListObservationHistory);
  service->Unary("GetBatch", handlers, &ObservationHandlers::GetBatch);
  service->Unary("ListBatches", handlers, &ObservationHandlers::ListBatches);
  service->Unary("ListBatchFaults", handlers, &ObservationHandlers::ListBatchFaults);
  service->Unary("ListBatchWarnings", handlers, &ObservationHandlers::ListBatchWarnings);
  return service;
}

std::unique_ptr<grpc::Service> MakePeerService(rpc::Pipeline& pipeline, const Ports& ports,
                                               std::shared_ptr<handler::UploadSlots> slots) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.PeerService");
  const auto imports = MakePeerImportUploads(
      std::move(slots), {ports.peer_figures, ports.imports, ports.batches, pipeline.parts().clock});
  const auto handlers = std::make_shared<const PeerHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetPeerGroup", handlers, &PeerHandlers::GetPeerGroup);
  service->Unary("ListPeerGroups", handlers, &PeerHandlers::ListPeerGroups);
  service->Unary("CreatePeerGroup", handlers, &PeerHandlers::CreatePeerGroup);
  service->Unary("UpdatePeerGroup", handlers, &PeerHandlers::UpdatePeerGroup);
  service->Unary("ListPeerFigures", handlers, &PeerHandlers::ListPeerFigures);
  service->Sink("ImportPeerFigures", imports, &PeerImportUploads::Open);
  return service;
}

std::unique_ptr<grpc::Service> MakeSnapshotService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.indicators.v1.SnapshotService");
  const auto handlers = std::make_shared<const SnapshotHandlers>(ports, pipeline.parts().clock);
  service->Unary("CreateSnapshot", handlers, &SnapshotHandlers::CreateSnapshot);
  service->Unary("GetSnapshot", handlers, &SnapshotHandlers::GetSnapshot);
  service->Unary("ListSnapshots", handlers, &SnapshotHandlers::ListSnapshots);
  service->Unary("DiffSnapshot", handlers, &SnapshotHandlers::DiffSnapshot);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports,
                                                         const ServiceOptions& options) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  const auto kept = std::make_shared<KeptReplies>(ports.data_revisions, ports.newest_revisions,
                                                  options.reply_cache_bytes);
  const auto slots = std::make_shared<handler::UploadSlots>();
  services.push_back(MakeAnalysisService(pipeline, ports, kept));
  services.push_back(MakeAnnotationService(pipeline, ports, kept));
  services.push_back(MakeAreaService(pipeline, ports, kept));
  services.push_back(MakeCommentaryService(pipeline, ports));
  services.push_back(MakeDashboardService(pipeline, ports, kept));
  services.push_back(MakeHarmWeightService(pipeline, ports, kept));
  services.push_back(MakeIndicatorService(pipeline, ports, kept));
  services.push_back(MakeObservationService(pipeline, ports, slots, options.imports));
  services.push_back(MakePeerService(pipeline, ports, slots));
  services.push_back(MakeSnapshotService(pipeline, ports));
  return services;
}

}  // namespace copperplate::indicators

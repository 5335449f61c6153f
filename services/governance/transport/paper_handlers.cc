#include "services/governance/transport/paper_handlers.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "libs/api/enum_field.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/move_paper.h"
#include "services/governance/transport/paper_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {
namespace {

// As many bytes are sent at a time.
constexpr int64_t kPieceBytes = int64_t{256} * 1024;

// What is sent of a version.
class PaperSource final : public rpc::Source<v1::DownloadPaperResponse> {
 public:
  PaperSource(PaperFiles& files, PartPath path, std::string attachment, ContentVersion version)
      : files_(files),
        path_(std::move(path)),
        attachment_(std::move(attachment)),
        version_(std::move(version)) {}

  absl::StatusOr<rpc::Step<v1::DownloadPaperResponse>> Next(const rpc::CallContext& call) override {
    if (sent_ == version_.bytes) return rpc::End();
    v1::DownloadPaperResponse piece;
    ABSL_ASSIGN_OR_RETURN(*piece.mutable_content(),
                          files_.Read(handler::ContextOf(call), path_, attachment_, version_.number,
                                      sent_, kPieceBytes));
    if (piece.content().empty()) return absl::InternalError("a version is shorter than it was");
    if (sent_ == 0) {
      piece.set_content_type(version_.content_type);
      piece.set_sha256(version_.sha256);
    }
    sent_ += static_cast<int64_t>(piece.content().size());
    return piece;
  }

 private:
  PaperFiles& files_;
  const PartPath path_;
  const std::string attachment_;
  const ContentVersion version_;
  int64_t sent_ = 0;
};

}  // namespace

absl::StatusOr<std::optional<Meeting>> PaperHandlers::MeetingOf(const rpc::CallContext& call,
                                                                absl::string_view name) const {
  // `forces/{force}/bodies/{body}/meetings/{meeting}`
  constexpr size_t kSegments = 6;
  const std::vector<std::string> segments = absl::StrSplit(name, '/');
  if (segments.size() < kSegments) return std::nullopt;
  auto found = ports_.meetings.Get(handler::ContextOf(call), {segments[3], segments[5]},
                                   handler::SeesSensitive(call));
  if (absl::IsNotFound(found.status())) return std::nullopt;
  ABSL_RETURN_IF_ERROR(found.status());
  return std::move(found->part);
}

absl::StatusOr<v1::Paper> PaperHandlers::GetPaper(const rpc::CallContext& call,
                                                  const v1::GetPaperRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(std::optional<Meeting> meeting, MeetingOf(call, request.name()));
  return PartCall<Paper>(ports_.papers, call, {.meeting = std::move(meeting)}).Get(request);
}

absl::StatusOr<v1::ListPapersResponse> PaperHandlers::ListPapers(
    const rpc::CallContext& call, const v1::ListPapersRequest& request) const {
  using Response = v1::ListPapersResponse;
  Faults faults;
  PartFilter<Paper> filter;
  filter.state = api::ReadOptionalEnum<PaperState>(request.state(), "state", faults);
  if (!request.agenda_item().empty()) {
    Faults of_parent;  // told by List()
    const PartPath path = handler::ReadPath(kMeetingName, request.parent(), "parent", of_parent);
    if (!path.empty()) {
      filter.item = ReadItem(call.force, path, request.agenda_item(), "agenda_item", faults);
    }
  }
  ABSL_ASSIGN_OR_RETURN(std::optional<Meeting> meeting, MeetingOf(call, request.parent()));
  return PartCall<Paper>(ports_.papers, call, {.meeting = std::move(meeting)})
      .List<Response>(kMeetingName, request, &Response::add_papers, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::Paper> PaperHandlers::CreatePaper(const rpc::CallContext& call,
                                                     const v1::CreatePaperRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view meeting,
                          const Paper& paper, WriteMode mode, const PaperPrinter& print) {
    return governance::CreatePaper(ports_.papers, context, meeting, paper, mode, print);
  };
  return PartCall<Paper>(ports_.papers, call)
      .Create(kMeetingName, request, request.paper_id(), request.paper(), create);
}

absl::StatusOr<v1::Paper> PaperHandlers::UpdatePaper(const rpc::CallContext& call,
                                                     const v1::UpdatePaperRequest& request) const {
  return PartCall<Paper>(ports_.papers, call).Update(request, request.paper());
}

absl::StatusOr<google::protobuf::Empty> PaperHandlers::DeletePaper(
    const rpc::CallContext& call, const v1::DeletePaperRequest& request) const {
  return PartCall<Paper>(ports_.papers, call).Delete(request);
}

absl::StatusOr<v1::Paper> PaperHandlers::SubmitPaper(const rpc::CallContext& call,
                                                     const v1::SubmitPaperRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const PaperPrinter& print) {
    return governance::SubmitPaper(ports_.papers, context, path, asked, print);
  };
  return PartCall<Paper>(ports_.papers, call).Move(request, {}, move);
}

absl::StatusOr<v1::Paper> PaperHandlers::ClearPaper(const rpc::CallContext& call,
                                                    const v1::ClearPaperRequest& request) const {
  Faults faults;
  const auto marking = api::ReadEnum<Marking>(request.marking(), "marking", faults);
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const PaperPrinter& print) {
    return governance::ClearPaper(ports_.papers, context, path, marking, asked, print);
  };
  return PartCall<Paper>(ports_.papers, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::Paper> PaperHandlers::IssuePaper(const rpc::CallContext& call,
                                                    const v1::IssuePaperRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const PaperPrinter& print) {
    return governance::IssuePaper(ports_.papers, context, path, request.urgency_reason(), asked,
                                  print);
  };
  return PartCall<Paper>(ports_.papers, call).Move(request, {}, move);
}

absl::StatusOr<v1::Paper> PaperHandlers::WithdrawPaper(
    const rpc::CallContext& call, const v1::WithdrawPaperRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const PaperPrinter& print) {
    return governance::WithdrawPaper(ports_.papers, context, path, request.reason(), asked, print);
  };
  return PartCall<Paper>(ports_.papers, call).Move(request, {}, move);
}

absl::StatusOr<std::unique_ptr<rpc::Source<v1::DownloadPaperResponse>>>
PaperHandlers::DownloadPaper(const rpc::CallContext& call, const v1::DownloadPaperRequest& request,
                             rpc::Waker /*waker*/) const {
  Faults faults;
  PartPath path = handler::ReadPath(kPaperName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const PartRecord<Paper> record,
      ports_.papers.Get(handler::ContextOf(call), path, handler::SeesSensitive(call)));
  ABSL_ASSIGN_OR_RETURN(const ContentVersion* const version,
                        VersionOf(record.part, request.attachment(), request.version()));
  return std::make_unique<PaperSource>(ports_.paper_files, std::move(path), request.attachment(),
                                       *version);
}

}  // namespace copperplate::governance

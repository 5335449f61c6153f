#include "services/governance/transport/paper_uploads.h"

#include <string>
#include <utility>

#include "absl/strings/escaping.h"
#include "libs/api/etag.h"
#include "libs/change/asked.h"
#include "libs/digest/sha256_stream.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/move_paper.h"
#include "services/governance/domain/paper_content.h"
#include "services/governance/transport/paper_mapping.h"

namespace copperplate::governance {
namespace {

// What the first message says.
struct Said {
  PartPath path;
  Asked asked;
  UploadHead head;
  PaperFile file;
  std::string reason;  // of a replacement
};

template <class Message>
Said ReadSaid(const Message& message, Faults& faults) {
  Said said;
  said.path = handler::ReadPath(kPaperName, message.name(), "name", faults);
  said.asked.expected_version = api::ReadEtag(message.etag());
  said.asked.mode = handler::ModeOf(message);
  said.head = {message.content_type(), message.sha256(), message.printed_marking()};
  faults.AddRuleFaults(CheckUploadHead(said.head));
  return said;
}

// `change(context, said, brought, print)` is the use case.
template <class Change>
class FileUpload final : public handler::Upload<v1::Paper> {
 public:
  FileUpload(Said said, Change change) : said_(std::move(said)), change_(std::move(change)) {}

  absl::Status Write(absl::string_view content) override {
    Faults faults;
    CheckUploadSize(static_cast<int64_t>(content_.size() + content.size()), faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    digest_.Update(content);
    content_.append(content.data(), content.size());
    return absl::OkStatus();
  }

  absl::StatusOr<v1::Paper> Finish(const rpc::CallContext& call) override {
    Faults faults;
    ContentVersion version;
    version.sha256 = absl::BytesToHexString(AsBytes(digest_.Finish()));
    version.bytes = static_cast<int64_t>(content_.size());
    version.content_type = said_.head.content_type;
    version.printed_marking =
        ReadPrintedMarking(said_.head.printed_marking, "printed_marking", faults);
    version.by = std::string(call.caller());
    CheckUploaded(said_.head, version, absl::string_view(content_).substr(0, kTellingBytes),
                  faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    const BroughtFile brought{said_.file, std::move(version), content_};
    const auto to_proto = [&](const PartRecord<Paper>& record) {
      return PartMapping<Paper>::Write(call.force, RootOf<MeetingRoot>(said_.path), record);
    };
    const auto change = [&](const PaperPrinter& print) {
      return change_(handler::ContextOf(call), said_, brought, print);
    };
    return handler::Write<v1::Paper, PartRecord<Paper>>("", to_proto, change);
  }

 private:
  const Said said_;
  const Change change_;
  Sha256Stream digest_;
  std::string content_;
};

template <class Change>
std::unique_ptr<handler::Upload<v1::Paper>> MakeUpload(Said said, Change change) {
  return std::make_unique<FileUpload<Change>>(std::move(said), std::move(change));
}

}  // namespace

std::shared_ptr<PaperUploads> MakePaperUploads(std::shared_ptr<handler::UploadSlots> slots,
                                               const Ports& ports) {
  auto begin = [ports](const rpc::CallContext&, const v1::UploadPaperRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::Paper>>> {
    Faults faults;
    Said said = ReadSaid(message, faults);
    said.file = {message.attachment(), message.label()};
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return MakeUpload(std::move(said),
                      [ports](const RequestContext& context, const Said& what,
                              const BroughtFile& brought, const PaperPrinter& print) {
                        return AddPaperContent(ports.papers, ports.paper_files, context, what.path,
                                               brought, what.asked, print);
                      });
  };
  return std::make_shared<PaperUploads>(std::move(slots), std::move(begin));
}

std::shared_ptr<PaperReplacements> MakePaperReplacements(
    std::shared_ptr<handler::UploadSlots> slots, const Ports& ports) {
  auto begin = [ports](const rpc::CallContext&, const v1::ReplacePaperRequest& message)
      -> absl::StatusOr<std::unique_ptr<handler::Upload<v1::Paper>>> {
    Faults faults;
    Said said = ReadSaid(message, faults);
    said.file.attachment = message.attachment();
    said.reason = message.reason();
    fields::CheckProse(said.reason, "reason", faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return MakeUpload(std::move(said),
                      [ports](const RequestContext& context, const Said& what,
                              const BroughtFile& brought, const PaperPrinter& print) {
                        return ReplacePaper(ports.papers, ports.paper_files, context, what.path,
                                            brought, what.reason, what.asked, print);
                      });
  };
  return std::make_shared<PaperReplacements>(std::move(slots), std::move(begin));
}

}  // namespace copperplate::governance

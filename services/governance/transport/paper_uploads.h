// The methods of PaperService that take a file.
#pragma once

#include <memory>

#include "copperplate/governance/v1/paper_service.pb.h"
#include "libs/handler/uploads.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

using PaperUploads = handler::Uploads<v1::UploadPaperRequest, v1::Paper>;
using PaperReplacements = handler::Uploads<v1::ReplacePaperRequest, v1::Paper>;

// What `ports` refers to outlives them.
std::shared_ptr<PaperUploads> MakePaperUploads(std::shared_ptr<handler::UploadSlots> slots,
                                               const Ports& ports);
std::shared_ptr<PaperReplacements> MakePaperReplacements(
    std::shared_ptr<handler::UploadSlots> slots, const Ports& ports);

}  // namespace copperplate::governance

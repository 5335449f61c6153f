// The client streams that bring duties in.
#pragma once

#include <memory>

#include "copperplate/volunteers/v1/duty_import.pb.h"
#include "copperplate/volunteers/v1/duty_service.pb.h"
#include "libs/handler/uploads.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/import_duties.h"

namespace copperplate::volunteers {

using DutyUploads = handler::Uploads<v1::ImportDutiesRequest, v1::DutyImport>;

// Those of ImportDuties. What `parts` refers to, and `clock`, outlive them.
std::shared_ptr<DutyUploads> MakeDutyUploads(std::shared_ptr<handler::UploadSlots> slots,
                                             const DutyImportParts& parts, const Clock& clock);

}  // namespace copperplate::volunteers

// The client streams that bring volunteers in.
#pragma once

#include <memory>

#include "copperplate/volunteers/v1/volunteer_import.pb.h"
#include "copperplate/volunteers/v1/volunteer_service.pb.h"
#include "libs/handler/uploads.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"

namespace copperplate::volunteers {

using VolunteerUploads = handler::Uploads<v1::ImportVolunteersRequest, v1::VolunteerImport>;

// Those of ImportVolunteers. `imports` and `clock` outlive them.
std::shared_ptr<VolunteerUploads> MakeVolunteerUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                       VolunteerImportRepository& imports,
                                                       const Clock& clock);

}  // namespace copperplate::volunteers

// The client streams that bring Speedwatch sessions in.
#pragma once

#include <memory>

#include "copperplate/volunteers/v1/session_import.pb.h"
#include "copperplate/volunteers/v1/watch_group_service.pb.h"
#include "libs/handler/uploads.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/session_import_repository.h"

namespace copperplate::volunteers {

using SessionUploads = handler::Uploads<v1::ImportSessionsRequest, v1::SessionImport>;

// Those of ImportSessions. `imports` and `clock` outlive them.
std::shared_ptr<SessionUploads> MakeSessionUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                   SessionImportRepository& imports,
                                                   const Clock& clock);

}  // namespace copperplate::volunteers

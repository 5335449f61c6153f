// The client streams that bring CSV in.
#pragma once

#include <memory>

#include "copperplate/indicators/v1/observation.pb.h"
#include "copperplate/indicators/v1/observation_service.pb.h"
#include "copperplate/indicators/v1/peer_service.pb.h"
#include "libs/handler/uploads.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/import_peer_figures.h"

namespace copperplate::indicators {

using ImportUploads = handler::Uploads<v1::ImportObservationsRequest, v1::Batch>;
using PeerImportUploads = handler::Uploads<v1::ImportPeerFiguresRequest, v1::Batch>;

// What `parts` refers to outlives them.
std::shared_ptr<ImportUploads> MakeImportUploads(std::shared_ptr<handler::UploadSlots> slots,
                                                 const ImportParts& parts);
std::shared_ptr<PeerImportUploads> MakePeerImportUploads(
    std::shared_ptr<handler::UploadSlots> slots, const PeerImportParts& parts);

}  // namespace copperplate::indicators

#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/indicators/app/ports/ports.h"
#include "services/indicators/storage/annotation_storage.h"
#include "services/indicators/storage/area_storage.h"
#include "services/indicators/storage/batch_storage.h"
#include "services/indicators/storage/commentary_storage.h"
#include "services/indicators/storage/dashboard_storage.h"
#include "services/indicators/storage/data_revision_tracker.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/harm_weight_storage.h"
#include "services/indicators/storage/import_storage.h"
#include "services/indicators/storage/indicator_storage.h"
#include "services/indicators/storage/observation_storage.h"
#include "services/indicators/storage/peer_figure_storage.h"
#include "services/indicators/storage/peer_group_storage.h"
#include "services/indicators/storage/peer_storage.h"
#include "services/indicators/storage/population_storage.h"
#include "services/indicators/storage/printed_cell_storage.h"
#include "services/indicators/storage/revision_storage.h"
#include "services/indicators/storage/snapshot_storage.h"

namespace copperplate::indicators {

// Every port of this service on PostgreSQL. Thread-safe; outlived by `pool` and `uuids`.
class Repositories {
 public:
  // `pool` is of the runtime role, its search_path the service's schema.
  Repositories(postgres::Pool& pool, UuidGenerator& uuids)
      : forces_(pool),
        areas_({pool, uuids, data_revisions_}),
        populations_({pool, uuids, data_revisions_}),
        indicators_({pool, uuids, data_revisions_}),
        imports_(pool, uuids, data_revisions_),
        batches_(pool),
        observations_(pool),
        dashboards_(pool),
        printed_cells_(pool, uuids, data_revisions_),
        snapshots_(pool, uuids),
        annotations_({pool, uuids, data_revisions_}),
        commentaries_({pool, uuids, data_revisions_}),
        harm_weights_({pool, uuids, data_revisions_}),
        peer_groups_({pool, uuids, data_revisions_}),
        peer_figures_(pool, uuids, data_revisions_),
        peers_(pool),
        newest_revisions_(pool) {}

  Ports ports() {
    return {.forces = forces_,
            .areas = areas_,
            .populations = populations_,
            .indicators = indicators_,
            .imports = imports_,
            .batches = batches_,
            .observations = observations_,
            .dashboards = dashboards_,
            .printed_cells = printed_cells_,
            .snapshots = snapshots_,
            .annotations = annotations_,
            .commentaries = commentaries_,
            .harm_weights = harm_weights_,
            .peer_groups = peer_groups_,
            .peer_figures = peer_figures_,
            .peers = peers_,
            .newest_revisions = newest_revisions_,
            .data_revisions = data_revisions_};
  }

  // For ListenForRevisions(); without it no reply is kept.
  DataRevisionTracker& data_revisions() { return data_revisions_; }

 private:
  DataRevisionTracker data_revisions_;
  ForceStorage forces_;
  AreaStorage areas_;
  PopulationStorage populations_;
  IndicatorStorage indicators_;
  ImportStorage imports_;
  BatchStorage batches_;
  ObservationStorage observations_;
  DashboardStorage dashboards_;
  PrintedCellStorage printed_cells_;
  SnapshotStorage snapshots_;
  AnnotationStorage annotations_;
  CommentaryStorage commentaries_;
  HarmWeightStorage harm_weights_;
  PeerGroupStorage peer_groups_;
  PeerFigureStorage peer_figures_;
  PeerStorage peers_;
  RevisionStorage newest_revisions_;
};

}  // namespace copperplate::indicators

#pragma once

#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/app/ports/batch_repository.h"
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/force_repository.h"
#include "services/indicators/app/ports/harm_weight_repository.h"
#include "services/indicators/app/ports/import_repository.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/app/ports/observation_repository.h"
#include "services/indicators/app/ports/peer_figure_repository.h"
#include "services/indicators/app/ports/peer_group_repository.h"
#include "services/indicators/app/ports/peer_reader.h"
#include "services/indicators/app/ports/population_repository.h"
#include "services/indicators/app/ports/printed_cell_repository.h"
#include "services/indicators/app/ports/revision_reader.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  ForceRepository& forces;
  AreaRepository& areas;
  PopulationRepository& populations;
  IndicatorRepository& indicators;
  ImportRepository& imports;
  BatchRepository& batches;
  ObservationRepository& observations;
  DashboardReader& dashboards;
  PrintedCellRepository& printed_cells;
  SnapshotRepository& snapshots;
  AnnotationRepository& annotations;
  CommentaryRepository& commentaries;
  HarmWeightRepository& harm_weights;
  PeerGroupRepository& peer_groups;
  PeerFigureRepository& peer_figures;
  PeerReader& peers;
  RevisionReader& newest_revisions;
  DataRevisions& data_revisions;
};

}  // namespace copperplate::indicators

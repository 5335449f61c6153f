// Errors that more than one port gives. docs/errors.md says what a caller does about each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/force.h"
#include "libs/status/error.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// ForceUnknown() (libs/change/force.h) about a force that `field` of a request names.
inline absl::Status ForceUnknownIn(absl::string_view field) {
  Faults faults;
  faults.Add("FORCE_UNKNOWN", field, "there is no such force");
  return faults.ToStatus();
}

inline absl::Status AreaUnknown() {
  return Error(absl::StatusCode::kNotFound, "AREA_UNKNOWN", "the force has no such area").Build();
}

// The same about an area that `field` of a request names.
inline void AddAreaUnknown(absl::string_view field, Faults& faults) {
  faults.Add("AREA_UNKNOWN", field, "the force has no such area");
}
inline absl::Status AreaUnknownIn(absl::string_view field) {
  Faults faults;
  AddAreaUnknown(field, faults);
  return faults.ToStatus();
}

// About an area that is there, but not in the month that a request is about.
inline void AddAreaNotValid(absl::string_view field, Faults& faults) {
  faults.Add("AREA_NOT_VALID", field, "must be an area that is valid in the month");
}

// The same where a request names no area, and so means the force's own.
inline absl::Status OwnAreaUnknown() {
  return Error(absl::StatusCode::kNotFound, "AREA_UNKNOWN",
               "the force has no area of its own, which would have its id")
      .Build();
}

inline absl::Status IndicatorUnknown() {
  return Error(absl::StatusCode::kNotFound, "INDICATOR_UNKNOWN", "the force has no such indicator")
      .Build();
}

// The same about an indicator that `field` names.
inline void AddIndicatorUnknown(absl::string_view field, Faults& faults) {
  faults.Add("INDICATOR_UNKNOWN", field, "the force has no such indicator");
}

// About a theme that no indicator has; `themes` are those that there are.
inline void AddThemeUnknown(absl::string_view field, const std::vector<std::string>& themes,
                            Faults& faults) {
  faults.Add("THEME_UNKNOWN", field,
             themes.empty() ? "must be the theme of an indicator, of which there is none"
                            : absl::StrCat("must be one of ", absl::StrJoin(themes, ", ")));
}

inline absl::Status PopulationUnknown() {
  return Error(absl::StatusCode::kNotFound, "POPULATION_UNKNOWN",
               "the force has no estimate of this area and year")
      .Build();
}

inline absl::Status PrintedCellUnknown() {
  return Error(absl::StatusCode::kNotFound, "PRINTED_CELL_UNKNOWN",
               "the force has no such printed cell")
      .Build();
}

inline absl::Status ProfileUnknown() {
  return Error(absl::StatusCode::kNotFound, "PROFILE_UNKNOWN", "there is no such rule profile")
      .Build();
}

inline absl::Status BatchUnknown() {
  return Error(absl::StatusCode::kNotFound, "BATCH_UNKNOWN", "the force has no such batch").Build();
}

inline absl::Status DefinitionsChanged() {
  return Error(absl::StatusCode::kAborted, "DEFINITIONS_CHANGED",
               "areas or indicators changed while the import was read; send it again")
      .Build();
}

inline absl::Status SnapshotUnknown() {
  return Error(absl::StatusCode::kNotFound, "SNAPSHOT_UNKNOWN", "the force has no such snapshot")
      .Build();
}

inline absl::Status AnnotationUnknown(AnnotationKind kind) {
  switch (kind) {
    case AnnotationKind::kSeriesBreak:
      return Error(absl::StatusCode::kNotFound, "SERIES_BREAK_UNKNOWN",
                   "the force has no such series break")
          .Build();
    case AnnotationKind::kTarget:
      return Error(absl::StatusCode::kNotFound, "TARGET_UNKNOWN", "the force has no such target")
          .Build();
    case AnnotationKind::kRebase:
      break;
  }
  return Error(absl::StatusCode::kNotFound, "REBASE_UNKNOWN", "the force has no such rebase")
      .Build();
}

inline absl::Status HarmWeightUnknown() {
  return Error(absl::StatusCode::kNotFound, "HARM_WEIGHT_UNKNOWN",
               "the force has no such harm weight")
      .Build();
}

// Of a view that cannot be had of an indicator; `needed` is for people: what it must be.
inline absl::Status MeasureNotSupported(absl::string_view needed) {
  return Error(absl::StatusCode::kFailedPrecondition, "MEASURE_NOT_SUPPORTED", needed).Build();
}

inline absl::Status PeerGroupUnknown() {
  return Error(absl::StatusCode::kNotFound, "PEER_GROUP_UNKNOWN", "there is no such peer group")
      .Build();
}

inline absl::Status CommentaryUnknown() {
  return Error(absl::StatusCode::kNotFound, "COMMENTARY_UNKNOWN",
               "the force has no such commentary")
      .Build();
}

inline absl::Status CallCancelled() {
  return Error(absl::StatusCode::kCancelled, "CANCELLED", "the caller has gone").Build();
}

}  // namespace copperplate::indicators

// A report for tests: that on police custody in Cambridgeshire, published on 8 February 2018.
#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/source_report.h"

namespace copperplate::governance {

inline const absl::CivilDay kCustodyPublished(2018, 2, 8);

inline SourceReport CustodyReport() {
  SourceReport report;
  report.id = "custody-2018";
  report.bodies = {ReportBody::kHmip, ReportBody::kHmicfrs};
  report.title = "Report on an unannounced inspection visit to police custody suites";
  report.published_on = kCustodyPublished;
  report.statutory_s55 = true;
  report.stage = ReportStage::kFinal;
  report.duty_changes = {absl::InfinitePast()};
  return report;
}

}  // namespace copperplate::governance

#include "services/indicators/transport/dashboard_mapping.h"

#include <cstdint>
#include <string>

#include "libs/api/enum_field.h"
#include "libs/api/etag.h"
#include "libs/api/instant.h"
#include "libs/digest/sha256.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/row_mapping.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

std::string EtagOf(const v1::Dashboard& dashboard) {
  const Sha256Digest digest = Sha256(dashboard.SerializeAsString());
  uint64_t version = 0;
  for (size_t i = 0; i < sizeof(version); ++i) version = version << 8 | digest[i];
  return api::FormatEtag(static_cast<int64_t>(version));
}

}  // namespace

Detail ReadView(v1::Dashboard::View view, absl::string_view field, Faults& faults) {
  if (view == v1::Dashboard::VIEW_UNSPECIFIED) return Detail::kExplained;
  api::CheckEnum(view, field, faults);
  return view == v1::Dashboard::BASIC ? Detail::kVerdictsAlone : Detail::kExplained;
}

void WriteDashboard(absl::string_view force, const ComputedDashboard& dashboard,
                    v1::Dashboard& out) {
  out.set_name(kDashboardName.Format(force));
  out.set_month(FormatMonth(dashboard.month));
  out.set_area(kAreaName.Format(force, dashboard.area));
  out.set_profile(ProfileNameOf(dashboard.profile));
  out.set_revision(dashboard.revision);
  if (dashboard.recorded_at.has_value()) {
    api::WriteInstant(*dashboard.recorded_at, *out.mutable_known_at());
  }
  out.set_significance_control(WriteControl(dashboard.control));
  out.mutable_rows()->Reserve(static_cast<int>(dashboard.rows.size()));
  for (const ComputedRow& row : dashboard.rows) {
    WriteRow(force, row, *out.add_rows(), dashboard.detail);
  }
  out.set_etag(EtagOf(out));
}

}  // namespace copperplate::indicators

#include "services/volunteers/transport/site_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::Site PartMapping<SpeedwatchSite>::Write(absl::string_view force, absl::string_view,
                                            const PartRecord<SpeedwatchSite>& record) {
  const SpeedwatchSite& site = record.part;
  v1::Site out;
  out.set_name(kSiteName.Format(force, site.group, site.id));
  api::WriteHeader(record.header, out);
  out.set_limit_mph(site.limit_mph);
  out.set_risk_assessed_on(DateText(site.risk_assessed_on));
  out.set_approved_by(site.approved_by);
  out.set_approved_to(DateText(site.approved_to));
  return out;
}

SpeedwatchSite PartMapping<SpeedwatchSite>::Read(absl::string_view, const PartPath& path,
                                                 const v1::Site& message, Faults& faults) const {
  SpeedwatchSite site;
  site.group = path.front();
  site.id = path.back();
  fields::CheckId(site.id, "id", faults);
  site.limit_mph = message.limit_mph();
  site.risk_assessed_on =
      fields::ReadOptionalDate(message.risk_assessed_on(), "risk_assessed_on", faults);
  site.approved_by = message.approved_by();
  site.approved_to = fields::ReadOptionalDate(message.approved_to(), "approved_to", faults);
  faults.AddRuleFaults(CheckSiteFields(site, today));
  return site;
}

}  // namespace copperplate::volunteers

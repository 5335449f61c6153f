#include "services/governance/transport/office_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

v1::Office PartMapping<Office>::Write(absl::string_view force, absl::string_view,
                                      const PartRecord<Office>& record) {
  const Office& office = record.part;
  v1::Office out;
  out.set_name(kOfficeName.Format(force, office.id));
  api::WriteHeader(record.header, out);
  out.set_title(office.title);
  for (const Tenure& tenure : office.tenures) {
    v1::Office::Tenure& written = *out.add_tenures();
    written.set_holder(tenure.holder);
    written.set_from_date(FormatDate(tenure.from));
    written.set_to_date(DateText(tenure.to));
  }
  return out;
}

Office PartMapping<Office>::Read(absl::string_view, const PartPath& path, const v1::Office& message,
                                 Faults& faults) {
  Office office;
  office.id = path.back();
  office.title = message.title();
  for (int i = 0; i < message.tenures_size(); ++i) {
    const v1::Office::Tenure& said = message.tenures(i);
    const std::string field = absl::StrCat("tenures[", i, "]");
    Tenure& tenure = office.tenures.emplace_back();
    tenure.holder = said.holder();
    tenure.from = fields::ReadDate(said.from_date(), absl::StrCat(field, ".from_date"), faults);
    tenure.to = fields::ReadOptionalDate(said.to_date(), absl::StrCat(field, ".to_date"), faults);
  }
  faults.AddRuleFaults(Validate(office));
  return office;
}

void PartMapping<Office>::Complete(const PartRecord<Office>& record, v1::Office& out) const {
  const Tenure* const tenure = HolderOn(record.part, day);
  if (tenure != nullptr) out.set_holder(tenure->holder);
}

}  // namespace copperplate::governance

#include "services/delivery/transport/objective_mapping.h"

#include "libs/api/header.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::Objective PartMapping<Objective>::Write(absl::string_view force, absl::string_view plan,
                                            const PartRecord<Objective>& record) {
  const Objective& objective = record.part;
  v1::Objective out;
  out.set_name(NameOf(force, plan, objective));
  api::WriteHeader(record.header, out);
  out.set_ordinal(objective.ordinal);
  out.set_text(objective.text);
  out.set_alt_text(objective.alt_text);
  return out;
}

Objective PartMapping<Objective>::Read(absl::string_view, const PartPath& path,
                                       const v1::Objective& message, Faults& faults) {
  Objective objective;
  objective.theme = IdAt(path, 1);
  objective.id = IdAt(path, 2);
  objective.ordinal = message.ordinal();
  objective.text = message.text();
  objective.alt_text = message.alt_text();
  AddFound(Validate(AtFirst(objective, &Objective::ordinal)), {"theme"}, faults);
  return objective;
}

}  // namespace copperplate::delivery

#include "services/delivery/transport/priority_action_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::PriorityAction PartMapping<PriorityAction>::Write(absl::string_view force,
                                                      absl::string_view plan,
                                                      const PartRecord<PriorityAction>& record) {
  const PriorityAction& action = record.part;
  v1::PriorityAction out;
  out.set_name(NameOf(force, plan, action));
  api::WriteHeader(record.header, out);
  out.set_theme(kThemeName.Format(force, plan, action.theme));
  out.set_code(action.code);
  out.set_text(action.text);
  out.set_alt_text(action.alt_text);
  out.set_note(action.note);
  for (const int32_t ordinal : action.objective_ordinals) out.add_objective_ordinals(ordinal);
  out.set_success_measure(action.success_measure);
  out.set_withdrawn_on(DateText(action.withdrawn_on));
  out.set_withdrawn_reason(action.withdrawn_reason);
  out.set_from_date(DateText(action.from));
  return out;
}

PriorityAction PartMapping<PriorityAction>::Read(absl::string_view force, const PartPath& path,
                                                 const v1::PriorityAction& message,
                                                 Faults& faults) {
  PriorityAction action;
  action.id = CodeId(message.code());
  action.theme =
      ReadReferenceInPlan(kThemeName, force, IdAt(path, 0), message.theme(), "theme", faults);
  action.code = message.code();
  action.text = message.text();
  action.alt_text = message.alt_text();
  action.note = message.note();
  action.objective_ordinals = {message.objective_ordinals().begin(),
                               message.objective_ordinals().end()};
  action.success_measure = message.success_measure();
  action.from = fields::ReadOptionalDate(message.from_date(), "from_date", faults);
  AddFound(Validate(action), {}, faults);
  return action;
}

}  // namespace copperplate::delivery

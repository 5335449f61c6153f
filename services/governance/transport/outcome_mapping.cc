#include "services/governance/transport/outcome_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/governance/domain/publicity.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Outcome::NOTED == static_cast<int>(OutcomeKind::kNoted) + 1);
static_assert(v1::Outcome::Kind_MAX == static_cast<int>(OutcomeKind::kCommended) + 1);

v1::Outcome PartMapping<Outcome>::Write(absl::string_view force, absl::string_view root,
                                        const PartRecord<Outcome>& record) {
  const Outcome& one = record.part;
  v1::Outcome out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_agenda_item(ItemName(force, root, one.item));
  out.set_kind(api::ToProto<v1::Outcome::Kind>(one.kind));
  out.set_text(one.text);
  out.set_paragraph(one.paragraph);
  out.set_moved_by(one.moved_by);
  out.set_decided_by(one.decided_by);
  return out;
}

Outcome PartMapping<Outcome>::Read(absl::string_view force, const PartPath& path,
                                   const v1::Outcome& message, Faults& faults) {
  Outcome one;
  one.id = path.back();
  one.item = ReadItem(force, path, message.agenda_item(), "agenda_item", faults);
  one.kind = api::ReadEnum<OutcomeKind>(message.kind(), "kind", faults);
  one.text = message.text();
  one.paragraph = message.paragraph();
  one.moved_by = message.moved_by();
  one.decided_by = message.decided_by();
  faults.AddRuleFaults(Validate(one));
  return one;
}

void PartMapping<Outcome>::Complete(const PartRecord<Outcome>& record, v1::Outcome& out) const {
  if (content == nullptr) return;
  const Outcome shown = WithoutRestricted(*content, record.part);
  out.set_text(shown.text);
  out.set_moved_by(shown.moved_by);
  out.set_decided_by(shown.decided_by);
}

}  // namespace copperplate::governance

#include "services/governance/transport/declaration_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/governance/domain/publicity.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Declaration::NIL == static_cast<int>(DeclarationKind::kNil) + 1);
static_assert(v1::Declaration::Kind_MAX == static_cast<int>(DeclarationKind::kNonPecuniary) + 1);
static_assert(v1::Declaration::STAYED == static_cast<int>(DeclarationAction::kStayed) + 1);
static_assert(v1::Declaration::Action_MAX == static_cast<int>(DeclarationAction::kNoVote) + 1);

v1::Declaration PartMapping<Declaration>::Write(absl::string_view force, absl::string_view root,
                                                const PartRecord<Declaration>& record) {
  const Declaration& one = record.part;
  v1::Declaration out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::Declaration::Kind>(one.kind));
  out.set_person(one.person);
  out.set_agenda_item(ItemName(force, root, one.item));
  out.set_nature(one.nature);
  if (one.action.has_value()) {
    out.set_action(api::ToProto<v1::Declaration::Action>(*one.action));
  }
  return out;
}

Declaration PartMapping<Declaration>::Read(absl::string_view force, const PartPath& path,
                                           const v1::Declaration& message, Faults& faults) {
  Declaration one;
  one.id = path.back();
  one.kind = api::ReadEnum<DeclarationKind>(message.kind(), "kind", faults);
  one.person = message.person();
  one.item = ReadOptionalItem(force, path, message.agenda_item(), "agenda_item", faults);
  one.nature = message.nature();
  one.action = api::ReadOptionalEnum<DeclarationAction>(message.action(), "action", faults);
  faults.AddRuleFaults(Validate(one));
  return one;
}

void PartMapping<Declaration>::Complete(const PartRecord<Declaration>& record,
                                        v1::Declaration& out) const {
  if (content == nullptr) return;
  const Declaration shown = WithoutRestricted(*content, record.part);
  out.set_person(shown.person);
  out.set_nature(shown.nature);
}

}  // namespace copperplate::governance

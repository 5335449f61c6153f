#include "services/governance/transport/body_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Body::BOARD == static_cast<int>(BodyKind::kBoard) + 1);
static_assert(v1::Body::Kind_MAX == static_cast<int>(BodyKind::kPartnership) + 1);

v1::Body PartMapping<Body>::Write(absl::string_view force, absl::string_view,
                                  const PartRecord<Body>& record) {
  const Body& body = record.part;
  v1::Body out;
  out.set_name(kBodyName.Format(force, body.id));
  api::WriteHeader(record.header, out);
  out.set_code(body.code);
  out.set_title(body.name);
  for (const BodyAlias& alias : body.aliases) {
    v1::Body::Alias& written = *out.add_aliases();
    written.set_name(alias.name);
    written.set_from_date(DateText(alias.from));
    written.set_to_date(DateText(alias.to));
  }
  out.set_kind(api::ToProto<v1::Body::Kind>(body.kind));
  if (body.parent.has_value()) out.set_parent_body(kBodyName.Format(force, *body.parent));
  out.set_meets_in_public(body.is_public);
  if (body.quorum.has_value()) out.set_quorum(*body.quorum);
  if (body.chair.has_value()) out.set_chair(kOfficeName.Format(force, *body.chair));
  return out;
}

Body PartMapping<Body>::Read(absl::string_view force, const PartPath& path, const v1::Body& message,
                             Faults& faults) {
  Body body;
  body.id = path.back();
  body.code = message.code();
  body.name = message.title();
  for (int i = 0; i < message.aliases_size(); ++i) {
    const v1::Body::Alias& said = message.aliases(i);
    const std::string field = absl::StrCat("aliases[", i, "]");
    BodyAlias& alias = body.aliases.emplace_back();
    alias.name = said.name();
    alias.from =
        fields::ReadOptionalDate(said.from_date(), absl::StrCat(field, ".from_date"), faults);
    alias.to = fields::ReadOptionalDate(said.to_date(), absl::StrCat(field, ".to_date"), faults);
  }
  body.kind = api::ReadEnum<BodyKind>(message.kind(), "kind", faults);
  if (!message.parent_body().empty()) {
    body.parent =
        resource::ReadReference(kBodyName, force, message.parent_body(), "parent_body", faults);
  }
  body.is_public = message.meets_in_public();
  if (message.has_quorum()) body.quorum = message.quorum();
  if (!message.chair().empty()) {
    body.chair = resource::ReadReference(kOfficeName, force, message.chair(), "chair", faults);
  }
  faults.AddRuleFaults(Validate(body));
  return body;
}

}  // namespace copperplate::governance

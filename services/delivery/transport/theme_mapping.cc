#include "services/delivery/transport/theme_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::Theme PartMapping<Theme>::Write(absl::string_view force, absl::string_view plan,
                                    const PartRecord<Theme>& record) {
  const Theme& theme = record.part;
  v1::Theme out;
  out.set_name(NameOf(force, plan, theme));
  api::WriteHeader(record.header, out);
  out.set_prefix(theme.prefix);
  out.set_title(theme.name);
  out.set_aim(theme.aim);
  out.set_shared_outcome(theme.shared_outcome);
  for (const ThemeLead& lead : theme.leads) {
    v1::Theme::Lead& to = *out.add_leads();
    to.set_person_or_body(lead.person_or_body);
    to.set_from_date(DateText(lead.from));
    to.set_to_date(DateText(lead.to));
  }
  for (const std::string& strategic : theme.strategic_themes) out.add_strategic_themes(strategic);
  out.set_order(theme.order);
  return out;
}

Theme PartMapping<Theme>::Read(absl::string_view, const PartPath& path, const v1::Theme& message,
                               Faults& faults) {
  Theme theme;
  theme.plan = IdAt(path, 0);
  theme.id = IdAt(path, 1);
  theme.prefix = message.prefix();
  theme.name = message.title();
  theme.aim = message.aim();
  theme.shared_outcome = message.shared_outcome();
  for (int i = 0; i < message.leads_size(); ++i) {
    const v1::Theme::Lead& from = message.leads(i);
    const std::string field = absl::StrCat("leads[", i, "]");
    ThemeLead& lead = theme.leads.emplace_back();
    lead.person_or_body = from.person_or_body();
    lead.from = fields::ReadDate(from.from_date(), absl::StrCat(field, ".from_date"), faults);
    lead.to = fields::ReadOptionalDate(from.to_date(), absl::StrCat(field, ".to_date"), faults);
  }
  theme.strategic_themes = TextsOf(message.strategic_themes());
  theme.order = message.order();
  AddFound(Validate(AtFirst(theme, &Theme::order)), {}, faults);
  return theme;
}

}  // namespace copperplate::delivery

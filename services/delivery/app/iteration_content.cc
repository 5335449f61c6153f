#include "services/delivery/app/iteration_content.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "libs/canonical_json/canonical_json.h"
#include "libs/digest/sha256.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/names.h"

namespace copperplate::delivery {
namespace {

CanonicalValue Texts(const std::vector<std::string>& texts) {
  std::vector<CanonicalValue> values;
  values.reserve(texts.size());
  for (const std::string& text : texts) values.push_back(CanonicalText(text));
  return CanonicalArray(values);
}

CanonicalValue RowContent(const IterationRow& row) {
  CanonicalObject out;
  out.SetText("theme", row.theme);
  out.SetText("themePrefix", row.theme_prefix);
  out.SetText("themeTitle", row.theme_name);
  out.SetText("code", row.action_code);
  out.SetText("action", row.action_text);
  out.SetText("actionNote", row.action_note);
  out.SetText("activityCode", row.activity_code);
  out.Set("opccLeads", Texts(row.opcc_leads));
  out.Set("deliveryLeads", Texts(row.delivery_leads));
  out.SetText("narrative", row.narrative);
  out.SetText("rag", Name(row.rag));
  out.SetText("asOf", FormatDate(row.as_of));
  out.SetText("direction", Name(row.direction.travel));
  out.SetBool("startedLate", row.direction.started);
  out.Set("opportunities", Texts(row.opportunities));
  out.SetText("targetDate", row.target_date.has_value() ? FormatDate(*row.target_date) : "");
  out.SetWhole("daysSinceUpdate", row.days_since_update);
  out.SetBool("stale", row.stale);
  out.SetText("overrideReason", row.override_reason);
  return out.Build();
}

}  // namespace

std::string CanonicalContent(absl::string_view force, const Plan& plan,
                             const Iteration& iteration) {
  CanonicalObject out;
  out.SetText("plan", kPlanName.Format(force, plan.id));
  out.SetText("title", plan.title);
  out.SetWhole("number", iteration.number);
  out.SetText("label", iteration.label);
  out.SetText("cutOff", FormatDate(iteration.cut_off));
  const std::string base = iteration.base.has_value()
                               ? kIterationName.Format(force, plan.id, IterationId(*iteration.base))
                               : "";
  out.SetText("base", base);
  out.SetText("erratumNote", iteration.erratum_note);
  out.SetText("staleAcceptedReason", iteration.stale_accepted_reason);
  std::vector<CanonicalValue> rows;
  rows.reserve(iteration.rows.size());
  for (const IterationRow& row : iteration.rows) rows.push_back(RowContent(row));
  out.Set("rows", CanonicalArray(rows));
  return out.Build().text();
}

std::string ContentSha256(absl::string_view content) {
  const Sha256Digest digest = Sha256(content);
  return absl::BytesToHexString(AsBytes(digest));
}

}  // namespace copperplate::delivery

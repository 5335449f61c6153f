#include <algorithm>
#include <cstddef>
#include <optional>

#include "services/delivery/domain/code.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/domain/lead_meaning.h"
#include "services/delivery/domain/lead_rules.h"

namespace copperplate::delivery {
namespace {

bool SameLead(const LeadAssignment& a, const LeadAssignment& b) {
  return a.activity == b.activity && a.id == b.id;
}

}  // namespace

void ImportDecider::DecideLeads(const PlanImportRow& row, LeadRole role) {
  const bool is_opcc = role == LeadRole::kOpcc;
  const absl::string_view column = is_opcc ? "opcc_lead" : "delivery_lead";
  const std::vector<std::string> names = SplitLeads(is_opcc ? row.opcc_lead : row.delivery_lead);
  const bool no_longer = !is_opcc && row.none.delivery_lead;
  if (names.empty() && !no_longer) {
    // A column left empty says nothing of who delivers.
    if (is_opcc) AddRowFault(row, column, "OPCC_LEADS_EMPTY", "an activity needs an OPCC lead");
    return;
  }
  const std::set<std::string> named(names.begin(), names.end());
  if (named.size() < names.size()) {
    AddRowFault(row, column, "DUPLICATE", "names somebody twice");
    return;
  }
  const Activity* const activity = FindActivityByCode(after_, row.activity_code);
  const bool is_new = FindActivityByCode(content_, row.activity_code) == nullptr;
  const std::vector<LeadAssignment> held =
      LeadsOn(content_.leads, activity->id, role, stamp_.today);
  const auto is_held = [&](const std::string& name) {
    return std::any_of(held.begin(), held.end(),
                       [&](const LeadAssignment& lead) { return lead.printed() == name; });
  };
  const auto joining = std::count_if(names.begin(), names.end(),
                                     [&](const std::string& name) { return !is_held(name); });
  // First those whose place is taken, so that their days do not overlap with what follows. One who
  // leads since today cannot have ended yesterday: somebody who joins stands in that one's stead.
  std::vector<LeadAssignment> replaced;
  for (const LeadAssignment& lead : held) {
    if (named.count(lead.printed()) != 0) continue;
    LeadAssignment next = lead;
    next.to = stamp_.today - 1;
    if (next.from <= *next.to) {
      Update(lead, std::move(next), true, outcome_.leads, after_.leads, SameLead);
    } else if (static_cast<std::ptrdiff_t>(replaced.size()) < joining) {
      replaced.push_back(lead);
    } else {
      AddRowFault(row, column, "LEADS_DIFFER",
                  absl::StrCat(lead.printed(), " leads since today: change that first"));
    }
  }
  int32_t order = 0;
  for (const std::string& name : names) {
    ++order;
    const auto found = std::find_if(held.begin(), held.end(), [&](const LeadAssignment& lead) {
      return lead.printed() == name;
    });
    std::optional<LeadAssignment> was;
    LeadAssignment next;
    bool changed = false;
    if (found != held.end()) {
      was = *found;
      next = *found;
    } else if (!replaced.empty()) {
      was = replaced.front();
      next = replaced.front();
      replaced.erase(replaced.begin());
      next.printed_as.clear();
      next.told = false;
      SetField(name, next.person_or_body, changed);
    } else {
      std::set<std::string> taken;
      for (const LeadAssignment& other : after_.leads) {
        if (other.activity == activity->id) taken.insert(other.id);
      }
      next.id = FreeId(SlugOf(is_opcc ? "opcc" : "delivery", name), taken);
      next.action = activity->action;
      next.activity = activity->id;
      next.role = role;
      next.person_or_body = name;
      next.from = is_new ? activity->from.value_or(stamp_.today) : stamp_.today;
    }
    SetField(order, next.order, changed);
    SettleMeaning(after_, next);
    if (!next.resolved) unresolved_leads_.insert(next.printed());
    Faults among;
    CheckAmong(after_, next, LeadSource::kImport, among);
    const bool faulty = TakeRow(row, Validate(next), column);
    if (TakeRow(row, among, column) || faulty) continue;
    if (was.has_value()) {
      Update(*was, std::move(next), changed, outcome_.leads, after_.leads, SameLead);
    } else {
      Create(std::move(next), outcome_.leads, after_.leads);
    }
  }
}

}  // namespace copperplate::delivery

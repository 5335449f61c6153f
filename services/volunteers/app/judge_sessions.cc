#include "services/volunteers/app/judge_sessions.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {
namespace {

const WatchGroup* FindGroup(const SessionImportContent& content, absl::string_view id) {
  const auto found = std::find_if(content.groups.begin(), content.groups.end(),
                                  [&](const WatchGroup& one) { return one.id == id; });
  return found == content.groups.end() ? nullptr : &*found;
}

const SpeedwatchSite* FindSite(const SessionImportContent& content,
                               const SpeedwatchSession& session) {
  const auto found =
      std::find_if(content.sites.begin(), content.sites.end(), [&](const SpeedwatchSite& one) {
        return one.group == session.group && one.id == session.site;
      });
  return found == content.sites.end() ? nullptr : &*found;
}

// Those of the row who are trained.
std::vector<std::string> JudgeOperators(const SessionRow& row, const SessionImportContent& content,
                                        imports::RowFaults& faults) {
  std::vector<std::string> trained;
  const auto of_row = content.operators.find(row.line);
  for (size_t i = 0; i < row.session.operators.size(); ++i) {
    const std::string& id = row.session.operators[i];
    const std::string field = absl::StrCat("operators[", i, "]");
    const NamedOperator* named = nullptr;
    if (of_row != content.operators.end()) {
      const auto found = of_row->second.find(id);
      if (found != of_row->second.end()) named = &found->second;
    }
    if (named == nullptr) {
      faults.Add(row.line, field, "OPERATOR_UNKNOWN", "is none of the force's volunteers");
    } else if (named->merged_into.has_value()) {
      faults.Add(row.line, field, "VOLUNTEER_MERGED",
                 absl::StrCat("was merged into ", PersonOf(*named->merged_into)));
    } else if (named->trained) {
      trained.push_back(id);
    }
  }
  return trained;
}

void JudgeSession(const SessionRow& row, const SessionImportContent& content,
                  imports::RowFaults& faults) {
  const int64_t before = faults.count();
  const WatchGroup* const group = FindGroup(content, row.session.group);
  const SpeedwatchSite* const site = FindSite(content, row.session);
  if (group == nullptr) {
    faults.Add(row.line, "watch_group", "WATCH_GROUP_UNKNOWN", "is none of the force's groups");
  } else if (group->kind != WatchKind::kSpeedwatch) {
    faults.Add(row.line, "watch_group", "GROUP_OF_OTHER_KIND", "does not watch speed");
  } else if (site == nullptr) {
    faults.Add(row.line, "site", "SITE_UNKNOWN", "is none of the group's");
  }
  const std::vector<std::string> trained = JudgeOperators(row, content, faults);
  if (faults.count() != before) return;
  const Unmet unmet = CheckSession(row.session, *group, *site, trained, content.standards);
  for (const Unmet::Need& need : unmet.needs()) {
    faults.Add(row.line, "", need.reason, need.description);
  }
}

}  // namespace

std::vector<const SessionRow*> JudgeSessions(absl::Span<const SessionRow> rows,
                                             const SessionImportContent& content,
                                             imports::RowFaults& faults) {
  std::vector<const SessionRow*> created;
  std::set<absl::string_view> seen;
  for (const SessionRow& row : rows) {
    if (!seen.insert(row.source_id).second) {
      faults.Add(row.line, "source_id", "SOURCE_ID_TAKEN", "must be that of one row");
      continue;
    }
    const auto recorded = content.recorded.find(row.source_id);
    if (recorded == content.recorded.end()) {
      JudgeSession(row, content, faults);
      created.push_back(&row);
    } else if (recorded->second != row.digest) {
      faults.Add(row.line, "source_id", "SOURCE_ID_DIFFERS",
                 "is that of a session that was recorded otherwise: change that one");
    }
  }
  return created;
}

}  // namespace copperplate::volunteers

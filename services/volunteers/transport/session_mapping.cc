#include "services/volunteers/transport/session_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/id.h"

namespace copperplate::volunteers {
namespace {

// The id of a site of the group that the session is of.
std::string ReadSite(absl::string_view force, absl::string_view group, const std::string& name,
                     Faults& faults) {
  if (name.empty()) {
    faults.Add("FIELD_REQUIRED", "site", "must be given");
    return "";
  }
  const auto ids = kSiteName.Match(name, "site", faults);
  if (!ids.has_value()) return "";
  if ((*ids)[0] != force || (*ids)[1] != group) {
    faults.Add("SITE_OF_OTHER_GROUP", "site", "is a site of another group");
  }
  return std::string(ids->back());
}

absl::Time ReadTime(bool present, const google::protobuf::Timestamp& value, absl::string_view field,
                    Faults& faults) {
  if (!present) faults.Add("FIELD_REQUIRED", field, "must be given");
  return api::ReadInstant(present, value, field, faults).value_or(absl::UnixEpoch());
}

void CheckCount(bool present, absl::string_view field, Faults& faults) {
  if (!present) faults.Add("FIELD_REQUIRED", field, "must be given");
}

}  // namespace

v1::Session PartMapping<SpeedwatchSession>::Write(absl::string_view force, absl::string_view,
                                                  const PartRecord<SpeedwatchSession>& record) {
  const SpeedwatchSession& session = record.part;
  v1::Session out;
  out.set_name(kSessionName.Format(force, session.group, session.id));
  api::WriteHeader(record.header, out);
  out.set_site(kSiteName.Format(force, session.group, session.site));
  api::WriteInstant(session.time.from, *out.mutable_from_time());
  api::WriteInstant(session.time.to, *out.mutable_to_time());
  for (const std::string& one : session.operators) {
    out.add_operators(kVolunteerName.Format(force, one));
  }
  for (const std::string& one : session.persons.empty() ? session.operators : session.persons) {
    out.add_persons(kVolunteerName.Format(force, one));
  }
  out.set_passing(session.passing);
  out.set_over_threshold(session.over_threshold);
  out.set_notes(session.notes);
  return out;
}

SpeedwatchSession PartMapping<SpeedwatchSession>::Read(absl::string_view force,
                                                       const PartPath& path,
                                                       const v1::Session& message,
                                                       Faults& faults) const {
  SpeedwatchSession session;
  session.group = path.front();
  session.id = path.back();
  fields::CheckId(session.id, "id", faults);
  session.site = ReadSite(force, session.group, message.site(), faults);
  session.time.from = ReadTime(message.has_from_time(), message.from_time(), "from_time", faults);
  session.time.to = ReadTime(message.has_to_time(), message.to_time(), "to_time", faults);
  for (int i = 0; i < message.operators_size(); ++i) {
    session.operators.push_back(kVolunteerName.IdOfForce(
        force, message.operators(i), absl::StrCat("operators[", i, "]"), faults));
  }
  CheckCount(message.has_passing(), "passing", faults);
  session.passing = message.passing();
  CheckCount(message.has_over_threshold(), "over_threshold", faults);
  session.over_threshold = message.over_threshold();
  session.notes = message.notes();
  faults.AddRuleFaults(CheckSessionFields(session, now),
                       {{"from", "from_time"}, {"to", "to_time"}});
  return session;
}

}  // namespace copperplate::volunteers

#include "services/governance/transport/meeting_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/fields/clock_time.h"
#include "libs/resource/reference.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Meeting::PLANNED == static_cast<int>(MeetingState::kPlanned) + 1);
static_assert(v1::Meeting::State_MAX == static_cast<int>(MeetingState::kPostponed) + 1);

v1::Meeting PartMapping<Meeting>::Write(absl::string_view force, absl::string_view root,
                                        const PartRecord<Meeting>& record) {
  const Meeting& one = record.part;
  const auto name_of = [&](const std::string& id) {
    return id.empty() ? std::string() : kMeetingName.Format(force, root, id);
  };
  v1::Meeting out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_date(FormatDate(one.date));
  out.set_start_time(fields::FormatClockTime(one.start_minute));
  if (one.end_minute.has_value()) out.set_end_time(fields::FormatClockTime(*one.end_minute));
  out.set_venue(one.venue);
  out.set_held_in_public(one.is_public);
  for (const std::string& id : one.previous_minutes_of) out.add_previous_minutes_of(name_of(id));
  out.set_historic_import(one.historic_import);
  out.set_state(api::ToProto<v1::Meeting::State>(one.state));
  if (one.agenda_published_at.has_value()) {
    api::WriteInstant(*one.agenda_published_at, *out.mutable_agenda_publish_time());
  }
  if (one.quorum.has_value()) out.set_quorum_asked(*one.quorum);
  if (one.members_present.has_value()) out.set_members_present(*one.members_present);
  out.set_end_reason(one.end_reason);
  out.set_postponed_to(name_of(one.postponed_to));
  out.set_postponed_from(name_of(one.postponed_from));
  return out;
}

Meeting PartMapping<Meeting>::Read(absl::string_view force, const PartPath& path,
                                   const v1::Meeting& message, Faults& faults) {
  Meeting one = ReadPlace(path.back(), message, faults);
  one.body = path.front();
  one.is_public = message.held_in_public();
  for (int i = 0; i < message.previous_minutes_of_size(); ++i) {
    one.previous_minutes_of.push_back(
        resource::ReadReference(kMeetingName, {force, one.body}, message.previous_minutes_of(i),
                                absl::StrCat("previous_minutes_of[", i, "]"), faults));
  }
  one.historic_import = message.historic_import();
  faults.AddRuleFaults(Validate(one));
  return one;
}

Meeting ReadPlace(absl::string_view id, const v1::Meeting& message, Faults& faults) {
  Meeting one;
  one.id = std::string(id);
  one.date = fields::ReadDate(message.date(), "date", faults);
  one.start_minute = fields::ReadClockTime(message.start_time(), "start_time", faults);
  if (!message.end_time().empty()) {
    one.end_minute = fields::ReadClockTime(message.end_time(), "end_time", faults);
  }
  one.venue = message.venue();
  return one;
}

}  // namespace copperplate::governance

#include "services/governance/transport/testing/action_test.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace copperplate::governance {

void ActionTest::SetUp() {
  ServiceTest::SetUp();
  AddBody("essex", "BCB");
  AddBody("essex", "ORB");
}

v1::Action ActionTest::Historic(const std::string& text) {
  v1::Action action;
  action.set_text(text);
  action.set_raised_on("2018-04-12");
  action.set_historic_import(true);
  return action;
}

std::string ActionTest::NameOf(int number) {
  return absl::StrCat("forces/essex/bodies/bcb/actions/bcb-april-2018-action-", number);
}

absl::StatusOr<v1::Action> ActionTest::Create(const v1::Action& action, const std::string& body,
                                              const Caller& caller) {
  v1::CreateActionRequest request;
  request.set_parent(absl::StrCat("forces/essex/bodies/", body));
  *request.mutable_action() = action;
  return Call(*actions_, &Stub::CreateAction, request, caller);
}

absl::StatusOr<v1::Action> ActionTest::Get(const std::string& name, const Caller& caller) {
  v1::GetActionRequest request;
  request.set_name(name);
  return Call(*actions_, &Stub::GetAction, request, caller);
}

absl::StatusOr<v1::ActionLog> ActionTest::Log(const std::string& as_of,
                                              v1::GetActionLogRequest request,
                                              const Caller& caller) {
  if (request.name().empty()) request.set_name("forces/essex/bodies/bcb/actionLog");
  request.set_as_of(as_of);
  return Call(*logs_, &v1::ActionLogService::Stub::GetActionLog, request, caller);
}

void ActionTest::AddBody(const std::string& force, const std::string& code) {
  Value(absl::StrCat(
      "INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, code, title, aliases, kind, is_public) VALUES ('",
      force, "', '", absl::AsciiStrToLower(code),
      "', gen_random_uuid(), 1, now(), 'test', now(), 'test', '", code, "', '", code,
      "', '{}', 1, true) RETURNING id"));
}

void ActionTest::AddOffice(const std::string& id, const std::string& title,
                           const std::string& tenure) {
  Value(absl::StrCat(
      "INSERT INTO governance.office (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, title, tenures) VALUES ('essex', '",
      id, "', gen_random_uuid(), 1, now(), 'test', now(), 'test', '", title, "', ARRAY['", tenure,
      "']) RETURNING id"));
}

void ActionTest::AddMeeting(const std::string& day) {
  Value(absl::StrCat(
      "INSERT INTO governance.meeting (force, body, id, uid, version, created_at, created_by, "
      "updated_at, updated_by, date, start_minute, venue, is_public, previous_minutes_of, "
      "historic_import, state, pack_fixed_at, end_reason, postponed_to, postponed_from) VALUES "
      "('essex', 'bcb', "
      "'day-",
      day, "', gen_random_uuid(), 1, now(), 'test', now(), 'test', '", day,
      "', 840, '', true, '{}', true, 4, now(), '', '', '') RETURNING id"));
}

void ActionTest::AddOutcome(const std::string& day, const std::string& id) {
  const std::string header = ", gen_random_uuid(), 1, now(), 'test', now(), 'test'";
  Value(absl::StrCat(
      "INSERT INTO governance.agenda_item (force, body, meeting, id, uid, version, created_at, "
      "created_by, updated_at, updated_by, number, place_before, title, purpose, report_from, "
      "restricted, restriction_reason, significant_public_interest, urgency_reason, carried_from) "
      "VALUES ('essex', 'bcb', 'day-",
      day, "', 'item'", header,
      ", '5', 1, 'Custody', 1, 'Head of Custody', false, '', false, '', '') RETURNING id"));
  Value(absl::StrCat(
      "INSERT INTO governance.outcome (force, body, meeting, id, uid, version, created_at, "
      "created_by, updated_at, updated_by, item, kind, text, paragraph, moved_by, decided_by) "
      "VALUES ('essex', 'bcb', 'day-",
      day, "', '", id, "'", header, ", 'item', 3, 'Agreed', '', '', '') RETURNING id"));
}

void ActionTest::RestrictItem(const std::string& day) {
  Value(absl::StrCat(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Personal data' "
      "WHERE force = 'essex' AND body = 'bcb' AND meeting = 'day-",
      day, "' RETURNING id"));
}

}  // namespace copperplate::governance

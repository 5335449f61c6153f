#include "services/delivery/transport/status_entry_mapping.h"

#include <string>
#include <type_traits>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

static_assert(v1::StatusEntry::RED == static_cast<int>(Rag::kRed) + 1);
static_assert(v1::StatusEntry::YELLOW == static_cast<int>(Rag::kYellow) + 1);
static_assert(v1::StatusEntry::WHITE == static_cast<int>(Rag::kWhite) + 1);
static_assert(v1::StatusEntry::GREEN == static_cast<int>(Rag::kGreen) + 1);
static_assert(v1::StatusEntry::Rag_MAX == v1::StatusEntry::GREEN);

// The id of the entry that one of the activity at `path` corrects.
std::string ReadCorrects(absl::string_view force, const PartPath& path, const std::string& text,
                         Faults& faults) {
  if (text.empty() || IsResourceId(text)) return text;
  std::decay_t<decltype(kStatusEntryName)>::Ids ids;
  if (!kStatusEntryName.Matches(text, ids)) {
    faults.Add(
        resource::kNameReason, "corrects",
        absl::StrCat(resource::NameFault(kStatusEntryName.text(), text), ", or its id alone"));
    return "";
  }
  const auto& [of_force, plan, action, activity, id] = ids;
  if (of_force != force || plan != IdAt(path, 0) || action != IdAt(path, 1) ||
      activity != IdAt(path, 2)) {
    faults.Add(resource::kNameReason, "corrects", "must be of the same activity");
    return "";
  }
  return std::string(id);
}

}  // namespace

v1::StatusEntry WriteStatusEntry(absl::string_view force, absl::string_view plan,
                                 const StatusEntry& entry, const RecordHeader& header,
                                 absl::string_view corrected_by) {
  const auto name = [&](absl::string_view id) {
    return kStatusEntryName.Format(force, plan, entry.action, entry.activity, id);
  };
  v1::StatusEntry out;
  out.set_name(name(entry.id));
  if (header.version != 0) {
    out.set_uid(header.uid);
    api::WriteInstant(header.create_time, *out.mutable_create_time());
  }
  out.set_as_of(DateText(entry.as_of));
  out.set_rag(api::ToProto<v1::StatusEntry::Rag>(entry.rag));
  out.set_narrative(entry.narrative);
  out.set_author(entry.entered_by);
  if (!entry.corrects.empty()) out.set_corrects(name(entry.corrects));
  if (!corrected_by.empty()) out.set_corrected_by(name(corrected_by));
  out.set_override_reason(entry.override_reason);
  out.set_direction_as_printed(entry.direction_as_printed);
  return out;
}

StatusEntry ReadStatusEntry(absl::string_view force, const PartPath& path,
                            const v1::StatusEntry& message, Faults& faults) {
  StatusEntry entry;
  entry.action = IdAt(path, 1);
  entry.activity = IdAt(path, 2);
  entry.as_of = fields::ReadDate(message.as_of(), "as_of", faults);
  entry.rag = api::ReadEnum<Rag>(message.rag(), "rag", faults);
  entry.narrative = message.narrative();
  entry.corrects = ReadCorrects(force, path, message.corrects(), faults);
  entry.override_reason = message.override_reason();
  AddFound(Validate(entry), {"id", "activity"}, faults);
  return entry;
}

}  // namespace copperplate::delivery

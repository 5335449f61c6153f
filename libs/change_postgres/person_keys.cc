#include "libs/change_postgres/person_keys.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/change/record_image.h"
#include "libs/personal/cipher.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::change_postgres {
namespace {

using postgres::Bytes;
using postgres::Statement;

constexpr Statement kReadPersonKeys{postgres::kRead, "read_person_keys", R"(
    SELECT person, key FROM person_key WHERE force = $1 AND person = ANY ($2::text[]))"};

// Of two changes that make a person's first key at once the later one takes that of the first.
constexpr Statement kMakePersonKeys{postgres::kWrite, "make_person_keys", R"(
    INSERT INTO person_key (force, person, key, made_at)
    SELECT $1, person, key, clock_timestamp()
    FROM unnest($2::text[], $3::bytea[]) AS made (person, key)
    ORDER BY person
    ON CONFLICT (force, person) DO NOTHING)"};

constexpr Statement kDestroyPersonKey{postgres::kWrite, "destroy_person_key", R"(
    INSERT INTO person_key (force, person, made_at, destroyed_at)
    VALUES ($1, $2, clock_timestamp(), clock_timestamp())
    ON CONFLICT (force, person) DO UPDATE SET key = NULL, destroyed_at = clock_timestamp())"};

using Keys = std::map<std::string, personal::Key>;

bool HasPersonal(const std::optional<RecordImage>& image) {
  return image.has_value() && !image->personal.empty();
}

// The first collection below the force and the id in it.
std::string PersonOf(absl::string_view subject) {
  const std::vector<absl::string_view> segments = absl::StrSplit(subject, '/');
  const size_t end = std::min<size_t>(segments.size(), 4);
  return absl::StrJoin(segments.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(end, 2)),
                       segments.begin() + static_cast<std::ptrdiff_t>(end), "/");
}

absl::Status ReadKeys(postgres::Transaction& transaction, const std::string& force,
                      const std::vector<std::string>& persons, Keys& keys) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kReadPersonKeys, force, persons));
  for (const postgres::Row row : rows) {
    std::string person;
    std::optional<Bytes> held;
    ABSL_RETURN_IF_ERROR(row.Read(person, held));
    if (!held.has_value()) {
      return Error(absl::StatusCode::kInternal, "PERSON_KEY_DESTROYED",
                   "the person has been erased: nothing personal is kept of them any more")
          .Build();
    }
    personal::Key& key = keys[person];
    if (held->data.size() != key.size()) return absl::DataLossError("a person's key is damaged");
    std::copy(held->data.begin(), held->data.end(), key.begin());
  }
  return absl::OkStatus();
}

// One of each of `persons`, which are in order and differ.
absl::StatusOr<Keys> KeysOf(postgres::Transaction& transaction, const std::string& force,
                            const std::vector<std::string>& persons) {
  Keys keys;
  ABSL_RETURN_IF_ERROR(ReadKeys(transaction, force, persons, keys));
  std::vector<std::string> without;
  std::vector<Bytes> made;
  for (const std::string& person : persons) {
    if (keys.count(person) > 0) continue;
    const personal::Key key = personal::NewKey();
    without.push_back(person);
    made.push_back({std::string(key.begin(), key.end())});
  }
  if (without.empty()) return keys;
  ABSL_RETURN_IF_ERROR(transaction.Execute(kMakePersonKeys, force, without, made).status());
  ABSL_RETURN_IF_ERROR(ReadKeys(transaction, force, without, keys));
  return keys;
}

// `image` with its personal part sealed; `side` is `before` or `after`.
std::string Sealed(const RecordImage& image, const personal::Key& key, absl::string_view event,
                   absl::string_view side) {
  const std::string context = absl::StrCat(event, " ", side);
  const std::string sealed = personal::Seal(key, context, image.personal);
  absl::string_view open = image.open;
  open.remove_suffix(1);  // its brace
  return absl::StrCat(open, open.size() > 1 ? "," : "", "\"sealed\":\"", absl::Base64Escape(sealed),
                      "\"}");
}

}  // namespace

absl::Status SealImages(postgres::Transaction& transaction, const std::string& force,
                        absl::Span<const ChangeNote> notes, std::vector<events::Event>& events) {
  std::vector<std::string> persons;
  for (const ChangeNote& note : notes) {
    if (HasPersonal(note.before) || HasPersonal(note.after)) {
      persons.push_back(PersonOf(note.subject));
    }
  }
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  Keys keys;
  if (!persons.empty()) {
    ABSL_ASSIGN_OR_RETURN(keys, KeysOf(transaction, force, persons));
  }
  for (size_t i = 0; i < notes.size(); ++i) {
    const auto image = [&](const std::optional<RecordImage>& noted,
                           absl::string_view side) -> std::optional<std::string> {
      if (!noted.has_value()) return std::nullopt;
      if (noted->personal.empty()) return noted->open;
      return Sealed(*noted, keys.at(PersonOf(notes[i].subject)), events[i].id, side);
    };
    events[i].before = image(notes[i].before, "before");
    events[i].after = image(notes[i].after, "after");
  }
  return absl::OkStatus();
}

absl::Status DestroyPersonKey(postgres::Transaction& transaction, const std::string& force,
                              absl::string_view person) {
  return transaction.Execute(kDestroyPersonKey, force, person).status();
}

}  // namespace copperplate::change_postgres

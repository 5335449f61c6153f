#include "libs/postgres/composite.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "absl/time/civil_time.h"

namespace copperplate::postgres {
namespace {

struct Note {
  absl::CivilDay on;
  std::string text;
  std::optional<int32_t> number;

  bool operator==(const Note& other) const {
    return on == other.on && text == other.text && number == other.number;
  }
};

}  // namespace

template <>
struct Codec<Note> : CompositeCodec<Note, Codec<Note>> {
  static auto Fields(Note& note) { return std::tie(note.on, note.text, note.number); }
};

namespace {

template <typename T>
std::string Printed(const T& value) {
  std::string text;
  Codec<T>::Encode(value, text);
  return text;
}

std::optional<Note> NoteOf(absl::string_view text) {
  Note note;
  if (!Codec<Note>::Decode(text, note)) return std::nullopt;
  return note;
}

const absl::CivilDay kDay(2018, 5, 10);

TEST(CompositeCodec, ReadsWhatPostgreSqlPrints) {
  EXPECT_EQ(NoteOf(R"((2018-05-10,agreed,3))"), (Note{kDay, "agreed", 3}));
  EXPECT_EQ(NoteOf(R"((2018-05-10,"the ""six"" months, (i) \\ so",))"),
            (Note{kDay, "the \"six\" months, (i) \\ so", std::nullopt}));
  EXPECT_EQ(NoteOf(R"((2018-05-10,"",0))"), (Note{kDay, "", 0}));
}

TEST(CompositeCodec, RefusesWhatIsNotTheType) {
  EXPECT_EQ(NoteOf("2018-05-10,agreed,3"), std::nullopt);
  EXPECT_EQ(NoteOf("(2018-05-10,agreed)"), std::nullopt);
  EXPECT_EQ(NoteOf("(2018-05-10,agreed,3,4)"), std::nullopt);
  EXPECT_EQ(NoteOf("(2018-05-10,,3)"), std::nullopt);  // NULL
  EXPECT_EQ(NoteOf("(2018-05-10,agreed,three)"), std::nullopt);
  EXPECT_EQ(NoteOf("(2018-05-10,(agreed),3)"), std::nullopt);
  EXPECT_EQ(NoteOf(R"((2018-05-10,"agreed,3))"), std::nullopt);
  EXPECT_EQ(NoteOf("(2018-05-10,agreed,3)x)"), std::nullopt);
}

RC_GTEST_PROP(CompositeCodec, ReadsWhatItWritesInAnArrayToo, ()) {
  std::vector<Note> notes;
  for (const std::string& text :
       *rc::gen::container<std::vector<std::string>>(rc::gen::string<std::string>())) {
    notes.push_back({kDay + static_cast<int>(text.size()), text, std::nullopt});
    notes.push_back({kDay, text, static_cast<int32_t>(text.size())});
  }
  std::vector<Note> read;
  RC_ASSERT(Codec<std::vector<Note>>::Decode(Printed(notes), read));
  RC_ASSERT(read == notes);
}

}  // namespace
}  // namespace copperplate::postgres

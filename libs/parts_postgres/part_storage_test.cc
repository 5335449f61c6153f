#include "libs/parts_postgres/part_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/parts/change_part.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/pool.h"
#include "libs/resource/pattern.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"
#include "libs/time/clock.h"
#include "libs/uuid/uuid.h"

// Shelves of a library, which is the root; the books on them.
namespace copperplate::parts_postgres {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

inline constexpr resource::Pattern<"forces/{force}/libraries/{library}/shelves/{shelf}"> kShelfName;
inline constexpr resource::Pattern<
    "forces/{force}/libraries/{library}/shelves/{shelf}/books/{book}">
    kBookName;

struct Shelf {
  std::string id;
  std::string room;
};
struct Book {
  std::string shelf;
  std::string id;
  std::string title;
  std::optional<int32_t> pages;
};
struct Library {
  struct Content {
    std::vector<Shelf> shelves;
    std::vector<Book> books;
  };
  static constexpr size_t kIds = 1;
};

}  // namespace copperplate::parts_postgres

namespace copperplate {

using parts_postgres::Book;
using parts_postgres::Library;
using parts_postgres::Shelf;

template <>
struct PartKind<Shelf> {
  using Root = Library;
  using Rules = NoPartRules<Shelf>;
  using Parent = void;
  static constexpr absl::string_view kType = "shelf";
  static constexpr absl::string_view kWords = "shelf";
  static constexpr const auto& kName = parts_postgres::kShelfName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const Shelf&) { return {}; }
  static const std::vector<Shelf>& Of(const Library::Content& content) { return content.shelves; }
};
struct BookRules;
template <>
struct PartKind<Book> {
  using Root = Library;
  using Rules = BookRules;
  using Parent = Shelf;
  static constexpr absl::string_view kType = "book";
  static constexpr absl::string_view kWords = "book";
  static constexpr const auto& kName = parts_postgres::kBookName;
  static constexpr bool kDeletable = true;
  static std::vector<std::string> Above(const Book& book) { return {book.shelf}; }
  static const std::vector<Book>& Of(const Library::Content& content) { return content.books; }
};
struct BookRules : NoPartRules<Book> {
  static void CheckAmong(const Content& content, const Book& book, Faults& faults) {
    for (const Book& other : content.books) {
      if (other.title == book.title && other.id != book.id) faults.Add("TITLE_TAKEN", "title", "");
    }
  }
  static void Keep(const Book& present, Book& next) { next.pages = present.pages; }
  static Unmet CheckDeletion(const Content&, const Book& book) {
    Unmet unmet;
    if (book.pages.has_value()) unmet.Add("BOOK_READ", book.id, "it has been read");
    return unmet;
  }
};

namespace parts_postgres {

template <class Part>
struct PartRows;
template <class Root>
struct RootRows;

template <>
struct PartRows<Shelf> : PartTable<Shelf, PartRows<Shelf>> {
  static TableColumns Columns() { return {"shelf", {"library"}, {"room"}}; }
  static auto Fields(Shelf& shelf) { return std::tie(shelf.room); }
  static void Place(Shelf& shelf, const PartPath& path) { shelf.id = path[1]; }
};
template <>
struct PartRows<Book> : PartTable<Book, PartRows<Book>> {
  static TableColumns Columns() { return {"book", {"library", "shelf"}, {"title", "pages"}}; }
  static auto Fields(Book& book) { return std::tie(book.title, book.pages); }
  static void Place(Book& book, const PartPath& path) {
    book.shelf = path[1];
    book.id = path[2];
  }
};

inline constexpr postgres::Statement kLockLibrary{
    postgres::kWrite, "lock_library",
    "UPDATE library SET version = version + 1 WHERE force = $1 AND id = $2 RETURNING version"};
inline constexpr postgres::Statement kFindLibrary{
    postgres::kRead, "find_library",
    "SELECT version, clock_timestamp() FROM library WHERE force = $1 AND id = $2 AND (open OR $3)"};
inline constexpr postgres::Statement kSettleLibrary{
    postgres::kWrite, "settle_library",
    "UPDATE library SET books = (SELECT count(*) FROM book WHERE force = $1 AND library = $2) "
    "WHERE force = $1 AND id = $2"};

template <>
struct RootRows<Library> {
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          transaction.Query(kLockLibrary, force, path.front()));
    return rows.empty() ? Unknown() : absl::OkStatus();
  }
  static absl::StatusOr<Library::Content> ReadContent(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path) {
    Library::Content content;
    ABSL_ASSIGN_OR_RETURN(content.shelves, PartRows<Shelf>::All(transaction, force, path.front()));
    ABSL_ASSIGN_OR_RETURN(content.books, PartRows<Book>::All(transaction, force, path.front()));
    return content;
  }
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          transaction.Query(kFindLibrary, force, path.front(), true));
    change_postgres::Stamp stamp;
    ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
    return stamp;
  }
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view root, bool sensitive) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                          session.Query(kFindLibrary, force, root, sensitive));
    return rows.empty() ? Unknown() : absl::OkStatus();
  }
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view root, const postgres::Rows&, int64_t shown) {
    read.push_back(absl::StrCat(root, " ", shown));
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction& transaction, absl::string_view force,
                             const PartPath& path) {
    return transaction.Execute(kSettleLibrary, force, path.front()).status();
  }
  // Of shelves what is changed is asked for.
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath& path,
                             const Decided<PartRecord<Shelf>>& decided) {
    settled.push_back(absl::StrCat(path.back(), " ", decided.verb));
    return absl::OkStatus();
  }

  static absl::Status Unknown() {
    return Error(absl::StatusCode::kNotFound, "LIBRARY_UNKNOWN", "there is no such library")
        .Build();
  }
  // What RecordRead() was told, and the second Settle().
  static inline std::vector<std::string> read;
  static inline std::vector<std::string> settled;
};

template <class Part>
using LibraryParts = PartStorage<Part, PartRows, RootRows>;

namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

testing_postgres::TestSchema LibrarySchema() {
  return {.service = "shop", .sqitch_folder = "", .sql = R"(
      CREATE SCHEMA shop;
      GRANT USAGE ON SCHEMA shop TO shop_runtime;
      CREATE TABLE shop.event_out (
        force text, seq bigint GENERATED ALWAYS AS IDENTITY, id uuid, occurred_at timestamptz,
        actor text NOT NULL, call_id text NOT NULL, type text, subject text, before text,
        after text, PRIMARY KEY (force, id));
      CREATE TABLE shop.request (
        force text, caller text, request_id uuid, body_sha256 bytea, reply bytea NOT NULL,
        created_at timestamptz, PRIMARY KEY (force, caller, request_id));
      CREATE TABLE shop.library (
        force text, id text, version bigint, open boolean, books bigint, PRIMARY KEY (force, id));
      CREATE TABLE shop.shelf (
        force text, library text, id text, uid text, version bigint, created_at timestamptz,
        created_by text, updated_at timestamptz, updated_by text, room text,
        PRIMARY KEY (force, library, id));
      CREATE TABLE shop.book (
        force text, library text, shelf text, id text, uid text, version bigint,
        created_at timestamptz, created_by text, updated_at timestamptz, updated_by text,
        title text, pages integer, PRIMARY KEY (force, library, shelf, id));
      INSERT INTO shop.library VALUES ('kent', 'main', 0, true, 0), ('kent', 'closed', 0, false, 0);
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA shop TO shop_runtime;)"};
}

class PartStorageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, testing_postgres::TestDatabase::Create(LibrarySchema()));
    postgres::PoolOptions options;
    options.dsn = database_->RuntimeDsn();
    options.schema = "shop";
    options.size = 2;
    ABSL_ASSERT_OK_AND_ASSIGN(pool_, postgres::Pool::Create(options, postgres::Observer::None()));
    shelves_ = std::make_unique<LibraryParts<Shelf>>(change_postgres::ChangeParts{*pool_, uuids_});
    books_ = std::make_unique<LibraryParts<Book>>(change_postgres::ChangeParts{*pool_, uuids_});
    ABSL_ASSERT_OK(AddShelf("main", {"s1", "upstairs"}));
    RootRows<Library>::read.clear();
    RootRows<Library>::settled.clear();
  }

  static RequestContext Context() {
    return {.force = "kent",
            .caller = "portal",
            .call_id = "call-1",
            .deadline = absl::Now() + absl::Seconds(20),
            .idempotency = std::nullopt};
  }
  template <class Part>
  static std::string Text(const PartRecord<Part>& record) {
    return absl::StrCat("{\"id\":\"", record.part.id, "\"}");
  }
  absl::Status AddShelf(absl::string_view library, const Shelf& shelf) {
    return CreatePart<Shelf>(*shelves_, Context(), library, shelf, WriteMode::kWrite,
                             {Text<Shelf>, Text<Shelf>})
        .status();
  }
  absl::Status AddBook(absl::string_view library, const Book& book) {
    return CreatePart<Book>(*books_, Context(), library, book, WriteMode::kWrite,
                            {Text<Book>, Text<Book>})
        .status();
  }
  absl::Status Retitle(const PartPath& path, const Asked& asked, const std::string& title) {
    const auto merge = [&](const PartRecord<Book>& present) -> absl::StatusOr<Book> {
      Book book = present.part;
      book.title = title;
      book.pages = std::nullopt;  // kept
      return book;
    };
    return UpdatePart<Book>(*books_, Context(), path, asked, merge, {Text<Book>, Text<Book>})
        .status();
  }
  absl::Status DeleteBook(const PartPath& path) {
    return DeletePart<Book>(*books_, Context(), path, {}, {Text<Book>, Text<Book>}).status();
  }
  std::vector<std::string> Titles(const PartQuery<Book>& query) {
    const auto page = books_->List(Context(), query);
    std::vector<std::string> titles;
    if (!page.ok()) return {std::string(page.status().message())};
    for (const auto& record : page->rows) titles.push_back(record.part.title);
    if (page->more) titles.emplace_back("...");
    return titles;
  }
  std::string Value(absl::string_view sql) { return *database_->RunAsSuperuser(sql); }

  UuidGenerator uuids_{Clock::System(), SystemRandom()};
  std::unique_ptr<testing_postgres::TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
  std::unique_ptr<LibraryParts<Shelf>> shelves_;
  std::unique_ptr<LibraryParts<Book>> books_;
};

TEST_F(PartStorageTest, WhatIsWrittenIsReadBack) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", 312}));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto book,
                            books_->Get(Context(), {"main", "s1", "b1"}, /*sensitive=*/false));
  EXPECT_EQ(book.part.shelf, "s1");
  EXPECT_EQ(book.part.id, "b1");
  EXPECT_EQ(book.part.title, "Basildon");
  EXPECT_EQ(book.part.pages, 312);
  EXPECT_EQ(book.header.version, 2);
  EXPECT_EQ(book.header.created_by, "portal");
  EXPECT_THAT(RootRows<Library>::read, ElementsAre("main 1"));
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || subject || ' ' || after, ',' ORDER BY seq) "
                  "FROM shop.event_out"),
            "shelf.created forces/kent/libraries/main/shelves/s1 {\"id\":\"s1\"},"
            "book.created forces/kent/libraries/main/shelves/s1/books/b1 {\"id\":\"b1\"}");
}

TEST_F(PartStorageTest, AnUpdateIsANewVersionThatKeepsWhoMadeItAndWhatIsKept) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", 312}));
  const std::string uid = Value("SELECT uid FROM shop.book");
  ABSL_ASSERT_OK(Retitle({"main", "s1", "b1"}, {}, "Harlow"));
  EXPECT_EQ(Value("SELECT concat_ws(' ', uid, version, title, pages) FROM shop.book"),
            uid + " 3 Harlow 312");
  EXPECT_THAT(Retitle({"main", "s1", "b1"}, {.id = "b1", .expected_version = 2}, "Stevenage"),
              HasReason("ETAG_MISMATCH"));
}

// Whoever tries a change out is answered with the part, as who gets it is.
TEST_F(PartStorageTest, WhatIsOnlyTriedOutIsARead) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", 312}));
  const Asked trial{.id = "b1", .expected_version = std::nullopt, .mode = WriteMode::kValidateOnly};
  ABSL_ASSERT_OK(Retitle({"main", "s1", "b1"}, trial, "Harlow"));
  EXPECT_EQ(Value("SELECT title FROM shop.book"), "Basildon");
  EXPECT_THAT(RootRows<Library>::read, ElementsAre("main 1"));
  EXPECT_THAT(Retitle({"main", "s1", "none"}, trial, "Harlow"), HasReason("BOOK_UNKNOWN"));
  ABSL_ASSERT_OK(Retitle({"main", "s1", "b1"}, {}, "Harlow"));
  EXPECT_THAT(RootRows<Library>::read, ElementsAre("main 1")) << "a change is an event by itself";
}

TEST_F(PartStorageTest, ListsAreInOrderOfIdsAndOfWhatTheyLieBelowAlone) {
  ABSL_ASSERT_OK(AddShelf("main", {"s2", "upstairs"}));
  ABSL_ASSERT_OK(AddShelf("closed", {"s1", "cellar"}));
  for (const char* id : {"c", "a", "b"}) ABSL_ASSERT_OK(AddBook("main", {"s1", id, id, {}}));
  ABSL_ASSERT_OK(AddBook("main", {"s2", "d", "d", {}}));
  ABSL_ASSERT_OK(AddBook("closed", {"s1", "e", "e", {}}));
  EXPECT_THAT(Titles({.parent = {"main", "s1"}, .after = "", .limit = 2}),
              ElementsAre("a", "b", "..."));
  EXPECT_THAT(RootRows<Library>::read, ElementsAre("main 2")) << "the third was not shown";
  EXPECT_THAT(Titles({.parent = {"main", "s1"}, .after = "b", .limit = 2}), ElementsAre("c"));
}

TEST_F(PartStorageTest, WhatIsNotThereIsToldOfTheOutermost) {
  const auto get = [&](const PartPath& path) {
    return books_->Get(Context(), path, /*sensitive=*/false).status();
  };
  EXPECT_THAT(get({"main", "s1", "b1"}), HasReason("BOOK_UNKNOWN"));
  EXPECT_THAT(get({"main", "s9", "b1"}), HasReason("SHELF_UNKNOWN"));
  EXPECT_THAT(get({"none", "s9", "b1"}), HasReason("LIBRARY_UNKNOWN"));
  EXPECT_THAT(get({"closed", "s9", "b1"}), HasReason("LIBRARY_UNKNOWN")) << "it may not be read";
  EXPECT_THAT(books_->List(Context(), {.parent = {"main", "s9"}, .after = "", .limit = 2}),
              HasReason("SHELF_UNKNOWN"));
  EXPECT_THAT(Titles({.parent = {"main", "s1"}, .after = "", .limit = 2}), IsEmpty());
  EXPECT_THAT(AddBook("main", {"s9", "b1", "Basildon", {}}), HasReason("SHELF_UNKNOWN"));
  EXPECT_THAT(AddBook("none", {"s1", "b1", "Basildon", {}}), HasReason("LIBRARY_UNKNOWN"));
  EXPECT_THAT(Retitle({"main", "s1", "b1"}, {}, "Harlow"), HasReason("BOOK_UNKNOWN"));
}

TEST_F(PartStorageTest, RulesLookAtAllThatTheRootHolds) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", {}}));
  EXPECT_THAT(AddBook("main", {"s1", "b1", "Harlow", {}}), HasReason("BOOK_EXISTS"));
  EXPECT_THAT(AddBook("main", {"s1", "b2", "Basildon", {}}), HasReason("TITLE_TAKEN"));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.book"), "1");
}

TEST_F(PartStorageTest, WhatFollowsOfAChangeIsWrittenWithIt) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", {}}));
  EXPECT_EQ(Value("SELECT books FROM shop.library WHERE id = 'main'"), "1");
  ABSL_ASSERT_OK(DeleteBook({"main", "s1", "b1"}));
  EXPECT_EQ(Value("SELECT books FROM shop.library WHERE id = 'main'"), "0");
  ABSL_ASSERT_OK(AddShelf("main", {"s2", "upstairs"}));
  EXPECT_THAT(RootRows<Library>::settled, ElementsAre("s2 created"));
}

TEST_F(PartStorageTest, ThoseOfSeveralRootsAreReadTogether) {
  ABSL_ASSERT_OK(AddShelf("closed", {"s1", "cellar"}));
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b", "b", {}}));
  ABSL_ASSERT_OK(AddBook("main", {"s1", "a", "a", {}}));
  ABSL_ASSERT_OK(AddBook("closed", {"s1", "c", "c", {}}));
  const auto those = [&](const std::vector<std::string>& libraries) {
    std::vector<std::string> titles;
    auto lease = pool_->Acquire("kent", absl::Now() + absl::Seconds(20));
    if (!lease.ok()) return std::vector<std::string>{std::string(lease.status().message())};
    const auto books = PartRows<Book>::Those(*lease, "kent", libraries);
    if (!books.ok()) return std::vector<std::string>{std::string(books.status().message())};
    for (const Book& book : *books) titles.push_back(book.title);
    return titles;
  };
  EXPECT_THAT(those({"main", "none"}), ElementsAre("a", "b"));
  EXPECT_THAT(those({"main", "closed"}), ElementsAre("c", "a", "b"));
  EXPECT_THAT(those({}), IsEmpty());
}

// Each shelf of a reading room gets a catalogue of the shelves that were there.
absl::Status AddCatalogue(const Beside<Shelf>& beside, postgres::Transaction&,
                          change_postgres::ChangeSet& changes) {
  const Shelf& shelf = beside.decided.record.part;
  if (shelf.room != "reading room") return absl::OkStatus();
  if (shelf.id == "full") return Error(absl::StatusCode::kInternal, "NO_PLACE", "").Build();
  const PartRecord<Book> book{{shelf.id, "cat", absl::StrCat(beside.content.shelves.size()), {}},
                              {}};
  const auto write = [force = beside.force, root = beside.root](
                         postgres::Transaction& transaction,
                         const Decided<PartRecord<Book>>& decided) {
    return PartRows<Book>::Write(transaction, force, root, decided.record);
  };
  changes.Add<PartRecord<Book>>(
      Created(book), {.type = "book",
                      .name = NameOf(beside.force, beside.root, book.part),
                      .write = write,
                      .image = [](const PartRecord<Book>&) { return std::string("{}"); }});
  return absl::OkStatus();
}

TEST_F(PartStorageTest, WhatAChangeMakesOfOthersIsWrittenWithIt) {
  shelves_ = std::make_unique<LibraryParts<Shelf>>(change_postgres::ChangeParts{*pool_, uuids_},
                                                   AddCatalogue);
  ABSL_ASSERT_OK(AddShelf("main", {"s2", "upstairs"}));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.book"), "0");
  ABSL_ASSERT_OK(AddShelf("main", {"s3", "reading room"}));
  EXPECT_EQ(Value("SELECT concat_ws(' ', shelf, id, title, version) FROM shop.book"), "s3 cat 2 3");
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || subject, ',' ORDER BY seq) "
                  "FROM shop.event_out WHERE seq > 2"),
            "shelf.created forces/kent/libraries/main/shelves/s3,"
            "book.created forces/kent/libraries/main/shelves/s3/books/cat");
  EXPECT_THAT(AddShelf("main", {"full", "reading room"}), HasReason("NO_PLACE"));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.shelf"), "3");
}

TEST_F(PartStorageTest, DeletionAsksTheRules) {
  ABSL_ASSERT_OK(AddBook("main", {"s1", "b1", "Basildon", 312}));
  EXPECT_THAT(DeleteBook({"main", "s1", "b1"}), HasReason("BOOK_READ"));
  EXPECT_THAT(DeleteBook({"main", "s1", "b2"}), HasReason("BOOK_UNKNOWN"));
}

}  // namespace
}  // namespace parts_postgres
}  // namespace copperplate

#include "libs/handler/resource.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/testing/resource.pb.h"
#include "libs/auth/principal.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"

namespace copperplate::handler {
namespace {

using api::testing::CreateRequest;
using api::testing::ListRequest;
using api::testing::ListResponse;
using api::testing::NamedRequest;
using api::testing::UpdateRequest;
using ::testing::ElementsAre;
using testing::Told;
using Message = api::testing::Resource;

constexpr char kRequestId[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";
inline constexpr resource::Pattern<"forces/{force}/shelves/{shelf}/resources/{resource}">
    kResourceName;

struct Book {
  std::string id;
  std::string title;
  std::string measure;
};
struct BookRecord {
  Book book;
  RecordHeader header = {};
};

Message BookProto(const BookRecord& record) {
  Message message;
  message.set_name(kResourceName.Format("kent", "s1", record.book.id));
  message.set_title(record.book.title);
  message.set_measure(record.book.measure);
  if (record.header.version != 0) message.set_etag(api::FormatEtag(record.header.version));
  return message;
}

Book ReadBook(absl::string_view id, const Message& message, Faults& faults) {
  if (id.empty()) faults.Add("FIELD_REQUIRED", "id", "must not be empty");
  if (message.title().empty()) faults.Add("FIELD_REQUIRED", "title", "must not be empty");
  return {std::string(id), message.title(), message.measure()};
}

const Resource<Message, BookRecord, Book>& BookResource() {
  static const auto* const kResource = new Resource<Message, BookRecord, Book>{
      .field = "resource",
      .rules = {.output_only = {"rank"}, .immutable = {"measure"}},
      .to_proto = BookProto,
      .read = ReadBook};
  return *kResource;
}

BookRecord Present() { return {{"one", "old", "count"}, {"uid", {}, {}, 3}}; }

class ResourceTest : public ::testing::Test {
 protected:
  using Result = absl::StatusOr<Changed<BookRecord>>;

  ResourceTest() {
    auto principal = std::make_shared<auth::Principal>();
    principal->subject = "portal-1";
    call_.principal = std::move(principal);
    call_.force = "kent";
  }

  // Keeps what a use case is told, and says it was done.
  void Note(const RequestContext& context, const Asked& asked) {
    caller_ = context.caller;
    request_id_ = context.idempotency.has_value() ? context.idempotency->request_id : "";
    asked_ = asked;
  }
  absl::StatusOr<Message> DoCreate(const CreateRequest& request, Faults faults = {}) {
    return Create<Message, BookRecord, Book>(
        call_, request, request.resource_id(), request.resource(), BookResource(),
        std::move(faults),
        [&](const RequestContext& context, const Book& book, WriteMode mode,
            const Printer<BookRecord>& print) -> Result {
          Note(context, {.id = book.id, .mode = mode});
          const BookRecord record{book, {"uid", {}, {}, 1}};
          image_ = print.image(record).open;
          return record;
        });
  }
  // Onto `present`.
  absl::StatusOr<Message> DoUpdate(const UpdateRequest& request, const BookRecord& present,
                                   Faults faults = {}) {
    return Update<Message, BookRecord, Book>(
        call_, request, request.resource(), kResourceName, BookResource(),
        [&](const RequestContext& context, const Asked& asked, const Merge<BookRecord, Book>& merge,
            const Printer<BookRecord>&) -> Result {
          Note(context, asked);
          ABSL_ASSIGN_OR_RETURN(Book book, merge(present));
          return BookRecord{std::move(book), {"uid", {}, {}, 4}};
        },
        std::move(faults));
  }
  absl::StatusOr<Message> DoMove(const NamedRequest& request, const Result& result) {
    Faults faults;
    if (request.reason().empty()) faults.Add("FIELD_REQUIRED", "reason", "must not be empty");
    return Move<Message, BookRecord, Book>(
        call_, request, kResourceName, BookResource(), std::move(faults),
        [&](const RequestContext& context, const Asked& asked, const Printer<BookRecord>&) {
          Note(context, asked);
          return result;
        });
  }
  absl::StatusOr<google::protobuf::Empty> DoDelete(const NamedRequest& request,
                                                   const Result& result) {
    return Delete<Message, BookRecord, Book>(
        call_, request, kResourceName, BookResource(),
        [&](const RequestContext& context, const Asked& asked, const Printer<BookRecord>& print) {
          Note(context, asked);
          image_ = print.image(Present()).open;
          reply_ = print.reply(Present());
          return result;
        });
  }

  rpc::CallContext call_;
  // What the use case was told; nothing: it was not called.
  std::optional<Asked> asked_;
  std::string caller_;
  std::string request_id_;
  std::string image_;
  std::string reply_ = "none";
};

TEST_F(ResourceTest, CreateHandsOnWhatWasReadAndShowsWhatWasWritten) {
  CreateRequest request;
  request.set_resource_id("one");
  request.mutable_resource()->set_title("new");
  request.set_request_id(kRequestId);
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const Message reply, DoCreate(request));
  EXPECT_EQ(reply.name(), "forces/kent/shelves/s1/resources/one");
  EXPECT_EQ(reply.title(), "new");
  EXPECT_EQ(reply.etag(), api::FormatEtag(1));
  EXPECT_EQ(image_, api::ImageOf(reply).open);
  EXPECT_EQ(caller_, "portal-1");
  EXPECT_EQ(request_id_, kRequestId);
  EXPECT_EQ(asked_->mode, WriteMode::kValidateOnly);
}

TEST_F(ResourceTest, CreateNamesEveryFaultByItsField) {
  CreateRequest request;
  request.set_request_id("7");
  Faults faults;
  faults.Add("RESOURCE_NAME_INVALID", "parent", "is none");
  EXPECT_EQ(Told(DoCreate(request, faults).status()),
            "RESOURCE_NAME_INVALID parent resource_id resource.title request_id");
  EXPECT_FALSE(asked_.has_value());
}

UpdateRequest Patch(const std::vector<std::string>& mask) {
  UpdateRequest request;
  request.mutable_resource()->set_name("forces/kent/shelves/s1/resources/one");
  request.mutable_resource()->set_title("new");
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return request;
}

TEST_F(ResourceTest, UpdateMergesWhatTheMaskNames) {
  UpdateRequest request = Patch({"title"});
  request.mutable_resource()->set_measure("rate");
  request.mutable_resource()->set_etag(api::FormatEtag(3));
  request.set_request_id(kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const Message reply, DoUpdate(request, Present()));
  EXPECT_EQ(reply.title(), "new");
  EXPECT_EQ(reply.measure(), "count");
  EXPECT_EQ(reply.etag(), api::FormatEtag(4));
  EXPECT_EQ(asked_->id, "one");
  EXPECT_THAT(asked_->parents, ElementsAre("kent", "s1"));
  EXPECT_EQ(asked_->expected_version, 3);
  EXPECT_EQ(asked_->mode, WriteMode::kWrite);
  EXPECT_EQ(request_id_, kRequestId);
  request.mutable_resource()->clear_etag();
  request.set_validate_only(true);
  ABSL_ASSERT_OK(DoUpdate(request, Present()));
  EXPECT_FALSE(asked_->expected_version.has_value());
  EXPECT_EQ(asked_->mode, WriteMode::kValidateOnly);
}

TEST_F(ResourceTest, UpdateRefusesWhatIsMergedUnderTheField) {
  UpdateRequest request = Patch({"title"});
  request.mutable_resource()->clear_title();
  EXPECT_EQ(Told(DoUpdate(request, Present()).status()), "FIELD_REQUIRED resource.title");
  request = Patch({"measure"});
  request.mutable_resource()->set_measure("rate");
  EXPECT_EQ(Told(DoUpdate(request, Present()).status()), "FIELD_IMMUTABLE resource.measure");
}

TEST_F(ResourceTest, UpdateNamesEveryFaultOfTheRequest) {
  UpdateRequest request = Patch({"rank"});
  request.mutable_resource()->set_name("resources/one");
  request.set_request_id("7");
  Faults faults;
  faults.Add("OTHER", "other", "is wrong");
  EXPECT_EQ(Told(DoUpdate(request, Present(), faults).status()),
            "OTHER other resource.name update_mask request_id");
  EXPECT_FALSE(asked_.has_value());
}

NamedRequest Named() {
  NamedRequest request;
  request.set_name("forces/kent/shelves/s1/resources/one");
  request.set_etag(api::FormatEtag(3));
  request.set_request_id(kRequestId);
  request.set_reason("because");
  return request;
}

TEST_F(ResourceTest, MoveAsksForTheNamedOneInItsVersion) {
  ABSL_ASSERT_OK_AND_ASSIGN(const Message reply, DoMove(Named(), Present()));
  EXPECT_EQ(reply.title(), "old");
  EXPECT_EQ(asked_->id, "one");
  EXPECT_THAT(asked_->parents, ElementsAre("kent", "s1"));
  EXPECT_EQ(asked_->expected_version, 3);
  EXPECT_EQ(request_id_, kRequestId);
  ABSL_ASSERT_OK_AND_ASSIGN(const Message repeated,
                            DoMove(Named(), FirstResult{reply.SerializeAsString()}));
  EXPECT_EQ(repeated.SerializeAsString(), reply.SerializeAsString());
  const absl::Status refused = absl::FailedPreconditionError("not now");
  EXPECT_EQ(DoMove(Named(), refused).status(), refused);
}

TEST_F(ResourceTest, MoveNamesEveryFaultOfTheRequest) {
  NamedRequest request = Named();
  request.set_name("resources/one");
  request.clear_reason();
  request.set_request_id("7");
  EXPECT_EQ(Told(DoMove(request, Present()).status()), "FIELD_REQUIRED reason name request_id");
  EXPECT_FALSE(asked_.has_value());
}

TEST_F(ResourceTest, DeleteIsAnsweredWithNothing) {
  NamedRequest request = Named();
  request.set_validate_only(true);
  ABSL_ASSERT_OK(DoDelete(request, Present()));
  EXPECT_EQ(asked_->id, "one");
  EXPECT_THAT(asked_->parents, ElementsAre("kent", "s1"));
  EXPECT_EQ(asked_->expected_version, 3);
  EXPECT_EQ(asked_->mode, WriteMode::kValidateOnly);
  EXPECT_EQ(image_, api::ImageOf(BookProto(Present())).open);
  EXPECT_EQ(reply_, "");
  ABSL_EXPECT_OK(DoDelete(Named(), FirstResult{""}));
  EXPECT_EQ(DoDelete(Named(), absl::NotFoundError("none")).status(), absl::NotFoundError("none"));
}

TEST_F(ResourceTest, DeleteNamesEveryFaultOfTheRequest) {
  NamedRequest request = Named();
  request.set_name("");
  request.set_request_id("7");
  EXPECT_EQ(Told(DoDelete(request, Present()).status()), "RESOURCE_NAME_INVALID name request_id");
  EXPECT_FALSE(asked_.has_value());
}

class ResourceListTest : public ResourceTest {
 protected:
  // Of the books a to e.
  absl::StatusOr<ListResponse> DoList(const ListRequest& request, Faults faults = {}) {
    const auto id = [](const BookRecord& record) { return record.book.id; };
    const auto find = [&](const RequestContext& context, const std::string& after,
                          int limit) -> absl::StatusOr<Page<BookRecord>> {
      caller_ = context.caller;
      Page<BookRecord> page;
      for (const char* book : {"a", "b", "c", "d", "e"}) {
        if (book > after) page.rows.push_back({{book, "title", ""}});
      }
      page.more = page.rows.size() > static_cast<size_t>(limit);
      page.rows.resize(std::min(page.rows.size(), static_cast<size_t>(limit)));
      return page;
    };
    return List<ListResponse, BookRecord, Message>(
        call_, request, std::move(faults), &ListResponse::add_resources, BookProto, id, find);
  }
};

TEST_F(ResourceListTest, PagesFollowOneAnother) {
  ListRequest request;
  request.set_page_size(2);
  std::string names;
  for (int page = 0; page < 3; ++page) {
    ABSL_ASSERT_OK_AND_ASSIGN(const ListResponse response, DoList(request));
    for (const Message& message : response.resources()) {
      absl::StrAppend(&names, message.name().substr(message.name().rfind('/') + 1));
    }
    EXPECT_EQ(response.next_page_token().empty(), page == 2);
    request.set_page_token(response.next_page_token());
    names += "|";
  }
  EXPECT_EQ(names, "ab|cd|e|");
  EXPECT_EQ(caller_, "portal-1");
}

TEST_F(ResourceListTest, NamesEveryFaultOfTheRequest) {
  ListRequest request;
  request.set_page_size(-1);
  request.set_page_token("x");
  Faults faults;
  faults.Add("RESOURCE_NAME_INVALID", "parent", "is none");
  EXPECT_EQ(Told(DoList(request, faults).status()),
            "RESOURCE_NAME_INVALID parent page_size page_token");
  EXPECT_EQ(caller_, "");
}

TEST_F(ResourceListTest, APageOfAnotherOrderGoesOnAfterItsKey) {
  ListRequest request;
  Faults faults;
  const auto asked = api::ReadPageRequest<int64_t, std::string>(request, faults);
  const auto key = [](const BookRecord& record) { return std::tuple(int64_t{7}, record.book.id); };
  const auto find = [](const RequestContext&) -> absl::StatusOr<Page<BookRecord>> {
    return Page<BookRecord>{.rows = {Present()}, .more = true};
  };
  ABSL_ASSERT_OK_AND_ASSIGN(
      const ListResponse response,
      (ListPage<ListResponse, BookRecord>(call_, asked, faults, &ListResponse::add_resources,
                                          BookProto, key, find)));
  EXPECT_EQ(response.resources_size(), 1);
  request.set_page_token(response.next_page_token());
  const auto next = api::ReadPageRequest<int64_t, std::string>(request, faults);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(next.after, std::make_tuple(7, "one"));
}

}  // namespace
}  // namespace copperplate::handler

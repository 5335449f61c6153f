#include "services/gateway/openapi/openapi.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/gateway/openapi/comments.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

namespace json = boost::json;

class OpenApiTest : public ::testing::Test {
 protected:
  OpenApiTest() {
    std::vector<OpenApiRoute> routes;
    for (const Route& route : set_->routes()) {
      routes.push_back({&route, route.method->name() == "ListNotices"});
    }
    text_ = OpenApiDocument(routes);
    document_ = json::parse(text_);
  }

  const json::value& Operation(const char* path, const char* method) {
    return document_.at("paths").at(path).at(method);
  }
  // `in name type` of each parameter.
  std::vector<std::string> Parameters(const json::value& operation) {
    std::vector<std::string> texts;
    for (const auto& parameter : operation.at("parameters").as_array()) {
      const auto* type = parameter.at("schema").as_object().if_contains("type");
      texts.push_back(absl::StrCat(parameter.at("in").as_string().c_str(), " ",
                                   parameter.at("name").as_string().c_str(), " ",
                                   type == nullptr ? "ref" : type->as_string().c_str()));
    }
    return texts;
  }

  std::shared_ptr<const ServiceSet> set_ =
      ServiceSet::Load("parish", testdata::ParishDescriptors()).value();
  std::string text_;
  json::value document_;
};

// Finds a name that an object has twice, which Boost.JSON's own parser passes over.
struct DuplicateFinder {
  static constexpr size_t max_object_size = static_cast<size_t>(-1);
  static constexpr size_t max_array_size = static_cast<size_t>(-1);
  static constexpr size_t max_key_size = static_cast<size_t>(-1);
  static constexpr size_t max_string_size = static_cast<size_t>(-1);

  std::vector<std::set<std::string>> names;
  std::string name;
  std::string duplicate;

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    names.emplace_back();
    return true;
  }
  bool on_object_end(size_t, json::error_code&) {
    names.pop_back();
    return true;
  }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(size_t, json::error_code&) { return true; }
  bool on_key_part(json::string_view part, size_t, json::error_code&) {
    name.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, size_t, json::error_code&) {
    name.append(part.data(), part.size());
    if (!names.back().insert(name).second) duplicate = name;
    name.clear();
    return true;
  }
  bool on_string_part(json::string_view, size_t, json::error_code&) { return true; }
  bool on_string(json::string_view, size_t, json::error_code&) { return true; }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(int64_t, json::string_view, json::error_code&) { return true; }
  bool on_uint64(uint64_t, json::string_view, json::error_code&) { return true; }
  bool on_double(double, json::string_view, json::error_code&) { return true; }
  bool on_bool(bool, json::error_code&) { return true; }
  bool on_null(json::error_code&) { return true; }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

TEST_F(OpenApiTest, NamesNoMemberTwice) {
  json::basic_parser<DuplicateFinder> parser{json::parse_options()};
  json::error_code error;
  parser.write_some(false, text_.data(), text_.size(), error);
  EXPECT_FALSE(error) << error.message();
  EXPECT_EQ(parser.handler().duplicate, "");
}

TEST_F(OpenApiTest, DescribesOperationsByTheProtosComments) {
  EXPECT_EQ(document_.at("openapi"), "3.1.0");
  EXPECT_EQ(document_.at("tags").at(0).at("name"), "NoticeService");
  EXPECT_EQ(document_.at("tags").at(0).at("description"), "Notices of a parish.");
  const auto& list = Operation("/v1/parishes/{parish}/notices", "get");
  EXPECT_EQ(list.at("operationId"), "NoticeService_ListNotices");
  EXPECT_EQ(list.at("summary"), "Lists notices, the newest first");
  EXPECT_EQ(Parameters(list),
            (std::vector<std::string>{
                "path parish string", "query pageSize integer", "query pageToken string",
                "query priorities array", "query knownAt string", "query near.street string",
                "query near.latitude number", "query pinned boolean", "query readMask string",
                "query maxAge string", "query limit integer"}));
  EXPECT_EQ(list.at("parameters").at(1).at("description"), "0 is 50.");
  const auto& content = list.at("responses").at("200").at("content");
  EXPECT_EQ(content.at("application/json").at("schema").at("$ref"),
            "#/components/schemas/parish.v1.ListNoticesResponse");
  EXPECT_TRUE(content.as_object().contains("text/csv"));
  EXPECT_EQ(list.at("responses").at("default").at("$ref"), "#/components/responses/Error");
}

TEST_F(OpenApiTest, DescribesBodies) {
  const auto& create = Operation("/v1/parishes/{parish}/notices", "post");
  EXPECT_EQ(create.at("requestBody").at("content").at("application/json").at("schema").at("$ref"),
            "#/components/schemas/parish.v1.Notice");
  EXPECT_EQ(Parameters(create),
            (std::vector<std::string>{"path parish string", "query requestId string",
                                      "query validateOnly boolean"}));
  const auto& update = Operation("/v1/parishes/{parish}/notices/{notice}", "patch");
  EXPECT_EQ(Parameters(update),
            (std::vector<std::string>{"path parish string", "path notice string",
                                      "query updateMask string", "header If-Match string"}));
  EXPECT_EQ(update.at("responses").at("412").at("$ref"), "#/components/responses/Error");
  const auto& pin = Operation("/v1/parishes/{parish}/notices/{notice}:pin", "post");
  EXPECT_EQ(Parameters(pin), (std::vector<std::string>{"path parish string", "path notice string",
                                                       "header If-Match string"}));
  const auto& get = Operation("/v1/parishes/{parish}/notices/{notice}", "get");
  EXPECT_EQ(Parameters(get), (std::vector<std::string>{"path parish string", "path notice string",
                                                       "header If-None-Match string"}));
  EXPECT_TRUE(get.at("responses").as_object().contains("304"));
  const auto& import = Operation("/v1/parishes/{parish}/notices:import", "post");
  EXPECT_TRUE(import.at("requestBody").at("content").as_object().contains("text/csv"));
  EXPECT_EQ(Parameters(import),
            (std::vector<std::string>{"path parish string", "query validateOnly boolean"}));
  EXPECT_EQ(import.at("requestBody").at("description"), "At most 1000000 bytes.");
  const auto& watch = Operation("/v1/parishes/{parish}/notices:watch", "get");
  EXPECT_EQ(Parameters(watch).back(), "header Last-Event-ID string");
  EXPECT_TRUE(Operation("/v1/parishes/{parish}/notices:watch", "get")
                  .at("responses")
                  .at("200")
                  .at("content")
                  .as_object()
                  .contains("text/event-stream"));
  EXPECT_TRUE(Operation("/v1/parishes/{parish}/papers/{paper}:download", "get")
                  .at("responses")
                  .at("200")
                  .at("content")
                  .as_object()
                  .contains("*/*"));
  EXPECT_EQ(Operation("/v1/echo/{label}", "put").at("operationId"), "NoticeService_Echo_3");
}

TEST_F(OpenApiTest, SaysWhatIsRequired) {
  const auto& notice = document_.at("components").at("schemas").at("parish.v1.Notice");
  EXPECT_EQ(notice.at("required"), json::parse(R"(["title"])"));
  const auto& create = Operation("/v1/parishes/{parish}/notices", "post").at("requestBody");
  EXPECT_EQ(create.at("required"), true);
  // An update sends what its mask names.
  const auto& update = Operation("/v1/parishes/{parish}/notices/{notice}", "patch");
  EXPECT_EQ(update.at("requestBody").at("required"), true);
  const auto& body = update.at("requestBody").at("content").at("application/json").at("schema");
  EXPECT_TRUE(body.at("properties").as_object().contains("title"));
  EXPECT_FALSE(body.as_object().contains("required"));
  const auto& mask = update.at("parameters").at(2);
  EXPECT_EQ(mask.at("name"), "updateMask");
  EXPECT_EQ(mask.at("required"), true);
  // What the path names is not in the body that is the request.
  const auto& pin = Operation("/v1/parishes/{parish}/notices/{notice}:pin", "post");
  EXPECT_FALSE(pin.at("requestBody").as_object().contains("required"));
  EXPECT_FALSE(pin.at("requestBody")
                   .at("content")
                   .at("application/json")
                   .at("schema")
                   .at("properties")
                   .as_object()
                   .contains("name"));
}

TEST_F(OpenApiTest, WritesSchemasAsProto3JsonWritesTheMessages) {
  const auto& schemas = document_.at("components").at("schemas");
  const auto& notice = schemas.at("parish.v1.Notice");
  EXPECT_EQ(notice.at("description"), "A notice on the board.");
  const auto& fields = notice.at("properties");
  EXPECT_EQ(fields.at("viewCount").at("type"), "string");
  EXPECT_EQ(fields.at("viewCount").at("format"), "int64");
  EXPECT_EQ(fields.at("viewCount").at("description"), "How often it was read.");
  EXPECT_EQ(fields.at("createTime").at("format"), "date-time");
  EXPECT_EQ(fields.at("tags").at("items").at("type"), "string");
  EXPECT_EQ(fields.at("place").at("$ref"), "#/components/schemas/parish.v1.Place");
  const auto& priority = schemas.at("parish.v1.Priority");
  EXPECT_EQ(priority.at("enum").as_array().size(), 3u);
  EXPECT_EQ(priority.at("description"),
            "How much it matters.\n\n`PRIORITY_UNSPECIFIED`: Not given.");
  const auto& every = schemas.at("parish.v1.EveryKind").at("properties");
  EXPECT_EQ(every.at("nestedMap").at("additionalProperties").at("$ref"),
            "#/components/schemas/parish.v1.EveryKind.Nested");
  EXPECT_EQ(every.at("someBytes").at("contentEncoding"), "base64");
  EXPECT_EQ(every.at("chosenNull").at("type"), "null");
  EXPECT_EQ(every.at("int64Value").at("format"), "int64");
  EXPECT_TRUE(every.as_object().contains("anotherName"));
}

// Collects every reference of a document.
void CollectReferences(const json::value& value, std::set<std::string>& references) {
  if (value.is_array()) {
    for (const auto& element : value.as_array()) CollectReferences(element, references);
  } else if (value.is_object()) {
    for (const auto& member : value.as_object()) {
      if (member.key() == "$ref") references.emplace(member.value().as_string().c_str());
      CollectReferences(member.value(), references);
    }
  }
}

TEST_F(OpenApiTest, EveryReferenceLeadsSomewhere) {
  std::set<std::string> references;
  CollectReferences(document_, references);
  EXPECT_GE(references.size(), 8u);
  for (const std::string& reference : references) {
    boost::json::error_code error;
    document_.find_pointer(reference.substr(1), error);
    EXPECT_FALSE(error) << reference;
  }
}

TEST(SummaryOf, IsTheFirstSentence) {
  EXPECT_EQ(SummaryOf("Lists areas, by id. At most 500."), "Lists areas, by id");
  EXPECT_EQ(SummaryOf("Reads `x.y` of it"), "Reads `x.y` of it");
  EXPECT_EQ(SummaryOf("One\n\nTwo"), "One");
  EXPECT_EQ(SummaryOf(""), "");
}

}  // namespace
}  // namespace copperplate::gateway

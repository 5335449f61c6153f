#include "services/gateway/openapi/openapi_path.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

TEST(ToOpenApiPath, NamesParametersByCollectionOrField) {
  struct Case {
    const char* path;
    const char* text;
    const char* parameters;  // name=field...
  };
  const Case cases[] = {
      {"/v1/{name=forces/*/indicators/*}:publish",
       "/v1/forces/{force}/indicators/{indicator}:publish", "force=name indicator=name "},
      {"/v1/{area.name=forces/*/areas/*}", "/v1/forces/{force}/areas/{area}",
       "force=area.name area=area.name "},
      {"/v1/{parent=forces/*/batches/*}/faults", "/v1/forces/{force}/batches/{batch}/faults",
       "force=parent batch=parent "},
      {"/v1/{name=forces/*/commentaries/*}", "/v1/forces/{force}/commentaries/{commentary}",
       "force=name commentary=name "},
      {"/v1/{name=forces/*/classes/*/news/*}", "/v1/forces/{force}/classes/{class}/news/{new}",
       "force=name class=name new=name "},
      {"/v1/echo/{nested.label}", "/v1/echo/{label}", "label=nested.label "},
      {"/v1/{name=*}/{other=*}", "/v1/{name}/{other}", "name=name other=other "},
      {"/v1/{a=things/*}/{b=things/*}", "/v1/things/{thing}/things/{thing2}", "thing=a thing2=b "},
      {"/v1/*/{file=**}", "/v1/{id}/{rest}", "id= rest=file "},
      {"/v1/forces", "/v1/forces", ""},
  };
  for (const Case& c : cases) {
    const OpenApiPath path = ToOpenApiPath(PathTemplate::Parse(c.path).value());
    EXPECT_EQ(path.text, c.text);
    std::string parameters;
    for (const auto& parameter : path.parameters) {
      absl::StrAppend(&parameters, parameter.name, "=", parameter.field_path, " ");
    }
    EXPECT_EQ(parameters, c.parameters) << c.path;
  }
}

}  // namespace
}  // namespace copperplate::gateway

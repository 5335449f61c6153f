#include "services/indicators/transport/testing/demonstration.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/program.h"

namespace copperplate::indicators {
namespace {

using google::protobuf::ListValue;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;

constexpr char kFolder[] = "deploy/demonstration/";

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

absl::Status ParseJson(const std::string& json, Message& out) {
  const auto status = google::protobuf::util::JsonStringToMessage(json, &out);
  if (status.ok()) return absl::OkStatus();
  return absl::InternalError(std::string(status.message().data(), status.message().size()));
}

absl::Status Convert(const Struct& from, Message& to) {
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(from, &json).ok()) {
    return absl::InternalError("unprintable");
  }
  return ParseJson(json, to);
}

std::string TakeText(Struct& object, const std::string& name) {
  const std::string text = (*object.mutable_fields())[name].string_value();
  object.mutable_fields()->erase(name);
  return text;
}

void SetText(Struct& object, const std::string& name, const std::string& text) {
  (*object.mutable_fields())[name].set_string_value(text);
}

std::string NameOf(const char* collection, const std::string& id) {
  return absl::StrCat("forces/", kDemonstrationForce, "/", collection, "/", id);
}

// The file's list of objects, each as a message; its `parents` name areas by their ids.
template <class Resource>
absl::StatusOr<std::vector<std::pair<std::string, Resource>>> ReadResources(const char* file) {
  ABSL_ASSIGN_OR_RETURN(const std::string json, ReadFile(absl::StrCat(kFolder, file)));
  ListValue list;
  ABSL_RETURN_IF_ERROR(ParseJson(json, list));
  std::vector<std::pair<std::string, Resource>> resources;
  for (Value& value : *list.mutable_values()) {
    Struct& object = *value.mutable_struct_value();
    auto& [id, resource] = resources.emplace_back();
    id = TakeText(object, "id");
    const auto parents = object.mutable_fields()->find("parents");
    if (parents != object.mutable_fields()->end()) {
      for (Value& parent : *parents->second.mutable_list_value()->mutable_values()) {
        Struct& link = *parent.mutable_struct_value();
        SetText(link, "area", NameOf("areas", TakeText(link, "area")));
      }
    }
    ABSL_RETURN_IF_ERROR(Convert(object, resource));
  }
  return resources;
}

}  // namespace

absl::StatusOr<std::vector<std::pair<std::string, v1::Area>>> DemonstrationAreas() {
  return ReadResources<v1::Area>("areas.json");
}

absl::StatusOr<std::vector<std::pair<std::string, v1::Indicator>>> DemonstrationIndicators() {
  return ReadResources<v1::Indicator>("indicators.json");
}

absl::StatusOr<v1::ImportPrintedCellsRequest> DemonstrationPrintedCells() {
  ABSL_ASSIGN_OR_RETURN(const std::string json,
                        ReadFile(absl::StrCat(kFolder, "printed_cells.json")));
  Struct page;
  ABSL_RETURN_IF_ERROR(ParseJson(json, page));
  auto& fields = *page.mutable_fields();
  v1::ImportPrintedCellsRequest request;
  request.set_parent(absl::StrCat("forces/", kDemonstrationForce));
  for (const char* part : {"peers", "exceptions", "verdicts"}) {
    for (Value& value : *fields[part].mutable_list_value()->mutable_values()) {
      Struct& cell = *value.mutable_struct_value();
      TakeText(cell, "computed");
      SetText(cell, "indicator", NameOf("indicators", TakeText(cell, "indicator")));
      SetText(cell, "month", fields["month"].string_value());
      SetText(cell, "source", fields["source"].string_value());
      if (absl::string_view(part) == "peers") SetText(cell, "column", "PEERS");
      ABSL_RETURN_IF_ERROR(Convert(cell, *request.add_printed_cells()));
    }
  }
  return request;
}

absl::StatusOr<std::vector<std::vector<std::string>>> DemonstrationTable(const std::string& path) {
  ABSL_ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  std::vector<std::vector<std::string>> rows;
  for (const absl::string_view line : absl::StrSplit(text, '\n', absl::SkipEmpty())) {
    rows.push_back(absl::StrSplit(line, ','));
  }
  return rows;
}

absl::StatusOr<std::string> DemonstrationFigures() {
  char folder[] = "/tmp/copperplate-demonstration-XXXXXX";
  if (mkdtemp(folder) == nullptr) return absl::InternalError("no temporary folder");
  const auto generated = testing_postgres::RunProgram(
      {"/usr/bin/python3", absl::StrCat(kFolder, "generate.py"), folder},
      {"PYTHONDONTWRITEBYTECODE=1"});
  auto csv = generated.ok() ? ReadFile(absl::StrCat(folder, "/observations.csv"))
                            : absl::StatusOr<std::string>(generated.status());
  std::filesystem::remove_all(folder);
  return csv;
}

}  // namespace copperplate::indicators

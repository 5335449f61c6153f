#pragma once

#include "libs/change/record_image.h"

namespace google::protobuf {
class Descriptor;
class Message;
}  // namespace google::protobuf

namespace copperplate::api {

// A resource as events keep it: JSON as the gateway prints it, every primitive field there. What is
// marked `(copperplate.options.v1.personal)` stands in the open part as the field's default and in
// the personal part, which names the fields that are set alone, as it is.
RecordImage ImageOf(const google::protobuf::Message& resource);

// Whether messages of the type have fields that are marked personal, at any depth.
bool MayHavePersonal(const google::protobuf::Descriptor& type);

// Empties what is marked personal, at any depth: for those who may not see it.
void ClearPersonal(google::protobuf::Message& message);

}  // namespace copperplate::api

#pragma once

#include <string>

namespace google::protobuf {
class Message;
}

namespace copperplate::api {

// A resource as events keep it: JSON as the gateway prints it, every primitive field there.
std::string PrintMessage(const google::protobuf::Message& resource);

}  // namespace copperplate::api

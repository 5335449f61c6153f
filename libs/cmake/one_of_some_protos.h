// Included before each generated file where some are compiled as one: protoc 3.21 gives every file
// statics of these names. COPPERPLATE_FILE is the file's own (UNITY_BUILD_UNIQUE_ID of CMake).
#ifndef COPPERPLATE_JOINED
#define COPPERPLATE_JOINED_AS_IS(a, b) a##b
#define COPPERPLATE_JOINED(a, b) COPPERPLATE_JOINED_AS_IS(a, b)
#define schemas COPPERPLATE_JOINED(schemas_, COPPERPLATE_FILE)
#define file_default_instances COPPERPLATE_JOINED(file_default_instances_, COPPERPLATE_FILE)
#endif

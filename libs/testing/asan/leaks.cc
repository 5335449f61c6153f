// What LeakSanitizer finds in libraries that are not ours, and never grows.
//
// libcares: ten bytes of the resolver's configuration, once a process, where gRPC resolves a name.
extern "C" const char* __lsan_default_suppressions() { return "leak:libcares.so"; }

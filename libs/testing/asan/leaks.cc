// What LeakSanitizer finds in libraries that are not ours, and never grows.
//
// libcares: ten bytes of the resolver's configuration, once a process, where gRPC resolves a name.
// The name is the sanitizer's.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libcares.so";
}

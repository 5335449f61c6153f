# Language level, warnings, sanitizers and ccache for every target of the project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # A shared base directory lets build folders of the same checkout share entries.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

# But in a debug build, a room's files are compiled some at a time as one: the headers that they share are most of the
# work. So what they name must differ throughout the room, also in their unnamed namespaces; what would be there twice
# belongs in a header. The debug build is for editing (one file, one object) and for clang's tools.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)
endif()

# g++ collects its own garbage from 128 MiB on, which cost a fifth of a test's compile time and frees too little to matter:
# a large unit takes 650 MB without, 520 MB with it. Not in a debug build, whose list of commands clang's tools read.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=1048576>)
endif()
set(COPPERPLATE_SANITIZE "" CACHE STRING "Value for -fsanitize=, empty for none")

# Gold is in Debian's binutils too, and twice as quick as its default; it warns of each symbol of clang's sanitizers.
if(COPPERPLATE_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options(-fuse-ld=lld)
else()
  add_link_options(-fuse-ld=gold)
endif()

# Flags for the code we write. Generated code takes neither: its warnings are not ours to fix, and
# instrumenting a service's generated unit cost 105 s under g++.
add_library(copperplate_flags INTERFACE)
target_compile_options(copperplate_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>)
if(COPPERPLATE_SANITIZE)
  target_compile_options(copperplate_flags INTERFACE
    -fsanitize=${COPPERPLATE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${COPPERPLATE_SANITIZE})
endif()

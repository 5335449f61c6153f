# A room is a folder that is its own CMake target and sees only the rooms it links.
#
# Includes are written from the root of the repository ("libs/status/error.h"), so the root itself is never on an
# include path: each target gets a folder in the build tree holding one link, to its own source folder. Including
# the header of a room that is not among the target's dependencies therefore fails to build.

# Adds every direct subfolder that has a CMakeLists.txt, in name order.
function(copperplate_add_subdirectories)
  file(GLOB lists CONFIGURE_DEPENDS LIST_DIRECTORIES false */CMakeLists.txt)
  foreach(list IN LISTS lists)
    get_filename_component(folder ${list} DIRECTORY)
    add_subdirectory(${folder})
  endforeach()
endfunction()

# Makes the link described above for the current folder; sets `out` to the include folder.
function(_copperplate_room_include out)
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  string(REPLACE "/" "_" flat ${folder})
  set(root ${CMAKE_BINARY_DIR}/rooms/${flat})
  get_filename_component(parent ${root}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${folder} SYMBOLIC)
  set(${out} ${root} PARENT_SCOPE)
endfunction()

# copperplate_library(<name> [SOURCES a.cc...] [PUBLIC dep...] [PRIVATE dep...] [FORBID header-prefix...])
#
# A library for the current folder; header-only where SOURCES is empty. Its alias swaps the first underscore:
# libs_status is libs::status, indicators_domain is indicators::domain. FORBID names third-party include prefixes
# (`grpc`, `soci/`) that the room's files must not use; a breach fails the build.
function(copperplate_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE;FORBID" ${ARGN})
  _copperplate_room_include(include)
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${include})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} copperplate_flags)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${include})
    target_link_libraries(${name} INTERFACE ${arg_PUBLIC})
  endif()
  string(REGEX REPLACE "^([^_]+)_(.*)$" "\\1::\\2" alias ${name})
  add_library(${alias} ALIAS ${name})
  if(arg_FORBID)
    add_custom_target(${name}_includes
      COMMAND ${CMAKE_COMMAND} "-DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}" "-DFORBID=${arg_FORBID}"
              -P ${CMAKE_SOURCE_DIR}/libs/cmake/CheckIncludes.cmake
      VERBATIM)
    add_dependencies(${name} ${name}_includes)
  endif()
endfunction()

# What the product is made of; `make build` and `make run` build no more.
add_custom_target(programs)

# copperplate_binary(<name> [BENCHMARK] SOURCES a.cc... DEPS dep...): a program of the product, or one that only measures.
function(copperplate_binary name)
  cmake_parse_arguments(arg "BENCHMARK" "" "SOURCES;DEPS" ${ARGN})
  _copperplate_room_include(include)
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${include})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} copperplate_flags)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  if(NOT arg_BENCHMARK)
    add_dependencies(programs ${name})
  endif()
endfunction()

# The socket folder of the cluster that the fixture `postgres` starts; short, since a socket's path has 107 bytes.
string(MD5 _build_id ${CMAKE_BINARY_DIR})
string(SUBSTRING ${_build_id} 0 8 _build_id)
set(COPPERPLATE_TEST_POSTGRES /tmp/copperplate-test-${_build_id})
# What the fixture `stack` makes, where the user `postgres` reaches it too.
set(COPPERPLATE_TEST_STACK /var/tmp/copperplate-stack-${_build_id})

# The programs that a sanitizer preset is for (.ci/sanitize); ctest knows them by the label `sanitized`.
add_custom_target(sanitized)

# Where threads meet: the libraries, the gateway, and of the services' rooms those that start threads or share what they keep.
# ThreadSanitizer has nothing to say of the others (docs/decisions/0034).
set(COPPERPLATE_ROOMS_OF_THREADS libs services/gateway services/delivery/clients services/indicators/transport)

# Whether a test of the current folder is one for the sanitizer of this build. Not what waits for other programs: migrations are
# those of sqitch, and a bulk test waits for the database.
function(_copperplate_is_sanitized kind out)
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(${out} OFF PARENT_SCOPE)
  if(kind MATCHES "^(e2e|bulk)$" OR folder MATCHES "/schema$")
    return()
  endif()
  if(NOT COPPERPLATE_SANITIZE STREQUAL "thread")
    set(${out} ON PARENT_SCOPE)
  endif()
  foreach(prefix IN LISTS COPPERPLATE_ROOMS_OF_THREADS)
    if(folder MATCHES "^${prefix}(/|$)")
      set(${out} ON PARENT_SCOPE)
    endif()
  endforeach()
endfunction()

# copperplate_test(<name> KIND unit|database|transport|bulk|e2e SOURCES a_test.cc... DEPS dep...)
#
# One GoogleTest program for the tests of the current folder, run by ctest under the label KIND. All but unit and e2e tests are
# given a PostgreSQL cluster of their own by the fixture `postgres` (tests/fixtures), named in COPPERPLATE_TEST_POSTGRES; a bulk
# test fills it with many rows.
function(copperplate_test name)
  cmake_parse_arguments(arg "" "KIND" "SOURCES;DEPS" ${ARGN})
  _copperplate_room_include(include)
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${include})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} GTest::gmock GTest::gtest_main copperplate_flags)
  # What is tested is optimised; optimising the tests themselves costs a third of their compile time (half of it with a
  # sanitizer), and their debug information more of it: PRESET=dev is for a debugger.
  target_compile_options(${name} PRIVATE -O0 $<$<CONFIG:Release>:-g0>)
  if(COPPERPLATE_SANITIZE)
    target_link_libraries(${name} PRIVATE libs_testing_sanitizer)  # libs/testing/README.md
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/test)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set(labels ${arg_KIND})
  _copperplate_is_sanitized(${arg_KIND} sanitized)
  if(sanitized)
    add_dependencies(sanitized ${name})
    list(APPEND labels sanitized)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT 600)
  if(arg_KIND MATCHES "^(database|transport|bulk)$")
    set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED postgres
      ENVIRONMENT COPPERPLATE_TEST_POSTGRES=${COPPERPLATE_TEST_POSTGRES})
  endif()
endfunction()

# Code and descriptor sets from protos/. The google/api and google/rpc protos come from the Debian package
# golang-github-gogo-googleapis-dev.
set(COPPERPLATE_PROTO_ROOT ${CMAKE_SOURCE_DIR}/protos)
find_path(GOOGLEAPIS_ROOT google/api/annotations.proto
  PATHS /usr/share/gocode/src/github.com/gogo/googleapis REQUIRED)
find_path(PROTOBUF_ROOT google/protobuf/descriptor.proto PATHS /usr/include REQUIRED)
set(COPPERPLATE_GENERATED ${CMAKE_BINARY_DIR}/generated)
set(COPPERPLATE_STUBS ${CMAKE_BINARY_DIR}/stubs)
find_program(GRPC_CPP_PLUGIN grpc_cpp_plugin REQUIRED)

# What a tool that reads sources needs before anything is built.
add_custom_target(generated)

# _copperplate_generated_library(<name> ROOT dir INTO dir PROTOS a.proto... SUFFIXES .x... OPTIONS --x_out=dir...
#                                [DEPS dep...])
#
# The library of what protoc makes of PROTOS with OPTIONS: for each a file of each suffix, in INTO. A target of its own,
# without our warnings and sanitizers.
function(_copperplate_generated_library name)
  cmake_parse_arguments(arg "" "ROOT;INTO" "PROTOS;SUFFIXES;OPTIONS;DEPS" ${ARGN})
  set(sources)
  foreach(proto IN LISTS arg_PROTOS)
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    list(TRANSFORM arg_SUFFIXES PREPEND ${arg_INTO}/${stem} OUTPUT_VARIABLE outputs)
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${arg_INTO}
      COMMAND protobuf::protoc -I ${arg_ROOT} -I ${COPPERPLATE_PROTO_ROOT} -I ${GOOGLEAPIS_ROOT}
              ${arg_OPTIONS} ${proto}
      DEPENDS ${arg_ROOT}/${proto} protobuf::protoc
      COMMENT "protoc ${proto}" VERBATIM)
    list(APPEND sources ${outputs})
  endforeach()
  add_custom_target(${name}_sources DEPENDS ${sources})
  add_dependencies(generated ${name}_sources)
  add_library(${name} STATIC ${sources})
  if(COPPERPLATE_SANITIZE)
    # Optimised, eight of the messages took a sanitizer's build 9 s where 4 s do.
    target_compile_options(${name} PRIVATE -O0 -g0)
  endif()
  target_include_directories(${name} SYSTEM PUBLIC ${arg_INTO})
  target_link_libraries(${name} PUBLIC ${arg_DEPS} protobuf::libprotobuf)
endfunction()

# copperplate_proto_library(<name> ROOT dir PROTOS a.proto... [DEPS dep...]): the messages and descriptors of PROTOS
# (paths from ROOT).
function(copperplate_proto_library name)
  _copperplate_generated_library(${name} ${ARGN} INTO ${COPPERPLATE_GENERATED} SUFFIXES .pb.cc .pb.h
    OPTIONS --cpp_out=${COPPERPLATE_GENERATED})
  # Each file defines the same static names: where some files are compiled as one, the file's is put behind each.
  set_target_properties(${name} PROPERTIES
    UNITY_BUILD_UNIQUE_ID COPPERPLATE_FILE
    UNITY_BUILD_CODE_BEFORE_INCLUDE "#include \"${CMAKE_CURRENT_FUNCTION_LIST_DIR}/one_of_some_protos.h\"")
endfunction()

# copperplate_stub_library(<name> ROOT dir PROTOS a.proto... DEPS dep...): the `.grpc.pb.h` of PROTOS, whose messages
# are in DEPS. For clients (tests, and services that ask others): a server registers its methods by their descriptors (libs/rpc), and
# does not see these headers, whose folder is another.
function(copperplate_stub_library name)
  _copperplate_generated_library(${name} ${ARGN} INTO ${COPPERPLATE_STUBS} SUFFIXES .grpc.pb.cc .grpc.pb.h
    OPTIONS --plugin=protoc-gen-grpc=${GRPC_CPP_PLUGIN} --grpc_out=${COPPERPLATE_STUBS})
  target_link_libraries(${name} PUBLIC gRPC::grpc++)
endfunction()

# copperplate_descriptor_set(<service> PROTOS a.proto...): descriptors/<service>.binpb in the build tree, with imports
# and comments, as the gateway reads it.
function(copperplate_descriptor_set service)
  cmake_parse_arguments(arg "" "" "PROTOS" ${ARGN})
  set(output ${CMAKE_BINARY_DIR}/descriptors/${service}.binpb)
  list(TRANSFORM arg_PROTOS PREPEND ${COPPERPLATE_PROTO_ROOT}/ OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/descriptors
    COMMAND protobuf::protoc -I ${COPPERPLATE_PROTO_ROOT} -I ${GOOGLEAPIS_ROOT} --include_imports
            --include_source_info --descriptor_set_out=${output} ${arg_PROTOS}
    DEPENDS ${files} ${COPPERPLATE_PROTO_ROOT}/copperplate/options/v1/options.proto
    COMMENT "descriptor set ${service}" VERBATIM)
  add_custom_target(descriptors_${service} ALL DEPENDS ${output})
  add_dependencies(programs descriptors_${service})
endfunction()

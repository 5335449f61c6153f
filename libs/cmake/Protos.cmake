# Code and descriptor sets from protos/. The google/api and google/rpc protos come from the Debian package
# golang-github-gogo-googleapis-dev.
set(COPPERPLATE_PROTO_ROOT ${CMAKE_SOURCE_DIR}/protos)
find_path(GOOGLEAPIS_ROOT google/api/annotations.proto
  PATHS /usr/share/gocode/src/github.com/gogo/googleapis REQUIRED)
find_path(PROTOBUF_ROOT google/protobuf/descriptor.proto PATHS /usr/include REQUIRED)
set(COPPERPLATE_GENERATED ${CMAKE_BINARY_DIR}/generated)
find_program(GRPC_CPP_PLUGIN grpc_cpp_plugin REQUIRED)

# copperplate_proto_library(<name> ROOT dir PROTOS a.proto... [GRPC b.proto...] [DEPS dep...])
#
# Compiles PROTOS (paths from ROOT) and, for those in GRPC, their services. A target of its own, without our warnings
# and sanitizers.
function(copperplate_proto_library name)
  cmake_parse_arguments(arg "" "ROOT" "PROTOS;GRPC;DEPS" ${ARGN})
  set(sources)
  foreach(proto IN LISTS arg_PROTOS)
    string(REGEX REPLACE "\\.proto$" "" stem ${proto})
    set(outputs ${COPPERPLATE_GENERATED}/${stem}.pb.cc ${COPPERPLATE_GENERATED}/${stem}.pb.h)
    set(plugin)
    if(proto IN_LIST arg_GRPC)
      list(APPEND outputs ${COPPERPLATE_GENERATED}/${stem}.grpc.pb.cc ${COPPERPLATE_GENERATED}/${stem}.grpc.pb.h)
      set(plugin --plugin=protoc-gen-grpc=${GRPC_CPP_PLUGIN} --grpc_out=${COPPERPLATE_GENERATED})
    endif()
    add_custom_command(
      OUTPUT ${outputs}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${COPPERPLATE_GENERATED}
      COMMAND protobuf::protoc -I ${arg_ROOT} -I ${COPPERPLATE_PROTO_ROOT} -I ${GOOGLEAPIS_ROOT}
              --cpp_out=${COPPERPLATE_GENERATED} ${plugin} ${proto}
      DEPENDS ${arg_ROOT}/${proto} protobuf::protoc
      COMMENT "protoc ${proto}" VERBATIM)
    list(APPEND sources ${outputs})
  endforeach()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} SYSTEM PUBLIC ${COPPERPLATE_GENERATED})
  target_link_libraries(${name} PUBLIC ${arg_DEPS} protobuf::libprotobuf)
  if(arg_GRPC)
    target_link_libraries(${name} PUBLIC gRPC::grpc++)
  endif()
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
    DEPENDS ${files} COMMENT "descriptor set ${service}" VERBATIM)
  add_custom_target(descriptors_${service} ALL DEPENDS ${output})
endfunction()

# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the project into an empty directory, builds a program of somebody else against it, and runs that.
# usage: cmake -DBUILD=... -DSOURCE=... -DPLACE=... -DSANITIZE=... -DCOMPILER=... -P install_test.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "failed with ${code}: ${ARGN}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${PLACE})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${PLACE}/installed)
foreach(file bin/wirecopy share/man/man1/wirecopy.1 include/wirecopy/searcher/searcher.h)
  if(NOT EXISTS ${PLACE}/installed/${file})
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()

# The C library is found where the tree lies, wherever that was meant to be.
find_program(PKG_CONFIG pkg-config)
file(GLOB_RECURSE description ${PLACE}/installed/*/wirecopy.pc)
if(PKG_CONFIG)
  cmake_path(GET description PARENT_PATH directory)
  run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${directory} ${PKG_CONFIG} --variable=includedir wirecopy)
  string(STRIP "${out}" headers)
  file(REAL_PATH "${headers}" headers)
  if(NOT EXISTS ${headers}/wirecopy.h OR NOT headers MATCHES "^${PLACE}/installed/")
    message(FATAL_ERROR "pkg-config finds the headers in '${headers}'")
  endif()
endif()

set(flags "")
if(SANITIZE)
  set(flags -DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE})
endif()
run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE}/tests/cli/consumer -B ${PLACE}/build -DCMAKE_PREFIX_PATH=${PLACE}/installed
    -DCMAKE_CXX_COMPILER=${COMPILER} ${flags})
run(${CMAKE_COMMAND} --build ${PLACE}/build)
file(WRITE ${PLACE}/a.jsonl "{\"id\":\"first\",\"title\":\"Flood\",\"body\":\"The river came at night.\"}\n")
run(${PLACE}/build/consumer ${PLACE}/index ${PLACE}/a.jsonl rivers)
if(NOT out STREQUAL "first\n")
  message(FATAL_ERROR "the consumer found '${out}'")
endif()

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

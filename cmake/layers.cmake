# SPDX-License-Identifier: GPL-2.0-or-later
# wirecopy_layer(NAME SOURCES ... [LAYERS ...] [PUBLIC ...] [PRIVATE ...])
# One library per folder. LAYERS are the only folders whose headers it may include, besides its own;
# tests/layers_test.cc reads the same list and checks every include line against it.
add_library(wirecopy_options INTERFACE)
target_compile_options(wirecopy_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms about "literal" + string (GCC bug 105651).
  target_compile_options(wirecopy_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
# Entity tags tell builds apart by it (web/build_mark.h).
target_link_options(wirecopy_options INTERFACE LINKER:--build-id)
if(WIRECOPY_WERROR)
  target_compile_options(wirecopy_options INTERFACE -Werror)
endif()
if(WIRECOPY_SANITIZE)
  target_compile_options(wirecopy_options INTERFACE -fsanitize=${WIRECOPY_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(wirecopy_options INTERFACE -fsanitize=${WIRECOPY_SANITIZE})
  if(WIRECOPY_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(wirecopy_options INTERFACE -Wno-tsan)
  endif()
endif()
if(WIRECOPY_FUZZ)
  target_compile_options(wirecopy_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

set_property(GLOBAL PROPERTY WIRECOPY_LAYERS "")

function(wirecopy_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;LAYERS;PUBLIC;PRIVATE" ${ARGN})
  add_library(wirecopy_${name} STATIC ${LAYER_SOURCES})
  add_library(Wirecopy::${name} ALIAS wirecopy_${name})
  set_target_properties(wirecopy_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(wirecopy_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/wirecopy>)
  list(TRANSFORM LAYER_LAYERS PREPEND wirecopy_ OUTPUT_VARIABLE below)
  target_link_libraries(wirecopy_${name} PUBLIC ${below} ${LAYER_PUBLIC}
    PRIVATE $<BUILD_INTERFACE:wirecopy_options> ${LAYER_PRIVATE})
  set_property(GLOBAL APPEND PROPERTY WIRECOPY_LAYERS ${name})
  set_property(GLOBAL PROPERTY WIRECOPY_LAYERS_OF_${name} "${LAYER_LAYERS}")
endfunction()

# wirecopy_test(NAME SOURCES ... LAYERS ...): one test program per layer, every case known to CTest by its own name.
function(wirecopy_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LAYERS;PRIVATE" ${ARGN})
  add_executable(${name}_test ${TEST_SOURCES})
  list(TRANSFORM TEST_LAYERS PREPEND wirecopy_ OUTPUT_VARIABLE below)
  target_link_libraries(${name}_test PRIVATE ${below} ${TEST_PRIVATE} wirecopy_options wirecopy_source_tree GTest::gtest GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name}_test TEST_PREFIX ${name}/ DISCOVERY_TIMEOUT 120 PROPERTIES TIMEOUT 600)
endfunction()

# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the project into an empty directory, and builds and runs the examples against what is there.
# usage: cmake -DBUILD=... -DSOURCE=... -DPLACE=... -DCOMPILER=... -DC_COMPILER=... -P examples_test.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE error)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "failed with ${code}: ${ARGN}\n${out}${error}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(expect words)
  if(NOT out MATCHES "${words}")
    message(FATAL_ERROR "'${words}' is not in:\n${out}")
  endif()
endfunction()

set(installed ${PLACE}/installed)
set(index ${PLACE}/index)
file(REMOVE_RECURSE ${PLACE})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${installed})
file(GLOB library ${installed}/lib/*/libwirecopy.so ${installed}/lib/libwirecopy.so)
get_filename_component(libraries ${library} DIRECTORY)
file(WRITE ${PLACE}/articles.jsonl
"{\"id\":\"first\",\"title\":\"Flood\",\"body\":\"The river came at night.\",\"source\":\"courier.example\"}
no article
{\"id\":\"second\",\"title\":\"Drought\",\"body\":\"The river is gone.\",\"source\":\"gazette.example\"}\n")

# C, by pkg-config
set(ENV{PKG_CONFIG_PATH} ${libraries}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${libraries})
run(pkg-config --cflags --libs --define-variable=prefix=${installed} wirecopy)
string(STRIP "${out}" flags)
separate_arguments(flags)
run(${C_COMPILER} -std=c99 -Wall -Wextra -Werror -pedantic ${SOURCE}/examples/c/search.c ${flags} -o ${PLACE}/search_c)
run(sh -c "${PLACE}/search_c ${index} --add < ${PLACE}/articles.jsonl")
expect("\"accepted\":2,\"rejected\":1")
run(${PLACE}/search_c ${index} "river -drought")
expect("\"id\":\"first\"")
execute_process(COMMAND ${PLACE}/search_c ${PLACE}/nowhere river RESULT_VARIABLE code ERROR_VARIABLE error)
if(NOT code EQUAL 3 OR NOT error MATCHES "nowhere")
  message(FATAL_ERROR "a missing index gave ${code}: ${error}")
endif()
run(sh -c "nm -D --defined-only ${library} | awk '$2 != \"A\" && $3 !~ /^wirecopy_/' | wc -l")
if(NOT out EQUAL 0)
  message(FATAL_ERROR "${out} symbols beside those of wirecopy.h can be seen in ${library}")
endif()

# Python, by ctypes
find_program(PYTHON python3)
if(PYTHON)
  set(ENV{WIRECOPY_LIBRARY} ${library})
  run(${PYTHON} ${SOURCE}/examples/python/search.py ${index} river)
  expect("first\tcourier.example\tFlood")
endif()

# C++, by CMake
run(${CMAKE_COMMAND} -G Ninja -S ${SOURCE}/examples/cpp -B ${PLACE}/cpp -DCMAKE_PREFIX_PATH=${installed}
    -DCMAKE_CXX_COMPILER=${COMPILER})
run(${CMAKE_COMMAND} --build ${PLACE}/cpp)
run(${PLACE}/cpp/search ${index} rivers)
expect("second\tgazette.example\tDrought")

# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the C program in an empty directory.
# usage: cmake -DPROGRAM=... -DPLACE=... -P abi_test.cmake
file(REMOVE_RECURSE ${PLACE})
file(MAKE_DIRECTORY ${PLACE})
execute_process(COMMAND ${PROGRAM} WORKING_DIRECTORY ${PLACE} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "failed with ${code}\n${out}")
endif()

# SPDX-License-Identifier: GPL-2.0-or-later
# What `cmake --install` puts where: the program, its manual, and the layers below it as a library for
# find_package(Wirecopy).
include(CMakePackageConfigHelpers)

set(library_layers text corpus dedup stories schema indexer searcher)
set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/Wirecopy)

install(TARGETS wirecopy RUNTIME COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES man/wirecopy.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
file(GLOB documents CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES README.md NEWS.md ${documents} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

list(TRANSFORM library_layers PREPEND wirecopy_ OUTPUT_VARIABLE library_targets)
install(TARGETS ${library_targets} EXPORT WirecopyTargets ARCHIVE COMPONENT development)
install(DIRECTORY ${library_layers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/wirecopy
  COMPONENT development FILES_MATCHING PATTERN "*.h" PATTERN "samples" EXCLUDE)
install(TARGETS wirecopy_shared LIBRARY COMPONENT program NAMELINK_COMPONENT development)
install(FILES capi/wirecopy.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
# Found from where the file lies, so that a tree may be moved.
file(RELATIVE_PATH WIRECOPY_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(capi/wirecopy.pc.in ${CMAKE_CURRENT_BINARY_DIR}/wirecopy.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/wirecopy.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
install(EXPORT WirecopyTargets NAMESPACE Wirecopy:: DESTINATION ${package_directory} COMPONENT development)
configure_package_config_file(cmake/WirecopyConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/WirecopyConfig.cmake
  INSTALL_DESTINATION ${package_directory})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/WirecopyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/WirecopyConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/WirecopyConfigVersion.cmake
  cmake/dependencies.cmake DESTINATION ${package_directory} COMPONENT development)

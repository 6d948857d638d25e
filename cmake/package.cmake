# SPDX-License-Identifier: GPL-2.0-or-later
# `cpack` in a build directory makes a Debian package: the program, its manual, completions, units of systemd.
set(completions ${CMAKE_CURRENT_BINARY_DIR}/completions)
file(MAKE_DIRECTORY ${completions})
add_custom_command(OUTPUT ${completions}/wirecopy ${completions}/_wirecopy ${completions}/wirecopy.fish
  COMMAND wirecopy completion bash > ${completions}/wirecopy
  COMMAND wirecopy completion zsh > ${completions}/_wirecopy
  COMMAND wirecopy completion fish > ${completions}/wirecopy.fish
  DEPENDS wirecopy
  VERBATIM)
add_custom_target(completions ALL DEPENDS ${completions}/wirecopy)
if(TARGET cli_test)
  add_dependencies(cli_test completions)  # one of its tests installs everything
endif()
install(FILES ${completions}/wirecopy DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${completions}/_wirecopy DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${completions}/wirecopy.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES packaging/wirecopy.service packaging/wirecopy.socket DESTINATION lib/systemd/system COMPONENT program)
install(FILES packaging/wirecopy.sysusers RENAME wirecopy.conf DESTINATION lib/sysusers.d COMPONENT program)
# Settings belong to who runs the service: only a package, which keeps what was changed, puts them in their place.
install(FILES packaging/wirecopy.toml DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES packaging/wirecopy.toml DESTINATION /etc COMPONENT program EXCLUDE_FROM_ALL)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/conffiles "/etc/wirecopy.toml\n")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME wirecopy)
set(CPACK_PACKAGE_CONTACT "Wirecopy maintainers <maintainers@wirecopy.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME wirecopy)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(scripts ${PROJECT_SOURCE_DIR}/packaging)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_CONTROL_EXTRA
  ${CMAKE_CURRENT_BINARY_DIR}/conffiles ${scripts}/postinst ${scripts}/prerm ${scripts}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libwirecopy-dev)
# What dependencies.cmake looks for when a program is built with the library, and the library itself.
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "wirecopy (= ${PROJECT_VERSION})" pkg-config libxapian-dev
  libicu-dev libfmt-dev libsimdjson-dev nlohmann-json3-dev libpugixml-dev libarchive-dev zlib1g-dev libzstd-dev
  robin-map-dev libgumbo-dev libbrotli-dev libuchardet-dev libxxhash-dev libcld2-dev libstemmer-dev)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Recognises copies of one text among news articles, and answers queries with ranked texts, each shown once, with true
 highlights and the list of who else ran it. On the command line, as web pages, as an API.")
include(CPack)

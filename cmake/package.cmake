# Installing, and the package that others find with find_package(synoptic).
# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)

get_property(stages GLOBAL PROPERTY SYNOPTIC_STAGES)
list(TRANSFORM stages PREPEND synoptic_ OUTPUT_VARIABLE stage_targets)

# What most users link: all stages.
add_library(synoptic_all INTERFACE)
add_library(synoptic::synoptic ALIAS synoptic_all)
set_target_properties(synoptic_all PROPERTIES EXPORT_NAME synoptic)
target_link_libraries(synoptic_all INTERFACE ${stage_targets})

install(TARGETS ${stage_targets} synoptic_all EXPORT synopticTargets)
install(TARGETS synoptic_cli_main RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/synoptic DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT synopticTargets NAMESPACE synoptic::
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)
configure_package_config_file(cmake/synopticConfig.cmake.in synopticConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)
write_basic_package_version_file(synopticConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/synopticConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/synopticConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)

# SPDX-License-Identifier: GPL-2.0-or-later
# Hands the LAYERS lists of all layers to layers_test.cc, as "layer:below,below|layer:...".
get_property(layers GLOBAL PROPERTY WIRECOPY_LAYERS)
set(rules "")
foreach(layer IN LISTS layers)
  get_property(below GLOBAL PROPERTY WIRECOPY_LAYERS_OF_${layer})
  list(JOIN below "," below)
  list(APPEND rules "${layer}:${below}")
endforeach()
list(JOIN rules "|" rules)
wirecopy_test(layers SOURCES layers_test.cc)
set_property(TARGET layers_test APPEND PROPERTY COMPILE_DEFINITIONS "WIRECOPY_LAYER_RULES=\"${rules}\"")

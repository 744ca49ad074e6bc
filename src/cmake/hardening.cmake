# What makes faults of zonemend harder to abuse, and what makes a build the same wherever it is done.
include_guard()
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)

# zonemend_harden(TARGET): whatever links the interface library TARGET gets it. What the compiler or
# linker does not know is left out. tests/house/hardening_test.sh looks for the traces in the program.
function(zonemend_harden target)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
    string(MAKE_C_IDENTIFIER "zonemend_takes_${flag}" takes)
    # Clang only warns of what it has no use for.
    check_cxx_compiler_flag("-Werror ${flag}" ${takes})
    if(${takes})
      target_compile_options(${target} INTERFACE ${flag})
    endif()
  endforeach()
  target_compile_options(${target} INTERFACE -fPIE)
  target_link_options(${target} INTERFACE -pie)
  # The C library checks sizes only in optimised code. Distributions may ask for another level.
  target_compile_options(${target} INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
  foreach(flag relro now noexecstack)
    check_linker_flag(CXX LINKER:-z,${flag} zonemend_links_${flag})
    if(zonemend_links_${flag})
      target_link_options(${target} INTERFACE LINKER:-z,${flag})
    endif()
  endforeach()
endfunction()

# zonemend_make_reproducible(TARGET): the folders of the source and of the build leave no trace.
function(zonemend_make_reproducible target)
  target_compile_options(${target} INTERFACE
    -ffile-prefix-map=${PROJECT_BINARY_DIR}=build -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
endfunction()

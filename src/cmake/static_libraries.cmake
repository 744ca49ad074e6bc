# Links ldns, OpenSSL's libcrypto, fmt and the C++ library into the program. Where the loader has to
# find libcrypto's five thousand symbols anew at each start, that is two thirds of the time that a
# small zone takes. The C library stays shared. A library that is not installed as an archive stays
# shared too, and so does everything when sanitizers watch.
include_guard()

# zonemend_find_libraries(): sets zonemend_ldns, zonemend_fmt (what to link), zonemend_runtime_flags
# (link options of the program) and zonemend_archives (PATH=NAME=VERSION of each, for the SBOM).
macro(zonemend_find_libraries)
  set(zonemend_ldns PkgConfig::LDNS)
  set(zonemend_fmt fmt::fmt)
  set(zonemend_runtime_flags "")
  set(zonemend_archives "")
  if(ZONEMEND_STATIC AND NOT ZONEMEND_SANITIZE AND NOT ZONEMEND_FUZZ)
    zonemend_find_static_ldns()
    zonemend_compile_fmt()
  endif()
endmacro()

# ldns's archive leaves OpenSSL's functions to others.
macro(zonemend_find_static_ldns)
  find_library(ZONEMEND_LIBLDNS libldns.a HINTS ${LDNS_LIBDIR})
  find_library(ZONEMEND_LIBCRYPTO libcrypto.a HINTS ${LDNS_LIBDIR})
  mark_as_advanced(ZONEMEND_LIBLDNS ZONEMEND_LIBCRYPTO)
  if(ZONEMEND_LIBLDNS AND ZONEMEND_LIBCRYPTO)
    find_package(Threads REQUIRED)
    add_library(zonemend_static_ldns INTERFACE)
    target_include_directories(zonemend_static_ldns SYSTEM INTERFACE ${LDNS_INCLUDE_DIRS})
    target_link_libraries(zonemend_static_ldns INTERFACE ${ZONEMEND_LIBLDNS} ${ZONEMEND_LIBCRYPTO}
                          ${CMAKE_DL_LIBS} Threads::Threads)
    set(zonemend_ldns zonemend_static_ldns)
    list(APPEND zonemend_archives ${ZONEMEND_LIBLDNS}=ldns=${LDNS_VERSION}
         ${ZONEMEND_LIBCRYPTO}=libcrypto=unknown)
  endif()
endmacro()

# Debian has fmt's functions as a shared library and as source, in a header. The shared one needs the
# shared C++ library, and a program must not have that twice.
macro(zonemend_compile_fmt)
  set(zonemend_fmt_source ${PROJECT_BINARY_DIR}/generated/fmt/functions.cpp)
  file(CONFIGURE OUTPUT ${zonemend_fmt_source} @ONLY CONTENT "
#include <fmt/format-inl.h>
FMT_BEGIN_NAMESPACE
namespace detail {
template dragonbox::decimal_fp<float> dragonbox::to_decimal(float);
template dragonbox::decimal_fp<double> dragonbox::to_decimal(double);
template thousands_sep_result<char> thousands_sep_impl(locale_ref);
template char decimal_point_impl(locale_ref);
}
FMT_END_NAMESPACE
")
  set(zonemend_fmt_trial ${PROJECT_BINARY_DIR}/generated/fmt/trial.cpp)
  file(CONFIGURE OUTPUT ${zonemend_fmt_trial} @ONLY CONTENT "
#include <fmt/format.h>
int main(int count, char**) { return fmt::format(\"{:>{}} {:.1f} {}\", 1, count, 0.5 * count, 2.5f).empty(); }
")
  get_target_property(zonemend_fmt_headers fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
  try_compile(zonemend_fmt_compiles ${PROJECT_BINARY_DIR}/generated/fmt/build
              SOURCES ${zonemend_fmt_source} ${zonemend_fmt_trial}
              CMAKE_FLAGS -DINCLUDE_DIRECTORIES=${zonemend_fmt_headers}
              CXX_STANDARD 20)
  if(zonemend_fmt_compiles)
    add_library(zonemend_static_fmt STATIC ${zonemend_fmt_source})
    target_include_directories(zonemend_static_fmt SYSTEM PUBLIC ${zonemend_fmt_headers})
    get_target_property(zonemend_fmt_definitions fmt::fmt INTERFACE_COMPILE_DEFINITIONS)
    if(zonemend_fmt_definitions)
      target_compile_definitions(zonemend_static_fmt INTERFACE ${zonemend_fmt_definitions})
    endif()
    target_link_libraries(zonemend_static_fmt PRIVATE zonemend_options)
    set(zonemend_fmt zonemend_static_fmt)
    list(APPEND zonemend_archives ${zonemend_fmt_headers}/fmt=fmt=${fmt_VERSION})
    foreach(flag -static-libstdc++ -static-libgcc)
      string(MAKE_C_IDENTIFIER "zonemend_links_${flag}" links)
      check_linker_flag(CXX ${flag} ${links})
      if(${links})
        list(APPEND zonemend_runtime_flags ${flag})
      endif()
    endforeach()
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libstdc++.a
                    OUTPUT_VARIABLE zonemend_libstdcxx OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(IS_ABSOLUTE "${zonemend_libstdcxx}")
      file(REAL_PATH ${zonemend_libstdcxx} zonemend_libstdcxx)
      list(APPEND zonemend_archives
           ${zonemend_libstdcxx}=libstdc++=${CMAKE_CXX_COMPILER_VERSION})
    endif()
  endif()
endmacro()

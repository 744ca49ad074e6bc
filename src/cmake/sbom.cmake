# A list of what the program is made of (SBOM, in SPDX 2.3), for those who must know whether a fault
# of a library concerns them. Included, it makes the list a part of the build; as a script
# (cmake -P), it writes the list: the libraries that the loader would take, and those that are in the
# program already (archives, headers), each with the package of this system that it comes from.
#
# SOURCE_DATE_EPOCH says when, for builds that shall be the same byte for byte; else the last commit.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(zonemend_sbom_script ${CMAKE_CURRENT_LIST_FILE})

  # zonemend_add_sbom(TARGET LINKED PATH=NAME=VERSION…): writes TARGET.spdx.json beside the program
  # whenever that is linked. The PATH is a file of the library's package.
  function(zonemend_add_sbom target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" LINKED)
    string(JOIN "|" linked ${arg_LINKED})
    add_custom_command(TARGET ${target} POST_BUILD VERBATIM
      COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DNAME=${target}
              -DVERSION=${PROJECT_VERSION} "-DLINKED=${linked}" -DSOURCE=${PROJECT_SOURCE_DIR}
              "-DCOMPILER=${CMAKE_CXX_COMPILER}=${CMAKE_CXX_COMPILER_ID}=${CMAKE_CXX_COMPILER_VERSION}"
              -DOUTPUT=${CMAKE_CURRENT_BINARY_DIR}/${target}.spdx.json
              -P ${zonemend_sbom_script})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${zonemend_sbom_script})
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.25)

# json_members(OUT NAME VALUE…): "NAME": "VALUE", …
function(json_members out)
  set(members "")
  while(ARGN)
    list(POP_FRONT ARGN name value)
    string(REGEX REPLACE "([\\\"])" "\\\\\\1" value "${value}")
    list(APPEND members "\"${name}\": \"${value}\"")
  endwhile()
  string(JOIN ",\n      " members ${members})
  set(${out} "${members}" PARENT_SCOPE)
endfunction()

function(spdx_id out text)
  string(REGEX REPLACE "[^A-Za-z0-9.-]" "-" id "SPDXRef-${text}")
  set(${out} ${id} PARENT_SCOPE)
endfunction()

# The name of the Debian package that holds the file; empty where there is none.
function(package_of out path)
  set(names ${path})
  if(path MATCHES "^/usr(/lib.*)$")
    list(APPEND names ${CMAKE_MATCH_1})
  elseif(path MATCHES "^/lib")
    list(APPEND names /usr${path})  # /lib is a link to /usr/lib
  endif()
  set(package "")
  if(DPKG_QUERY)
    file(REAL_PATH ${path} real)
    execute_process(COMMAND ${DPKG_QUERY} -S ${names} ${real} OUTPUT_VARIABLE found ERROR_QUIET)
    if(found MATCHES "^([^ ,\n]+)(, [^:]+)?: /")
      set(package ${CMAKE_MATCH_1})
    endif()
  endif()
  set(${out} "${package}" PARENT_SCOPE)
endfunction()

# Adds a package to the list, once. `relation` is how zonemend uses it.
function(add_component path name version relation)
  package_of(package "${path}")
  if(package)
    execute_process(
      COMMAND ${DPKG_QUERY} -W -f "\${Package}|\${Version}|\${Architecture}|\${source:Package} \${source:Version}"
              ${package}
      OUTPUT_VARIABLE found)
    string(REPLACE "|" ";" found "${found}")
    list(GET found 0 name)
    list(GET found 1 version)
    list(GET found 2 architecture)
    list(GET found 3 source)
    string(REPLACE "+" "%2B" quoted "${name}@${version}")
    string(REPLACE ":" "%3A" quoted "${quoted}")
    string(REPLACE "~" "%7E" quoted "${quoted}")
    set(reference "pkg:deb/${DISTRIBUTION}/${quoted}?arch=${architecture}")
    set(more ",\n      \"sourceInfo\": \"package of the system, built from ${source}\",
      \"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\",
                        \"referenceLocator\": \"${reference}\"}]")
  else()
    set(more "")
  endif()
  spdx_id(id "${name}")
  if(id IN_LIST known)
    return()
  endif()
  json_members(members SPDXID ${id} name ${name} versionInfo ${version} downloadLocation NOASSERTION
               licenseConcluded NOASSERTION licenseDeclared NOASSERTION copyrightText NOASSERTION)
  string(APPEND packages ",\n    {\n      ${members},\n      \"filesAnalyzed\": false${more}\n    }")
  set(one ${program_id})
  set(other ${id})
  if(relation STREQUAL BUILD_TOOL_OF)
    set(one ${id})
    set(other ${program_id})
  endif()
  string(APPEND relations ",\n    {\"spdxElementId\": \"${one}\", \"relationshipType\": \"${relation}\",
     \"relatedSpdxElement\": \"${other}\"}")
  set(known ${known} ${id} PARENT_SCOPE)
  set(packages "${packages}" PARENT_SCOPE)
  set(relations "${relations}" PARENT_SCOPE)
endfunction()

find_program(DPKG_QUERY dpkg-query)
set(DISTRIBUTION debian)
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release line REGEX "^ID=")
  string(REGEX REPLACE "^ID=\"?([^\"]*)\"?$" "\\1" DISTRIBUTION "${line}")
endif()

file(SHA256 ${PROGRAM} digest)
spdx_id(program_id ${NAME})
json_members(members SPDXID ${program_id} name ${NAME} versionInfo ${VERSION}
             downloadLocation NOASSERTION licenseConcluded MIT licenseDeclared MIT
             copyrightText NOASSERTION primaryPackagePurpose APPLICATION)
set(packages "\n    {\n      ${members},\n      \"filesAnalyzed\": false,
      \"checksums\": [{\"algorithm\": \"SHA256\", \"checksumValue\": \"${digest}\"}]\n    }")
set(relations "\n    {\"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\",
     \"relatedSpdxElement\": \"${program_id}\"}")
set(known ${program_id})

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${PROGRAM} RESOLVED_DEPENDENCIES_VAR libraries
     UNRESOLVED_DEPENDENCIES_VAR unresolved CONFLICTING_DEPENDENCIES_PREFIX conflicting)
list(APPEND libraries ${unresolved})
list(SORT libraries)
foreach(library IN LISTS libraries)
  get_filename_component(name ${library} NAME)
  add_component(${library} ${name} NOASSERTION DYNAMIC_LINK)
endforeach()
string(REPLACE "|" ";" LINKED "${LINKED}")
foreach(item IN LISTS LINKED)
  string(REPLACE "=" ";" item "${item}")
  list(GET item 0 path)
  list(GET item 1 name)
  list(GET item 2 version)
  add_component(${path} ${name} "${version}" STATIC_LINK)
endforeach()
string(REPLACE "=" ";" COMPILER "${COMPILER}")
list(GET COMPILER 0 path)
list(GET COMPILER 1 name)
list(GET COMPILER 2 version)
file(REAL_PATH ${path} path)
add_component(${path} ${name} ${version} BUILD_TOOL_OF)

if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND git -C ${SOURCE} log -1 --format=%ct OUTPUT_VARIABLE committed
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(committed MATCHES "^[0-9]+$")
    set(ENV{SOURCE_DATE_EPOCH} ${committed})
  endif()
endif()
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)
file(WRITE ${OUTPUT} "{
  \"spdxVersion\": \"SPDX-2.3\",
  \"dataLicense\": \"CC0-1.0\",
  \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"${NAME}-${VERSION}\",
  \"documentNamespace\": \"https://spdx.org/spdxdocs/${NAME}-${VERSION}-${digest}\",
  \"creationInfo\": {\"created\": \"${created}\", \"creators\": [\"Tool: ${NAME}-sbom.cmake\"]},
  \"packages\": [${packages}
  ],
  \"relationships\": [${relations}
  ]
}
")

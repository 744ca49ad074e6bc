# The program that was built carries the guards of src/cmake/hardening.cmake.
set -eu
program=$1
cache=$(dirname "$program")/CMakeCache.txt
setting() { sed -n "s/^$1:[A-Z]*=//p" "$cache"; }
[ -z "$(setting ZONEMEND_SANITIZE)" ] && [ "$(setting ZONEMEND_HARDENING)" = ON ] || exit 77
command -v readelf >/dev/null || exit 77

status=0
# expect WHAT PATTERN READELF-OPTION...
expect() {
  what=$1 pattern=$2
  shift 2
  LC_ALL=C readelf -W "$@" "$program" | grep -Eq -e "$pattern" && return
  echo "$program: $what"
  status=1
}
expect 'can be loaded at one address only (no PIE)' '^  Type: +DYN' -h
expect 'can be loaded at one address only (no PIE)' 'FLAGS_1.*PIE' -d
expect 'leaves the table of functions writable (no RELRO)' '^  GNU_RELRO' -l
expect 'leaves the table of functions writable (no BIND_NOW)' 'FLAGS_1.*NOW|BIND_NOW' -d
expect 'has an executable stack' '^  GNU_STACK .* RW  ' -l
expect 'does not guard its stack' ' __stack_chk_fail' --dyn-syms
# No segment may be both written and run.
if LC_ALL=C readelf -W -l "$program" | grep -Eq '^  LOAD .* RWE '; then
  echo "$program: has memory that is writable and executable"
  status=1
fi
if [ "$(setting CMAKE_BUILD_TYPE)" != Debug ]; then
  expect 'does not check sizes (no _FORTIFY_SOURCE)' ' __[a-z]+_chk(@|$)' --dyn-syms
fi
# Targets of indirect jumps are marked, where the compiler can do that: on this processor alone.
if command -v objdump >/dev/null && [ "$(uname -m)" = x86_64 ]; then
  objdump -d --no-show-raw-insn --disassemble=main "$program" | grep -q endbr64 || {
    echo "$program: does not mark the targets of jumps (no -fcf-protection)"
    status=1
  }
fi
exit $status

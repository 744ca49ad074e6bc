# Shared by src/quickstart.sh and tests/run.sh, which source it: Debian packages and the build.
# Expects $root, the checkout. Asks apt for nothing that is there already.

jobs=$(nproc 2>/dev/null || echo 2)
# Debian keeps some of the tools here, and leaves it out of the PATH of ordinary users.
PATH=$PATH:/usr/sbin:/sbin

say() { printf '== %s\n' "$*"; }
fail() {
  printf 'zonemend: %s\n' "$*" >&2
  exit 2
}
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command silently; when it fails, shows what it had to say.
quietly() {
  output=$("$@" 2>&1) && return
  status=$?
  printf '%s\n' "$output" >&2
  return $status
}

# Prints those of the packages that are not installed.
not_installed() {
  for package; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || :) in
      installed) ;;
      *) echo "$package" ;;
    esac
  done
}

# Prints the packages that are missing to build zonemend. Tools may come from elsewhere.
missing_for_build() {
  compiler=${CXX:-c++}
  has "${compiler%% *}" || echo g++
  has cmake || echo cmake
  has pkg-config || echo pkg-config
  has ninja || has make || echo ninja-build
  not_installed libldns-dev libcli11-dev libfmt-dev libtomlplusplus-dev nlohmann-json3-dev
}

apt_is_updated=
install_packages() {
  [ $# -gt 0 ] || return 0
  command="apt-get update && apt-get install --no-install-recommends $*"
  has apt-get || fail "this system has no apt-get. Install what Debian calls: $*"
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif has sudo; then
    as_root=sudo
  else
    fail "packages are missing, and installing needs root. Run as root: $command"
  fi
  say "installing Debian packages: $*"
  # One broken source among many makes `update` fail; whether it matters, `install` finds out.
  [ -n "$apt_is_updated" ] || quietly $as_root apt-get -q update || :
  apt_is_updated=1
  quietly $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qy install --no-install-recommends "$@" ||
    fail "apt-get could not install them. Mend what it says above, or run as root: $command"
}

# build FOLDER OPTION…: configures with the options and builds what is out of date.
build() {
  folder=$1
  shift
  # From the environment these are only defaults: a folder that is configured keeps its own.
  if has ninja; then
    export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"
  fi
  if has ccache; then
    export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}"
  else
    set -- -DZONEMEND_PCH=ON "$@"
  fi
  if [ -e "$root/$folder/CMakeCache.txt" ]; then say "building in $folder/"
  else say "building in $folder/, which takes some minutes the first time"
  fi
  quietly cmake -S "$root" -B "$root/$folder" "$@" ||
    fail "cmake could not configure $folder/. If the folder is from elsewhere, remove it first"
  if [ -t 1 ]; then
    cmake --build "$root/$folder" -j "$jobs"
  else
    quietly cmake --build "$root/$folder" -j "$jobs" -- --quiet
  fi || fail "the build failed"
}

#!/usr/bin/env bash
# Sets up what a step needs and is missing, and says what it does. Usage: setup.sh rust|node|browser
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }

apt_install() {
  if ! have apt-get; then
    echo "please install $* with this system's package manager, then run the command again" >&2
    exit 1
  fi
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || { echo "please run as root: apt-get install $*" >&2; exit 1; }
    sudo=(sudo)
  fi
  echo "installing $* from this system's packages"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

case "${1:-}" in
  rust)
    if ! have cargo; then
      echo "Rust is missing. Install it from https://rustup.rs (version 1.95 or later), then run the command again." >&2
      exit 1
    fi
    have cc || apt_install gcc libc6-dev
    ;;
  node)
    have npm || apt_install nodejs npm
    major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    if [ "$major" -lt 20 ]; then
      echo "the page is built with Node.js 20 or later; found $(node --version). See https://nodejs.org" >&2
      exit 1
    fi
    ;;
  browser)
    have chromium || apt_install chromium fonts-noto-core
    ;;
  *)
    echo "usage: setup.sh rust|node|browser" >&2
    exit 2
    ;;
esac

#!/bin/sh
# Makes .venv with the first Python that can, and keeps one that works.
#
# Called by the Makefile from the repository's root, before any Python of ours can run: hence a shell script.
# Names to try are the arguments; each must be 3.11 or newer and able to make a virtual environment.
# The file .venv/made notes the folder, since an environment does not survive being moved.
set -u

here=$(pwd -P)
if [ -f .venv/made ] && [ "$(cat .venv/made)" = "$here" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

tried=""
remedy="python3-venv"
for python in "$@"; do
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        tried="$tried
  $python is $version: too old"
        continue
    fi
    if output=$("$python" -m venv --clear .venv 2>&1); then
        echo "Made .venv with Python $version."
        printf '%s\n' "$here" >.venv/made
        exit 0
    fi
    case $output in
    *ensurepip*)
        reason="its part that makes virtual environments is not installed"
        remedy="python$version-venv"
        ;;
    *) reason="it made no virtual environment: $(printf '%s\n' "$output" | tail -n 1)" ;;
    esac
    tried="$tried
  $python is $version: $reason"
done

cat >&2 <<END
No usable Python was found: 3.11 or newer is needed, with virtual environments.${tried:-
  none of these is installed: $*}
Do the line for your system, then run the same make command again:
  Debian, Ubuntu   sudo apt-get install python3 $remedy
  Ubuntu 22.04     sudo apt-get install python3.11 python3.11-venv
  Fedora           sudo dnf install python3
  macOS            brew install python3   (or the installer from python.org)
  anywhere         make PYTHON=/path/to/python3 site
END
exit 1
